package answer

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"miswg/corpus"
	"miswg/index"
	"miswg/index/answer/intent"
)

// set answers a set or a count.
func (u *understanding) set(ctx context.Context, i intent.Set) (Answer, error) {
	found, err := u.names.set(ctx, filterOf(i.Query))
	if err != nil {
		return Answer{}, err
	}
	s := set{u.speaker, i.Query, slices.DeleteFunc(found, func(e corpus.Entity) bool {
		unknown := asksWhoIsLeftOut(i.Query) && e.Status != corpus.Excluded
		others := !strings.HasPrefix(corpus.Fold(e.Name(u.lang)), i.Query.Initial)
		nowhere := e.Type == corpus.Organisation && slices.ContainsFunc(i.Query.Out, func(g corpus.Group) bool { return g.Region })
		past := e.Type == corpus.Historical || e.Territory
		return slices.Contains([]bool{unknown, others, nowhere, past}, true)
	})}
	kind, quoted := List, s.found
	if i.Counting {
		kind = Count
	}
	if i.Query.Status == "out" {
		quoted = nil
	}
	a, err := cited(kind, s.verdict(i.Counting), u.quotesFor(quoted)...)
	a.Entities, a.Count = u.rows(s.found), len(s.found)
	a.Reasons, a.Derivation.Arithmetic = s.reasons()
	if i.Why {
		a.Reasons = append(a.Reasons, u.Say("NoReason"))
	}
	if len(quoted) == 0 {
		a.Listing = u.AskParties()
	}
	return a, err
}

// groupsOf are the groups that a set is taken from, and those it is outside.
func groupsOf(q intent.SetQuery) []corpus.Group { return append(slices.Concat(q.In...), q.Out...) }

// filterOf is the set as a Boolean expression over the index's fields.
func filterOf(q intent.SetQuery) index.Filter {
	var parts []index.Filter
	switch q.Status {
	case "member", "observer":
		parts = append(parts, index.Is(index.Status, q.Status))
	case "party":
		parts = append(parts, index.Or(index.Is(index.Status, "member"), index.Is(index.Status, "observer")))
	case "out":
		parts = append(parts, index.Not(index.Is(index.Status, "member")), index.Is(index.Type, string(corpus.Country)))
	}
	if q.Type != "" {
		parts = append(parts, index.Is(index.Type, string(q.Type)))
	}
	for _, union := range q.In {
		any := corpus.Each(union, groupFilter)
		parts = append(parts, index.Or(any...))
	}
	parts = append(parts, corpus.Each(q.Out, func(g corpus.Group) index.Filter { return index.Not(groupFilter(g)) })...)
	if q.Within != nil {
		any := corpus.Each(q.Within, func(id string) index.Filter { return index.Is(index.ID, id) })
		parts = append(parts, index.Or(any...))
	}
	parts = append(parts, corpus.Each(q.Without, func(id string) index.Filter { return index.Not(index.Is(index.ID, id)) })...)
	return index.And(parts...)
}

func groupFilter(g corpus.Group) index.Filter {
	if g.Region {
		return index.Is(index.Region, g.ID)
	}
	return index.Is(index.Group, g.ID)
}

// compared answers with two numbers side by side, and with Yes or No where it is asked
// whether the first is greater, or smaller.
func (u *understanding) compared(ctx context.Context, i intent.Compared) (Answer, error) {
	a, err := u.set(ctx, intent.Set{Query: i.A, Counting: true})
	if err != nil {
		return Answer{}, err
	}
	b, err := u.set(ctx, intent.Set{Query: i.B, Counting: true})
	if err != nil {
		return Answer{}, err
	}
	holds := a.Count > b.Count
	if i.Fewer {
		holds = a.Count < b.Count
	}
	opening := ""
	switch {
	case i.Polar && holds:
		opening = u.Say("Yes")
	case i.Polar:
		opening = u.Say("No")
	}
	a.Verdict = joinSentence(opening, a.Verdict+" "+b.Verdict)
	b.Verdict = ""
	a.add(b)
	groups := append(groupsOf(i.A), groupsOf(i.B)...)
	apart := append(u.GroupNotes(groupsOf(i.A)), u.GroupNotes(groupsOf(i.B))...)
	a.Reasons = slices.DeleteFunc(a.Reasons, func(r string) bool { return slices.Contains(apart, r) })
	a.Reasons = append(a.Reasons, u.GroupNotes(groups)...)
	return a, nil
}

// spread answers with the members of each region of the world, the largest number first.
func (u *understanding) spread(i intent.Spread) (Answer, error) {
	members := map[string][]corpus.Entity{}
	var all []corpus.Entity
	for e := range u.corpus.Entities() {
		if e.Type != corpus.Country || e.Territory || len(e.Regions) == 0 {
			continue
		}
		region := e.Regions[len(e.Regions)-1]
		in := members[region]
		if e.Status == corpus.Member {
			in, all = append(in, e), append(all, e)
		}
		members[region] = in
	}
	regions := slices.SortedFunc(maps.Keys(members), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(members[b]), len(members[a])), cmp.Compare(a, b))
	})
	everywhere := true
	parts := corpus.Each(regions, func(id string) string {
		g, _ := u.corpus.Group(id)
		in := members[id]
		everywhere = everywhere && len(in) > 0
		const few = 15
		names := ""
		if len(in) <= few {
			names = u.And(u.namesOf(in, false))
		}
		return u.InRegion(len(in), g.Names[u.lang].Plural, names)
	})
	opening := ""
	switch {
	case i.Every && everywhere:
		opening = u.Say("Yes")
	case i.Every:
		opening = u.Say("No")
	}
	a, err := cited(List, joinSentence(opening, u.ByRegion(parts)), u.quotesFor(all)...)
	a.Entities = u.rows(all)
	a.Reasons = []string{u.Say("RegionsAreOthers")}
	return a, err
}
