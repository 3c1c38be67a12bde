package talk

import (
	"context"
	"slices"
	"strings"

	"miswg/bot/ledger"
	"miswg/corpus"
	"miswg/index/answer"
)

// record notes what the page does not say, and the question where the operator
// chose that. It comes after the reply, so that nobody waits for it.
func (k *desk) record(ctx context.Context, user, text string, a answer.Answer) {
	err := k.Ledger.Store.SaveQuestion(ctx, user, text, a.Kind(), a.Lang)
	if terms := gapTerms(a); err == nil && len(terms) > 0 && user != "" {
		err = k.Ledger.Store.RecordGap(ctx, user, terms, a.Kind(), a.Lang)
	}
	ledger.Report(k.Log, "gap not recorded", err)
}

// maxGap is how many words that follow each other make one term.
const maxGap = 3

// gapTerms returns what a refused question was about: its words of meaning as the
// engine read them, and runs of those that stand beside each other. An answer that
// is no refusal has none.
func gapTerms(a answer.Answer) []string {
	if a.Kind() != answer.None {
		return nil
	}
	var out []string
	words := corpus.Found(a.Derivation.Recognised, func(s answer.Span) (string, bool) {
		return strings.ToLower(strings.Join(strings.Fields(s.Text), " ")), meaningful(s)
	})
	for n := 1; n <= maxGap; n++ {
		for i := 0; i+n <= len(words); i++ {
			out = append(out, strings.Join(words[i:i+n], " "))
		}
	}
	return out
}

// functional are the roles of words that ask and say nothing else.
func functional() []string {
	return []string{"who", "which", "how", "count", "list", "all", "any", "both", "in", "stand-for", "mention"}
}

// meaningful reports whether a piece of a question says what it is about.
func meaningful(s answer.Span) bool {
	role, word := strings.CutPrefix(s.As, "word of ")
	asks := word && slices.Contains(functional(), role)
	return s.As != "carries nothing" && !asks && len(s.Text) > 2
}
