package intent

import (
	"slices"

	"miswg/corpus"
	"miswg/index/answer/reading"
)

// setOf reads the set a clause asks for, walking its items in order. A negation
// reaches the next name or membership word and what is joined to it by "or".
func setOf(m *reading.Message, c *reading.Clause) (SetQuery, bool) {
	var q SetQuery
	negated, pending := false, false
	union := false // the group joins the one before it
	inside := false
	none := slices.ContainsFunc(c.Items, func(it *reading.Item) bool { return noneOf(c, slices.Index(c.Items, it)) })
	for i, it := range c.Items {
		named := len(it.Senses) > 0
		switch {
		case it.Named(corpus.GroupName):
			neg := negated || prefixed(c, i)
			for _, g := range m.GroupsOf(it) {
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
			union = joinsNext(m, c, i, inside)
			continue
		case it.Named(corpus.EntityName, corpus.PlaceName) || it.Ambiguous != nil:
			aside := negated || c.Items.AsideAfter(i)
			if !aside && it.Names(m.Corpus.Home()) {
				continue // "who are the other countries in it with Canada"
			}
			if !aside || bodyOutside(m, it) {
				return q, false
			}
			pending = false
			if it.Ambiguous != nil {
				q.Without = append(q.Without, it.Ambiguous.Answer...)
			}
			for _, n := range it.Senses {
				if n.Kind == corpus.EntityName {
					q.Without = append(q.Without, n.ID)
				}
			}
			negated = negated && rowGoesOn(c, i) // "the G7 minus Japan, which are in?"
			continue
		case named:
			continue
		}
		switch {
		case it.Is(reading.SaysLeftOut):
			q.Status = "out"
		case it.Is(reading.SaysByName) && len(c.Groups) > 0: // "list the Asian and the Oceanian members separately"
		case it.Is(reading.SaysByName):
			for _, line := range m.Corpus.Membership().Groups {
				g, _ := m.Corpus.Group(line.Group)
				q.Out = append(q.Out, g)
			}
		case it.Is(reading.SaysOutside) && c.Items.At(i+1).Marked(reading.Among):
			q.Status = "out" // "not in, from NATO"
		case it.Is(reading.SaysOutside) && besidesUs(c, i):
			q.Without = append(q.Without, m.Corpus.Home())
		case it.Is(reading.SaysOutside):
			negated, pending, union = true, true, false
		case it.Is(reading.SaysNot):
			switch {
			case it.Marked(reading.Neither):
				negated, pending = true, true
			case ofTheAnswer(c.Items, i), deniesGroup(c, i):
			case onlyFrench(c, i), noneOf(c, i), none && it.Marked(reading.HalfNot), c.Items.At(i-1).Key == "i":
				// "n'ont que le statut", "no Asian country is in": nothing is denied of the set.
			case belongsNot(m, c, i) && q.Status == "member":
				q.Status = "out" // "figurent pas", "font pas partie"
			default:
				negated, pending = true, true
			}
		case it.Is(reading.SaysBut):
			// "every member but the NATO countries"
			negated, union = groupFollows(c, i), false
		case it.Is(reading.SaysParty) && it.Is(reading.SaysAll) && groupFollows(c, i): // "is everybody in the EU a member"
		case it.Is(reading.SaysMember | reading.SaysObserver | reading.SaysParty):
			if other := negated && q.Status == "member"; other && memberOfGroup(c, i) {
				continue // "members that are not members of NATO"
			}
			if q.ofGroup && !c.Items.At(i-1).Is(reading.SaysAnd|reading.SaysOr) {
				q.Status = "" // "EU members that are observers"
			}
			q.addStatus(it, negated)
			q.ofGroup = !negated && q.Status == "member" && memberOfGroup(c, i)
			negated, pending = false, false
		case it.Is(reading.SaysIn):
			// "in NATO" puts the next group in; "in it", "in the group" or "in" alone is membership.
			if groupFollows(c, i) {
				inside = true
				continue
			}
			if q.Status == "" || negated {
				q.addStatus(it, negated)
				q.soft = !negated
			}
			negated, pending = false, false
		case it.Is(reading.SaysBody):
			if negated {
				q.Status = "out"
				negated, pending = false, false
			} else if listOf := it.Is(reading.AsksList) && c.Items.At(i+1).Marked(reading.TiesOf); q.Status == "" && !listOf {
				q.Status, q.soft = "member", true
			}
		case it.Is(reading.SaysOrg) && !it.Is(reading.SaysBody):
			q.Type = corpus.Organisation
		case it.Is(reading.SaysCountry) && prefixed(c, i):
			q.Type = corpus.Organisation // "non-country participants"
			negated, pending = false, false
		case it.Is(reading.SaysCountry):
			if q.Type == "" {
				q.Type = corpus.Country
			}
		}
	}
	if pending {
		q.Status = "out" // "… that are not in"
	}
	q.complete(m.Whole, organisationsIn(m.Corpus))
	return q, true
}

// ofTheAnswer reports a denial of how it is told, or of nothing: "how many members, not who they are",
// "a member or not".
func ofTheAnswer(items reading.Items, i int) bool {
	behind := i + 1
	for items.At(behind).Marked(reading.IsArticle) {
		behind++
	}
	next := items.At(behind)
	told := next.Is(reading.AsksWho|reading.Naming) || next.Is(reading.AsksList) && behind > i+1
	either := items.At(i-1).Is(reading.SaysOr) && next.Text == ""
	return either || told && !next.Name()
}

// bodyOutside reports an organisation that is not on the list: who is outside it cannot
// be told by leaving it aside.
func bodyOutside(m *reading.Message, it *reading.Item) bool {
	return slices.ContainsFunc(it.Senses, func(n corpus.NameEntry) bool {
		e, ok := m.Corpus.Entity(n.ID)
		return ok && e.Type == corpus.Organisation && e.Status == corpus.NotListed
	})
}

// rowGoesOn reports whether a name behind item i is joined to it: "minus Ireland and Malta".
func rowGoesOn(c *reading.Clause, i int) bool {
	next := c.Items.At(i + 1)
	return next.Is(reading.SaysAnd|reading.SaysOr) || next.Name() && next.Before&reading.Comma != 0
}

// memberOfGroup reports whether the word at i is said of a group beside it: "EU members",
// "membres de l'OTAN".
func memberOfGroup(c *reading.Clause, i int) bool {
	of := c.Items[i+1:]
	for len(of) > 0 && of[0].Marked(reading.TiesOf|reading.IsArticle) {
		of = of[1:]
	}
	tied := len(of) > 0 && len(of) < len(c.Items)-i-1
	return c.Items.At(i-1).Named(corpus.GroupName) || tied && of[0].Named(corpus.GroupName)
}

// addStatus takes a membership word into the set.
func (q *SetQuery) addStatus(it *reading.Item, negated bool) {
	word := "member"
	switch {
	case it.Is(reading.SaysParty) && !it.Is(reading.SaysMember|reading.SaysIn):
		word = "party"
	case it.Is(reading.SaysObserver):
		word = "observer"
	}
	soft := q.soft && q.Status == "member"
	turned := negated || it.Is(reading.SaysIn)
	if soft && !turned {
		q.Status, q.soft = "", false
	}
	switch {
	case negated && word == "member" && q.soft && it.Is(reading.SaysMember):
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
		if !it.Is(reading.SaysIn) {
			q.Status = "party"
		}
	}
}

// organisationsIn reports whether organisations are among the members.
func organisationsIn(c *corpus.Corpus) bool {
	for e := range c.Entities() {
		if e.Type == corpus.Organisation && e.Status == corpus.Member {
			return true
		}
	}
	return false
}

// complete settles what the words of the message leave open; joined tells whether
// organisations are among the members.
func (q *SetQuery) complete(all *reading.Clause, joined bool) {
	if q.Status == "" {
		q.Status = "member"
	}
	inAtAll := q.Status == "member" && q.soft
	switch {
	case q.Type == corpus.Organisation && inAtAll && joined:
		q.Status = "party"
	case q.Type == corpus.Organisation && (inAtAll || q.Status == "out"):
		q.Status = "observer" // of what is on the list, the organisations that are no members
	}
	either := all.Has(reading.SaysOr) && all.Has(reading.SaysCountry) && all.Has(reading.SaysOrg)
	outside := q.Status == "party" && q.Type == corpus.Country && len(q.Out) > 0
	if outside {
		q.Status = "member" // no organisation is outside NATO
	}
	anyType := q.Status == "party" && q.Type == corpus.Country || either
	if anyType {
		q.Type = ""
	}
}

// besidesUs reports "us" behind item i, which sets something aside, and nothing joined to it:
// "members in the Americas besides us".
func besidesUs(c *reading.Clause, i int) bool {
	us := c.Items.At(i + 1)
	return !us.Name() && (us.Is(reading.FirstPerson) || us.Key == "us")
}
