package intent_test

import (
	"slices"
	"strings"
	"testing"

	"miswg/corpus"
	"miswg/index/answer/intent"
	"miswg/index/answer/reading"
)

// A mind reads messages and decides what they ask, by the embedded examples.
type mind struct {
	corpus *corpus.Corpus
	known  *intent.Knowledge
	reader *reading.Reader
}

func newMind(t *testing.T) mind {
	t.Helper()
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		t.Fatal(err)
	}
	k, r := intent.Known(c)
	return mind{c, k, r}
}

func (d mind) decide(text string, before ...string) (*reading.Message, intent.Intent, intent.Trace) {
	m := d.reader.Read(text, corpus.English, false)
	asked, trace := intent.Decide(m, d.known, before)
	return m, asked, trace
}

// decided are messages and what they ask, in the words of describe; each kind in
// English and in French, once or more.
var decided = []struct{ text, want string }{
	{"hello", "Greeting"},
	{"thanks!", "Greeting"},
	{"what can you do?", "Greeting"},
	{"bonjour", "Greeting"},
	{"peux-tu m'aider?", "Greeting"},

	{"NO", "AskBack NO"},
	{"Brussels", "AskBack Brussels"},
	{"Bruxelles est-elle membre?", "AskBack Bruxelles"},

	{"is grease a member", "DidYouMean GR GD"},
	{"la Grasse est-elle membre?", "DidYouMean RU"},

	{"is it in?", "WhichOne"},
	{"est-il membre?", "WhichOne"},

	{"Is Japan a member?", "Standing JP"},
	{"DE, FR, Genovia", "Standing DE FR unknown:Genovia"},
	{"is Korea a member", "Standing KR/KP"},
	{"Is Portugual a member?", "Standing PT"},
	{"Are we in?", "Standing CA"},
	{"12 Paris Street, London, Ontario, Canada", "Standing CA"},
	{"Acme, Japan\nSaab, Sweden", "Standing JP SE unknown:Acme unknown:Saab"},
	{"Le Japon et l'Islande sont-ils membres?", "Standing JP IS"},
	{"Sommes-nous membres?", "Standing CA"},

	{"Are the Baltics in?", "GroupStanding baltic"},
	{"Is the EU an observer?", "GroupStanding eu (body)"},
	{"Les pays baltes sont-ils membres?", "GroupStanding baltic"},
	{"L'UE est-elle observatrice?", "GroupStanding eu (body)"},

	{"Is Genovia a member?", "UnknownNames Genovia"},
	{"La Genovie est-elle membre?", "UnknownNames Genovie"},

	{"Is Japan in NATO?", "Relation JP to:nato"},
	{"Is Sweden an EU country?", "Relation SE to:eu"},
	{"Is OCCAR part of the EU?", "Relation occar to:eu"},
	{"Le Japon est-il dans l'OTAN?", "Relation JP to:nato"},

	{"which countries are in ESA?", "OthersMembers esa"},
	{"quels pays font partie de l'OCCAR?", "OthersMembers occar"},

	{"who are the members?", "Set member"},
	{"who are the observers?", "Set observer"},
	{"how many members are there?", "Set member counted"},
	{"which EU countries are not members?", "Set out in:eu"},
	{"NATO countries except Iceland", "Set member in:nato without:IS"},
	{"which G7 or Five Eyes countries are members", "Set member in:g7|five-eyes"},
	{"which members are in NATO and the EU?", "Set member in:nato in:eu"},
	{"members outside NATO and the EU", "Set member out:nato|eu"},
	{"non-NATO members", "Set member out:nato"},
	{"which organisations are observers?", "Set observer organisation"},
	{"who takes part, observers included?", "Set party"},
	{"how many NATO members are left out?", "Set out in:nato counted"},
	{"which NATO country is left out?", "Set out country in:nato"},
	{"Can Jordan send me the list?", "Set member"},
	{"qui sont les membres?", "Set member"},
	{"qui sont les observateurs?", "Set observer"},
	{"combien de membres y a-t-il?", "Set member counted"},
	{"quels pays de l'UE ne sont pas membres?", "Set out in:eu"},
	{"les pays de l'OTAN sauf l'Islande", "Set member in:nato without:IS"},
	{"quels membres sont dans l'OTAN et l'UE?", "Set member in:nato in:eu"},
	{"membres hors de l'OTAN", "Set member out:nato"},

	{"which EU bodies observe?", "Bodies eu"},
	{"which NATO bodies are observers", "Bodies nato"},
	{"quels organismes de l'UE sont observateurs?", "Bodies eu"},

	{"what does NSA mean", "Terms nsa"},
	{"NSA and DSA: what are they short for?", "Terms nsa dsa"},
	{"que signifie ANS?", "Terms nsa"},

	{"What is a bilateral security instrument?", "Stated definition"},
	{"Is the MISWG part of NATO?", "Stated not-nato"},
	{"Qu'est-ce qu'un instrument de sécurité bilatéral?", "Stated definition"},
	{"Le MISWG fait-il partie de l'OTAN?", "Stated not-nato"},

	{"does the page mention drones?", "Mentioned drones absent:drones"},
	{"does the page mention contracts?", "Mentioned contracts"},
	{"la page mentionne-t-elle les drones?", "Mentioned drones absent:drones"},

	{"is Spain a silver member?", "Bent silver"},
	{"is Japan a corresponding member?", "Bent corresponding"},
	{"la Suède est-elle un membre correspondant?", "Bent correspondant"},

	{"when did Japan join?", "Unsaid no-date JP"},
	{"when is the next meeting?", "Unsaid no-meeting"},
	{"which members joined after 2010", "Unsaid no-date"},
	{"quand a lieu la prochaine réunion?", "Unsaid no-meeting"},
	{"quand le Japon a-t-il adhéré?", "Unsaid no-date JP"},

	{"tell me a joke", "OffTopic"},
	{"qwzx vbnm", "OffTopic"},
	{"raconte-moi une blague", "OffTopic"},
}

func TestDecide(t *testing.T) {
	d := newMind(t)
	seen := map[string]map[corpus.Lang]bool{}
	for _, c := range decided {
		m, asked, _ := d.decide(c.text)
		if got := describe(asked); got != c.want {
			t.Errorf("Decide(%q) = %s, want %s", c.text, got, c.want)
		}
		kind, _, _ := strings.Cut(c.want, " ")
		if seen[kind] == nil {
			seen[kind] = map[corpus.Lang]bool{}
		}
		seen[kind][m.Lang] = true
	}
	for _, kind := range kinds {
		for _, l := range corpus.Langs() {
			if !seen[kind][l] && kind != "WhichReading" {
				t.Errorf("no message in %s asks %s, want one", l, kind)
			}
		}
	}
}

// kinds are all the kinds of intents.
var kinds = []string{
	"Greeting", "AskBack", "DidYouMean", "WhichOne", "WhichReading", "Standing", "GroupStanding", "UnknownNames", "Relation", "OthersMembers", "Set",
	"Bodies", "Terms", "Stated", "Mentioned", "Bent", "Unsaid", "OffTopic",
}

// TestWhichReading: what is unclear is put to the asker as a few things the page
// answers, each once.
func TestWhichReading(t *testing.T) {
	const most = 3
	d := newMind(t)
	unclear := 0
	for _, text := range []string{"tu dedans", "who cares", "how does it go", "common paper things", "quoi en commun", "what about the lot", "what of the rest", "the Pentagon in?"} {
		_, asked, _ := d.decide(text)
		w, ok := asked.(intent.WhichReading)
		if !ok {
			continue // what is clear moves with the examples
		}
		unclear++
		if len(w.Labels) == 0 || len(w.Labels) > most {
			t.Errorf("Decide(%q) = %s, want at most %d labels", text, describe(asked), most)
		}
		var asks []corpus.Text
		for _, label := range w.Labels {
			s, ok := d.corpus.Stated(label)
			if !ok || slices.Contains(asks, s.Ask) {
				t.Errorf("Decide(%q) = %s, want statements, each once: not %s", text, describe(asked), label)
			}
			asks = append(asks, s.Ask)
		}
	}
	if unclear == 0 {
		t.Errorf("Decide finds every message clear, want some unclear")
	}
}

// TestFollowUps: what the conversation was about stands for "they", and for nothing
// that is named.
func TestFollowUps(t *testing.T) {
	d := newMind(t)
	for _, c := range []struct{ text, before, want string }{
		{"so is it in?", "JP", "Standing JP"},
		{"Sont-ils membres?", "FR", "Standing FR"},
		{"est-il membre?", "JP IS", "Standing JP IS"},
		{"Which of these are observers?", "DK FI SE", "Set observer within:DK,FI,SE"},
		{"lesquels sont membres?", "JP FR IS", "Set member within:JP,FR,IS"},
		{"Is Japan a member?", "IS", "Standing JP"},
		{"who are the members?", "JP FR", "Set member"},
		{"is it in?", "", "WhichOne"},
		{"is it in?", strings.Repeat("JP ", 13), "WhichOne"},
	} {
		if _, asked, _ := d.decide(c.text, strings.Fields(c.before)...); describe(asked) != c.want {
			t.Errorf("Decide(%q, after %s) = %s, want %s", c.text, c.before, describe(asked), c.want)
		}
	}
}

// TestRules: each rule decides some message, and what is exact asks no example.
func TestRules(t *testing.T) {
	d := newMind(t)
	for _, c := range []struct {
		text, rule string
		byExample  bool
	}{
		{"hello", "nothing asked", false},
		{"bye!", "goodbye", false},
		{"ok merci, bonne journée", "goodbye", false},
		{"NO", "choice", false},
		{"DE, FR", "names alone", false},
		{"our suppliers are:\nAcme Japan\nSaab Sweden", "pasted list", false},
		{"12 Paris Street, London, Ontario, Canada", "address", false},
		{"what does NSA mean", "term", false},
		{"Is the MISWG part of NATO?", "status of the group itself", false},
		{"Is Japan in NATO?", "relation to another group", false},
		{"does the page mention drones?", "what the page mentions", false},
		{"Is Japan a member?", "read by example", true},
		{"Are the Baltics in?", "status of a group", true},
		{"Is Genovia a member?", "unknown name", true},
		{"Are we in?", "first person", true},
		{"is grease a member", "misspelling, asked back", true},
		{"la Suède est-elle un membre correspondant?", "a word the page does not have", true},
	} {
		_, _, trace := d.decide(c.text)
		if trace.Rule != c.rule || (trace.Guesses != nil) != c.byExample {
			t.Errorf("Decide(%q) is by %q, by example: %v; want %q, %v", c.text, trace.Rule, trace.Guesses != nil, c.rule, c.byExample)
		}
	}
}

// TestNamesAreInTheMessage: no reading adds a name. What an intent holds of names
// are items of the message, and an ID stands for "we" only.
func TestNamesAreInTheMessage(t *testing.T) {
	const every, least = 9, 100
	d := newMind(t)
	standings := 0
	for i, x := range d.corpus.Examples() {
		if i%every != 0 {
			continue
		}
		m, asked, _ := d.decide(x.Text)
		var names []*reading.Item
		var unknown []string
		switch a := asked.(type) {
		case intent.Standing:
			standings++
			names, unknown = a.Names, a.Unknown
			we := reading.Join(m.Clauses).Has(reading.FirstPerson)
			if len(a.IDs) > 0 && !(we && slices.Equal(a.IDs, []string{d.corpus.Home()})) {
				t.Errorf("Decide(%q) = %s, want no ID", x.Text, describe(asked))
			}
		case intent.Relation:
			names = a.Names
		case intent.Unsaid:
			names = a.Names
		case intent.UnknownNames:
			unknown = a.Names
		}
		text := corpus.Fold(reading.Clean(x.Text))
		for _, it := range names {
			if !slices.Contains(m.Items, it) || !typed(text, it.Text) {
				t.Errorf("Decide(%q) = %s, but %q is not in it", x.Text, describe(asked), it.Text)
			}
		}
		for _, u := range unknown {
			if !typed(text, strings.TrimSuffix(u, "…")) {
				t.Errorf("Decide(%q) = %s, but %q is not in it", x.Text, describe(asked), u)
			}
		}
	}
	if standings < least {
		t.Errorf("%d standings among the examples, want at least %d", standings, least)
	}
}

// typed reports whether every word of a name stands in a folded text.
func typed(text, name string) bool {
	return !slices.ContainsFunc(strings.Fields(corpus.Fold(name)), func(w string) bool { return !strings.Contains(text, w) })
}

// TestNearest shows an example of the label that was read, and none of no label.
func TestNearest(t *testing.T) {
	d := newMind(t)
	m, _, trace := d.decide("when did Japan join?")
	label := trace.Guesses[0].Label
	got := d.known.Nearest(d.reader, m.Features(), label)
	if !slices.ContainsFunc(d.corpus.Examples(), func(x corpus.Example) bool { return x.Label == label && x.Text == got }) {
		t.Errorf("Nearest(%q) = %q, want an example of it", label, got)
	}
	if got := d.known.Nearest(d.reader, m.Features(), "nonsense"); got != "" {
		t.Errorf("Nearest(%q) = %q, want none", "nonsense", got)
	}
}
