package exam

import (
	"slices"

	"miswg/corpus"
)

// A Sitting is a Result with the IDs of the cases that were asked, so that a later one can
// be held against it case by case.
type Sitting struct {
	Result
	Asked []string `json:"asked,omitempty"` // none where that was not written down
}

// Sat returns the sitting of an exam of those sets.
func (r Result) Sat(sets []Set) Sitting {
	return Sitting{r, corpus.Found(Cases(sets), func(c Case) (string, bool) { return c.ID, !c.Outdated })}
}

// Cases are those of all sets, in their order.
func Cases(sets []Set) []Case {
	return slices.Concat(corpus.Each(sets, func(s Set) []Case { return s.Cases })...)
}

// Turned are the IDs of cases that came out otherwise than in an earlier sitting, in the
// order of the exam.
type Turned struct {
	Worse  []string `json:"worse"`  // right then, missed now
	Mended []string `json:"mended"` // missed then, right now
	New    []string `json:"new"`    // missed now, not asked then
	Gone   []string `json:"gone"`   // missed then, not asked now
}

// Against compares a sitting with an earlier one. Where that does not tell what it asked, it
// counts as having asked all that was not outdated.
func (s Sitting) Against(before Sitting) Turned {
	asked := func(of Sitting, id string) bool {
		if len(of.Asked) == 0 {
			return !slices.Contains(of.Outdated, id)
		}
		return slices.Contains(of.Asked, id)
	}
	t := Turned{Worse: []string{}, Mended: []string{}, New: []string{}, Gone: []string{}}
	for _, id := range without(s.Wrong, before.Wrong) {
		if asked(before, id) {
			t.Worse = append(t.Worse, id)
		} else {
			t.New = append(t.New, id)
		}
	}
	for _, id := range without(before.Wrong, s.Wrong) {
		if asked(s, id) {
			t.Mended = append(t.Mended, id)
		} else {
			t.Gone = append(t.Gone, id)
		}
	}
	return t
}
