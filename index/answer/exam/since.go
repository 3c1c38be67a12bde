package exam

import "slices"

// A Sitting is a Result with the IDs of the cases that were asked, so that a later one can
// be held against it case by case.
type Sitting struct {
	Result
	Asked []string `json:"asked,omitempty"` // none where that was not written down
}

// Sat returns the sitting of an exam of those sets.
func (r Result) Sat(sets []Set) Sitting {
	s := Sitting{Result: r}
	for _, set := range sets {
		for _, c := range set.Cases {
			if !c.Outdated {
				s.Asked = append(s.Asked, c.ID)
			}
		}
	}
	return s
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
