package answer

import (
	"slices"

	"miswg/corpus"
	"miswg/index/answer/reading"
	"miswg/index/answer/words"
)

// suggestions are what can be asked next; each is guaranteed to be answered.
func (u *understanding) suggestions(a Answer) []Choice {
	const most = 3
	p := u.phrases[u.Lang]
	var out []Choice
	switch a.kind {
	case Status:
		out = choices(p.AskOutside(), p.AskObservers(), p.AskNumber())
	case List, Count:
		out = choices(p.AskLeftOut(), p.AskObservers(), p.AskUnlisted(), p.AskMembers())
	case Passage:
		out = choices(append(u.offered(), p.AskMembers())...)
	default:
		out = choices(p.AskMember(u.sample()), p.AskObservers(), u.introduction(u.Lang))
	}
	asked := corpus.Fold(reading.Clip(u.question.Text, 100))
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

// sample is the entity that examples ask about.
func (e *Engine) sample() corpus.Entity {
	x, _ := e.corpus.Entity(e.corpus.Body().Samples.Member)
	return x
}

// introduction is the question for whoever knows nothing yet.
func (e *Engine) introduction(lang corpus.Lang) string {
	s, _ := e.corpus.Stated(e.corpus.Body().Introduced)
	return s.Ask.In(lang)
}

// offered are the questions of the statements that are offered.
func (u *understanding) offered() []string {
	var out []string
	for _, id := range u.corpus.Body().Offered {
		s, _ := u.corpus.Stated(id)
		out = append(out, s.Ask.In(u.Lang))
	}
	return out
}

// choose offers the readings of an item.
func (u *understanding) choose(it *reading.Item) Answer {
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
	return u.offer(u.phrases[u.Lang].WhichOne(reading.Clip(it.Text, 40)), ids)
}

// offer asks back with one choice an entity.
func (u *understanding) offer(verdict string, ids []string) Answer {
	a := uncited(Help)
	a.Verdict = verdict
	p := u.phrases[u.Lang]
	var names []string
	for _, id := range ids[:min(len(ids), 5)] {
		e, ok := u.corpus.Entity(id)
		if !ok {
			continue
		}
		a.Choices = append(a.Choices, Choice{Label: e.Name(u.Lang), Ask: e.Name(u.Lang)})
		names = append(names, p.The(e)+" ("+p.Standing(e)+")")
	}
	a.Reasons = append(a.Reasons, words.Sentence(p.Or(names))+"?")
	return a
}
