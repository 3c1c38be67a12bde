package worldmap

import (
	"fmt"

	"miswg/corpus"
	"miswg/index/answer"
)

// A membership is the rows, sorted by what the map makes of them; each part keeps
// the order of the rows.
type membership struct {
	through   []answer.Entity // members by the line many share
	named     []answer.Entity // members by a line of their own
	observers []answer.Entity
	excluded  []answer.Entity
	line      string // the shared line, in the page's words, or ""
}

func membershipOf(rows []answer.Entity) membership {
	m := membership{line: sharedLine(rows)}
	for _, r := range rows {
		switch {
		case r.Status == corpus.Observer:
			m.observers = append(m.observers, r)
		case r.Status == corpus.Excluded:
			m.excluded = append(m.excluded, r)
		case r.Status == corpus.Member && m.line != "" && r.Line == m.line:
			m.through = append(m.through, r)
		case r.Status == corpus.Member:
			m.named = append(m.named, r)
		}
	}
	return m
}

// sharedLine is the line by which the most members are in, if it is more than
// one member's.
func sharedLine(rows []answer.Entity) string {
	count := map[string]int{}
	line, most := "", 1
	for _, r := range rows {
		if r.Status != corpus.Member || r.Line == "" {
			continue
		}
		if count[r.Line]++; count[r.Line] > most {
			line, most = r.Line, count[r.Line]
		}
	}
	return line
}

// members are all members, those of the shared line first.
func (m membership) members() []answer.Entity {
	out := make([]answer.Entity, 0, len(m.through)+len(m.named))
	return append(append(out, m.through...), m.named...)
}

// placed reports the first country that is to be marked and has no place.
func (m membership) placed(all []outline) error {
	have := map[string]bool{}
	for _, o := range all {
		have[o.id] = true
	}
	for _, r := range append(m.members(), m.excluded...) {
		if r.Type == corpus.Country && !have[r.ID] {
			return fmt.Errorf("%s (%s) has no outline", r.Name, r.ID)
		}
	}
	return nil
}
