package answer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"miswg/corpus"
)

// phrases are all the words of one language that answers are made of. A phrase
// that one language lacks does not compile.
type phrases interface {
	// The name of an entity inside a sentence, with its article.
	the(e corpus.Entity) string
	and(names []string) string
	or(names []string) string
	quote(s string) string

	yes() string
	no() string
	indeed() string   // agrees with a negative
	contrary() string // corrects a wrong negative

	isMember(name string, plural bool) string
	isObserver(name string, plural bool) string
	isNotMemberButObserver(name string, plural bool) string
	isMemberNotObserver(name string, plural bool) string
	isExcluded(name string) string
	isNotListed(name string, plural bool) string
	partOfGroup(n, size int, plural string, s corpus.Status) string
	groupAre(names []string, s corpus.Status, plural bool) string

	throughLine(name, line string, plural bool) string
	byName(name string, plural bool) string
	basis(e corpus.Entity) string
	noReason() string
	partOf(place, parent string) string
	territoryOf(parent string, s corpus.Status) string
	gone(name, ended string) string
	successors(names []string, s corpus.Status) string
	correctedTo(typed, name string) string
	unknownName(names []string) string
	otherReading(typed, name string, s corpus.Status) string
	groupNote(plural, note string) string

	describe(d setDescription) string
	emptySet(what string) string
	setSentence(n int, what, names string) string
	noneOfWhich(n, size int, plural string) string
	notIn(names []string) string
	arithmeticMembers(nato, named, total int) string
	arithmeticParties(members, observers, total int) string
	observersToo(n int) string
	membersAreCountries() string
	observersAreOrganisations() string
	onlyException() string

	saysNothing(topics []string) string
	neverMentions(words []string) string
	noPartners() string
	membershipNoEvidence() string
	aboutOther(group string) string
	notBetween() string
	listedBeside(name string, s corpus.Status) string
	icelandNATO() string
	nearest(foreign bool) string
	colon() string
	documentSays(title string) string
	askInstead() string
	offTopic() string
	pageSays() string

	stands(acronym, name string) string
	spelledOut(on corpus.OnPage, acronym, source string) string

	acronymOnly(acronym, name string) string

	help() string
	welcome() string
	hello() string
	aboutCopy(captured, url string) string
	aboutBot(url string) string
	whichOne(name string) string
	whichCountry() string
	didYouMean() string
	whichReading() string
	thePage(quoted string, foreign bool) string
	status(s corpus.Status) string
	nothingNamed() string
}

func phrasesIn(l corpus.Lang) phrases {
	if l == corpus.French {
		return french{}
	}
	return english{}
}

// sentence puts a capital on the first letter.
func sentence(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// series joins names: "a, b and c".
func series(names []string, last string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " " + last + " " + names[len(names)-1]
}
