package answer

import (
	"slices"
	"strings"

	"miswg/corpus"
	"miswg/index/answer/intent"
	"miswg/index/answer/words"
)

// A set is a set asked for, and who is in it.
type set struct {
	*speaker
	intent.SetQuery
	found []corpus.Entity
}

// verdict says what the set is, and who is in it.
func (s set) verdict(counting bool) string {
	n := len(s.found)
	what := s.Describe(s.terms(n != 1))
	switch {
	case n == 0 && asksWhoIsLeftOut(s.SetQuery):
		return s.WhoIsLeftOut()
	case n == 0 && s.ofWatchers():
		return s.WhatObserversAre()
	case n == 0:
		return joinSentence(s.opening(), s.EmptySet(what))
	}
	names := s.And(s.namesOf(s.found, n == 1 && s.lang == corpus.French))
	if counting && n > 15 {
		names = ""
	}
	if asksWhoIsLeftOut(s.SetQuery) && len(s.Out)+len(s.Without) == 0 {
		return joinSentence(s.opening(), s.LeavesOut(n, names))
	}
	if r, ok := s.rest(); ok && r.size > 1 && s.Share == intent.NoShare {
		group := s.Narrowed(r.group.Names[s.lang].Plural, s.terms(true))
		return joinSentence(s.opening(), s.SoManyOf(n, r.size, group, names))
	}
	return joinSentence(s.opening(), s.SetSentence(n, what, names))
}

// reasons tell how the set adds up, and with it the sum.
func (s set) reasons() (reasons []string, sum string) {
	sum, notes := s.arithmetic()
	reasons = corpus.Those(append([]string{sum}, notes...), func(r string) bool { return r != "" })
	reasons = append(reasons, s.remainder()...)
	return append(reasons, s.GroupNotes(groupsOf(s.SetQuery))...), sum
}

// arithmetic tells how the number comes about, and what is to be known of it.
func (s set) arithmetic() (sum string, notes []string) {
	whole := len(s.In) == 0 && len(s.Out) == 0
	switch n := len(s.found); {
	case len(s.Without) > 0 || s.Within != nil || s.Initial != "":
	case s.Status == "member" && s.Type == corpus.Organisation:
		return "", []string{s.WhatMembersAre()}
	case s.Status == "member" && whole:
		return s.ArithmeticMembers(n), []string{s.ObserversToo()}
	case s.Status == "observer" && n > 0 && (s.Type == corpus.Country || len(s.In) > 0):
		return "", []string{s.WhatObserversAre()}
	case s.Status == "party" && whole:
		return s.ArithmeticParties(n), nil
	case s.Status == "member" && len(s.In) == 0 && len(s.Out) == 1:
		return s.ArithmeticOutside(s.Out[0], n), nil
	case s.Status == "out" && len(s.In) == 0 && n > 0:
		return "", []string{s.OthersAreNotListed()}
	}
	return "", nil
}

// ofWatchers reports a set of observers by where they lie, or of countries among them.
func (s set) ofWatchers() bool {
	placed := s.Type == corpus.Country || len(s.In)+len(s.Out) > 0
	return s.Status == "observer" && placed
}

// asksWhoIsLeftOut reports a set of those the page leaves out: of the others it can
// only be said that they are not listed.
func asksWhoIsLeftOut(q intent.SetQuery) bool {
	return q.Status == "out" && len(q.In) == 0 && q.Within == nil
}

// A rest is what a set leaves of the one group it is taken from, without what the question
// leaves aside.
type rest struct {
	group          corpus.Group
	size           int             // of the group
	left, excluded []corpus.Entity // of its countries, those not listed, and the exceptions
}

// rest returns what the set of members leaves of its group; it passes where it is taken
// from none, or from several.
func (s set) rest() (r rest, ok bool) {
	oneGroup := len(s.In) == 1 && len(s.In[0]) == 1
	part := s.Within != nil || s.Initial != ""
	if part || !oneGroup || s.Status != "member" {
		return rest{}, false
	}
	r.group = s.In[0][0]
	aside := func(e corpus.Entity) bool {
		outside := func(g corpus.Group) bool { return slices.Contains(g.Countries, e.ID) }
		return e.Territory || slices.Contains(s.Without, e.ID) || slices.ContainsFunc(s.Out, outside)
	}
	for _, id := range r.group.Countries {
		e, _ := s.corpus.Entity(id)
		if aside(e) {
			continue
		}
		r.size++
		switch e.Status {
		case corpus.NotListed:
			r.left = append(r.left, e)
		case corpus.Excluded:
			r.excluded = append(r.excluded, e)
		}
	}
	return r, true
}

// opening is the Yes or No to whether there are so many, or whether all or most of the group are
// members; "" where neither is asked.
func (s set) opening() string {
	holds := false
	switch {
	case s.Claimed.N > 0:
		holds = s.Claimed.Holds(len(s.found))
	case s.Share != intent.NoShare:
		holds = s.Share.Holds(len(s.found), s.all())
	case s.Part != intent.NoShare && len(s.found) > 0:
		r, ok := s.rest()
		if !ok {
			return ""
		}
		holds = s.Part.Holds(len(s.found), r.size)
	default:
		return ""
	}
	if holds {
		return s.Say("Yes")
	}
	return s.Say("No")
}

// all is how many stand as those of the set do, wherever they are.
func (s set) all() int { return len(s.found) + len(s.others()) }

// others stand as those of the set do, and are not of it.
func (s set) others() []corpus.Entity {
	var out []corpus.Entity
	for e := range s.corpus.Entities() {
		in := slices.ContainsFunc(s.found, func(f corpus.Entity) bool { return f.ID == e.ID })
		same := e.Status == corpus.Status(s.Status) && (s.Type == "" || e.Type == s.Type)
		if same && !in {
			out = append(out, e)
		}
	}
	return out
}

// remainder names the countries of the group that are not in the answer, and none that is
// left aside.
func (s set) remainder() []string {
	if s.Share != intent.NoShare && len(s.found) == 0 {
		return nil
	}
	const many = 12 // names that a reader takes in
	if s.Share != intent.NoShare {
		out := []string{s.OfAll(len(s.found), s.all(), corpus.Status(s.Status))}
		if others := s.others(); len(others) > 0 && len(others) <= many {
			out = append(out, s.TheOthers(s.namesOf(others, false)))
		}
		return out
	}
	r, ok := s.rest()
	if !ok {
		return nil
	}
	out := corpus.Each(r.excluded, s.IsExcluded)
	few := many
	if len(s.found) == 0 {
		few = 6 // that none is in is told already
	}
	if len(r.left) > 0 && (s.Rest || len(r.left) <= few) {
		out = append(out, s.NotIn(s.namesOf(r.left, false)))
	}
	return out
}

// terms are what the words of the set are made of.
func (s set) terms(plural bool) words.Set {
	d := words.Set{Status: s.Status, Type: s.Type, Plural: plural, Initial: strings.ToUpper(s.Initial)}
	for _, union := range s.In {
		names := corpus.Each(union, func(g corpus.Group) string { return g.Names[s.lang].Plural })
		d.In = append(d.In, names)
	}
	for _, g := range s.Out {
		d.Out = append(d.Out, g.Names[s.lang].Name)
	}
	for _, id := range s.Without {
		e, _ := s.corpus.Entity(id)
		d.Without = append(d.Without, s.The(e))
	}
	return d
}
