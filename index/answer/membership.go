package answer

import (
	"context"
	"slices"

	"miswg/index/answer/intent"
	"miswg/index/answer/reading"
)

// standing answers how the entities asked about stand.
func (u *understanding) standing(ctx context.Context, s intent.Standing) (Answer, error) {
	var subjects []subject
	for _, id := range s.IDs {
		if e, ok := u.corpus.Entity(id); ok {
			subjects = append(subjects, subject{entity: e})
		}
	}
	named, _, err := u.subjectsOf(ctx, s.Names)
	if err != nil {
		return Answer{}, err
	}
	a, err := u.statusAnswer(append(subjects, named...), s.Predicate, s.Unknown)
	a.Reasons = append(a.Reasons, u.otherReadings(s.Names)...)
	return a, err
}

// whichOne asks who is meant.
func (u *understanding) whichOne() Answer {
	a := uncited(Help)
	a.Verdict = u.phrases[u.Lang].WhichCountry()
	a.Reasons = append(a.Reasons, u.phrases[u.Lang].AskInstead())
	return a
}

// unknownNames answers about names nobody knows.
func (u *understanding) unknownNames(names []string) Answer {
	a := uncited(None, u.intro())
	a.Unknown = names
	u.derivation.Leftover = names
	a.Verdict = u.phrases[u.Lang].UnknownName(slices.Clone(names))
	a.Reasons = append(a.Reasons, u.phrases[u.Lang].AskInstead())
	return a
}

// otherReadings mentions the readings of an ambiguous name that would be answered
// otherwise: Georgia the state.
func (u *understanding) otherReadings(items []*reading.Item) []string {
	p := u.phrases[u.Lang]
	var out []string
	for _, it := range items {
		if it.Ambiguous == nil || len(it.Ambiguous.Answer) == 0 {
			continue
		}
		first, _ := u.corpus.Entity(it.Ambiguous.Answer[0])
		for _, id := range it.Ambiguous.Choices {
			if e, ok := u.corpus.Entity(id); ok && !slices.Contains(it.Ambiguous.Answer, id) && e.Status != first.Status {
				out = append(out, p.OtherReading(reading.Clip(it.Text, 40), e))
			}
		}
	}
	return out
}
