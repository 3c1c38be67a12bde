package intent

import "miswg/index/answer/reading"

// tryChoice asks back about a name that is more often something else, when the
// question turns on it: "NO", "Brussels".
func (d *decider) tryChoice() Intent {
	for _, c := range d.Clauses {
		open := len(c.Subjects) == 1 && c.Subjects[0].Undecided()
		if len(c.Groups) > 0 || len(c.Subjects) > 0 && !open {
			return nil
		}
	}
	for _, c := range d.Clauses {
		predicate := c.Has(reading.SaysMember, reading.SaysObserver, reading.SaysIn, reading.SaysStatus, reading.SaysBody)
		for i, it := range c.Items {
			unsure := it.AskedBack() && len(it.Senses) == 0 || it.Undecided()
			if !unsure {
				continue
			}
			if it.Marked(reading.Abbreviation) && c.Has(reading.AsksList, reading.AsksWhich, reading.AsksCount) {
				continue // "HR wants the list"
			}
			first := i == 0 && len(c.Items) <= 2
			rare := !d.IsCommon(it.Key)
			turnsOnIt := (predicate || first) && rare && c.Sole(it)
			if turnsOnIt || len(d.Items) == 1 && it.AsksAlone() {
				return AskBack{it}
			}
		}
	}
	// A code in small letters in a question about membership: offer the country.
	for _, c := range d.Clauses {
		if !c.Has(reading.SaysMember, reading.SaysObserver, reading.SaysIn, reading.SaysBody) || len(c.Subjects) > 0 {
			continue
		}
		for _, it := range c.Items {
			if it.Code() != nil && !d.IsWord(it.Key, d.Lang) && c.Sole(it) {
				return AskBack{it}
			}
		}
	}
	return nil
}
