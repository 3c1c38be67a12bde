package intent

import (
	"slices"

	"miswg/index/answer/reading"
)

// tryCompared finds two numbers that are set against each other: "are there more members in
// Europe than in Asia", "… or from outside".
func tryCompared(m *reading.Message) Intent {
	than := comparison(m.Items)
	if than < 0 || len(m.Whole.Subjects) > 0 {
		return nil
	}
	this, other := reading.Only(m, m.Items[:than]).Whole, reading.Only(m, m.Items[than+1:]).Whole
	a, ok := setOf(m, this)
	const few = 2
	said := this.Explained() && (other.Explained() || len(other.Items) <= few) // "… than elsewhere"
	clear := ok && said && counted(this)
	if refers := other.Has(reading.Anaphor); refers || !clear {
		return nil
	}
	b, ok := setOf(m, other)
	if rest := !counted(other); rest {
		if len(a.In) != 1 || len(a.Out) > 0 {
			return nil
		}
		b, ok = SetQuery{Status: a.Status, Type: a.Type, Out: a.In[0]}, true
	}
	if !other.Has(reading.SaysMember, reading.SaysObserver, reading.SaysParty) {
		b.Status = a.Status
	}
	if !ok || b.Status == "out" {
		return nil
	}
	polar := m.Whole.OpensYesNo() || m.Asked() || m.Whole.Has(reading.SaysAny)
	choice := m.Items[than].Is(reading.SaysOr)
	return Compared{a, b, m.Whole.Has(reading.SaysFewer), !choice && polar}
}

// comparison is where "than" or "or" stands behind "more" or "fewer", and no number; -1 where
// nothing is compared.
func comparison(items reading.Items) int {
	more := slices.IndexFunc(items, func(it *reading.Item) bool { return it.Is(reading.SaysMore | reading.SaysFewer) })
	if more < 0 || reading.Count(items.At(more+1)) > 0 {
		return -1
	}
	for i := more + 1; i < len(items)-1; i++ {
		if it := items[i]; reading.Than(it) || it.Is(reading.SaysOr) && !it.Name() {
			return i
		}
	}
	return -1
}

// counted reports whether the clause says of what it is the number.
func counted(c *reading.Clause) bool {
	return len(c.Groups) > 0 || c.Has(reading.SaysMember, reading.SaysObserver, reading.SaysParty, reading.SaysCountry, reading.SaysOrg)
}
