package source

import (
	"cmp"
	"slices"
	"strings"

	"miswg/corpus"
	"miswg/corpus/page"
	"miswg/corpus/source/extract"
)

// What a line of a page went through.
const (
	Added    = "added"
	Removed  = "removed"
	Reworded = "reworded" // other words, of which more than half are the same
	Moved    = "moved"    // the same words in another place
)

// A Change is what became of one line of a page. A line of a list begins with "- ". Its
// number in the text is from 1; it is 0, and the line empty, where there is none.
type Change struct {
	Kind   string `json:"kind"`
	Was    int    `json:"line_before,omitempty"`
	Is     int    `json:"line,omitempty"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
}

// mostLines bounds a comparison, which takes the product of both lengths.
const mostLines = extract.MaxLines

// compare tells what became of the passages of a page, in the order of the new one. The
// second result is false for a page that has too many.
func compare(before, after []corpus.Passage) ([]Change, bool) {
	if max(len(before), len(after)) > mostLines {
		return nil, false
	}
	was, is := corpus.Each(before, Line), corpus.Each(after, Line)
	same := common(was, is)
	gone := without(was, same, func(p pair) int { return p.was })
	come := without(is, same, func(p pair) int { return p.is })
	var out []Change
	put := func(kind string, p pair) {
		c := Change{Kind: kind}
		if p.was >= 0 {
			c.Was, c.Before = before[p.was].Line, was[p.was]
		}
		if p.is >= 0 {
			c.Is, c.After = after[p.is].Line, is[p.is]
		}
		out = append(out, c)
	}
	take := func(kind string, found []pair) {
		for _, p := range found {
			put(kind, p)
			gone = slices.DeleteFunc(gone, func(i int) bool { return i == p.was })
			come = slices.DeleteFunc(come, func(i int) bool { return i == p.is })
		}
	}
	take(Moved, alike(was, is, gone, come, equal))
	take(Reworded, alike(was, is, gone, come, likeness(was, is)))
	for _, i := range gone {
		put(Removed, pair{i, -1})
	}
	for _, i := range come {
		put(Added, pair{-1, i})
	}
	slices.SortStableFunc(out, func(a, b Change) int { return cmp.Or(a.place()-b.place(), min(a.Is, 1)-min(b.Is, 1)) })
	return out, true
}

// place is where a change shows: in the new text, or where it was in the old.
func (c Change) place() int { return cmp.Or(c.Is, c.Was) }

// Line writes a passage as a [Change] has it, so that it can be compared: however it is
// spaced, an entry of a list with one mark.
func Line(p corpus.Passage) string {
	if p.Kind == page.Item {
		return "- " + extract.Line(p.Text)
	}
	return extract.Line(p.Text)
}

// A pair is a line of the old text and one of the new, by their places; -1 for none.
type pair struct{ was, is int }

// common returns the longest series of lines that both texts have in the same order.
func common(was, is []string) []pair {
	// longest[i][j] is how many there are from i and j on.
	longest := make([][]uint16, len(was)+1)
	longest[len(was)] = make([]uint16, len(is)+1)
	for i := len(was) - 1; i >= 0; i-- {
		longest[i] = make([]uint16, len(is)+1)
		for j := len(is) - 1; j >= 0; j-- {
			longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			if was[i] == is[j] {
				longest[i][j] = longest[i+1][j+1] + 1
			}
		}
	}
	var out []pair
	for i, j := 0, 0; i < len(was) && j < len(is); {
		switch {
		case was[i] == is[j]:
			out = append(out, pair{i, j})
			i++
			j++
		case longest[i+1][j] >= longest[i][j+1]:
			i++
		default:
			j++
		}
	}
	return out
}

// without returns the places of the lines that are in no pair.
func without(lines []string, paired []pair, side func(pair) int) []int {
	in := corpus.Keyed(paired, func(p pair) (int, bool) { return side(p), true })
	var out []int
	for i := range lines {
		if !in[i] {
			out = append(out, i)
		}
	}
	return out
}

// alike pairs what is gone with what has come, the likest first, each once; how like
// they are is from 0, for not at all, to 1.
func alike(was, is []string, gone, come []int, like func(was, is string) float64) []pair {
	type found struct {
		pair
		like float64
	}
	var all []found
	for _, i := range gone {
		for _, j := range come {
			if l := like(was[i], is[j]); l > 0 {
				all = append(all, found{pair{i, j}, l})
			}
		}
	}
	far := func(f found) int { return max(f.was-f.is, f.is-f.was) }
	slices.SortStableFunc(all, func(a, b found) int { return cmp.Or(cmp.Compare(b.like, a.like), far(a)-far(b)) })
	taken := map[pair]bool{}
	var out []pair
	for _, f := range all {
		if taken[pair{f.was, -1}] || taken[pair{-1, f.is}] {
			continue
		}
		taken[pair{f.was, -1}], taken[pair{-1, f.is}] = true, true
		out = append(out, f.pair)
	}
	return out
}

func equal(was, is string) float64 {
	if was == is {
		return 1
	}
	return 0
}

// likeness returns how many of their words two lines share, 0 unless it is over half.
func likeness(texts ...[]string) func(was, is string) float64 {
	words := map[string]map[string]int{}
	size := map[string]int{}
	for _, lines := range texts {
		for _, line := range lines {
			if words[line] != nil {
				continue
			}
			words[line] = map[string]int{}
			for _, w := range strings.Fields(corpus.Fold(line)) {
				words[line][w]++
				size[line]++
			}
		}
	}
	return func(was, is string) float64 {
		shared := 0
		for w, n := range words[was] {
			shared += min(n, words[is][w])
		}
		const half = 0.5
		if l := float64(2*shared) / float64(max(1, size[was]+size[is])); l > half {
			return l
		}
		return 0
	}
}
