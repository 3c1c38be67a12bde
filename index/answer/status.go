package answer

import (
	"slices"

	"miswg/corpus"
	"miswg/index/answer/reading"
	"miswg/index/answer/words"
)

// statusAnswer answers about subjects; pred is how they were asked about.
func (u *understanding) statusAnswer(subjects []subject, pred reading.Predicate, unknown []string) (Answer, error) {
	// Of a name nobody knows there is no Yes or No.
	pred.Bare = pred.Bare && len(unknown) == 0
	if len(subjects) == 1 && pred.Why && u.holds(subjects[0].entity.Status, pred) {
		return u.noReason(subjects[0]), nil
	}
	a, err := cited(Status, u.quotesFor(subjects)...)
	if err != nil {
		return a, err
	}
	p := u.phrases[u.Lang]
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
		a.Reasons = append(a.Reasons, p.UnknownName(slices.Clone(unknown)))
	}
	return a, nil
}

// noReason answers why somebody is left out: the page states it and says no more.
func (u *understanding) noReason(s subject) Answer {
	p := u.phrases[u.Lang]
	a := uncited(None, s.entity.BasisIn(u.Lang))
	a.Verdict = p.NoReason()
	claim, _ := u.single(s, reading.Predicate{})
	a.Reasons = append(a.Reasons, claim)
	return a
}

// holds reports whether what the asker takes for granted is so.
func (u *understanding) holds(s corpus.Status, pred reading.Predicate) bool {
	claimed := corpus.Member
	if pred.Observer && !pred.Member {
		claimed = corpus.Observer
	}
	if pred.Negated || pred.LeftOut {
		return s == corpus.Excluded // of what is simply not listed there is nothing to explain
	}
	return s == claimed
}

func (u *understanding) row(e corpus.Entity) Entity {
	p := u.phrases[u.Lang]
	r := Entity{ID: e.ID, Type: e.Type, Name: e.Name(u.Lang), Status: e.Status, Flag: e.Flag, Line: e.BasisIn(u.Lang).Text(), Basis: p.Basis(e)}
	if len(e.Regions) > 0 {
		if g, ok := u.corpus.Group(e.Regions[0]); ok {
			r.Region = corpus.Bare(g.Names[u.Lang].Name)
		}
	}
	return r
}

// single words the answer about one entity.
func (u *understanding) single(s subject, pred reading.Predicate) (verdict string, reasons []string) {
	p := u.phrases[u.Lang]
	e := s.entity
	name, plural := words.Sentence(p.The(e)), e.Names[u.Lang].Plural
	if pred.Bare {
		verdict = u.opening(e.Status, pred)
	}
	var claim string
	switch e.Status {
	case corpus.Member:
		claim = p.IsMember(name, plural)
		if pred.Observer {
			claim = p.IsMemberNotObserver(name, plural)
		}
	case corpus.Observer:
		claim = p.IsNotMemberButObserver(u.fullName(e), plural)
		if pred.Observer && !pred.Member {
			claim = p.IsObserver(u.fullName(e), plural)
		}
	case corpus.Excluded:
		claim = p.IsExcluded(e)
	default:
		claim = p.IsNotListed(name, plural)
	}
	if e.Type == corpus.Historical {
		reasons = append(reasons, p.Gone(name, e.Ended))
	}
	verdict = joinSentence(verdict, claim)
	return verdict, append(reasons, u.reasonsFor(s, pred)...)
}

// fullName is the name of an observer with its acronym, as the page may use
// only one of them.
func (u *understanding) fullName(e corpus.Entity) string {
	p := u.phrases[u.Lang]
	name, acr := p.The(e), e.Names[u.Lang].Acronym
	if acr != "" && !contains(name, acr) {
		name += " (" + acr + ")"
	}
	return words.Sentence(name)
}

// opening is the Yes or No of an answer, or what replaces it after a negative.
func (u *understanding) opening(s corpus.Status, pred reading.Predicate) string {
	p := u.phrases[u.Lang]
	holds := s == corpus.Member
	switch {
	case pred.Observer && !pred.Member:
		holds = s == corpus.Observer
	case pred.In && !pred.Member && s == corpus.Observer:
		return "" // an observer takes part and is no member: neither yes nor no
	}
	if pred.Negated {
		if holds {
			return p.Contrary()
		}
		return p.Indeed()
	}
	if holds {
		return p.Yes()
	}
	return p.No()
}

func joinSentence(opening, claim string) string {
	if opening == "" {
		return claim
	}
	return opening + " " + claim
}

// reasonsFor says what supports or limits the claim about one subject.
func (u *understanding) reasonsFor(s subject, pred reading.Predicate) []string {
	p := u.phrases[u.Lang]
	e := s.entity
	var out []string
	if s.place != "" {
		out = append(out, p.PartOf(s.place, p.The(e)))
	}
	switch {
	case e.Status == corpus.Member && !e.ByName:
		out = append(out, p.ThroughLine(e))
	case e.Status == corpus.Member:
		out = append(out, p.ByName(p.The(e), e.Names[u.Lang].Plural))
	case e.Status == corpus.Excluded:
		out = append(out, p.NoReason())
	}
	for t := range u.corpus.Terms() {
		if t.Entity == e.ID && t.OnPage == corpus.AcronymOnly && e.Status == corpus.Observer {
			out = append(out, p.AcronymOnly(t.Names[corpus.English].Acronym, e.Name(u.Lang)))
		}
	}
	if e.Territory && e.Parent != "" {
		parent, _ := u.corpus.Entity(e.Parent)
		out = append(out, p.TerritoryOf(parent))
	}
	if len(e.Successors) > 0 {
		out = append(out, u.successors(e)...)
	}
	if note := e.Note.In(u.Lang); note != "" {
		out = append(out, note)
	}
	if pred.Why && e.Status != corpus.Excluded {
		out = append(out, p.NoReason())
	}
	return out
}

// successors tells what became of a past state, by standing.
func (u *understanding) successors(e corpus.Entity) []string {
	p := u.phrases[u.Lang]
	var out []string
	for _, st := range []corpus.Status{corpus.Member, corpus.Observer, corpus.Excluded, corpus.NotListed} {
		var names []string
		for _, id := range e.Successors {
			if s, ok := u.corpus.Entity(id); ok && s.Status == st {
				names = append(names, p.The(s))
			}
		}
		if len(names) > 0 {
			out = append(out, p.Successors(names, st))
		}
	}
	return out
}

// several words the answer about two or more: one clause a standing.
func (u *understanding) several(subjects []subject, pred reading.Predicate) (string, []string) {
	p := u.phrases[u.Lang]
	var parts []string
	var only corpus.Status
	mixed := false
	for _, st := range []corpus.Status{corpus.Member, corpus.Observer, corpus.Excluded, corpus.NotListed} {
		var names []string
		plural := false
		for _, s := range subjects {
			if s.entity.Status == st {
				names = append(names, p.The(s.entity))
				plural = s.entity.Names[u.Lang].Plural
			}
		}
		if len(names) == 0 {
			continue
		}
		mixed = mixed || only != ""
		only = st
		if via := commonGroup(subjects); via != "" && len(names) > 6 {
			g, _ := u.corpus.Group(via)
			parts = append(parts, p.PartOfGroup(len(names), len(subjects), g.Names[u.Lang].Plural, st))
			continue
		}
		parts = append(parts, p.GroupAre(names, st, plural))
	}
	opening := ""
	half := only == corpus.Observer && pred.In && !pred.Member // takes part, and is no member
	if open := mixed || half; pred.Bare && !open {
		opening = u.opening(only, pred)
	}
	verdict := joinSentence(opening, words.Sentence(joinClauses(parts))+".")
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
	p := u.phrases[u.Lang]
	var out []string
	add := func(s string) {
		if s != "" && !slices.Contains(out, s) && len(out) < 6 {
			out = append(out, s)
		}
	}
	for _, s := range subjects {
		e := s.entity
		if s.place != "" {
			add(p.PartOf(s.place, p.The(e)))
		}
		if e.Territory && e.Parent != "" {
			parent, _ := u.corpus.Entity(e.Parent)
			add(words.Sentence(p.The(e)) + " — " + p.TerritoryOf(parent))
		}
		add(e.Note.In(u.Lang))
		if s.via != "" {
			if g, ok := u.corpus.Group(s.via); ok {
				add(p.GroupNote(g.Names[u.Lang].Plural, g.Note.In(u.Lang)))
			}
		}
	}
	return out
}

// understood says which misspellings were read as what.
func (u *understanding) understood(subjects []subject) string {
	p := u.phrases[u.Lang]
	out := ""
	for i, s := range subjects {
		if s.typed == "" || i > 0 && subjects[i-1].typed == s.typed {
			continue
		}
		names := []string{p.The(s.entity)}
		for _, o := range subjects[i+1:] {
			if o.typed == s.typed {
				names = append(names, p.The(o.entity))
			}
		}
		out = joinSentence(out, p.CorrectedTo(s.typed, p.And(names)))
	}
	return out
}
