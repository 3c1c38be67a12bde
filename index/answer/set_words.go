package answer

import (
	"slices"

	"miswg/corpus"
)

// setOf reads the set a clause asks for, walking its items in order. A negation
// reaches the next name or membership word and what is joined to it by "or".
func (d *decider) setOf(c *clause) (setQuery, bool) {
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
			for _, g := range d.groupsOf(it) {
				switch {
				case neg:
					q.Out = append(q.Out, g)
				case union && len(q.In) > 0:
					q.In[len(q.In)-1] = append(q.In[len(q.In)-1], g)
				default:
					q.In = append(q.In, []corpus.Group{g})
				}
			}
			// "not in NATO or the EU" denies both; "non-NATO members" only NATO.
			negated, pending = neg && groupJoined(c, i), false
			union = d.joinsNext(c, i, inside)
			continue
		case it.named(corpus.EntityName, corpus.PlaceName) || it.ambiguous != nil:
			if !negated {
				return q, false
			}
			pending = false
			for _, n := range it.senses {
				if n.Kind == corpus.EntityName {
					q.Without = append(q.Without, n.ID)
				}
			}
			continue
		case named:
			continue
		}
		switch {
		case it.is(saysLeftOut):
			q.Status = "out"
		case it.is(saysByName):
			if nato, ok := d.corpus.Group("nato"); ok {
				q.Out = append(q.Out, nato)
			}
		case it.is(saysOutside):
			negated, pending, union = true, true, false
		case it.is(saysNot):
			switch {
			case onlyFrench(c, i), noneOf(c, i), none && it.marked(halfNot), itemAt(c.items, i-1).key == "i":
				// "n'ont que le statut", "no Asian country is in": nothing is denied of the set.
			case i > 0 && c.items[i-1].is(saysIn) && q.Status == "member" && d.lang == corpus.French:
				q.Status = "out" // "figurent pas", "font pas partie"
			default:
				negated, pending = true, true
			}
		case it.is(saysBut):
			// "every member but the NATO countries"
			negated, union = d.groupFollows(c, i), false
		case it.is(saysMember | saysObserver | saysParty):
			q.addStatus(it, negated)
			negated, pending = false, false
		case it.is(saysIn):
			// "in NATO" puts the next group in; "in it", "in the group" or "in" alone is membership.
			if d.groupFollows(c, i) {
				inside = true
				continue
			}
			if q.Status == "" || negated {
				q.addStatus(it, negated)
				q.soft = !negated
			}
			negated, pending = false, false
		case it.is(saysMISWG):
			if negated {
				q.Status = "out"
				negated, pending = false, false
			} else if q.Status == "" {
				q.Status, q.soft = "member", true
			}
		case it.is(saysOrg) && !it.is(saysMISWG):
			q.Type = corpus.Organisation
		case it.is(saysCountry):
			if q.Type == "" {
				q.Type = corpus.Country
			}
		case it.is(saysAnd | saysOr):
		}
	}
	if pending {
		q.Status = "out" // "… that are not in"
	}
	q.complete(join(d.clauses))
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
	if q.soft && q.Status == "member" && !negated && !it.is(saysIn) {
		q.Status, q.soft = "", false
	}
	switch {
	case negated && word == "member" && q.soft && it.is(saysMember):
		q.Status = "observer" // in the group, and not a member
	case q.Status == "out" && word == "observer" && !negated:
		q.Status = "observer" // "non-member observers"
	case negated && word == "observer":
		if q.Status == "" {
			q.Status = "member"
		}
	case negated:
		q.Status = "out"
	case q.Status == "" || q.Status == word:
		q.Status = word
	default: // another word than the one before: both
		if !it.is(saysIn) {
			q.Status = "party"
		}
	}
}

// complete settles what the words of the message leave open.
func (q *setQuery) complete(all *clause) {
	if q.Status == "" {
		q.Status = "member"
	}
	if q.Type == corpus.Organisation && (q.Status == "out" || q.Status == "member" && q.soft) {
		q.Status = "observer" // of the page's list, organisations only observe
	}
	anyType := q.Status == "party" && q.Type == corpus.Country || all.has(saysOr) && all.hasBoth(saysCountry, saysOrg)
	if anyType {
		q.Type = ""
	}
}
