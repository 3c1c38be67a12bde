package answer

import (
	"slices"

	"miswg/corpus"
	"miswg/index/answer/reading"
	"miswg/index/answer/words"
)

// suggestions are what can be asked next; each is guaranteed to be answered, and none
// asks again for what a says. They are of those the answer is about, named in it or in
// the question.
func (s *speaker) suggestions(a Answer, asked string, named []corpus.Entity) []Choice {
	const most = 2
	if a.Greets || len(a.Choices) > 0 {
		return nil
	}
	members, observers := under(s.Pick("All members", "Tous les membres"), s.AskMembers()), under(s.Pick("The observers", "Les observateurs"), s.AskObservers())
	number := under(s.Pick("How many members?", "Combien de membres?"), s.Say("AskNumber"))
	if a.Listing != "" {
		members, number = nil, nil // the list is offered in any case
	}
	out := slices.Concat(s.fellows(named), observers, members, number)
	switch a.kind {
	case Status:
		if len(named) == 1 && named[0].Status == corpus.Observer {
			out = slices.Concat(observers, members)
		}
	case List, Count:
		out = slices.Concat(choices(s.AskLeftOut()), observers, choices(s.AskUnlisted()), members, number)
	case Passage:
		out = append(choices(s.askedOf(s.corpus.Body().Offered)...), members...)
	case None: // one step: whom to ask, the list, or a question that the page answers
		if a.More != "" || a.Listing != "" {
			return nil
		}
		if len(named) == 0 {
			out = slices.Concat(choices(s.introduction()), observers)
		}
		out = out[:min(len(out), 1)]
	default:
		out = slices.Concat(choices(s.askSample()), observers, choices(s.introduction()))
	}
	asked = corpus.Fold(reading.Clip(asked, 100))
	var kept []Choice
	for _, c := range out {
		if again := corpus.Fold(c.Ask) == asked || s.repeats(a, c.Ask); !again && len(kept) < most {
			kept = append(kept, c)
		}
		if len(kept) == most {
			break
		}
	}
	return kept
}

// repeats reports whether a question would be answered with what a says.
func (s *speaker) repeats(a Answer, ask string) bool {
	all := func(st corpus.Status) bool {
		other := func(e Entity) bool { return e.Status != st }
		return len(a.Entities) > 0 && !slices.ContainsFunc(a.Entities, other)
	}
	several := len(a.Entities) > 1
	switch { // the questions last: some are made anew from the whole list
	case a.kind != Status && all(corpus.Member) && (ask == s.AskMembers() || ask == s.Say("AskNumber")):
		return true
	case several && all(corpus.Observer) && ask == s.AskObservers():
		return true
	case all(corpus.Excluded) && ask == s.AskLeftOut():
		return true
	case several && all(corpus.NotListed) && ask == s.AskUnlisted():
		return true
	}
	for _, id := range append(s.corpus.Body().Offered, s.corpus.Body().Introduced) {
		if st, _ := s.corpus.Stated(id); st.Ask.In(s.lang) == ask {
			return s.says(st) == a.Verdict
		}
	}
	return false
}

// continent returns the ID of the region of the world that all of the named are in, "" where there
// is none.
func continent(named []corpus.Entity) string {
	of := func(e corpus.Entity) string {
		if len(e.Regions) == 0 {
			return ""
		}
		return e.Regions[len(e.Regions)-1]
	}
	first := of(named[0])
	if slices.ContainsFunc(named, func(e corpus.Entity) bool { return of(e) != first }) {
		return ""
	}
	return first
}

// fellows offers the smallest of the body's groups that all of the named are in, or else their
// region of the world.
func (s *speaker) fellows(named []corpus.Entity) []Choice {
	if len(named) == 0 {
		return nil
	}
	var best corpus.Group
	for _, id := range s.corpus.Body().Groups {
		g, _ := s.corpus.Group(id)
		apart := func(e corpus.Entity) bool { return !slices.Contains(g.Countries, e.ID) }
		if !slices.ContainsFunc(named, apart) && (best.ID == "" || len(g.Countries) < len(best.Countries)) {
			best = g
		}
	}
	outside := slices.ContainsFunc(named, func(e corpus.Entity) bool { return e.Status != corpus.Member })
	if best.ID == "" && !outside {
		best, _ = s.corpus.Group(continent(named))
	}
	if len(named) >= len(best.Countries) { // there are no others
		return nil
	}
	const few = 2                    // of whom a question on a button still reads well
	if len(named) > few || outside { // "besides Iceland" would say that it is one
		return under(s.OtherOf(best), s.AskGroup(best))
	}
	return under(s.OtherOf(best), s.AskOthers(best, s.And(corpus.Each(named, s.The))))
}

// under offers a question under a label that is shorter than it; without one, nothing.
func under(label, ask string) []Choice {
	if ask == "" {
		return nil
	}
	return []Choice{{Label: label, Ask: ask}}
}

// choices offers questions as they are, but for the empty.
func choices(questions ...string) []Choice {
	return corpus.Found(questions, func(q string) (Choice, bool) { return Choice{Label: q, Ask: q}, q != "" })
}

// askSample is the question that shows how to ask about an entity.
func (s *speaker) askSample() string {
	e, _ := s.corpus.Entity(s.corpus.Body().Samples.Member)
	return s.AskMember(e)
}

// introduction is the question for whoever knows nothing yet.
func (s *speaker) introduction() string {
	st, _ := s.corpus.Stated(s.corpus.Body().Introduced)
	return st.Ask.In(s.lang)
}

// choose offers the readings of an item.
func (s *speaker) choose(it *reading.Item) Answer {
	var ids []string
	if it.Ambiguous != nil {
		ids = it.Ambiguous.Choices
	} else {
		ids = corpus.Once(corpus.Each(it.Tentative, func(n corpus.NameEntry) string { return n.ID }))
	}
	names, asks := offered(s, ids)
	a := help(s.WhichOne(reading.Clip(it.Text, 40)), words.Sentence(s.Or(names))+"?")
	a.Choices = asks
	return a
}

// didYouMean asks back about a slip, with one choice an entity.
func (s *speaker) didYouMean(ids []string) Answer {
	names, asks := offered(s, ids)
	a := help(s.DidYouMean(names))
	a.Choices = asks
	return a
}

// offered are the entities to choose from, named with how they stand.
func offered(s *speaker, ids []string) (names []string, asks []Choice) {
	for _, id := range ids[:min(len(ids), 5)] {
		if e, ok := s.corpus.Entity(id); ok {
			asks = append(asks, choices(e.Name(s.lang))...)
			names = append(names, s.The(e)+" ("+s.Standing(e)+")")
		}
	}
	return names, asks
}

// whichReading puts the likeliest readings to the asker.
func (s *speaker) whichReading(labels []string) Answer {
	a := help(s.Say("WhichReading"))
	a.Reasons = s.askedOf(labels) // where there are no buttons, too
	a.Choices = choices(a.Reasons...)
	return a
}

// askedOf are the questions that statements answer.
func (s *speaker) askedOf(ids []string) []string {
	return corpus.Each(ids, func(id string) string {
		st, _ := s.corpus.Stated(id)
		return st.Ask.In(s.lang)
	})
}
