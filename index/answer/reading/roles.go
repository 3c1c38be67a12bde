package reading

import "math/bits"

// A Role is what a word does in a question, as data/words_*.txt has it; or
// several roles together, one bit each.
type Role uint64

// The roles the rules reason with, in the order of roleNames.
const (
	AsksWho Role = 1 << iota
	AsksWhich
	asksHow // no rule asks for it: it helps the examples (Message.Features)
	AsksCount
	AsksList
	SaysAll
	SaysAny
	SaysBoth
	SaysMention
	SaysMember
	SaysObserver
	SaysIn
	SaysParty
	SaysBody
	SaysStatus
	SaysLeftOut
	SaysNot
	SaysOutside
	SaysOnly
	SaysBut
	SaysAnd
	SaysOr
	SaysVersus
	SaysCountry
	SaysOrg
	Anaphor
	FirstPerson
	Subordinator
	saysJoined
	SaysByName
	AsksExpansion
	OthersBody
	SaysMore
	SaysFewer
	SaysBegins
	SaysCovers
	SaysMost
	SaysHalf
	SaysLeast
	SaysBorders
	asksWhether
	SaysLarger
	SaysRegion
	saysEver
	saysBeen
	BeforeGoodbye
	wantsEnglish
	SaysFrench
	requests
	TakesBack
	SaysItself
	noSlip
	filler
	Naming // "called", "name"
	SaysAllowed
	saysCause
	SaysOrgan // "committee"
	SaysSeat  // "headquarters", "based"
	saysVia   // "through"
	checks    // "accurate", "wording"
)

// untaught are the roles that only the rules reason with.
const untaught = SaysCovers | SaysMost | SaysHalf | SaysLeast | SaysBorders | saysCause

// quiet are the roles of single words that stay, but for them, what they are: a word of matter
// or of grammar.
const quiet = asksWhether | SaysLarger | SaysRegion | saysEver | saysBeen | BeforeGoodbye | wantsEnglish | SaysFrench | requests | TakesBack | SaysItself | noSlip | filler | Naming | SaysAllowed | SaysOrgan | SaysSeat | saysVia | checks

// roleNames are the names of the roles in data/words_*.txt.
var roleNames = [...]string{
	"who", "which", "how", "count", "list", "all", "any", "both", "mention", "member", "observer", "in", "party", "body", "status", "left-out", "not",
	"outside", "only", "but", "and", "or", "vs", "country", "organisation", "anaphor", "first-person", "since", "presupposition", "by-name", "stand-for", "others-body",
	"more", "fewer", "begins", "covers", "most", "half", "least", "borders", "asks-whether", "larger", "region", "ever", "been", "before-goodbye", "english", "french", "request", "takes-back", "itself", "no-name", "filler", "naming", "allowed", "cause", "organ", "seat", "via", "checks",
}

// String names the first of the roles; "" when there is none.
func (r Role) String() string {
	if i := bits.TrailingZeros64(uint64(r)); i < len(roleNames) {
		return roleNames[i]
	}
	return ""
}
