package answer

import (
	"context"
	"slices"
	"strings"

	"miswg/corpus"
	"miswg/index"
)

// A setQuery is a set asked for: a Boolean expression over the index's fields,
// and the parts of it that the wording of the answer needs.
type setQuery struct {
	filter  index.Filter
	status  string // "member", "observer", "party", "out" (not a member) or "" (any)
	typ     corpus.Type
	in      [][]corpus.Group // each a union; all must hold
	out     []corpus.Group
	within  []string // entity IDs of an earlier answer, or nil
	without []string // entity IDs left aside
	soft    bool     // the status was read from "in" or "the group"
}

// setOf reads the set a clause asks for, walking its items in order. A negation
// reaches the next name or membership word and what is joined to it by "or".
func (u *understanding) setOf(c *clause) (setQuery, bool) {
	var q setQuery
	negated, pending := false, false
	union := false // the group joins the one before it
	inside := false
	none := slices.ContainsFunc(c.items, func(it *item) bool { return noneOf(c, slices.Index(c.items, it)) })
	for i, it := range c.items {
		named := len(it.senses) > 0
		switch {
		case it.named(corpus.GroupName):
			neg := negated || prefixed(c, i)
			for _, g := range u.groupsOf(it) {
				switch {
				case neg:
					q.out = append(q.out, g)
				case union && len(q.in) > 0:
					q.in[len(q.in)-1] = append(q.in[len(q.in)-1], g)
				default:
					q.in = append(q.in, []corpus.Group{g})
				}
			}
			// "not in NATO or the EU" denies both; "non-NATO members" only NATO.
			negated, pending = neg && groupJoined(c, i), false
			union = u.joinsNext(c, i, inside)
			continue
		case it.named(corpus.EntityName, corpus.PlaceName) || it.ambiguous != nil:
			if !negated {
				return q, false
			}
			pending = false
			for _, n := range it.senses {
				if n.Kind == corpus.EntityName {
					q.without = append(q.without, n.ID)
				}
			}
			continue
		case named:
			continue
		}
		switch {
		case it.is(saysLeftOut):
			q.status = "out"
		case it.is(saysByName):
			if nato, ok := u.corpus.Group("nato"); ok {
				q.out = append(q.out, nato)
			}
		case it.is(saysOutside):
			negated, pending, union = true, true, false
		case it.is(saysNot):
			switch {
			case onlyFrench(c, i), noneOf(c, i), none && it.marked(halfNot), itemAt(c.items, i-1).key == "i":
				// "n'ont que le statut", "no Asian country is in": nothing is denied of the set.
			case i > 0 && c.items[i-1].is(saysIn) && q.status == "member" && u.lang == corpus.French:
				q.status = "out" // "figurent pas", "font pas partie"
			default:
				negated, pending = true, true
			}
		case it.is(saysBut):
			// "every member but the NATO countries"
			negated, union = u.groupFollows(c, i), false
		case it.is(saysMember | saysObserver | saysParty):
			q.addStatus(it, negated)
			negated, pending = false, false
		case it.is(saysIn):
			// "in NATO" puts the next group in; "in it", "in the group" or "in" alone is membership.
			if u.groupFollows(c, i) {
				inside = true
				continue
			}
			if q.status == "" || negated {
				q.addStatus(it, negated)
				q.soft = !negated
			}
			negated, pending = false, false
		case it.is(saysMISWG):
			if negated {
				q.status = "out"
				negated, pending = false, false
			} else if q.status == "" {
				q.status, q.soft = "member", true
			}
		case it.is(saysOrg) && !it.is(saysMISWG):
			q.typ = corpus.Organisation
		case it.is(saysCountry):
			if q.typ == "" {
				q.typ = corpus.Country
			}
		case it.is(saysAnd | saysOr):
		}
	}
	if pending {
		q.status = "out" // "… that are not in"
	}
	q.complete(join(u.clauses))
	return q, true
}

// addStatus takes a membership word into the set.
func (q *setQuery) addStatus(it *item, negated bool) {
	word := "member"
	switch {
	case it.is(saysParty) && !it.is(saysMember) && !it.is(saysIn):
		word = "party"
	case it.is(saysObserver):
		word = "observer"
	}
	if q.soft && q.status == "member" && !negated && !it.is(saysIn) {
		q.status, q.soft = "", false
	}
	switch {
	case negated && word == "member" && q.soft && it.is(saysMember):
		q.status = "observer" // in the group, and not a member
	case q.status == "out" && word == "observer" && !negated:
		q.status = "observer" // "non-member observers"
	case negated && word == "observer":
		if q.status == "" {
			q.status = "member"
		}
	case negated:
		q.status = "out"
	case q.status == "" || q.status == word:
		q.status = word
	default: // another word than the one before: both
		if !it.is(saysIn) {
			q.status = "party"
		}
	}
}

// complete settles what the words of the message leave open.
func (q *setQuery) complete(all *clause) {
	if q.status == "" {
		q.status = "member"
	}
	if q.typ == corpus.Organisation && (q.status == "out" || q.status == "member" && q.soft) {
		q.status = "observer" // of the page's list, organisations only observe
	}
	anyType := q.status == "party" && q.typ == corpus.Country || all.has(saysOr) && all.hasBoth(saysCountry, saysOrg)
	if anyType {
		q.typ = ""
	}
	q.filter = q.build()
}

// setAnswer answers a set or a count.
func (u *understanding) setAnswer(ctx context.Context, q setQuery, counting bool) (Answer, error) {
	found, err := u.index.Where(ctx, q.filter)
	if err != nil {
		return Answer{}, err
	}
	if q.status == "out" && len(q.in) == 0 && q.within == nil {
		// The only country the page names as left out; the other hundred and
		// fifty are simply not listed.
		found = slices.DeleteFunc(found, func(e corpus.Entity) bool { return e.Status != corpus.Excluded })
	}
	found = slices.DeleteFunc(found, func(e corpus.Entity) bool { return e.Type == corpus.Historical || e.Territory })
	u.asked(q.filter.String())
	kind := List
	if counting {
		kind = Count
	}
	var lines []subject
	for _, e := range found {
		lines = append(lines, subject{entity: e})
	}
	a, err := cited(kind, u.quotesForSet(q, lines)...)
	if err != nil {
		return a, err
	}
	for _, e := range found {
		a.Entities = append(a.Entities, u.row(e))
	}
	a.Count = len(found)
	a.Verdict, a.Reasons = u.setWords(q, found, counting)
	return a, nil
}

// quotesForSet quotes the lines that matter: all that are distinct, few as they are.
func (u *understanding) quotesForSet(q setQuery, found []subject) []corpus.Quote {
	if len(found) == 0 || q.status == "out" {
		return u.wholeList()
	}
	return u.quotesFor(found)
}

// names lists the entities with articles, in the alphabetical order of the language.
func (u *understanding) namesOf(es []corpus.Entity, article bool) []string {
	p := phrasesIn(u.lang)
	sorted := slices.Clone(es)
	slices.SortStableFunc(sorted, func(a, b corpus.Entity) int {
		return strings.Compare(corpus.Fold(a.Name(u.lang)), corpus.Fold(b.Name(u.lang)))
	})
	out := make([]string, len(sorted))
	for i, e := range sorted {
		out[i] = e.Name(u.lang)
		if article {
			out[i] = p.the(e)
		}
	}
	return out
}

func contains(s, part string) bool { return strings.Contains(s, part) }

func trimArticle(s string) string {
	for _, a := range []string{"the ", "les ", "le ", "la ", "l'"} {
		if rest, ok := strings.CutPrefix(s, a); ok {
			return rest
		}
	}
	return s
}
