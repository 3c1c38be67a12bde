package intent

import (
	"slices"

	"miswg/corpus"
	"miswg/index/answer/reading"
)

// tryCorrection finds what takes back a name and puts another in its place: "no, I meant
// Austria, not Australia". Only the other is asked about.
func tryCorrection(m *reading.Message) Intent {
	var meant []*reading.Item
	corrects, denied := false, false
	for i, it := range m.Items {
		switch {
		case it.Name() && takenBack(m.Items, i):
			denied = true
		case it.Name() && slices.ContainsFunc(meant, func(o *reading.Item) bool { return it.Names(idOf(o)) }):
		case it.Name():
			meant = append(meant, it)
		case it.Marked(reading.Corrects):
			corrects = corrects || !it.Is(reading.SaysNot)
		case it.Bare(), it.Is(reading.SaysNot | reading.SaysAnd):
		default:
			return nil
		}
	}
	if corrected := denied || corrects; len(meant) != 1 || !corrected {
		return nil
	}
	if it := meant[0]; it.Named(corpus.GroupName) {
		if !corrects {
			return nil // "NATO minus the EU"
		}
		return GroupStanding{Groups: []AskedGroup{{it, it.Named(corpus.EntityName)}}}
	}
	return standingOf(reading.Only(m, meant))
}

// idOf is the ID of the first sense of a name; "" of an ambiguous one.
func idOf(it *reading.Item) string {
	if len(it.Senses) == 0 {
		return ""
	}
	return it.Senses[0].ID
}

// takenBack reports whether "not" stands before the name at i.
func takenBack(items reading.Items, i int) bool {
	apart := items[i].Before&(reading.Comma|reading.Stop) != 0
	for i--; i >= 0 && !apart; i-- {
		it := items[i]
		if it.Is(reading.SaysNot) {
			return true
		}
		if small := it.Marked(reading.IsArticle | reading.TiesOf); !small {
			return false
		}
		apart = it.Before&(reading.Comma|reading.Stop) != 0
	}
	return false
}
