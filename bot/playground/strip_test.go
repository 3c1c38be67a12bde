package playground_test

import (
	"testing"

	"miswg/bot/playground"
)

// TestStripReadsAsWritten names a conversation by its first message: above the field
// and in the list of earlier ones, signs stand as they were typed.
func TestStripReadsAsWritten(t *testing.T) {
	const typed = "is R&D <Norway> & Peru in?"
	p := open(t, start(t, playground.Options{}), "", look{})
	p.visit("miswg")
	p.sees(".prompt", "Is Japan a member?")
	p.say("#main", typed)
	p.sees("#main .msg", "Norway is a member")
	const want = "Continuing “" + typed + "”"
	if got := eval[string](p, `document.querySelector("#main .continuing span").innerText`); got != want {
		t.Errorf("the strip reads %q, want %q", got, want)
	}
	p.click(".topbar .chip", "Ask miswg")
	p.click("#side [aria-label='Earlier conversations']", "")
	if got := eval[string](p, `document.querySelector("[role=menuitem]").innerText`); got != typed {
		t.Errorf("the list of earlier conversations reads %q, want %q", got, typed)
	}
	if got := eval[string](p, `document.querySelector("#side .head .sub").innerText`); got != typed {
		t.Errorf("the pane's title reads %q, want %q", got, typed)
	}
}
