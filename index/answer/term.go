package answer

import (
	"slices"

	"miswg/corpus"
	"miswg/index/answer/intent"
	"miswg/index/answer/words"
)

// terms explains acronyms or names of the glossary, and says when the page does
// not spell them out.
func (u *understanding) terms(i intent.Terms) (Answer, error) {
	first, _ := u.TermByID(i.IDs[0])
	a, err := u.termAnswer(first)
	for _, id := range i.IDs[1:] {
		if other, ok := u.TermByID(id); ok && err == nil {
			a, err = u.withTerm(a, other)
		}
	}
	return a, err
}

// withTerm adds what is known of a second term to the answer about the first.
func (u *understanding) withTerm(a Answer, t corpus.Term) (Answer, error) {
	b, err := u.termAnswer(t)
	if err != nil || b.kind != a.kind {
		return a, err
	}
	for _, c := range b.citations {
		if !slices.Contains(a.citations, c) {
			a.citations = append(a.citations, c)
		}
	}
	a.Reasons = append(append(a.Reasons, b.Verdict), b.Reasons...)
	return a, nil
}

func (u *understanding) termAnswer(t corpus.Term) (Answer, error) {
	p := u.phrases[u.Lang]
	n := t.Names[u.Lang]
	acronym := n.Acronym
	if u.Lang == corpus.French && t.Names[corpus.English].Acronym != acronym {
		acronym = t.Names[corpus.English].Acronym + " (" + acronym + ")"
	}
	name := n.Name
	if u.Lang == corpus.French && t.Names[corpus.English].Name != name {
		name += " (" + t.Names[corpus.English].Name + ")"
	}
	var a Answer
	if t.OnPage == corpus.Absent {
		a = uncited(None)
	} else {
		quotes := []corpus.Quote{t.Basis}
		if full, err := u.corpus.Quote(t.Basis.Passage().ID, t.Basis.Passage().Text); err == nil {
			quotes = []corpus.Quote{full}
		}
		var err error
		if a, err = cited(Passage, quotes...); err != nil {
			return a, err
		}
	}
	if n.Acronym == "" {
		a.Verdict = t.Note.In(u.Lang)
		if a.Verdict == "" {
			a.Verdict = p.PageSays()
		}
		return a, nil
	}
	a.Verdict = p.Stands(acronym, name)
	if s := p.SpelledOut(t.OnPage, t.Names[corpus.English].Acronym, t.Source); s != "" {
		a.Reasons = append(a.Reasons, s)
	}
	if t.Note.In(u.Lang) != "" {
		a.Reasons = append(a.Reasons, t.Note.In(u.Lang))
	}
	if e, ok := u.corpus.Entity(t.Entity); ok && e.Status == corpus.Observer {
		a.Reasons = append(a.Reasons, p.IsNotMemberButObserver(words.Sentence(p.The(e)), e.Names[u.Lang].Plural))
	}
	return a, nil
}
