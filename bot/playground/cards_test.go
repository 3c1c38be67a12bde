package playground_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"miswg/bot/playground"
)

// measured is the newest card on the page: its height without who says it, and its
// lines of text, a row of buttons being one.
const measured = `(() => {
	const card = [...document.querySelectorAll(%q)].findLast((e) => e.checkVisibility()).querySelector(".blocks");
	const tops = new Set(), texts = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
	while (texts.nextNode()) {
		const range = document.createRange();
		range.selectNodeContents(texts.currentNode);
		for (const r of range.getClientRects()) if (r.width > 0) tops.add(Math.round(r.bottom / 8));
	}
	return { Height: card.getBoundingClientRect().height, Lines: tops.size };
})()`

type card struct {
	Height float64
	Lines  int
}

// TestStatusCardIsShort holds the card of one name or two to what is read at a glance: in a
// channel, in a thread and on a telephone, in both languages, also where it says which name was
// read or what it is part of, and when its page was last verified. MISWG_CARDS names a folder for
// pictures of what is measured.
func TestStatusCardIsShort(t *testing.T) {
	unlessShort(t)
	const tallest, mostLines = 150, 6
	looks := []struct {
		name  string
		theme string
		width int64
		limit float64
	}{
		{"390 pixels", "light", 390, 2 * tallest},
		{"600 pixels, dark", "dark", 600, tallest},
		{"600 pixels", "light", 600, tallest}, // in which the conversation goes on
	}
	o, late := changing(t), atomic.Int64{}
	o.Setup.Bot.Now = func() time.Time { return time.Now().Add(time.Duration(late.Load())) }
	s := start(t, o)
	s.Look(t.Context())
	late.Store(int64(12 * 24 * time.Hour))
	p := open(t, s, "#/alice/C0LOCALGENERAL", look{width: 600, height: 900})
	for _, x := range []struct {
		q, named string
	}{
		{"japan", "Japan"}, {"is norway a member?", "Norway"}, {"is Iceland a member?", "Iceland"}, {"is brazil a member?", "Brazil"}, {"is ESA a member?", "European"},
		{"is OCCAR a member?", "OCCAR"}, {"is the EU a member?", "European Union"}, {"is Paris a member?", "France"}, {"sweeden", "Sweden"}, {"greenland", "Greenland"}, {"is Marseille a member?", "France"}, {"japn", "Japan"}, {"West Germany", "Germany"},
		{"l'OCCAR", "OCCAR"}, {"le Groenland", "Groenland"}, {"le Royaume-Uni", "Royaume-Uni"}, {"les États-Unis", "États-Unis"}, {"l'UE", "Union européenne"}, {"Marseille est-elle membre?", "France"}, {"l'Alemagne", "Allemagne"},
		{"le japon est-il membre?", "Japon"}, {"l'islande est-elle membre?", "Islande"}, {"le brésil", "Brésil"}, {"la norvège", "Norvège"}, {"l'ASE est-elle membre?", "spatiale"},
		{"japan and brazil", "Brazil"}, {"le Japon et la Norvège sont-ils membres?", "Norvège"}, {"are Iceland and ESA members?", "European"},
	} {
		for _, say := range []string{"/miswg " + x.q, "@miswg " + x.q} {
			p.say("#main", say)
			where := "#main .msg.only"
			if strings.HasPrefix(say, "@") {
				p.wait("it is answered", fmt.Sprintf(`[...document.querySelectorAll("#main .msg")].at(-1).innerText.includes(%q) && [...document.querySelectorAll("#main .msg")].at(-1).querySelector(".thread-link")`, x.q))
				p.click(".thread-link", "1 reply")
				where = "#side .msg"
			}
			p.wait("the card is there", fmt.Sprintf(`[...document.querySelectorAll(%q)].at(-1).querySelector(".blocks")?.innerText.includes(%q)`, where, x.named))
			p.settled()
			verified := eval[bool](p, fmt.Sprintf(`/verified 12 days ago|vérifiée il y a 12 jours/.test([...document.querySelectorAll(%q)].at(-1).innerText)`, where))
			if !verified {
				t.Errorf("the card of %s does not say that it was verified 12 days ago", say)
			}
			for _, l := range looks {
				p.do("look otherwise", chromedp.EmulateViewport(l.width, 900), chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`document.documentElement.dataset.theme = %q; null`, l.theme)))
				p.wait("it looks so", fmt.Sprintf(`innerWidth === %d && document.documentElement.dataset.theme === %q`, l.width, l.theme))
				got := eval[card](p, fmt.Sprintf(measured, where))
				if got.Height > l.limit || l.width == 600 && got.Lines > mostLines {
					t.Errorf("%s: %s is %v pixels high in %d lines, want at most %v in %d", l.name, say, got.Height, got.Lines, l.limit, mostLines)
				}
				p.picture(l.name + say)
			}
			if where == "#side .msg" {
				p.press("\x1b")
				p.wait("the thread is closed", `document.querySelector("#side").hidden`)
			}
		}
	}
}

// picture keeps what the page looks like in the folder that MISWG_CARDS names.
func (p *page) picture(name string) {
	dir := os.Getenv("MISWG_CARDS")
	if dir == "" {
		return
	}
	png := run(p, "picture", chromedp.CaptureScreenshot())
	file := strings.Map(func(r rune) rune {
		if strings.ContainsRune("/ ?'", r) {
			return '-'
		}
		return r
	}, filepath.Base(p.t.Name())+name+".png")
	if err := os.WriteFile(filepath.Join(dir, file), png, 0o644); err != nil {
		p.t.Fatal(err)
	}
}

// TestListKeepsItsVerdict holds that the longest answers leave their verdict in sight,
// when the conversation has come to its end.
func TestListKeepsItsVerdict(t *testing.T) {
	p := open(t, start(t, playground.Options{}), "#/alice/C0LOCALGENERAL", look{width: 600, height: 700})
	for _, x := range [][2]string{
		{"who are the members?", "38 member countries"}, {"qui sont les membres?", "38 pays membres"},
		{"which EU countries are members?", "24 of the 27"},
		{"japan, brazil, iceland, france and ESA", "Of the 5"},
		{"japon, brésil, islande, france et ASE", "Sur les 5"},
	} {
		p.say("#main", "/miswg "+x[0])
		p.wait("the card is there", fmt.Sprintf(`[...document.querySelectorAll("#main .msg.only")].at(-1)?.querySelector(".blocks")?.innerText.replaceAll("\u00a0", " ").includes(%q)`, x[1]))
		p.settled()
		top := eval[float64](p, `[...document.querySelectorAll("#main .msg.only")].at(-1).querySelector(".blocks").getBoundingClientRect().top`)
		scroller := eval[float64](p, `document.querySelector("#main .scroll, #main .messages, #main").getBoundingClientRect().top`)
		if top < scroller {
			t.Errorf("the verdict on %q is %v pixels above the top of what is seen", x[0], scroller-top)
		}
		p.picture("/miswg " + x[0])
	}
}
