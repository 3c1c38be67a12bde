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

// What is read at a glance, in a channel of 600 pixels.
const tallest, mostLines = 150, 6

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
	before := len(s.Slack().Sockets())
	late.Store(int64(12 * 24 * time.Hour))
	jumped := time.Now()
	until(t, "the bot, whose connections seem dead by its clock, has others or has heard of them", func() bool {
		open := s.Slack().Sockets()
		for _, k := range open {
			if k.N <= before && k.LastPong.Before(jumped) {
				return false
			}
		}
		return len(open) >= before
	})
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

// TestStatusCardIsShortAfterAList holds that a list that was talked about makes the card of one
// name no longer: its row of buttons holds the votes still.
func TestStatusCardIsShortAfterAList(t *testing.T) {
	unlessShort(t)
	p := open(t, start(t, playground.Options{}), "#/alice/C0LOCALGENERAL", look{width: 600, height: 900})
	for _, x := range []struct{ list, q, named string }{
		{"who are the members?", "is japan a member?", "Japan is a member"},
		{"qui sont les membres?", "la norvège est-elle membre?", "La Norvège est membre"},
	} {
		p.say("#main", "/miswg "+x.list)
		p.settled()
		p.say("#main", "/miswg "+x.q)
		p.short("#main .msg.only", x.q, x.named)
		p.say("#main", "@miswg "+x.list)
		p.wait("it is answered", fmt.Sprintf(`[...document.querySelectorAll("#main .msg")].at(-1).innerText.includes(%q) && [...document.querySelectorAll("#main .msg")].at(-1).querySelector(".thread-link")`, x.list))
		p.click(".thread-link", "1 reply")
		p.settled()
		p.say("#side", "@miswg "+x.q)
		p.short("#side .msg", x.q, x.named)
		p.press("\x1b")
		p.wait("the thread is closed", `document.querySelector("#side").hidden`)
	}
}

// short waits for the card of a question, and fails the test where it is more than is read at a
// glance.
func (p *page) short(where, q, named string) {
	p.t.Helper()
	p.wait("the card is there", fmt.Sprintf(`[...document.querySelectorAll(%q)].at(-1).querySelector(".blocks")?.innerText.replaceAll("\u00a0", " ").includes(%q)`, where, named))
	p.settled()
	if got := eval[card](p, fmt.Sprintf(measured, where)); got.Height > tallest || got.Lines > mostLines {
		p.t.Errorf("after a list the card of %q in %s is %v pixels high in %d lines, want at most %d in %d", q, where, got.Height, got.Lines, tallest, mostLines)
	}
	p.picture("after a list " + where + q)
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

// TestListKeepsItsVerdict holds that the longest answers leave their verdict in sight, when the
// conversation has come to its end: in a window of 600 pixels by 700 in both languages, and of
// the lists of all members on a telephone as well.
func TestListKeepsItsVerdict(t *testing.T) {
	unlessShort(t)
	lists := []struct {
		q     string
		broad bool // more than a telephone has room for
	}{
		{"who are the members?", false}, {"qui sont les membres?", false},
		{"how many members are there?", false}, {"combien y a-t-il de membres?", false},
		{"which EU countries are members?", false}, {"quels pays de l'UE sont membres?", false},
		{"which NATO countries are members?", true}, {"quels pays de l'OTAN sont membres?", true},
		{"who are the members and the observers?", true}, {"qui sont les membres et les observateurs?", true},
		{"which countries in Africa or Asia are not members?", true}, {"quels pays d'Afrique et d'Asie ne sont pas membres?", true},
		{"japan, brazil, iceland, france and ESA", false}, {"japon, brésil, islande, france et ASE", false},
	}
	const cards = `[...document.querySelectorAll("#main .msg.only")]`
	for _, l := range []look{{width: 600, height: 700}, {width: 390, height: 844}} {
		p := open(t, start(t, playground.Options{}), "#/alice/C0LOCALGENERAL", l)
		for _, x := range lists {
			if x.broad && l.width < 600 {
				continue
			}
			before := eval[int](p, cards+`.length`)
			p.say("#main", "/miswg "+x.q)
			p.wait("the card is there", fmt.Sprintf(`%s.length > %d && %[1]s.at(-1).querySelector(".blocks").innerText.match(/\p{RI}\p{RI}/gu).length >= 4`, cards, before))
			p.settled()
			above := eval[float64](p, `document.querySelector("#main .scroll").getBoundingClientRect().top - `+cards+`.at(-1).querySelector(".blocks").getBoundingClientRect().top`)
			if above > 0 {
				t.Errorf("%d pixels wide: the verdict on %q is %v pixels above the top of what is seen", l.width, x.q, above)
			}
			p.picture(fmt.Sprint(l.width, "/miswg ", x.q))
		}
	}
}
