package answer

import (
	"cmp"
	"slices"

	"miswg/corpus"
	"miswg/index/answer/reading"
	"miswg/index/answer/words"
)

// terms explains acronyms or names of the glossary, those that the page has first.
func (u *understanding) terms(ids []string) (a Answer, err error) {
	var explained, absent []Answer
	for _, id := range ids {
		t, _ := u.TermByID(id)
		b, err := u.term(t)
		switch {
		case err != nil:
			return Answer{}, err
		case b.kind == None:
			absent = append(absent, b)
		default:
			explained = append(explained, b)
		}
	}
	explained = append(explained, absent...)
	a = explained[0]
	for _, b := range explained[1:] {
		a.cite(b.citations)
		a.Reasons = append(append(a.Reasons, b.Verdict), b.Reasons...)
	}
	return a, nil
}

// inFrench tells what the body is called in French, and that the page does not where it has no French.
func inFrench(u *understanding) (Answer, error) {
	t, _ := u.TermByID(u.corpus.Body().Term)
	a, err := u.term(t)
	if name := t.Names[corpus.French].Name; onlyEnglish(u.corpus) {
		stands := a.Verdict
		a.Verdict, a.Reasons = u.Say("OurTranslation", name), nil
		if u.lang == corpus.English {
			a.Reasons = []string{stands}
		}
	}
	return a, err
}

// term explains one, and says when the page does not spell it out.
func (s *speaker) term(t corpus.Term) (Answer, error) {
	n, english := t.Names[s.lang], t.Names[corpus.English]
	note := t.Note.In(s.lang)
	verdict, reasons, stands := cmp.Or(note, s.Say("PageSays")), []string(nil), reason{}
	if n.Acronym != "" {
		verdict, reasons = s.Stands(english, n), []string{s.SpelledOut(t.OnPage, english.Acronym, t.Source), note}
		if e, ok := s.corpus.Entity(t.Entity); ok && e.Status == corpus.Observer {
			stands = reason{e.ID, s.IsNotMemberButObserver(words.Sentence(s.PageName(e)), e.Names[s.lang].Plural)}
			reasons = append(reasons, stands.says)
		}
		reasons = slices.DeleteFunc(reasons, func(r string) bool { return r == "" })
	}
	if t.OnPage == corpus.Absent {
		return none(verdict, nil, reasons...), nil
	}
	a, err := cited(Passage, verdict, t.Basis.Sentence())
	a.Reasons, a.beside = reasons, stands
	return a, err
}

// atHome tells whose an authority is in the home country, where that country's is asked for and
// the glossary knows; nothing otherwise.
func (u *understanding) atHome() []string {
	home := func(it *reading.Item) bool { return it.Names(u.corpus.Home()) || it.Is(reading.FirstPerson) }
	if !slices.ContainsFunc(u.Items, home) {
		return nil
	}
	for _, it := range u.Items {
		if t, ok := u.Term(it, true); ok && t.Home {
			return []string{u.Say("Beside", t.Note.In(u.lang), t.Source)}
		}
	}
	return nil
}
