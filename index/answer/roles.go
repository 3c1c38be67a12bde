package answer

import (
	"math/bits"
	"slices"
)

// A role is what a word does in a question, as data/words_*.txt has it; or
// several roles together, one bit each.
type role uint64

// The roles the rules reason with, in the order of roleNames.
const (
	asksWho role = 1 << iota
	asksWhich
	asksHow
	asksCount
	asksList
	saysAll
	saysAny
	saysBoth
	saysMention
	saysMember
	saysObserver
	saysIn
	saysParty
	saysMISWG
	saysStatus
	saysLeftOut
	saysNot
	saysOutside
	saysOnly
	saysBut
	saysAnd
	saysOr
	saysVersus
	saysCountry
	saysOrg
	anaphor
	firstPerson
	subordinator
	saysJoined
	saysByName
	asksExpansion
	natoBody
)

// roleNames are the names of the roles in data/words_*.txt.
var roleNames = [...]string{
	"who", "which", "how", "count", "list", "all", "any", "both", "mention", "member", "observer", "in", "party", "miswg", "status", "left-out", "not",
	"outside", "only", "but", "and", "or", "vs", "country", "organisation", "anaphor", "first-person", "since", "presupposition", "by-name", "stand-for", "nato-body",
}

// String names the first of the roles; "" when there is none.
func (r role) String() string {
	if i := bits.TrailingZeros64(uint64(r)); i < len(roleNames) {
		return roleNames[i]
	}
	return ""
}

// roleNamed returns the role of that name, and whether there is one.
func roleNamed(name string) (role, bool) {
	i := slices.Index(roleNames[:], name)
	return 1 << max(i, 0), i >= 0
}
