package answer

import (
	"slices"

	"miswg/corpus"
	"miswg/index/answer/intent"
	"miswg/index/answer/words"
)

// setWords words a set: what it is, who is in it, and how it adds up.
func (u *understanding) setWords(q intent.SetQuery, found []corpus.Entity, counting bool) (string, []string) {
	p := u.phrases[u.Lang]
	what := u.describe(q, len(found))
	if asksWhoIsLeftOut(q) && len(q.Out)+len(q.Without) == 0 {
		what = p.LeftOut(len(found) != 1)
	}
	names := u.namesOf(found, false)
	var verdict string
	var reasons []string
	switch {
	case len(found) == 0 && asksWhoIsLeftOut(q):
		verdict = p.WhoIsLeftOut()
	case len(found) == 0:
		verdict = p.EmptySet(what)
	case counting && len(found) > 15:
		verdict = p.SetSentence(len(found), what, "")
	default:
		verdict = p.SetSentence(len(found), what, p.And(names))
	}
	reasons = append(reasons, u.arithmetic(q, found)...)
	reasons = append(reasons, u.remainder(q, found)...)
	for _, g := range u.groupsIn(q) {
		reasons = append(reasons, p.GroupNote(g.Names[u.Lang].Plural, g.Note.In(u.Lang)))
	}
	return verdict, reasons
}

func (u *understanding) groupsIn(q intent.SetQuery) []corpus.Group {
	var out []corpus.Group
	for _, union := range q.In {
		out = append(out, union...)
	}
	out = append(out, q.Out...)
	return slices.DeleteFunc(out, func(g corpus.Group) bool { return g.Region || g.Note.In(u.Lang) == "" })
}

// arithmetic tells how the number comes about.
func (u *understanding) arithmetic(q intent.SetQuery, found []corpus.Entity) []string {
	n := len(found)
	p := u.phrases[u.Lang]
	var out string
	extra := []string(nil)
	switch {
	case len(q.Without) > 0 || q.Within != nil:
		return nil
	case q.Status == "member" && len(q.In) == 0 && len(q.Out) == 0 && q.Type != corpus.Organisation:
		out = p.ArithmeticMembers(n)
		extra = append(extra, p.ObserversToo())
	case q.Status == "member" && q.Type == corpus.Organisation:
		extra = append(extra, p.WhatMembersAre())
	case q.Status == "observer" && (q.Type == corpus.Country || len(q.In) > 0):
		extra = append(extra, p.WhatObserversAre())
	case q.Status == "party" && len(q.In) == 0 && len(q.Out) == 0:
		out = p.ArithmeticParties(n)
	case q.Status == "member" && len(q.In) == 0 && len(q.Out) == 1:
		out = p.ArithmeticOutside(q.Out[0], n)
	case q.Status == "out" && len(q.In) == 0:
		if n > 0 {
			extra = append(extra, p.WhoIsLeftOut(), p.NoReason())
		}
	case q.Status == "out" && allLeftOut(found) && u.listedAsWhole(q.In):
		extra = append(extra, p.NoReason())
	}
	extra = slices.DeleteFunc(extra, func(s string) bool { return s == "" })
	u.derivation.Arithmetic = out
	if out != "" {
		extra = append([]string{out}, extra...)
	}
	return extra
}

// asksWhoIsLeftOut reports a set of those the page leaves out: of the others it can
// only be said that they are not listed.
func asksWhoIsLeftOut(q intent.SetQuery) bool {
	return q.Status == "out" && len(q.In) == 0 && q.Within == nil
}

// allLeftOut reports whether the page leaves out all of them, and there are some.
func allLeftOut(found []corpus.Entity) bool {
	return len(found) > 0 && !slices.ContainsFunc(found, func(e corpus.Entity) bool { return e.Status != corpus.Excluded })
}

// listedAsWhole reports whether the set is within one group that the page lists as
// a whole.
func (u *understanding) listedAsWhole(in [][]corpus.Group) bool {
	return len(in) == 1 && slices.ContainsFunc(u.corpus.Membership().Groups, func(l corpus.GroupLine) bool { return l.Group == in[0][0].ID })
}

// remainder names the countries of the group that are not in the answer.
func (u *understanding) remainder(q intent.SetQuery, found []corpus.Entity) []string {
	oneGroup := len(q.In) == 1 && len(q.In[0]) == 1
	narrowed := len(q.Out)+len(q.Without) > 0 || q.Within != nil
	if q.Status != "member" || !oneGroup || narrowed {
		return nil
	}
	g := q.In[0][0]
	var left, excluded []corpus.Entity
	size := 0
	for _, id := range g.Countries {
		e, _ := u.corpus.Entity(id)
		if e.Territory {
			continue
		}
		size++
		switch e.Status {
		case corpus.NotListed:
			left = append(left, e)
		case corpus.Excluded:
			excluded = append(excluded, e)
		}
	}
	p := u.phrases[u.Lang]
	var out []string
	if len(found) > 0 {
		out = append(out, p.NoneOfWhich(len(found), size, g.Names[u.Lang].Plural))
	}
	for _, e := range excluded {
		out = append(out, p.IsExcluded(e))
	}
	if len(left) > 0 && len(left) <= 6 {
		out = append(out, p.NotIn(u.namesOf(left, false)))
	}
	return out
}

// describe puts the set in words: "EU countries that are members of the MISWG".
func (u *understanding) describe(q intent.SetQuery, n int) string {
	plural := n != 1
	d := words.Set{Status: q.Status, Type: q.Type, Plural: plural}
	for _, union := range q.In {
		var names []string
		for _, g := range union {
			names = append(names, g.Names[u.Lang].Plural)
		}
		d.In = append(d.In, names)
	}
	for _, g := range q.Out {
		d.Out = append(d.Out, g.Names[u.Lang].Name)
	}
	for _, id := range q.Without {
		e, _ := u.corpus.Entity(id)
		d.Without = append(d.Without, u.phrases[u.Lang].The(e))
	}
	return u.phrases[u.Lang].Describe(d)
}
