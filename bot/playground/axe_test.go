package playground_test

import (
	"cmp"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"miswg/bot/playground"
)

// axe is the accessibility checker, or the test is skipped: MISWG_AXE names its
// file, else npm has put it into testdata. With CI_BROWSER=1 it must be there.
func axe(t *testing.T) string {
	t.Helper()
	file := cmp.Or(os.Getenv("MISWG_AXE"), "testdata/node_modules/axe-core/axe.min.js")
	js, err := os.ReadFile(file)
	if err != nil {
		const why = "no axe-core: npm ci --prefix bot/playground/testdata"
		if os.Getenv("CI_BROWSER") == "1" {
			t.Fatal(why)
		}
		t.Skip(why)
	}
	return string(js)
}

// check lists whatever the checker finds on the page as it stands, the size of what is
// pressed included, which it looks at only when asked.
func (p *page) check(js, where string) {
	p.t.Helper()
	p.settled()
	p.do("load the checker", chromedp.Evaluate[chromedp.Void](js+"; null"))
	type finding struct{ ID, Impact, Help, Where string }
	found := eval[[]finding](p, `axe.run(document, { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } }).then((r) => r.violations.map((v) => ({
		ID: v.id, Impact: v.impact, Help: v.help, Where: v.nodes.slice(0, 4).map((n) => n.html + " " + n.any.map((a) => a.message).join(", ")).join("\n    ") })))`, chromedp.EvalAwaitPromise)
	var out []string
	for _, f := range found {
		out = append(out, fmt.Sprintf("%s %s: %s\n    %s", f.Impact, f.ID, f.Help, f.Where))
	}
	if len(out) > 0 {
		p.t.Errorf("%s: %s", where, strings.Join(out, "\n"))
	}
}

// TestAccessibility holds the page against axe-core where people spend their
// time, in both themes.
func TestAccessibility(t *testing.T) {
	unlessShort(t)
	js := axe(t)
	for _, dark := range []bool{false, true} {
		t.Run(map[bool]string{false: "light", true: "dark"}[dark], func(t *testing.T) {
			p := open(t, start(t, playground.Options{}), "", look{dark: dark})
			p.sees(".try", "/miswg")
			p.check(js, "first look")
			p.say("#main", "@miswg japan, brazil, iceland and esa")
			p.say("#main", "/miswg help")
			p.sees(".msg.only", "/miswg")
			p.click(".thread-link", "1 reply")
			p.sees("#side .msg", "Iceland")
			p.check(js, "channel and thread")
			p.click("#main .globals", "")
			p.check(js, "menu")
			p.click("[role=menuitem]", "Look up in MISWG")
			p.click("dialog [role=combobox]", "")
			p.sees("[role=option]", "Japan")
			p.check(js, "modal with a select open")
			p.click("dialog .dhead .icon-btn", "Close")
			p.wait("the window is closed", `!document.querySelector("dialog")`)
			p.visit("miswg")
			p.click("[role=tab]", "Home")
			p.sees(".home", "Members (38)")
			p.click(".topbar .chip", "Wire")
			p.sees(".wire", "views.publish")
			p.check(js, "home and wire")
			p.click("[role=tab]", "Messages")
			p.sees(".prompt", "Is Japan a member?")
			p.click("#main textarea", "")
			p.write("/")
			p.sees("[role=option]", "/miswg")
			p.check(js, "direct messages and what the field offers")
		})
	}
}

// TestAccessibilityOfWindows holds what opens over the page, beside it, and every card to
// the same.
func TestAccessibilityOfWindows(t *testing.T) {
	unlessShort(t)
	js := axe(t)
	for _, dark := range []bool{false, true} {
		t.Run(map[bool]string{false: "light", true: "dark"}[dark], func(t *testing.T) {
			p := open(t, start(t, playground.Options{}), "", look{dark: dark})
			closed := func() {
				t.Helper()
				p.press(kb.Escape)
				p.wait("the window is closed", `!document.querySelector("dialog")`)
			}
			p.press("k", chromedp.ModifierCtrl)
			p.sees("dialog [role=option]", "bids")
			p.check(js, "switcher")
			p.press(kb.Escape) // first what the field offers
			closed()
			p.say("#main", "/miswg is south korea a member?")
			p.sees(".msg.only", "South Korea")
			p.settled()
			p.press(kb.Escape)
			p.click("#topbar [aria-label*=eyboard]", "")
			p.sees("dialog", "Keyboard shortcuts")
			p.check(js, "list of keys")
			closed()
			p.click(".msg .overflow", "")
			p.click("[role=menuitem]", "Show proof")
			p.sees("dialog", "What was understood")
			p.check(js, "proof")
			p.click("dialog .btn", "Technical details")
			p.sees("dialog pre", "kind")
			p.check(js, "how the question was read")
			p.press(kb.Escape)
			p.press(kb.Escape)
			p.wait("the windows are closed", `!document.querySelector("dialog")`)
			p.click(".msg .overflow", "")
			p.click("[role=menuitem]", "Something wrong?")
			p.sees("dialog", "What was wrong?")
			p.check(js, "reason")
			closed()
			p.say("#main", "Japan, Brazil and Iceland")
			p.sees(".msg", "Brazil and")
			p.settled()
			p.click(".msg:last-child .toolbar .more", "")
			p.click("[role=menuitem]", "Check in MISWG")
			p.sees("dialog", "3 names")
			p.check(js, "check")
			closed()
			p.click(".topbar .chip", "Ask miswg")
			p.say("#side", "who are the observers?")
			p.sees("#side .msg", "NATO Office of Security")
			p.check(js, "agent pane")
		})
	}
	for _, dark := range []bool{false, true} {
		t.Run(map[bool]string{false: "gallery, light", true: "gallery, dark"}[dark], func(t *testing.T) {
			p := open(t, start(t, playground.Options{}), "gallery.html", look{dark: dark})
			p.do("nothing is pending", chromedp.Evaluate[chromedp.Void](`document.documentElement.dataset.settled = "true"; null`))
			p.check(js, "gallery")
		})
	}
}
