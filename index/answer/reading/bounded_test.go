package reading_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"miswg/corpus"
	"miswg/index/answer/reading"
)

// mostItems is what a text of any length comes to; mostGuesses, how many of its
// words are looked up by spelling: as names, and as words.
const (
	mostItems   = 1000
	mostGuesses = 24
)

// TestLongTexts reads what Slack lets people paste. Were a step of the reading more
// than quadratic, this test would not end.
func TestLongTexts(t *testing.T) {
	if testing.Short() {
		t.Skip("reads long texts, in one goroutine")
	}
	const longest = 40_000
	r := reader(t)
	for _, piece := range []string{
		"a", "xq ", "japan, ", "japan xq ", "japn ", "DE, ", "DE xq ", "IS ", "as ", "the ", "pas ", "le japon, ou ", "georgia ", "Congo, Dem. Rep. ",
		"Is Japan a member? ", "<", "<b>", ":a", ":jp:", "🇯🇵", "&amp;", "a@", "#", "'", "-", "é", "\u0301", "\n", "1 ", "japan because ",
	} {
		text := strings.Repeat(piece, longest/len(piece))
		m := r.Read(text, corpus.English, false)
		if len(m.Items) > mostItems {
			t.Errorf("Read(%q×%d) has %d items, want at most %d", piece, longest/len(piece), len(m.Items), mostItems)
		}
		guessed := 0
		for _, it := range m.Items {
			if it.Guessed != "" || it.Proposed != nil {
				guessed++
			}
		}
		if guessed > mostGuesses {
			t.Errorf("Read(%q×%d) has %d guesses, want at most %d", piece, longest/len(piece), guessed, mostGuesses)
		}
	}
}

// TestBothEnds: of a text that is too long, the beginning and the end are read.
func TestBothEnds(t *testing.T) {
	m := reader(t).Read("Japan. "+strings.Repeat("lorem. ", 2*mostItems)+"Norway.", corpus.English, false)
	if got := named(m); got != "JP NO" {
		t.Errorf("Read(a long text between two names) names %q, want %q", got, "JP NO")
	}
}

// FuzzRead holds the reading of any text to what everything after it relies on.
func FuzzRead(f *testing.F) {
	r := reader(f)
	for _, s := range []string{
		"", " ", "Is Japan a member?", "Le Japon n'est-il plus membre, l'UE non plus?", "Korea, Democratic People's Republic of", "BE, NL; LU\n\nFR",
		"FW: Huntsville, AL (Saab AB)", "🇯🇵:flag-", "🏴\U000e0067", "<b><@U1>&amp;<", "@miswg /miswg", "\xff\xfe\x00", "N.\u0301\u200d'", "ﷺ İ ß ǅ", "non-", "de la", "the only",
	} {
		f.Add(s, false)
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, text string, french bool) {
		prefer := corpus.English
		if french {
			prefer = corpus.French
		}
		m := r.Read(text, prefer, french)
		if french && m.Lang != corpus.French {
			t.Errorf("Read(%q) is in %s, want fr as forced", text, m.Lang)
		}
		if len(m.Items) > mostItems {
			t.Errorf("Read(%q) has %d items, want at most %d", text, len(m.Items), mostItems)
		}
		inClauses := 0
		for _, c := range m.Clauses {
			if len(c.Items) == 0 {
				t.Errorf("Read(%q) has a clause of no items", text)
				continue
			}
			inClauses += len(c.Items)
			reading.PredicateOf(c)
			c.Qualified()
			m.Restricted(c)
			c.DescribesSet()
		}
		if inClauses != len(m.Items) {
			t.Errorf("Read(%q) has %d items in clauses, want all %d, each once", text, inClauses, len(m.Items))
		}
		clean := reading.Clean(text)
		if !utf8.ValidString(clean) {
			t.Errorf("Clean(%q) = %q, want valid UTF-8", text, clean)
		}
		for _, it := range m.Items {
			if it.Key == "" || len(it.Words) == 0 {
				t.Errorf("Read(%q) has an item of no words", text)
			}
			it.Describe()
		}
		if n := len(m.Strangers()); n > len(m.Items) {
			t.Errorf("Read(%q) does not know %d names, want at most %d", text, n, len(m.Items))
		}
		m.Features()
		m.NearNames()
		r.Scan(text, prefer)
	})
}
