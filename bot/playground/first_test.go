package playground_test

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"miswg/bot/playground"
)

// TestFirstMinute opens the page as somebody new does, and clicks what it offers.
func TestFirstMinute(t *testing.T) {
	for _, tt := range []struct {
		at                                       string
		hello, pinned, command, mention, list    string
		answered, replied, thread, checked, sent string
		general, person                          string
	}{
		{
			"", "Hello! Ask me about a country", "nothing you write leaves it", "/miswg Japan", "@miswg Which NATO country is left out?", "Check a list of suppliers",
			"Japan is a member of the MISWG.", "1 reply", "Iceland", "5 lines", "Supplier A, Japan", "general", "alice",
		},
		{
			"#/benoît/C0LOCALGENERAL", "Bonjour! Donnez-moi le nom d'un pays", "rien de ce que vous écrivez", "/miswg Japon", "@miswg Quel pays de l'OTAN est exclu?", "Vérifier une liste de fournisseurs",
			"Le Japon est membre du MISWG.", "1 réponse", "Islande", "5 lignes", "Fournisseur A, Japon", "general", "benoît",
		},
	} {
		t.Run(tt.person, func(t *testing.T) {
			p := open(t, start(t, playground.Options{}), tt.at, look{})
			p.sees("#main .msg.only", tt.hello)
			p.sees("#main .pinned", tt.pinned)
			p.click("#main .try", tt.command)
			p.sees("#main .msg.only", tt.answered)
			p.wait("the command is offered no more", fmt.Sprintf(`![...document.querySelectorAll(".try")].some((e) => e.innerText.includes(%q))`, tt.command))
			p.wait("the field has the focus", `document.activeElement.matches("#main textarea")`)
			p.click("#main .try", tt.mention)
			p.sees("#main .msg:not(.only)", tt.mention)
			p.click(".thread-link", tt.replied)
			p.sees("#side .msg", tt.thread)
			p.click("#main .try", tt.list)
			p.sees("#main .msg", tt.sent)
			p.sees("#main .msg", tt.checked)
			p.sees("#main .continuing", tt.sent)
			p.visit(tt.general)
			p.sees("#main .msg.only", tt.hello)
			if n := eval[int](p, `document.querySelectorAll(".try").length`); n != 0 {
				t.Errorf("%d questions are offered after all were used, want none", n)
			}
			st := p.Slack().State()
			if got := len(st.Only(tt.person)); got != 2 {
				t.Errorf("%d messages for %s alone, want the greeting and the answer", got, tt.person)
			}
			for _, m := range st.In("#general")[:1] {
				if m.User != st.Person(tt.person).ID || !strings.Contains(m.Text, "<@") {
					t.Errorf("%s wrote %q, want %s and a mention", m.User, m.Text, tt.person)
				}
			}
		})
	}
}

// TestFirstQuestionsTyped types what is offered, and other things: what one has done
// oneself need not be offered, nor anything to whoever knows how it goes.
func TestFirstQuestionsTyped(t *testing.T) {
	p := open(t, start(t, playground.Options{}), "", look{})
	count := func(n int) string { return fmt.Sprintf(`document.querySelectorAll("#main .try").length === %d`, n) }
	p.wait("three are offered", count(3))
	p.say("#main", "/miswg Japan")
	p.wait("two are left", count(2))
	p.say("#main", "good morning")
	p.sees("#main .msg", "good morning")
	p.wait("two are still left", count(2))
	p.say("#main", "/miswg peru")
	p.wait("who has asked three times needs no more", count(0))
	p.do("read the page anew", chromedp.Reload())
	p.wait("the page is ready", `document.documentElement.dataset.ready === "true"`)
	p.sees("#main .msg", "good morning")
	if n := eval[int](p, `document.querySelectorAll("#main .try").length`); n != 0 {
		t.Errorf("%d questions are offered after a reload, want none", n)
	}
	if n := eval[int](p, `[...document.querySelectorAll("#main .msg.only")].filter((e) => e.innerText.includes("Hello!")).length`); n != 1 {
		t.Errorf("%d greetings after a reload, want 1", n)
	}
}

// TestFirstByKeyboard reaches what is offered without a mouse.
func TestFirstByKeyboard(t *testing.T) {
	p := open(t, start(t, playground.Options{}), "", look{})
	p.sees("#main .try", "/miswg Japan")
	p.wait("the field has the focus", `document.activeElement.matches("#main textarea")`)
	p.press(kb.Tab, chromedp.ModifierShift)
	p.wait("the last one has the focus", `document.activeElement.matches(".try")`)
	p.press(kb.Tab, chromedp.ModifierShift)
	p.press(kb.Tab, chromedp.ModifierShift)
	p.press(kb.Enter)
	p.sees("#main .msg.only", "Japan is a member of the MISWG.")
}

// offered is where somebody is helped with their first questions, and of which kinds.
func offered(t *testing.T, s *playground.Server, person string) string {
	t.Helper()
	var state struct {
		First struct {
			Place string
			Tries []struct{ Kind string }
		}
	}
	if err := json.NewDecoder(ask(t, "GET", s.URL()+"api/state?as="+person, "").Body).Decode(&state); err != nil {
		t.Fatal(err)
	}
	out := cmp.Or(state.First.Place, "nowhere") + ":"
	for _, x := range state.First.Tries {
		out += " " + x.Kind
	}
	return out
}

// TestFirstOfEverybody offers to each what they can do, in a conversation of theirs.
func TestFirstOfEverybody(t *testing.T) {
	s := start(t, playground.Options{})
	for person, want := range map[string]string{
		"alice": "C0LOCALGENERAL: command mention list",
		"dana":  "C0LOCALSUPPLIER: mention list",
		"gus":   "C0LOCALSUPPLIER: command mention",
	} {
		if got := offered(t, s, person); got != want {
			t.Errorf("%s is offered %q, want %q", person, got, want)
		}
	}
	// Where people have spoken already, nobody has to be greeted.
	talked := start(t, playground.Options{})
	if _, err := talked.Slack().Say(context.Background(), "chidi", "#general", "hello everybody"); err != nil {
		t.Fatal(err)
	}
	offered(t, talked, "alice")
	if got := talked.Slack().State().Only("alice"); len(got) != 0 {
		t.Errorf("alice is told %q in a channel where people talk, want nothing", got[0].Text)
	}
}

// TestFirstWithFaults shows the page though the bot cannot greet.
func TestFirstWithFaults(t *testing.T) {
	s := start(t, playground.Options{})
	res := ask(t, "POST", s.URL()+"api/faults", `{"status":500}`, "Origin: "+strings.TrimSuffix(s.URL(), "/"), "Content-Type: application/json")
	if res.StatusCode != 200 {
		t.Fatalf("faults = %d, want 200", res.StatusCode)
	}
	if got := offered(t, s, "alice"); !strings.HasSuffix(got, "list") {
		t.Errorf("alice is offered %q, want everything", got)
	}
	if got := s.Slack().State().Only("alice"); len(got) != 0 {
		t.Errorf("%d messages, want none", len(got))
	}
}
