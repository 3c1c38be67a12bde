package answer

import (
	"context"
	"slices"

	"miswg/corpus"
	"miswg/index"
)

// A subject is an entity asked about, and how the asker named it.
type subject struct {
	entity corpus.Entity
	place  string // the part of the country that was named, or ""
	typed  string // the misspelling that was read as the entity, or ""
	via    string // the group that brought it in, or ""
}

// subjectsOf resolves the names of items, in order, each entity once. A name is
// settled by exact lookup in the index, never by a score.
func (u *understanding) subjectsOf(ctx context.Context, items []*item) (subjects []subject, ask *item, err error) {
	add := func(s subject) {
		if !slices.ContainsFunc(subjects, func(o subject) bool { return o.entity.ID == s.entity.ID }) {
			subjects = append(subjects, s)
		}
	}
	for _, it := range items {
		if it.ambiguous != nil {
			if len(it.ambiguous.Answer) == 0 {
				ask = it
				continue
			}
			for _, id := range it.ambiguous.Answer {
				e, _ := u.corpus.Entity(id)
				add(subject{entity: e})
			}
			continue
		}
		found, err := u.resolve(ctx, it)
		if err != nil {
			return nil, nil, err
		}
		for _, s := range found {
			add(s)
		}
	}
	return subjects, ask, nil
}

// resolve looks the item's name up.
func (u *understanding) resolve(ctx context.Context, it *item) ([]subject, error) {
	var out []subject
	for _, n := range it.senses {
		switch n.Kind {
		case corpus.PlaceName:
			if e, ok := u.corpus.Entity(n.ID); ok && len(out) == 0 {
				out = append(out, subject{entity: e, place: n.Surface})
			}
		case corpus.EntityName:
			if it.guessed != "" {
				e, _ := u.corpus.Entity(n.ID)
				out = append(out, subject{entity: e, typed: it.text})
				continue
			}
			named, err := u.index.Named(ctx, n.Key)
			if err != nil {
				return nil, err
			}
			u.asked(index.Is(index.Name, n.Key).String())
			for _, e := range named {
				// Several may bear the name; the sense that was recognised decides.
				if e.ID == n.ID && !slices.ContainsFunc(out, func(s subject) bool { return s.entity.ID == e.ID }) {
					out = append(out, subject{entity: e})
				}
			}
		}
	}
	// An exact name beats a place of the same name; one item is one entity
	// unless it is a shared misspelling.
	if it.guessed == "" && len(out) > 1 {
		out = out[:1]
	}
	return out, nil
}

// asked notes what the index was asked.
func (u *understanding) asked(query string) {
	const limit = 400
	d := &u.derivation
	if len(d.Query) > limit {
		return
	}
	if d.Query != "" {
		d.Query += "; "
	}
	d.Query += query
}

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
	a := uncited(None, s.entity.Basis)
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

// quotesFor returns the lines that settle the subjects; for what is not listed,
// the line that introduces the list.
func (u *understanding) quotesFor(subjects []subject) []corpus.Quote {
	var out []corpus.Quote
	missing := false
	for _, s := range subjects {
		if s.entity.Basis.IsZero() {
			missing = true
		} else if !slices.Contains(out, s.entity.Basis) {
			out = append(out, s.entity.Basis)
		}
	}
	if missing || len(subjects) == 0 {
		return u.wholeList()
	}
	return out
}

// wholeList is the page's list from its introduction to its last line: the
// evidence that something is not on it.
func (u *understanding) wholeList() []corpus.Quote {
	intro := u.intro()
	out := []corpus.Quote{intro}
	for p := range u.corpus.Passages() {
		if p.Intro == intro.Passage().ID {
			q, _ := u.corpus.Quote(p.ID, p.Text)
			out = append(out, q)
		}
	}
	return out
}

// intro is the line that introduces the page's list.
func (u *understanding) intro() corpus.Quote {
	group := u.corpus.Membership().GroupLine
	q, _ := u.corpus.Find(group)
	i, _ := u.corpus.Passage(q.Passage().Intro)
	intro, _ := u.corpus.Quote(i.ID, i.Text)
	return intro
}

func (u *understanding) row(e corpus.Entity) Entity {
	p := phrasesIn(u.lang)
	r := Entity{ID: e.ID, Type: e.Type, Name: e.Name(u.lang), Status: e.Status, Flag: e.Flag, Line: e.Basis.Text(), Basis: p.basis(e)}
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
	if pred.yesNo {
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
		out = append(out, p.throughLine(p.the(e), e.Basis.Text(), e.Names[u.lang].Plural))
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
	if pred.yesNo && !mixed && !(only == corpus.Observer && pred.in && !pred.member) {
		opening = u.opening(only, pred)
	}
	verdict := joinSentence(opening, sentence(joinClauses(parts))+".")
	return verdict, u.reasonsForSeveral(subjects)
}

// commonGroup is the group all subjects were named by, or "".
func commonGroup(subjects []subject) string {
	for _, s := range subjects {
		if s.via != subjects[0].via {
			return ""
		}
	}
	return subjects[0].via
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
