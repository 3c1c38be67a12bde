package index

import (
	"bufio"
	"context"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"miswg/corpus"
)

func TestQueries(t *testing.T) {
	x := build(t)
	f, err := os.Open("testdata/queries.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	n := 0
	for s := bufio.NewScanner(f); s.Scan(); {
		line := s.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		n++
		q, want, ok := strings.Cut(line, " => ")
		if !ok {
			t.Fatalf("queries.txt: %q has no =>", line)
		}
		hits, err := x.Search(t.Context(), Query{Text: q, Limit: 3})
		if err != nil {
			t.Fatal(err)
		}
		got := make([]string, len(hits))
		for i, h := range hits {
			got[i] = h.ID
		}
		for i, id := range strings.Fields(want) {
			if i == 0 && (len(got) == 0 || got[0] != id) || !slices.Contains(got, id) {
				t.Errorf("Search(%q) = %v, want %v", q, got, want)
				break
			}
		}
	}
	if n == 0 {
		t.Error("queries.txt holds no query")
	}
}

func ids(es []corpus.Entity) string {
	out := make([]string, len(es))
	for i, e := range es {
		out[i] = e.ID
	}
	return strings.Join(out, " ")
}

func TestNamed(t *testing.T) {
	x := build(t)
	for name, want := range map[string]string{
		"Japan": "JP", "JAPAN": "JP", "Österreich": "AT", "usa": "US", "Congolese": "CD CG", "European Space Agency": "org:esa",
		"Japn": "", "": "", "*": "", "jap*": "", "/j.*/": "", "대한민국": "KR", "Deutschland": "DE",
	} {
		got, err := x.Named(t.Context(), name)
		if err != nil || ids(got) != want {
			t.Errorf("Named(%q) = %q %v, want %q", name, ids(got), err, want)
		}
	}
}

func TestWhere(t *testing.T) {
	x := build(t)
	member := Is(Status, "member")
	for _, tt := range []struct {
		f    Filter
		want string
	}{
		{And(Is(Group, "nato"), Not(member)), "IS"},
		{And(member, Not(Is(Group, "nato"))), "AU AT IL JP NZ SG CH"},
		{Is(Status, "observer"), "org:ec org:eda org:esa org:nos org:occar"},
		{And(member, Is(Region, "002")), ""},
		{And(member, Is(Region, "009")), "AU NZ"},
		{And(Or(Is(Group, "baltic"), Is(Group, "benelux")), member), "BE EE LV LT LU NL"},
		{Not(Or(member, Is(Type, "country"), Is(Type, "historical"), Is(Status, "observer"), Not(Is(ID, "org:un")))), "org:un"},
		{Is(Name, "no such name"), ""},
	} {
		got, err := x.Where(t.Context(), tt.f)
		if err != nil || ids(got) != tt.want {
			t.Errorf("Where(%s) = %q %v, want %q", tt.f, ids(got), err, tt.want)
		}
	}
	if all, err := x.Where(t.Context(), And()); err != nil || len(all) != len(x.order) {
		t.Errorf("Where(everything) = %d entities %v, want %d", len(all), err, len(x.order))
	}
}

func TestFilterString(t *testing.T) {
	f := And(Is(Status, "member"), Not(Or(Is(Group, "nato"), Is(Group, "eu"))))
	if got, want := f.String(), "status:member and not (group:nato or group:eu)"; got != want {
		t.Errorf("String() = %q, want %q", got, want)
	}
}

func TestSearchIsBounded(t *testing.T) {
	x := build(t)
	for _, text := range []string{"", "?", "the", strings.Repeat("a ", 50000), strings.Repeat("a", 100000), "*a* *b* /(.{0,60}){6}/", "\xff\xfe"} {
		hits, err := x.Search(t.Context(), Query{Text: text, Limit: 1 << 30})
		if err != nil || len(hits) > MaxHits {
			t.Errorf("Search(%.20q…) = %d hits %v, want at most %d", text, len(hits), err, MaxHits)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := x.Search(ctx, Query{Text: "japan"}); !errors.Is(err, context.Canceled) {
		t.Errorf("Search(cancelled) = %v, want %v", err, context.Canceled)
	}
}

// TestEndedTellsNothing: what ends a search stands in the log, and names nobody who was asked
// about.
func TestEndedTellsNothing(t *testing.T) {
	x := build(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for way, ended := range map[string]func() error{
		"Search": func() error { _, err := x.Search(ctx, Query{Text: "japan"}); return err },
		"Named":  func() error { _, err := x.Named(ctx, "japan"); return err },
		"Where":  func() error { _, err := x.Where(ctx, Is(Name, "japan")); return err },
	} {
		if err := ended(); !errors.Is(err, context.Canceled) || strings.Contains(strings.ToLower(err.Error()), "japan") {
			t.Errorf("%s(cancelled) = %v, want %v without a name", way, err, context.Canceled)
		}
	}
}

func FuzzSearch(f *testing.F) {
	x := build(f)
	for _, s := range []string{"japan", `+"*~ /.*/`, "a:b:c", "NATO +", "\xff", "日本"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		first, err := x.Search(t.Context(), Query{Text: text})
		if err != nil {
			t.Fatalf("Search(%q) = %v, want nil", text, err)
		}
		again, _ := x.Search(t.Context(), Query{Text: text})
		if !slices.Equal(first, again) {
			t.Errorf("Search(%q) = %v, then %v", text, first, again)
		}
	})
}
