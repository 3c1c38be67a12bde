package answer

import (
	"slices"
	"strings"

	"miswg/corpus"
	"miswg/index/answer/reading"
	"miswg/index/answer/words"
)

// standings are those asked about, and how they were asked about.
type standings struct {
	*speaker
	subjects []subject
	pred     reading.Predicate
}

// answer answers how they stand; nobody knows the unknown.
func (s standings) answer(unknown []string) (Answer, error) {
	part := func(x subject) bool { // Ontario is no member itself
		_, ok := x.entity.Place(corpus.Fold(x.place))
		return ok && x.entity.Status == corpus.Member
	}
	some := slices.ContainsFunc(s.subjects, part)
	s.pred.Bare = s.pred.Bare && len(unknown) == 0 && !some // of a name nobody knows there is no Yes or No
	if len(s.subjects) == 1 && s.pred.Why && s.granted() {
		// The page states it and says no more.
		s.pred = reading.Predicate{}
		claim, _ := s.single()
		a := none(s.Say("NoReason"), s.quotesFor(entities(s.subjects)), claim)
		a.Told = s.rows(entities(s.subjects))
		return a, nil
	}
	es := entities(s.subjects)
	say := s.several
	if len(es) == 1 {
		say = s.single
	}
	verdict, reasons := say()
	if len(es) > 1 && s.pred.Why {
		reasons = append(reasons, s.Say("NoReason"))
	}
	a, err := cited(Status, verdict, s.quotesFor(es)...)
	a.Summary = s.summary()
	a.Entities, a.Reasons, a.Unknown, a.Understood = s.rows(es), reasons, unknown, s.understood()
	if slices.ContainsFunc(es, func(e corpus.Entity) bool { return e.Status == corpus.NotListed }) {
		a.Listing = s.AskParties()
	}
	if len(unknown) > 0 {
		a.Reasons = append(a.Reasons, s.UnknownToo(unknown))
	}
	return a, err
}

// granted reports whether what the asker takes for granted of the one asked about is so.
func (s standings) granted() bool {
	status, claimed := s.subjects[0].entity.Status, corpus.Member
	if s.pred.Observer && !s.pred.Member {
		claimed = corpus.Observer
	}
	if s.pred.Negated || s.pred.LeftOut {
		claimed = corpus.Excluded // of what is simply not listed there is nothing to explain
	}
	return status == claimed
}

// single words the answer about one entity.
func (s standings) single() (verdict string, reasons []string) {
	e := s.subjects[0].entity
	name, plural := words.Sentence(s.The(e)), e.Names[s.lang].Plural
	if s.pred.Bare {
		verdict = s.opening(e.Status)
	}
	var claim string
	switch e.Status {
	case corpus.Member:
		claim = s.IsMember(name, plural)
		if s.pred.Observer {
			claim = s.IsMemberNotObserver(name, plural)
		}
	case corpus.Observer:
		claim = s.IsNotMemberButObserver(s.fullName(e), plural)
		if s.pred.Observer && !s.pred.Member {
			claim = s.IsObserver(s.fullName(e), plural)
		}
	case corpus.Excluded:
		claim = s.IsExcluded(e)
	default:
		claim = s.SayOf(plural, "IsNotListed", name)
	}
	if e.Type == corpus.Historical {
		reasons = append(reasons, s.Say("Gone", name, e.Ended))
	}
	if rest, ok := strings.CutPrefix(claim, name); ok && strings.HasSuffix(verdict, ":") {
		claim = s.The(e) + rest // no capital behind a colon
	}
	return joinSentence(verdict, claim), append(reasons, s.reasons()...)
}

// opening is the Yes or No of an answer, or what replaces it after a negative.
func (s standings) opening(status corpus.Status) string {
	holds := status == corpus.Member
	switch {
	case s.pred.Observer && !s.pred.Member:
		holds = status == corpus.Observer
	case s.pred.In && !s.pred.Member && status == corpus.Observer:
		return "" // an observer takes part and is no member: neither yes nor no
	}
	switch {
	case s.pred.Negated && holds:
		return s.Say("Contrary")
	case s.pred.Negated:
		return s.Say("Indeed")
	case holds:
		return s.Say("Yes")
	}
	return s.Say("No")
}

func joinSentence(opening, claim string) string { return strings.TrimPrefix(opening+" "+claim, " ") }

// reasons say what supports or limits the claim about one subject.
func (s standings) reasons() []string {
	e, place := s.subjects[0].entity, s.subjects[0].place
	var out []string
	if place != "" {
		out = append(out, s.partsOf(s.subjects[0])...)
	}
	if e.Status == corpus.Member && !e.ByName {
		out = append(out, s.ThroughLine(e, place != ""))
	}
	if e.Territory && e.Parent != "" {
		parent, _ := s.corpus.Entity(e.Parent)
		out = append(out, s.TerritoryOf(e, parent, false))
	}
	if became := s.successors(e); became != "" {
		out = append(out, became)
	}
	if note := e.Note.In(s.lang); note != "" {
		out = append(out, note)
	}
	if s.pred.Why {
		out = append(out, s.Say("NoReason"))
	}
	return out
}

// partsOf says of each part of the country that was named what it is a part of.
func (s standings) partsOf(x subject) []string {
	return corpus.Each(corpus.Those(append([]string{x.place}, x.places...), func(p string) bool { return p != "" }),
		func(p string) string { return s.partOf(p, x.entity) })
}

// partOf says of what country a place is a part; it is named as the list has it, else as
// the corpus has it.
func (s standings) partOf(place string, e corpus.Entity) string {
	if p, ok := e.Place(corpus.Fold(place)); ok {
		place = p.In(s.lang)
	} else if city, ok := s.corpus.City(corpus.Fold(place), s.lang); ok {
		place = city
	}
	return s.PartOf(place, s.The(e))
}

// successors tells what became of a past state, by standing; "" of any other.
func (s standings) successors(e corpus.Entity) string {
	var out []string
	for _, st := range corpus.Statuses() {
		became := corpus.Those(corpus.Found(e.Successors, s.corpus.Entity), func(x corpus.Entity) bool { return x.Status == st })
		if len(became) > 0 {
			out = append(out, s.GroupAre(corpus.Each(became, s.The), st, false))
		}
	}
	if len(out) == 0 {
		return ""
	}
	return s.Say("Today", strings.Join(out, "; "))
}

// several words the answer about two or more: one clause a standing, one sentence a group.
func (s standings) several() (verdict string, reasons []string) {
	if via := s.subjects[0].via; via != "" && commonGroup(s.subjects) == "" {
		first, others := s, s
		of := func(x subject) bool { return x.via == via }
		first.subjects = slices.DeleteFunc(slices.Clone(s.subjects), func(x subject) bool { return !of(x) })
		others.subjects = slices.DeleteFunc(slices.Clone(s.subjects), of)
		this, _ := first.several()
		more, _ := others.several()
		return joinSentence(this, more), s.notes()
	}
	var parts []string
	var only corpus.Status
	for _, st := range corpus.Statuses() {
		var names []string
		plural := false
		for _, x := range s.subjects {
			if x.entity.Status == st {
				names = append(names, s.The(x.entity))
				plural = x.entity.Names[s.lang].Plural
			}
		}
		if len(names) == 0 {
			continue
		}
		only = st
		part := s.GroupAre(names, st, plural)
		few := 6
		if st != corpus.Member {
			few = 12 // who is missing is what is asked
		}
		if via := commonGroup(s.subjects); via != "" && len(names) > few {
			g, _ := s.corpus.Group(via)
			part = s.PartOfGroup(len(names), len(s.subjects), g.Names[s.lang].Plural, st)
		}
		parts = append(parts, part)
	}
	half := only == corpus.Observer && s.pred.In && !s.pred.Member // takes part, and is no member
	if open := len(parts) > 1 || half; s.pred.Bare && !open {
		verdict = s.opening(only)
	}
	return joinSentence(verdict, words.Sentence(strings.Join(parts, "; "))+"."), s.notes()
}

// summary is the verdict in numbers, for where the rows below it have the names; "" where
// it is as short itself.
func (s standings) summary() string {
	const few = 2
	if len(s.subjects) <= few {
		return ""
	}
	of := map[corpus.Status]int{}
	for _, e := range entities(s.subjects) {
		of[e.Status]++
	}
	opening := ""
	if s.pred.Bare && len(of) == 1 {
		opening = s.opening(s.subjects[0].entity.Status)
	}
	return joinSentence(opening, s.Tally(of))
}

// notes are what matters besides when several are asked about.
func (s standings) notes() []string {
	var out []string
	var groups []corpus.Group
	add := func(note string) {
		if note != "" && !slices.Contains(out, note) && len(out) < 6 {
			out = append(out, note)
		}
	}
	for _, x := range s.subjects {
		e := x.entity
		for _, part := range s.partsOf(x) {
			add(part)
		}
		if e.Territory && e.Parent != "" {
			parent, _ := s.corpus.Entity(e.Parent)
			add(s.TerritoryOf(e, parent, true))
		}
		if became := s.successors(e); became != "" {
			add(words.Sentence(s.The(e)) + " — " + became)
		}
		if note := e.Note.In(s.lang); note != "" {
			add(words.Sentence(s.The(e)) + " — " + note)
		}
		if g, ok := s.corpus.Group(x.via); ok {
			groups = append(groups, g)
		}
	}
	for _, note := range s.GroupNotes(groups) {
		add(note)
	}
	return out
}

// understood says which misspellings were read as what.
func (s standings) understood() string {
	out := ""
	for i, x := range s.subjects {
		if x.typed == "" || i > 0 && s.subjects[i-1].typed == x.typed {
			continue
		}
		names := corpus.Found(s.subjects[i:], func(o subject) (string, bool) { return s.The(o.entity), o.typed == x.typed })
		out = joinSentence(out, s.Say("CorrectedTo", s.And(names), x.typed))
	}
	return out
}
