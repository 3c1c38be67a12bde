package answer_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"miswg/corpus"
	"miswg/index/answer"
)

func found(t *testing.T, e *answer.Engine, text string, lang corpus.Lang, limit int) (ids []string, all []answer.Answer) {
	t.Helper()
	all, err := e.Find(t.Context(), text, lang, limit)
	if err != nil {
		t.Fatalf("Find(%q) = %v, want nil", text, err)
	}
	for _, a := range all {
		ids = append(ids, a.ID())
	}
	return ids, all
}

// TestFind searches for countries, bodies, statements and words, in both languages: what
// is found has a quote, and nobody is found by a misspelling.
func TestFind(t *testing.T) {
	e := engine(t)
	for _, tt := range []struct {
		text  string
		first string // IDs of the first, in order
		lang  corpus.Lang
		none  string // an ID that is not found
	}{
		{"japan", "JP", corpus.English, "working-group/japan"},
		{"Allemagne", "DE", corpus.French, ""},
		{"is japan or norway a member?", "JP NO", corpus.English, ""},
		{"Brazil", "BR", corpus.English, ""},
		{"observers", "org:ec org:eda org:esa", corpus.English, ""},
		{"les observateurs", "org:ec org:eda org:esa", corpus.French, ""},
		{"japan and swtizerland", "JP", corpus.English, "CH"},
		{"swtizerland", "", corpus.English, "CH"},
		{"what is miswg", "working-group/canada-is-part-of", corpus.English, ""},
		{"classified information", "security-instruments/the-government-of-canada", corpus.English, ""},
		{"blorgistan", "", corpus.English, ""},
		{"", "", corpus.English, ""},
	} {
		ids, all := found(t, e, tt.text, corpus.English, 50)
		if got := strings.Join(ids, " "); !strings.HasPrefix(got, tt.first) || tt.first == "" && got != "" {
			t.Errorf("Find(%q) = %q, want %q first", tt.text, got, tt.first)
		}
		if slices.Contains(ids, tt.none) {
			t.Errorf("Find(%q) = %q, with %s", tt.text, ids, tt.none)
		}
		for _, a := range all {
			if len(a.Citations()) == 0 || a.Receipt == "" || a.Lang != tt.lang {
				t.Errorf("Find(%q) has %s in %q with %d quotes, want it in %q with one", tt.text, a.ID(), a.Lang, len(a.Citations()), tt.lang)
			}
		}
	}
}

// TestFindBounds: each thing once, at most as many as were asked for, the same each time.
func TestFindBounds(t *testing.T) {
	e := engine(t)
	for _, text := range []string{"members and observers japan industrial security", "members", strings.Repeat("japan security ", 5000)} {
		for _, limit := range []int{1, 5, 50} {
			ids, _ := found(t, e, text, corpus.English, limit)
			again, _ := found(t, e, text, corpus.English, limit)
			if len(ids) > limit || !slices.Equal(ids, again) || len(slices.Compact(slices.Sorted(slices.Values(ids)))) != len(ids) {
				t.Errorf("Find(%.20q, %d) = %q, want each once and as before, at most %d", text, limit, ids, limit)
			}
		}
	}
}

// TestAboutWhatWasFound: whatever is found can be asked for by its ID, in each language.
func TestAboutWhatWasFound(t *testing.T) {
	e := engine(t)
	for _, text := range []string{"members", "observers", "brazil", "security", "miswg", "NSA DSA", "mission"} {
		ids, _ := found(t, e, text, corpus.English, 50)
		for _, id := range ids {
			for _, l := range corpus.Langs() {
				if a, err := e.About(id, l); err != nil || a.ID() != id || a.Lang != l {
					t.Errorf("About(%q, %s) = %q in %s, %v, want it", id, l, a.ID(), a.Lang, err)
				}
			}
		}
	}
	for _, id := range []string{"", "ZZ", "working-group/nothing", "working-group"} {
		if _, err := e.About(id, corpus.English); !errors.Is(err, answer.ErrNoEntity) {
			t.Errorf("About(%q) = %v, want %v", id, err, answer.ErrNoEntity)
		}
	}
}
