package playground_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"miswg/bot/playground"
)

// wide lists what reaches beyond the window, tables and pictures that scroll by
// themselves aside.
const wide = `[...document.querySelectorAll("body *")].filter((e) => e.checkVisibility() && !e.closest(".tablebox, .sr-only, .b-carousel, pre") && (e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1)).map((e) => e.tagName + "." + e.className).join(" ")`

// TestZoomed looks at the page as large as a window of 1280 pixels shows it at 200 %
// and at 400 %: nothing is cut off, nothing scrolls sideways.
func TestZoomed(t *testing.T) {
	unlessShort(t)
	for _, percent := range []int64{200, 400} {
		t.Run(fmt.Sprintf("%d %%", percent), func(t *testing.T) {
			p := open(t, start(t, playground.Options{}), "", look{width: 1280 * 100 / percent, height: 800 * 100 / percent})
			fits := func(where string) {
				t.Helper()
				p.settled()
				if over := eval[string](p, wide); over != "" {
					t.Errorf("%s: %s are wider than the window", where, over)
				}
				if n := eval[int](p, `Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - innerWidth`); n > 0 {
					t.Errorf("%s: the page scrolls %d pixels sideways, want none", where, n)
				}
			}
			fits("first look")
			if n := eval[float64](p, `document.querySelector("#main .scroll").clientHeight`); n < 60 {
				t.Errorf("the messages have %v pixels, want at least 60", n)
			}
			p.say("#main", "/miswg japan")
			p.sees(".msg.only", "Japan")
			fits("an answer")
			p.say("#main", "@miswg japan, brazil, iceland and esa")
			p.click(".thread-link", "1 reply")
			p.sees("#side .msg", "Iceland")
			fits("a thread")
			p.click("#side .shut", "")
			p.wait("the field has the focus", `document.activeElement.matches("#main textarea")`)
			p.settled()
			if percent > 200 || eval[bool](p, `document.querySelector(".menu-toggle").checkVisibility()`) {
				p.click(".menu-toggle", "")
				fits("the conversations")
			}
			p.visit("miswg")
			p.click("[role=tab]", "Home")
			p.sees(".home", "Members (38)")
			fits("the Home")
		})
	}
}

// TestReducedMotion moves nothing for whoever asked for less motion, and does move
// for others, so that the test sees what it looks for.
func TestReducedMotion(t *testing.T) {
	p := open(t, start(t, playground.Options{}), "", look{})
	moving := func() int {
		p.t.Helper()
		p.click(".chip.person", "")
		n := eval[int](p, `[...document.querySelectorAll("*")].filter((e) => { const s = getComputedStyle(e); return s.animationName !== "none" || s.transitionDuration !== "0s" || s.scrollBehavior === "smooth"; }).length`)
		p.press("\x1b")
		return n
	}
	if n := moving(); n != 0 {
		t.Errorf("%d elements move, want none", n)
	}
	p.do("motion is welcome", chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "no-preference"}},
		})
		return err
	}))
	if n := moving(); n == 0 {
		t.Error("nothing moves when motion is welcome; the test sees nothing")
	}
}
