package playground_test

import (
	"bytes"
	"flag"
	"fmt"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"miswg/bot/playground"
	"miswg/corpus"
)

// suppliers is a list as somebody would paste it.
const suppliers = `Could you check these for the RFP?
1. Kongsberg Defence, Kongsberg, Norway
2. Rheinmetall AG, Düsseldorf
3. Embraer, São José dos Campos, Brazil
4. Saab AB (SE)
5. Boeing, Huntsville, AL
6. Reykjavik Marine, Iceland
7. Hanwha, South Korea
8. Acme Components, Norwey
9. Safran, France
10. ST Engineering`

var screens = flag.String("screens", "", "folder to write the README's pictures to")

// shot writes what the page looks like now.
func (p *page) shot(name string) {
	p.t.Helper()
	p.settled()
	p.do("move the mouse away", chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, 2, 2))
	data, err := reduce(run(p, "picture", chromedp.CaptureScreenshot()))
	if err != nil {
		p.t.Fatal(err)
	}
	if len(data) > maxShot {
		p.t.Errorf("the picture %s has %d bytes, want at most %d", name, len(data), maxShot)
	}
	if err := os.WriteFile(filepath.Join(*screens, name+".png"), data, 0o644); err != nil {
		p.t.Fatal(err)
	}
}

const maxShot = 200_000

// reduce makes a large picture small enough for a repository: 256 of its
// colours stand for all.
func reduce(data []byte) ([]byte, error) {
	if len(data) < maxShot*3/4 {
		return data, nil
	}
	full, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	uses := map[color.RGBA]int{}
	count(full, uses)
	palette := paletteOf(uses)
	var w bytes.Buffer
	err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&w, paletted(full, palette, indexIn(palette, uses)))
	return w.Bytes(), err
}

// TestScreenshots writes the pictures: go test ./bot/playground -run TestScreenshots -screens testdata/screens
func TestScreenshots(t *testing.T) {
	if *screens == "" {
		t.Skip("no folder given with -screens")
	}
	if err := os.MkdirAll(*screens, 0o755); err != nil {
		t.Fatal(err)
	}
	small := look{width: 1200, height: 760}
	t.Run("first", filmFirst)
	t.Run("dark", func(t *testing.T) {
		l := small
		l.dark = true
		p := open(t, start(t, playground.Options{}), "#/alice/DLOCAL", l)
		p.visit("miswg")
		p.sees(".prompts", "observers")
		p.say("#main", "who are the observers?")
		p.sees(".msg", "NATO Office of Security")
		p.say("#main", "is japan a member?")
		p.sees(".msg", "Japan is a member")
		p.shot("dark")
	})
	t.Run("french", func(t *testing.T) {
		p := open(t, start(t, playground.Options{}), "#/benoît/C0LOCALSUPPLIER", small)
		p.say("#main", "@miswg le japon, le brésil et l'islande sont-ils membres?")
		p.sees(".thread-link", "1 réponse")
		p.say("#main", "/miswg qui sont les observateurs?")
		p.sees(".msg.only", "observateurs")
		p.click(".thread-link", "1 réponse")
		p.sees("#side .msg", "Brésil")
		p.shot("french")
	})
	t.Run("narrow", func(t *testing.T) {
		p := open(t, start(t, playground.Options{}), "#/alice/C0LOCALGENERAL", look{width: 390, height: 800})
		p.say("#main", "/miswg is norway a member?")
		p.sees(".msg.only", "Norway")
		p.shot("narrow")
	})
	t.Run("home", func(t *testing.T) {
		o := playground.Options{}
		o.Setup.Bot.Map = func() ([]byte, error) {
			return os.ReadFile("../../cmd/miswg/worldmap/testdata/map.png")
		}
		l := small
		l.height = 900
		p := open(t, start(t, o), "#/alice/C0LOCALGENERAL", l)
		p.visit("miswg")
		p.click("[role=tab]", "Home")
		p.sees(".home", "Members")
		p.wait("the map is there", `document.querySelector(".home img").complete && document.querySelector(".home img").naturalWidth > 0`)
		p.shot("home")
	})
	t.Run("modal", func(t *testing.T) {
		p := open(t, start(t, playground.Options{}), "#/alice/C0LOCALGENERAL", small)
		p.click(".globals", "")
		p.click("[role=menuitem]", "Look up")
		p.sees("dialog", "Look up in MISWG")
		p.click("dialog .combo input", "")
		p.write("ic")
		p.wait("Iceland comes first", `document.querySelector("[role=option]").innerText.includes("Iceland")`)
		p.shot("modal")
	})
	t.Run("shortcut", func(t *testing.T) {
		p := open(t, start(t, playground.Options{}), "#/alice/C0LOCALSUPPLIER", small)
		p.say("#main", "Our suppliers are in Japan, Brazil, Iceland and Germany. ESA pays.")
		p.sees(".msg", "Brazil")
		p.click(".msg", "Brazil")
		p.click(".msg .toolbar .more", "")
		p.click("[role=menuitem]", "Check in MISWG")
		p.sees("dialog", "5 names")
		p.click("dialog .btn", "Share")
		p.sees("dialog", "Shared")
		p.press(kb.Escape)
		p.wait("the window is closed", `!document.querySelector("dialog")`)
		p.click(".thread-link", "1 reply")
		p.sees("#side .msg", "Iceland")
		p.shot("shortcut")
	})
	t.Run("list", func(t *testing.T) {
		l := small
		l.height = 980
		p := open(t, start(t, playground.Options{}), "#/alice/C0LOCALGENERAL", l)
		p.visit("miswg")
		p.sees(".prompts", "observers")
		p.click("#main .composer textarea", "")
		p.do("paste", chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`document.execCommand("insertText", false, %q); null`, suppliers)))
		p.press(kb.Enter)
		p.sees(".msg .filecard", "Every line")
		p.shot("list")
	})
	t.Run("agent", func(t *testing.T) {
		p := open(t, start(t, playground.Options{}), "#/alice/C0LOCALGENERAL", small)
		p.click(".topbar button", "Ask miswg")
		p.sees("#side", "Who are the observers?")
		p.say("#side", "is switzerland a member?")
		p.sees("#side .msg", "Switzerland is a member")
		p.say("#side", "and Norway?")
		p.sees("#side .msg", "Norway is a member")
		p.shot("agent")
	})
	t.Run("preview", func(t *testing.T) {
		p := open(t, start(t, playground.Options{}), "#/alice/C0LOCALGENERAL", small)
		p.say("#main", "The list is at "+source(t))
		p.sees(".msg", "International bilateral security instruments")
		p.say("#main", "/miswg does canada have an instrument with germany?")
		p.sees(".msg.only", "names none")
		p.shot("preview")
	})
	t.Run("choice", func(t *testing.T) {
		p := open(t, start(t, playground.Options{}), "#/alice/C0LOCALGENERAL", small)
		p.say("#main", "/miswg is Iseland a member?")
		p.sees(".msg.only", "Did you mean")
		p.shot("choice")
	})
	t.Run("wire", func(t *testing.T) {
		p := open(t, start(t, playground.Options{}), "#/alice/C0LOCALGENERAL/messages/wire", small)
		p.say("#main", "/miswg is norway a member?")
		p.sees(".msg.only", "Norway")
		p.sees(".wire", "response_url")
		p.shot("wire")
	})
}

// source is the address of the page the bot answers from.
func source(t *testing.T) string {
	t.Helper()
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		t.Fatal(err)
	}
	return c.Document().URL
}
