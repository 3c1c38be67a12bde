package playground_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"miswg/bot/playground"
)

var screens = flag.String("screens", "", "folder to write the README's pictures to")

// shot writes what the page looks like now.
func (p *page) shot(name string) {
	p.t.Helper()
	p.settled()
	p.do("move the mouse away", chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, 2, 2))
	png := run(p, "picture", chromedp.CaptureScreenshot())
	if err := os.WriteFile(filepath.Join(*screens, name+".png"), png, 0o644); err != nil {
		p.t.Fatal(err)
	}
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
	t.Run("light", func(t *testing.T) {
		p := open(t, start(t, playground.Options{}), "#/alice/C0LOCALGENERAL", small)
		p.say("#main", "Morning! Is anybody sure about Iceland?")
		p.say("#main", "@miswg is iceland a member?")
		p.sees(".thread-link", "1 reply")
		p.say("#main", "/miswg japan")
		p.sees(".msg.only", "Japan")
		p.settled()
		p.click(".thread-link", "1 reply")
		p.sees("#side .msg", "Iceland")
		p.shot("light")
	})
	t.Run("dark", func(t *testing.T) {
		l := small
		l.dark = true
		p := open(t, start(t, playground.Options{}), "#/alice/DLOCAL", l)
		p.click(".nav-item", "miswg")
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
		p := open(t, start(t, playground.Options{}), "#/alice/C0LOCALGENERAL", small)
		p.click(".nav-item", "miswg")
		p.click("[role=tab]", "Home")
		p.sees(".home", "Members")
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
	t.Run("wire", func(t *testing.T) {
		p := open(t, start(t, playground.Options{}), "#/alice/C0LOCALGENERAL/messages/wire", small)
		p.say("#main", "/miswg is norway a member?")
		p.sees(".msg.only", "Norway")
		p.sees(".wire", "response_url")
		p.shot("wire")
	})
}
