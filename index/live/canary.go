package live

import (
	"context"
	"errors"
	"fmt"

	"miswg/corpus"
	"miswg/index/answer"
)

// A singer is what can be asked canary questions.
type singer interface {
	Ask(ctx context.Context, q answer.Question) (answer.Answer, error)
	Listed(lang corpus.Lang) []answer.Entity
}

// sing asks an engine canary questions: everybody it lists by name, how many
// members there are, and something no page about membership says. The right answers
// follow from its own list, so that they hold for another corpus too.
func sing(ctx context.Context, e singer) error {
	counts := map[corpus.Lang]string{corpus.English: "how many members are there?", corpus.French: "combien de membres y a-t-il?"}
	for _, l := range []corpus.Lang{corpus.English, corpus.French} {
		members := 0
		for _, listed := range e.Listed(l) {
			a, err := e.Ask(ctx, answer.Question{Text: listed.Name, Lang: l, Force: true})
			if err != nil {
				return fmt.Errorf("%q: %w", listed.Name, err)
			}
			if a.Kind() != answer.Status || len(a.Entities) == 0 || a.Entities[0].ID != listed.ID || a.Entities[0].Status != listed.Status {
				return fmt.Errorf("%q is not answered with the standing of %s", listed.Name, listed.ID)
			}
			if listed.Status == corpus.Member {
				members++
			}
		}
		if members == 0 {
			return errors.New("no member is listed")
		}
		a, err := e.Ask(ctx, answer.Question{Text: counts[l], Lang: l, Force: true})
		if err != nil {
			return fmt.Errorf("%q: %w", counts[l], err)
		}
		if a.Kind() != answer.Count || a.Count != members {
			return fmt.Errorf("%q counts %d, want the %d listed", counts[l], a.Count, members)
		}
	}
	const nonsense = "zzxq vlort?"
	a, err := e.Ask(ctx, answer.Question{Text: nonsense, Lang: corpus.English, Force: true})
	if err == nil && a.Kind() != answer.None && a.Kind() != answer.Help {
		err = errors.New("is answered")
	}
	if err != nil {
		return fmt.Errorf("%q: %w", nonsense, err)
	}
	return nil
}
