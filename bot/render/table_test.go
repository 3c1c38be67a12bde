package render_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"miswg/bot/render"
	"miswg/corpus"
	"miswg/index/answer"
)

// TestTableSaysWhatItLeavesOut: a table of names holds as many as Slack takes, none more, and its
// last row says how many there are besides. Those that are no members stand first.
func TestTableSaysWhatItLeavesOut(t *testing.T) {
	const rows, chars = 100, 10_000 // Slack's
	e := engine(t)
	a := ask(t, e, "japan and brazil", "")
	for _, tt := range []struct{ n, basis int }{{3, 10}, {98, 10}, {99, 10}, {100, 10}, {300, 10}, {99, 160}, {40, 160}} {
		a.Entities = nil
		for i := range tt.n {
			s := corpus.Member
			if i == tt.n-1 {
				s = corpus.NotListed
			}
			a.Entities = append(a.Entities, answer.Entity{ID: "XX", Type: corpus.Country, Name: fmt.Sprintf("Name %03d.", i), Status: s, Basis: strings.Repeat("y", tt.basis)})
		}
		var got [][]string
		for _, b := range render.Answer(a, render.Options{Source: e.Document(), Body: e.Body()}).Blocks {
			if table, ok := b.(*slack.TableBlock); ok {
				got = cells(t, table)
			}
		}
		shown, last, size := got[1:], "", 0
		for _, row := range shown {
			size += utf8.RuneCountInString(strings.Join(row, ""))
		}
		if row := shown[len(shown)-1]; !strings.Contains(row[0], "Name") {
			shown, last = shown[:len(shown)-1], row[0]
		}
		if left := tt.n - len(shown); left > 0 && !strings.Contains(last, fmt.Sprint(left)) || left == 0 && last != "" {
			t.Errorf("%d of %d names are shown, and the last row says %q", len(shown), tt.n, last)
		}
		if !strings.Contains(shown[0][0], fmt.Sprintf("Name %03d.", tt.n-1)) {
			t.Errorf("the first of %d names is %q, want the one that is no member", tt.n, shown[0][0])
		}
		switch full := len(shown) < tt.n; {
		case len(got) > rows || size > chars:
			t.Errorf("%d names: %d rows of %d signs, want at most %d of %d", tt.n, len(got), size, rows, chars)
		case full && tt.n < rows && tt.basis < 100:
			t.Errorf("%d of %d names are shown, want all: they fit", len(shown), tt.n)
		case full && len(got) < rows && size < chars-200-2*tt.basis:
			t.Errorf("%d names: %d rows of %d signs are all there are, want as many as may be", tt.n, len(got), size)
		}
	}
}

// cells are the texts of a table, row by row.
func cells(t *testing.T, table *slack.TableBlock) [][]string {
	t.Helper()
	b, err := json.Marshal(table)
	if err != nil {
		t.Fatal(err)
	}
	var read struct {
		Rows [][]struct{ Text string }
	}
	if err := json.Unmarshal(b, &read); err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for _, row := range read.Rows {
		var texts []string
		for _, c := range row {
			texts = append(texts, c.Text)
		}
		out = append(out, texts)
	}
	return out
}
