package playground_test

import (
	"context"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"miswg/bot/app"
	"miswg/bot/playground"
	"miswg/index/answer"
	"miswg/index/answer/exam"
)

// inBothThemes runs a test in the light theme and in the dark one.
func inBothThemes(t *testing.T, test func(t *testing.T, dark bool)) {
	t.Helper()
	for _, dark := range []bool{false, true} {
		t.Run(map[bool]string{false: "light", true: "dark"}[dark], func(t *testing.T) { test(t, dark) })
	}
}

// shut closes whatever window or menu is open.
func (p *page) shut() {
	p.t.Helper()
	p.press(kb.Escape)
	p.wait("nothing is open", `!document.querySelector("dialog, [role=menu]")`)
}

// TestAccessibilityOfLists holds what opens from a list and from a menu to the same as
// the rest of the page: the list itself, all of its names, the window that one is pasted into,
// and how each of its lines stands.
func TestAccessibilityOfLists(t *testing.T) {
	js := axe(t)
	inBothThemes(t, func(t *testing.T, dark bool) {
		p := open(t, start(t, playground.Options{}), "", look{dark: dark})
		p.say("#main", "/miswg is brazil a member?")
		p.sees(".msg.only", "Brazil")
		p.settled()
		p.click(".msg.only .overflow", "")
		p.sees("[role=menuitem]", "Show proof")
		p.check(js, "menu of an answer")
		p.shut()
		p.click(".msg.only .btn", "See the list")
		p.sees("dialog", "Japan")
		p.check(js, "list of those who take part")
		p.shut()
		p.say("#main", "/miswg who are the members?")
		p.sees(".msg.only", "38 member countries")
		p.settled()
		p.check(js, "list of all 38")
		p.say("#main", "/miswg which countries in Asia or Africa are not members?")
		p.sees(".msg.only .btn", "All ")
		p.settled()
		p.click(".msg.only .btn", "All ")
		p.sees("dialog", "Zimbabwe")
		p.check(js, "window of a long list")
		p.shut()
		p.say("#main", "/miswg check")
		p.sees("dialog", "one supplier or country a line")
		p.check(js, "window for a list")
		p.click("dialog textarea", "")
		p.do("paste", chromedp.Evaluate[chromedp.Void](`document.execCommand("insertText", false, "Acme, Norway\nBeta, Brazil\nGamma, Iceland\nDelta, Norwey\nEpsilon, nowhere"); null`))
		p.click("dialog .btn", "Check")
		p.sees("dialog", "Gamma")
		p.check(js, "window of a checked list")
		p.shut()
		p.say("#main", "/miswg check Acme, Norway; Beta, Brazil; Gamma, Iceland")
		p.sees(".msg.only", "Of the 3")
		p.check(js, "checked list")
	})
}

// TestAccessibilityOfTheApp holds what tells of the app, and of what was talked about with it, to
// the same.
func TestAccessibilityOfTheApp(t *testing.T) {
	js := axe(t)
	inBothThemes(t, func(t *testing.T, dark bool) {
		p := open(t, start(t, playground.Options{}), "", look{dark: dark})
		p.visit("miswg")
		p.click("[role=tab]", "About")
		p.sees("[role=tabpanel]", "miswg")
		p.check(js, "about the app")
		p.click(".topbar .chip", "Ask miswg")
		p.say("#side", "who are the observers?")
		p.sees("#side .msg", "NATO Office of Security")
		p.sees("#side .sub", "who are the observers?") // its title comes last
		p.settled()
		p.click("#side [aria-label='New conversation']", "")
		p.sees("#side", "You could ask")
		p.click("#side [aria-label='Earlier conversations']", "")
		p.sees("[role=menuitem]", "who are the observers?")
		p.check(js, "earlier conversations")
	})
}

// TestAccessibilityOfChanges holds to the same what is said where the page changes: the card of its
// change, of an answer that was corrected, of the correction and of a receipt; and the score of an exam.
func TestAccessibilityOfChanges(t *testing.T) {
	js := axe(t)
	inBothThemes(t, func(t *testing.T, dark bool) {
		o := changing(t)
		o.Setup.Tier = app.Conversational
		o.Setup.Bot.Exam = func(ctx context.Context) (exam.Result, error) { return o.Engine.Exam(ctx, time.Now) }
		given, err := o.Engine.Ask(t.Context(), answer.Question{Text: "is japan a member?"})
		if err != nil {
			t.Fatal(err)
		}
		link := given.Receipt.At(o.Engine.Document().URL)
		s := start(t, o)
		p := open(t, s, "#/alice/C0LOCALGENERAL", look{dark: dark})
		p.say("#main", "/miswg exam")
		p.sees(".msg.only", "right")
		p.check(js, "exam")
		p.seesChange(s)
		p.check(js, "change of the page")
		p.click(".msg .btn", "Approve")
		p.sees(".msg", "Approved")
		p.check(js, "change that was approved")
		s.Look(t.Context())
		p.visit("general")
		p.sees(".thread-link", "2 replies")
		p.settled()
		p.click(".thread-link", "2 replies")
		p.sees("#side .msg", "Changed on")
		p.check(js, "corrected answer and its correction")
		p.say("#main", link)
		p.sees(".msg", "the data have changed since")
		p.check(js, "receipt")
	})
}
