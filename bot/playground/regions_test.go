package playground_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"miswg/bot/playground"
)

// focused is the part of the page that has the focus.
const focused = `["#topbar", "#sidebar", "#main .compose", "#main", "#side", "body"].find((s) => document.querySelector(s).contains(document.activeElement))`

// TestRegions goes around the page with F6, and back with Shift.
func TestRegions(t *testing.T) {
	p := open(t, start(t, playground.Options{}), "", look{})
	around := func(want ...string) {
		t.Helper()
		for range 2 { // twice, so that the end leads to the beginning
			for _, part := range want {
				p.press(kb.F6)
				p.wait("the focus is in "+part, fmt.Sprintf(`%s === %q && document.activeElement.checkVisibility()`, focused, part))
			}
		}
		for _, part := range slices.Backward(want[:len(want)-1]) {
			p.press(kb.F6, chromedp.ModifierShift)
			p.wait("the focus is back in "+part, fmt.Sprintf(`%s === %q`, focused, part))
		}
		p.click("#main textarea", "")
	}
	p.wait("the field has the focus", `document.activeElement.matches("#main textarea")`)
	around("#topbar", "#sidebar", "#main", "#main .compose")
	p.say("#main", "@miswg is japan a member?")
	p.sees(".thread-link", "1 reply")
	p.click(".thread-link", "1 reply")
	p.sees("#side .msg", "Japan")
	p.click("#main textarea", "")
	around("#side", "#topbar", "#sidebar", "#main", "#main .compose")
	p.press(kb.F6)
	p.wait("the thread's field has the focus", `document.activeElement.matches("#side textarea")`)
	p.press(kb.F6, chromedp.ModifierShift)
	p.press(kb.F6, chromedp.ModifierShift)
	p.wait("a message has the focus, for the keys of messages", `document.activeElement.matches("#main .msg")`)
}

// TestFocusFollowsClicks opens with the mouse what one then writes in.
func TestFocusFollowsClicks(t *testing.T) {
	p := open(t, start(t, playground.Options{}), "", look{})
	p.say("#main", "@miswg is japan a member?")
	p.click(".thread-link", "1 reply")
	p.wait("the thread's field has the focus", `document.activeElement.matches("#side textarea")`)
	p.click("#side .shut", "")
	p.wait("the field has the focus", `document.activeElement.matches("#main textarea")`)
	p.visit("bids")
	p.wait("the field of the other channel has the focus", `document.activeElement.matches("#main textarea[aria-label='Message #bids']")`)
	p.visit("miswg")
	p.wait("the field of the direct messages has the focus", `document.activeElement.matches("#main textarea[aria-label='Message miswg']")`)
	p.write("is norway a member?")
	p.press(kb.Enter)
	p.sees("#main .msg", "Norway is a member")
}
