package reading_test

import (
	"strings"
	"testing"

	"miswg/corpus"
	"miswg/index/answer/reading"
)

func TestPredicate(t *testing.T) {
	r := reader(t)
	for _, c := range [][2]string{
		{"is Japan a member?", "member bare"},
		{"le Japon est-il membre?", "member bare"},
		{"is the EU an observer?", "observer"},
		{"is Japan in?", "in bare"},
		{"la Norvège est-elle au MISWG?", "in bare"},
		{"is Iceland left out?", "out"},
		{"is Japan a member or an observer?", "member observer"},
		// Negation; a tag ("no?", "non?") is none, nor one that sets a name right.
		{"Japan isn't a member", "member not bare"},
		{"le Japon n'est pas membre", "member not bare"},
		{"le Japon n'est plus membre", "member not bare"},
		{"Japan is a member no?", "member bare"},
		{"le Japon est membre non?", "member bare"},
		{"Japan is not a member right?", "member not bare"},
		{"is Japan in or not?", "in bare"},
		{"is austria not australia a member?", "member bare"},
		// Only: of an observer it leaves the claim, in French it is no negation.
		{"is Japan only an observer?", "observer bare"},
		{"le Japon n'est qu'observateur", "observer bare"},
		{"is Japan the only member?", "member"},
		// Why.
		{"why is Iceland not a member?", "member not why"},
		{"pourquoi l'Islande n'est-elle pas membre?", "member not why"},
		// What bends the claim is not bare.
		{"is Japan a founding member?", "member"},
		{"was Japan a member?", "member"},
		{"is Japan a non-member?", "member"},
		{"is the Japanese firm a member?", "member"},
		{"how is Japan a member?", "member"},
		{"le Japon est-il membre fondateur?", "member"},
		{"Japan", ""},
	} {
		m := r.Read(c[0], corpus.English, false)
		if len(m.Clauses) == 0 {
			t.Fatalf("Read(%q) has no clause", c[0])
		}
		p := reading.PredicateOf(m.Clauses[0])
		got := ""
		for _, x := range []struct {
			word string
			is   bool
		}{{"member", p.Member}, {"observer", p.Observer}, {"in", p.In}, {"out", p.LeftOut}, {"not", p.Negated}, {"why", p.Why}, {"bare", p.Bare}} {
			if x.is {
				got += " " + x.word
			}
		}
		if got = strings.TrimSpace(got); got != c[1] {
			t.Errorf("Read(%q) claims %q, want %q", c[0], got, c[1])
		}
	}
}

func TestMasked(t *testing.T) {
	r := reader(t)
	for _, c := range [][2]string{
		{"Is Japan a member?", "is ENTITY a member"},
		{"le Canada est-il membre?", "le CANADA est il membre"},
		{"NATO countries in 2023, all 32", "GROUP in YEAR all NUMBER"},
	} {
		m := r.Read(c[0], corpus.English, false)
		if got := m.Masked(); got != c[1] {
			t.Errorf("Read(%q) is masked %q, want %q", c[0], got, c[1])
		}
		if got := m.Features(); !strings.HasPrefix(got, c[1]+" ") || strings.Contains(strings.ToLower(got), "japan") {
			t.Errorf("Read(%q) teaches %q, want %q and no name", c[0], got, c[1])
		}
	}
}

// TestDraft: what stands in quotation marks is a draft where the words beside it ask whether it is right.
func TestDraft(t *testing.T) {
	r := reader(t)
	for text, want := range map[string]int{
		`Please check: "the group has 38 members".`:                       5,
		"À vérifier : « le groupe compte 38 membres en tout »":            6,
		`is “Norway and Sweden observe it” a correct sentence?`:           5,
		`is it true what "Ms. Day" wrote, "Norway is not in the group"`:   5,
		`he wrote "Norway is not in the group" and went home`:             0,
		`is "best practices" the correct term?`:                           0,
		"please check whether Norway and Sweden are members of the group": 0,
	} {
		if got := len(reading.Draft(r.Read(text, corpus.English, false))); got != want {
			t.Errorf("Draft(%q) has %d words, want %d", text, got, want)
		}
	}
}
