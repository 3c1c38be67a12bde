package answer

import (
	"context"
	"slices"

	"miswg/index/answer/intent"
	"miswg/index/answer/reading"
)

// standing answers how the entities asked about stand.
func (u *understanding) standing(ctx context.Context, s intent.Standing) (Answer, error) {
	named, err := u.names.subjects(ctx, s.Names)
	if err != nil {
		return Answer{}, err
	}
	a, err := standings{u.speaker, append(u.names.byID(s.IDs), named...), s.Predicate}.answer(s.Unknown)
	a.Reasons = append(a.Reasons, u.otherReadings(s.Names)...)
	if err == nil && len(s.Groups) > 0 {
		more, err := u.groupStanding(ctx, intent.GroupStanding{Groups: s.Groups, Predicate: s.Predicate})
		if err != nil {
			return Answer{}, err
		}
		for _, row := range more.Entities { // "Japan and the G7": each once
			if !slices.ContainsFunc(a.Entities, func(e Entity) bool { return e.ID == row.ID }) {
				a.Entities = append(a.Entities, row)
			}
		}
		a.add(more)
	}
	return a, err
}

// otherReadings mentions the readings of an ambiguous name that would be answered
// otherwise: Georgia the state.
func (s *speaker) otherReadings(items []*reading.Item) []string {
	var out []string
	for _, it := range items {
		if it.Ambiguous == nil || len(it.Ambiguous.Answer) == 0 {
			continue
		}
		first, _ := s.corpus.Entity(it.Ambiguous.Answer[0])
		for _, id := range it.Ambiguous.Choices {
			if e, ok := s.corpus.Entity(id); ok && !slices.Contains(it.Ambiguous.Answer, id) && e.Status != first.Status {
				out = append(out, s.OtherReading(reading.Clip(it.Text, 40), e))
			}
		}
	}
	return out
}
