package intent

import (
	"slices"

	"miswg/index/answer/reading"
)

// tryNature finds "is ESA a country": of an organisation on the list that is known.
func tryNature(m *reading.Message) Intent {
	c := m.Whole
	one := len(c.Subjects) == 1 && len(c.Groups) == 0
	if !one || !organisation(m, c.Subjects[0]) || c.Has(reading.SaysMember, reading.SaysObserver, reading.SaysBody) {
		return nil
	}
	what := slices.IndexFunc(c.Items, func(it *reading.Item) bool { return !it.Name() && it.Is(reading.SaysCountry|reading.SaysOrg) })
	if what < 1 || !c.Items[what-1].Marked(reading.AnyOne) {
		return nil
	}
	more := slices.ContainsFunc(c.Items, func(it *reading.Item) bool {
		const kinds = reading.SaysCountry | reading.SaysOrg | reading.Anaphor | reading.SaysAnd | reading.SaysOr
		plain := it.Name() || it.Bare() || it.Is(kinds)
		return !plain && !it.Marked(reading.AsksWhatIs|reading.Confirms)
	})
	asked, ok := standingOf(m).(Standing)
	if more || !ok {
		return nil
	}
	asked.Predicate, asked.Nature = reading.Predicate{}, true
	return asked
}
