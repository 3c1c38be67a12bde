package intent

import (
	"slices"
	"strconv"

	"miswg/index/answer/reading"
)

// clearly is the probability from which a part of a message is taken for a question of
// its own that the page answers, by what the examples say; likely is the one for what
// the page does not say, where a mistake costs nothing.
const (
	clearly = 0.65
	likely  = 0.6
	half    = 0.5 // of each topic, where nothing but denials is told
)

// fewest are the words of a question of its own about what the page says.
const fewest = 3

// Apart decides the questions of one message one by one. It passes when they ask the
// same, so that one answer serves them all, or when one of them leans on another:
// "which ones", "and how".
func Apart(parts []*reading.Message, k *Knowledge) ([]Intent, bool) {
	if slices.ContainsFunc(parts[1:], func(m *reading.Message) bool { return m.Whole.OnlyList() && m.Whole.Explained() }) {
		return nil, false // "… need the list"
	}
	out := make([]Intent, len(parts))
	kinds := map[string]bool{}
	unsaid, unclear := true, false
	for n, m := range parts {
		i, trace := Decide(m, k, nil)
		kind := alone(m, i, trace)
		if kind == "" {
			return nil, false
		}
		if _, ofSomebody := i.(Standing); ofSomebody && n > 0 && ofThing([]*reading.Clause{parts[n-1].Whole, m.Whole}, 1) {
			return nil, false // "is there a handbook, and does it cover Germany"
		}
		_, denied := i.(Unsaid)
		unsaid = unsaid && denied
		unclear = unclear || denied && trace.Guesses[0].P < half
		switch i.(type) {
		case Set, GroupStanding:
			kind += strconv.Itoa(n) // seldom the same one twice
		}
		kinds[kind], out[n] = true, i
	}
	return out, len(kinds) > 1 && !(unsaid && unclear)
}

// Unread are the questions of one message that have matter of their own, name nobody, and are not
// surely understood: what answers the others does not answer them.
func Unread(parts []*reading.Message, k *Knowledge) []*reading.Message {
	var out []*reading.Message
	for _, m := range parts {
		c := m.Whole
		named := len(c.Subjects)+len(c.Groups)+len(c.Unknown) > 0
		ofAll := c.Has(reading.SaysAll) && c.Has(reading.Anaphor) // "are all its member states in"
		ofItsOwn := (ofAll || len(m.ContentWords()) > 0) && len(m.Items) >= fewest
		asks := m.Asked() || reading.BeginsToAsk(m.Items)
		ofThem := c.Has(reading.Anaphor) && !c.Has(reading.SaysAll) && reading.PredicateOf(c).Explicit() // "are they in"
		other := asks && ofItsOwn && !ofThem
		if named || !other {
			continue
		}
		i, trace := Decide(m, k, nil)
		if _, polite := i.(Greeting); polite {
			continue // "… and have a lovely day"
		}
		if alone(m, i, trace) == "" {
			out = append(out, m)
		}
	}
	return out
}

// alone tells what kind of thing a question asks that stands alone; "" when it does not.
func alone(m *reading.Message, i Intent, trace Trace) string {
	c := m.Whole
	sure := len(trace.Guesses) == 0 || trace.Guesses[0].P >= clearly
	matter := len(m.ContentWords()) > 0 && len(m.Items) >= fewest
	if c.Has(reading.AsksWho) && c.Has(reading.Anaphor) && c.Explained() {
		return "" // "and who are the latter"
	}
	switch i := i.(type) {
	case Standing:
		return "standing"
	case GroupStanding:
		return "group"
	case Terms:
		return "terms"
	case Bodies:
		return "bodies"
	case Set:
		described := c.Has(reading.SaysMember, reading.SaysObserver, reading.SaysBody, reading.SaysIn)
		described = described || c.Has(reading.AsksCount) && (c.Has(reading.SaysCountry) || len(c.Groups) > 0)
		if len(c.Groups) > 0 {
			aside := c.SetsAside() && c.Explained() // "and Nordics minus Iceland?"
			described = described || c.Has(reading.SaysLeftOut) || elided(c) || aside
		}
		asks := len(m.Items) >= fewest || c.Has(reading.AsksWho, reading.AsksWhich, reading.AsksCount, reading.AsksList)
		ofThose := len(c.Groups) > 0 && c.Has(reading.AsksCount)
		alone := ofThose || !c.Has(reading.Anaphor)
		if described && asks && alone {
			return "set"
		}
	case Stated:
		if sure && (matter || c.Has(reading.SaysBody)) {
			return i.Label
		}
	case Unsaid:
		if len(m.Items) >= fewest && trace.unsaid >= likely {
			return i.Labels[0]
		}
	}
	return ""
}

// elided reports a set whose last word is the verb that says no more of it: "which Nordics are not".
func elided(c *reading.Clause) bool {
	last := c.Items[len(c.Items)-1]
	verb := last.Opens(reading.AsksOfGroup) || last.Is(reading.SaysNot)
	return verb && c.Has(reading.AsksWhich) && !last.Name()
}

// AllUnsaid makes one of questions that all ask what the page does not say; it passes where
// one asks something else.
func AllUnsaid(each []Intent) (all Unsaid, ok bool) {
	for _, i := range each {
		u, ok := i.(Unsaid)
		if !ok {
			return Unsaid{}, false
		}
		all.Labels, all.Names, all.Unknown = append(all.Labels, u.Labels...), append(all.Names, u.Names...), append(all.Unknown, u.Unknown...)
	}
	return all, true
}

// settled is the probability from which a message is one question, whatever its parts.
const settled = 0.8

// Sure reports what is asked of the page that the examples surely know as one question.
func Sure(asked Intent, t Trace) bool {
	_, stated := asked.(Stated)
	return stated && len(t.Guesses) > 0 && t.Guesses[0].P >= settled
}

// asksApart reports a question of its own how somebody stands, named in it, and nothing supposed: what is told
// around it is not asked: "shipping a crate to Norway, is Norway in".
func asksApart(m *reading.Message) bool {
	if _, supposed, _ := m.Gist(); supposed {
		return false
	}
	return len(m.Clauses) > 1 && slices.ContainsFunc(m.Clauses, func(c *reading.Clause) bool {
		says := c.Explained() && reading.PredicateOf(c).Explicit()
		return says && len(c.Subjects) > 0 && !c.AsksOpen()
	})
}
