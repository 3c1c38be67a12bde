package answer

import (
	"slices"

	"miswg/corpus"
	"miswg/index/answer/reading"
	"miswg/index/answer/words"
)

// suggestions are what can be asked next; each is guaranteed to be answered.
func (s *speaker) suggestions(kind Kind, asked string) []Choice {
	const most = 3
	var out []Choice
	switch kind {
	case Status:
		out = choices(s.AskOutside(), s.AskObservers(), s.AskNumber())
	case List, Count:
		out = choices(s.AskLeftOut(), s.AskObservers(), s.AskUnlisted(), s.AskMembers())
	case Passage:
		out = choices(append(s.askedOf(s.corpus.Body().Offered), s.AskMembers())...)
	default:
		out = choices(s.askSample(), s.AskObservers(), s.introduction())
	}
	asked = corpus.Fold(reading.Clip(asked, 100))
	out = slices.DeleteFunc(out, func(c Choice) bool { return corpus.Fold(c.Ask) == asked })
	return out[:min(len(out), most)]
}

// choices offers questions as they are, but for the empty.
func choices(questions ...string) []Choice {
	var out []Choice
	for _, q := range questions {
		if q != "" {
			out = append(out, Choice{Label: q, Ask: q})
		}
	}
	return out
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
		for _, n := range it.Tentative {
			if !slices.Contains(ids, n.ID) {
				ids = append(ids, n.ID)
			}
		}
	}
	return s.offer(s.WhichOne(reading.Clip(it.Text, 40)), ids)
}

// offer asks back with one choice an entity.
func (s *speaker) offer(verdict string, ids []string) Answer {
	a := help(verdict)
	var names []string
	for _, id := range ids[:min(len(ids), 5)] {
		if e, ok := s.corpus.Entity(id); ok {
			a.Choices = append(a.Choices, choices(e.Name(s.lang))...)
			names = append(names, s.The(e)+" ("+s.Standing(e)+")")
		}
	}
	a.Reasons = append(a.Reasons, words.Sentence(s.Or(names))+"?")
	return a
}

// whichReading puts the likeliest readings to the asker.
func (s *speaker) whichReading(labels []string) Answer {
	a := help(s.WhichReading())
	a.Reasons = s.askedOf(labels) // where there are no buttons, too
	a.Choices = choices(a.Reasons...)
	return a
}

// askedOf are the questions that statements answer.
func (s *speaker) askedOf(ids []string) []string {
	var out []string
	for _, id := range ids {
		st, _ := s.corpus.Stated(id)
		out = append(out, st.Ask.In(s.lang))
	}
	return out
}
