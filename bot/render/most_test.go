package render_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/slack-go/slack"

	"miswg/bot/render"
	"miswg/corpus"
	"miswg/index/answer"
)

// browsing is the Home's menu of what to list: its values, group by group.
func browsing(t *testing.T, h render.HomeData) [][]string {
	t.Helper()
	for _, b := range render.Home(h).Blocks.BlockSet {
		row, ok := b.(*slack.ActionBlock)
		if !ok {
			continue
		}
		for _, el := range row.Elements.ElementSet {
			if s, ok := el.(*slack.SelectBlockElement); ok && s.ActionID == string(render.BrowseAction) {
				return corpus.Each(s.OptionGroups, func(g *slack.OptionGroupBlockObject) []string {
					return corpus.Each(g.Options, func(o *slack.OptionBlockObject) string { return o.Value })
				})
			}
		}
	}
	t.Fatal("Home() has no menu of what to list")
	return nil
}

// TestMenusHoldTheFirst holds the Home's menus at Slack's hundred options, with the first of
// what there is, and at the longest value that every client takes.
func TestMenusHoldTheFirst(t *testing.T) {
	const options, value = 100, 75
	e := engine(t)
	for _, n := range []int{1, options - 1, options, options + 1, 3 * options} {
		h := render.HomeData{Lang: corpus.English, Source: e.Document(), Body: e.Body()}
		for i := range n {
			h.Listed = append(h.Listed, answer.Entity{ID: "X", Name: "X", Status: corpus.Member, Region: fmt.Sprintf("Region %d", i)})
			h.Groups = append(h.Groups, answer.Choice{Label: fmt.Sprintf("Group %d", i), Ask: fmt.Sprintf("which members are in group %d?", i)})
		}
		menu := browsing(t, h)
		if len(menu) != 3 || len(menu[1]) != min(n, options) || len(menu[2]) != min(n, options) {
			t.Fatalf("of %d regions and groups Home() offers %v, want the first %d", n, menu, min(n, options))
		}
		for i := range menu[1] {
			if want := "region:" + h.Listed[i].Region; menu[1][i] != want {
				t.Errorf("region %d of %d is %q, want %q", i, n, menu[1][i], want)
			}
			if got := render.BrowseQuestion(menu[2][i], h.Groups); got != h.Groups[i].Ask {
				t.Errorf("group %d of %d asks %q, want %q", i, n, got, h.Groups[i].Ask)
			}
		}
	}
	h := render.HomeData{Lang: corpus.English, Source: e.Document(), Body: e.Body()}
	for _, longer := range []int{0, 1} {
		h.Listed = append(h.Listed, answer.Entity{ID: "X", Name: "X", Status: corpus.Member, Region: strings.Repeat("x", value-len("region:")+longer)})
	}
	if menu := browsing(t, h); len(menu) != 2 || !slices.Equal(menu[1], []string{"region:" + h.Listed[0].Region}) {
		t.Errorf("of regions whose values are %d and %d long Home() offers %v, want the first", value, value+1, menu)
	}
}

// TestChipsAreTheFirst: of many questions so many are offered as a row has room for, the first of them.
func TestChipsAreTheFirst(t *testing.T) {
	const most = 5
	e := engine(t)
	for _, n := range []int{1, most - 1, most, most + 1, 4 * most} {
		var all []answer.Choice
		for i := range n {
			all = append(all, answer.Choice{Label: fmt.Sprintf("Label %d", i), Ask: fmt.Sprintf("question %d?", i)})
		}
		got := map[string]bool{}
		for _, b := range render.Home(render.HomeData{Lang: corpus.English, Examples: all, Source: e.Document(), Body: e.Body()}).Blocks.BlockSet {
			row, ok := b.(*slack.ActionBlock)
			if !ok {
				continue
			}
			for _, el := range row.Elements.ElementSet {
				if chip, ok := el.(*slack.ButtonBlockElement); ok && strings.HasPrefix(chip.Text.Text, "Label ") {
					got[chip.Text.Text] = true
				}
			}
		}
		for i, c := range all {
			if got[c.Label] != (i < most) {
				t.Errorf("of %d questions Home() offers %v, want the first %d", n, got, most)
				break
			}
		}
	}
}

// TestSortedBothWays: a list whose lines stand differently can be put in the other order, and
// one whose lines all stand alike cannot.
func TestSortedBothWays(t *testing.T) {
	e := engine(t)
	o := render.Options{Source: e.Document(), Body: e.Body()}
	for rows, want := range map[string]bool{
		"A, Japan\nB, Japan\nC, Norway\n":             false,
		"A, Japan\nB, Brazil\nC, Norway\n":            true,
		"A, Japan\nB, Brazil\nC, Narnia\nD, Norway\n": true,
	} {
		list := checklist(t, e, rows)
		if got := strings.Contains(drawn(t, render.Checklist(list, o, render.Ref{List: rows}, nil, true).Blocks), string(render.SortAction)); got != want {
			t.Errorf("Checklist(%q), of %d outcomes, has the other order: %v, want %v", rows, len(list.Groups(len(list.Rows))), got, want)
		}
	}
}
