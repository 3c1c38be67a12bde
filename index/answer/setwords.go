package answer

import (
	"fmt"
	"slices"

	"miswg/corpus"
)

// setWords words a set: what it is, who is in it, and how it adds up.
func (u *understanding) setWords(q setQuery, found []corpus.Entity, counting bool) (string, []string) {
	p := phrasesIn(u.lang)
	what := u.describe(q, len(found))
	names := u.namesOf(found, false)
	var verdict string
	var reasons []string
	switch {
	case len(found) == 0:
		verdict = p.emptySet(what)
	case counting && len(found) > 15:
		verdict = p.setSentence(len(found), what, "")
	default:
		verdict = p.setSentence(len(found), what, p.and(names))
	}
	reasons = append(reasons, u.arithmetic(q, len(found))...)
	reasons = append(reasons, u.remainder(q, found)...)
	for _, g := range u.groupsIn(q) {
		reasons = append(reasons, p.groupNote(g.Names[u.lang].Plural, g.Note.In(u.lang)))
	}
	return verdict, reasons
}

func (u *understanding) groupsIn(q setQuery) []corpus.Group {
	var out []corpus.Group
	for _, union := range q.In {
		out = append(out, union...)
	}
	out = append(out, q.Out...)
	return slices.DeleteFunc(out, func(g corpus.Group) bool { return g.Region || g.Note.In(u.lang) == "" })
}

// arithmetic tells how the number comes about.
func (u *understanding) arithmetic(q setQuery, n int) []string {
	p := phrasesIn(u.lang)
	k := u.corpus.Counts()
	var out string
	extra := []string(nil)
	switch {
	case len(q.Without) > 0 || q.Within != nil:
		return nil
	case q.Status == "member" && len(q.In) == 0 && len(q.Out) == 0 && q.Type != corpus.Organisation:
		out = p.arithmeticMembers(k.Grouped, k.Named, n)
		extra = append(extra, p.observersToo(k.Observer))
	case q.Status == "member" && q.Type == corpus.Organisation:
		extra = append(extra, p.membersAreCountries())
	case q.Status == "observer" && (q.Type == corpus.Country || len(q.In) > 0):
		extra = append(extra, p.observersAreOrganisations())
	case q.Status == "party" && len(q.In) == 0 && len(q.Out) == 0:
		out = p.arithmeticParties(k.Member, k.Observer, n)
	case q.Status == "member" && len(q.In) == 0 && len(q.Out) == 1 && q.Out[0].ID == "nato":
		out = fmt.Sprintf("%d − %d = %d.", k.Member, k.Grouped-k.Left, n)
	case q.Status == "out" && len(q.In) == 0:
		extra = append(extra, p.onlyException(), p.noReason())
	case q.Status == "out" && n == 1 && len(q.In) == 1 && q.In[0][0].ID == "nato":
		extra = append(extra, p.noReason())
	}
	u.derivation.Arithmetic = out
	if out != "" {
		extra = append([]string{out}, extra...)
	}
	return extra
}

// remainder names the countries of the group that are not in the answer.
func (u *understanding) remainder(q setQuery, found []corpus.Entity) []string {
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
	p := phrasesIn(u.lang)
	var out []string
	if len(found) > 0 {
		out = append(out, p.noneOfWhich(len(found), size, g.Names[u.lang].Plural))
	}
	for _, e := range excluded {
		out = append(out, p.isExcluded(sentence(p.the(e))))
	}
	if len(left) > 0 && len(left) <= 6 {
		out = append(out, p.notIn(u.namesOf(left, false)))
	}
	return out
}

// describe puts the set in words: "EU countries that are members of the MISWG".
func (u *understanding) describe(q setQuery, n int) string {
	plural := n != 1
	var d setDescription
	d.status, d.typ, d.plural = q.Status, q.Type, plural
	for _, union := range q.In {
		var names []string
		for _, g := range union {
			names = append(names, g.Names[u.lang].Plural)
		}
		d.in = append(d.in, names)
	}
	for _, g := range q.Out {
		d.out = append(d.out, g.Names[u.lang].Name)
	}
	for _, id := range q.Without {
		e, _ := u.corpus.Entity(id)
		d.without = append(d.without, phrasesIn(u.lang).the(e))
	}
	return phrasesIn(u.lang).describe(d)
}

// A setDescription is a set in the terms the phrases need.
type setDescription struct {
	status  string
	typ     corpus.Type
	plural  bool
	in      [][]string // plural names of groups; unions inside, all of them outside
	out     []string   // names of groups
	without []string   // names of entities
}
