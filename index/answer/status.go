package answer

import (
	"slices"

	"miswg/corpus"
)

// statusAnswer answers about subjects; pred is how they were asked about.
func (u *understanding) statusAnswer(subjects []subject, pred predicate, unknown []string) (Answer, error) {
	if len(subjects) == 1 && pred.why && u.holds(subjects[0].entity.Status, pred) {
		return u.noReason(subjects[0]), nil
	}
	a, err := cited(Status, u.quotesFor(subjects)...)
	if err != nil {
		return a, err
	}
	p := phrasesIn(u.lang)
	for _, s := range subjects {
		a.Entities = append(a.Entities, u.row(s.entity))
	}
	a.Unknown = unknown
	if len(subjects) == 1 {
		a.Verdict, a.Reasons = u.single(subjects[0], pred)
	} else {
		a.Verdict, a.Reasons = u.several(subjects, pred)
	}
	a.Understood = u.understood(subjects)
	if len(unknown) > 0 {
		a.Reasons = append(a.Reasons, p.unknownName(slices.Clone(unknown)))
	}
	return a, nil
}

// noReason answers "why is Iceland left out?": the page states it and says no more.
func (u *understanding) noReason(s subject) Answer {
	p := phrasesIn(u.lang)
	a := uncited(None, s.entity.BasisIn(u.lang))
	a.Verdict = p.noReason()
	claim, _ := u.single(s, predicate{})
	a.Reasons = append(a.Reasons, claim)
	return a
}

// holds reports whether what the asker takes for granted is so.
func (u *understanding) holds(s corpus.Status, pred predicate) bool {
	claimed := corpus.Member
	if pred.observer && !pred.member {
		claimed = corpus.Observer
	}
	if pred.negated || pred.leftOut {
		return s == corpus.Excluded // of what is simply not listed there is nothing to explain
	}
	return s == claimed
}

func (u *understanding) row(e corpus.Entity) Entity {
	p := phrasesIn(u.lang)
	r := Entity{ID: e.ID, Type: e.Type, Name: e.Name(u.lang), Status: e.Status, Flag: e.Flag, Line: e.BasisIn(u.lang).Text(), Basis: p.basis(e)}
	if len(e.Regions) > 0 {
		if g, ok := u.corpus.Group(e.Regions[0]); ok {
			r.Region = trimArticle(g.Names[u.lang].Name)
		}
	}
	return r
}

// single words the answer about one entity.
func (u *understanding) single(s subject, pred predicate) (verdict string, reasons []string) {
	p := phrasesIn(u.lang)
	e := s.entity
	name, plural := sentence(p.the(e)), e.Names[u.lang].Plural
	if pred.bare {
		verdict = u.opening(e.Status, pred)
	}
	var claim string
	switch e.Status {
	case corpus.Member:
		claim = p.isMember(name, plural)
		if pred.observer {
			claim = p.isMemberNotObserver(name, plural)
		}
	case corpus.Observer:
		claim = p.isNotMemberButObserver(u.fullName(e), plural)
		if pred.observer && !pred.member {
			claim = p.isObserver(u.fullName(e), plural)
		}
	case corpus.Excluded:
		claim = p.isExcluded(name)
	default:
		claim = p.isNotListed(name, plural)
	}
	if e.Type == corpus.Historical {
		reasons = append(reasons, p.gone(name, e.Ended))
	}
	verdict = joinSentence(verdict, claim)
	return verdict, append(reasons, u.reasonsFor(s, pred)...)
}

// fullName is the name of an observer with its acronym, as the page may use
// only one of them.
func (u *understanding) fullName(e corpus.Entity) string {
	p := phrasesIn(u.lang)
	name, acr := p.the(e), e.Names[u.lang].Acronym
	if acr != "" && !contains(name, acr) {
		name += " (" + acr + ")"
	}
	return sentence(name)
}

// opening is the Yes or No of an answer, or what replaces it after a negative.
func (u *understanding) opening(s corpus.Status, pred predicate) string {
	p := phrasesIn(u.lang)
	holds := s == corpus.Member
	switch {
	case pred.observer && !pred.member:
		holds = s == corpus.Observer
	case pred.in && !pred.member && s == corpus.Observer:
		return "" // an observer takes part and is no member: neither yes nor no
	}
	if pred.negated {
		if holds {
			return p.contrary()
		}
		return p.indeed()
	}
	if holds {
		return p.yes()
	}
	return p.no()
}

func joinSentence(opening, claim string) string {
	if opening == "" {
		return claim
	}
	return opening + " " + claim
}

// reasonsFor says what supports or limits the claim about one subject.
func (u *understanding) reasonsFor(s subject, pred predicate) []string {
	p := phrasesIn(u.lang)
	e := s.entity
	var out []string
	if s.place != "" {
		out = append(out, p.partOf(s.place, p.the(e)))
	}
	switch {
	case e.Status == corpus.Member && !e.ByName:
		out = append(out, p.throughLine(p.the(e), e.BasisIn(u.lang).Text(), e.Names[u.lang].Plural))
	case e.Status == corpus.Member:
		out = append(out, p.byName(p.the(e), e.Names[u.lang].Plural))
	case e.Status == corpus.Excluded:
		out = append(out, p.noReason())
	}
	for t := range u.corpus.Terms() {
		if t.Entity == e.ID && t.OnPage == corpus.AcronymOnly && e.Status == corpus.Observer {
			out = append(out, p.acronymOnly(t.Names[corpus.English].Acronym, e.Name(u.lang)))
		}
	}
	if e.Territory && e.Parent != "" {
		parent, _ := u.corpus.Entity(e.Parent)
		out = append(out, p.territoryOf(p.the(parent), parent.Status))
	}
	if len(e.Successors) > 0 {
		out = append(out, u.successors(e)...)
	}
	if note := e.Note.In(u.lang); note != "" {
		out = append(out, note)
	}
	if pred.why && e.Status != corpus.Excluded {
		out = append(out, p.noReason())
	}
	return out
}

// successors tells what became of a past state, by standing.
func (u *understanding) successors(e corpus.Entity) []string {
	p := phrasesIn(u.lang)
	var out []string
	for _, st := range []corpus.Status{corpus.Member, corpus.NotListed} {
		var names []string
		for _, id := range e.Successors {
			if s, ok := u.corpus.Entity(id); ok && s.Status == st {
				names = append(names, p.the(s))
			}
		}
		if len(names) > 0 {
			out = append(out, p.successors(names, st))
		}
	}
	return out
}

// several words the answer about two or more: one clause a standing.
func (u *understanding) several(subjects []subject, pred predicate) (string, []string) {
	p := phrasesIn(u.lang)
	var parts []string
	var only corpus.Status
	mixed := false
	for _, st := range []corpus.Status{corpus.Member, corpus.Observer, corpus.Excluded, corpus.NotListed} {
		var names []string
		plural := false
		for _, s := range subjects {
			if s.entity.Status == st {
				names = append(names, p.the(s.entity))
				plural = s.entity.Names[u.lang].Plural
			}
		}
		if len(names) == 0 {
			continue
		}
		mixed = mixed || only != ""
		only = st
		if via := commonGroup(subjects); via != "" && len(names) > 6 {
			g, _ := u.corpus.Group(via)
			parts = append(parts, p.partOfGroup(len(names), len(subjects), g.Names[u.lang].Plural, st))
			continue
		}
		parts = append(parts, p.groupAre(names, st, plural))
	}
	opening := ""
	half := only == corpus.Observer && pred.in && !pred.member // takes part, and is no member
	if pred.bare && !mixed && !half {
		opening = u.opening(only, pred)
	}
	verdict := joinSentence(opening, sentence(joinClauses(parts))+".")
	return verdict, u.reasonsForSeveral(subjects)
}

func joinClauses(parts []string) string {
	out := ""
	for i, s := range parts {
		if i > 0 {
			out += "; "
		}
		out += s
	}
	return out
}

// reasonsForSeveral keeps the notes that matter when several are asked about.
func (u *understanding) reasonsForSeveral(subjects []subject) []string {
	p := phrasesIn(u.lang)
	var out []string
	add := func(s string) {
		if s != "" && !slices.Contains(out, s) && len(out) < 6 {
			out = append(out, s)
		}
	}
	for _, s := range subjects {
		e := s.entity
		if s.place != "" {
			add(p.partOf(s.place, p.the(e)))
		}
		if e.Territory && e.Parent != "" {
			parent, _ := u.corpus.Entity(e.Parent)
			add(sentence(p.the(e)) + " — " + p.territoryOf(p.the(parent), parent.Status))
		}
		add(e.Note.In(u.lang))
		if s.via != "" {
			if g, ok := u.corpus.Group(s.via); ok {
				add(p.groupNote(g.Names[u.lang].Plural, g.Note.In(u.lang)))
			}
		}
	}
	return out
}

// understood says which misspellings were read as what.
func (u *understanding) understood(subjects []subject) string {
	p := phrasesIn(u.lang)
	out := ""
	for i, s := range subjects {
		if s.typed == "" || i > 0 && subjects[i-1].typed == s.typed {
			continue
		}
		names := []string{p.the(s.entity)}
		for _, o := range subjects[i+1:] {
			if o.typed == s.typed {
				names = append(names, p.the(o.entity))
			}
		}
		out = joinSentence(out, p.correctedTo(s.typed, p.and(names)))
	}
	return out
}
