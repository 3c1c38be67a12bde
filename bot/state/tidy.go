package state

import (
	"cmp"
	"slices"
	"strings"

	"miswg/corpus"

	"golang.org/x/text/unicode/norm"
)

// normalise folds what does not tell two terms apart.
func normalise(term string) string {
	term = norm.NFC.String(clean(strings.ToLower(norm.NFC.String(clean(term, 4*maxTermText))), maxTermText))
	return strings.Join(strings.Fields(term), " ")
}

// tidy orders gaps and leaves out those that a longer term covers.
func tidy(gaps []Gap) []Gap {
	slices.SortFunc(gaps, func(a, b Gap) int {
		return cmp.Or(a.Week.Compare(b.Week), cmp.Compare(b.People, a.People), cmp.Compare(b.Questions, a.Questions),
			cmp.Compare(a.Term, b.Term), cmp.Compare(a.Lang, b.Lang), cmp.Compare(a.Kind, b.Kind))
	})
	var out []Gap
	for start := 0; start < len(gaps); {
		end := start
		for end < len(gaps) && alike(gaps[start], gaps[end]) {
			end++
		}
		run := gaps[start:end] // only here can one cover another
		out = append(out, corpus.Those(run, func(g Gap) bool { return !slices.ContainsFunc(run, func(o Gap) bool { return covers(o, g) }) })...)
		start = end
	}
	return out
}

func alike(a, b Gap) bool {
	return a.Week.Equal(b.Week) && a.People == b.People && a.Questions == b.Questions
}

func covers(long, short Gap) bool {
	return len(long.Term) > len(short.Term) && long.Lang == short.Lang && long.Kind == short.Kind &&
		strings.Contains(" "+long.Term+" ", " "+short.Term+" ")
}
