package answer

import (
	"fmt"
	"strings"

	"miswg/corpus"
)

// english is how miswg speaks English.
type english struct{}

func (english) the(e corpus.Entity) string {
	n := e.Names[corpus.English]
	if n.Article == "" {
		return n.Name
	}
	return n.Article + " " + n.Name
}
func (english) and(names []string) string { return series(names, "and") }
func (english) or(names []string) string  { return series(names, "or") }
func (english) quote(s string) string     { return "“" + s + "”" }

func (english) yes() string      { return "Yes." }
func (english) no() string       { return "No." }
func (english) indeed() string   { return "Right:" }
func (english) contrary() string { return "On the contrary:" }

func (english) isMember(name string, plural bool) string {
	if plural {
		return name + " are members of the MISWG."
	}
	return name + " is a member of the MISWG."
}
func (english) isObserver(name string, plural bool) string {
	if plural {
		return name + " are observers in the MISWG."
	}
	return name + " is an observer in the MISWG."
}
func (english) isNotMemberButObserver(name string, plural bool) string {
	if plural {
		return name + " are observers in the MISWG, not members."
	}
	return name + " is an observer in the MISWG, not a member."
}
func (english) isMemberNotObserver(name string, plural bool) string {
	if plural {
		return name + " are members of the MISWG, not observers."
	}
	return name + " is a member of the MISWG, not an observer."
}
func (english) isExcluded(name string) string {
	return name + " is not in the MISWG: the page names it as the one exception among the NATO countries."
}
func (english) isNotListed(name string, plural bool) string {
	if plural {
		return name + " are not on the page's list, neither as members nor as observers."
	}
	return name + " is not on the page's list, neither as a member nor as an observer."
}
func (e english) groupAre(names []string, s corpus.Status, plural bool) string {
	list, be, a := e.and(names), "is", " a member"
	if len(names) > 1 || plural {
		be, a = "are", " members"
	}
	switch s {
	case corpus.Member:
		return list + " " + be + a
	case corpus.Observer:
		if be == "is" {
			return list + " is an observer, not a member"
		}
		return list + " are observers, not members"
	case corpus.Excluded:
		return list + " is the NATO country the page leaves out"
	}
	return list + " " + be + " not on the list"
}

func (english) throughLine(name, line string, plural bool) string {
	it := "it is"
	if plural {
		it = "they are"
	}
	return "Covered by the line “" + line + "”; that " + it + " a NATO country is general knowledge, not on the page."
}
func (english) byName(name string, plural bool) string {
	return "The page names " + name + " on a line of its own."
}
func (e english) basis(x corpus.Entity) string {
	switch {
	case x.Status == corpus.Member && x.ByName:
		return "named on the page"
	case x.Status == corpus.Member:
		return "as a NATO country"
	case x.Status == corpus.Observer:
		return "marked as an observer"
	case x.Status == corpus.Excluded:
		return "the exception among NATO countries"
	case x.Type == corpus.Historical:
		return "no longer exists; not on the list"
	}
	return "not on the list"
}
func (english) noReason() string { return "The page gives no reason." }
func (english) partOf(place, parent string) string {
	return place + " is part of " + parent + "; the page lists whole countries only."
}
func (e english) territoryOf(parent string, s corpus.Status) string {
	return "It belongs with " + parent + " (" + e.status(s) + "). The page does not say whether territories are covered."
}
func (english) gone(name, ended string) string {
	return name + " no longer exists (since " + ended + ")."
}
func (e english) successors(names []string, s corpus.Status) string {
	return "Today " + e.groupAre(names, s, false) + "."
}
func (english) correctedTo(typed, name string) string {
	return "Showing " + name + " for “" + typed + "”."
}
func (e english) unknownName(names []string) string {
	for i, n := range names {
		names[i] = e.quote(n)
	}
	return "I know no country or organisation called " + e.or(names) + "; the page lists none of that name."
}
func (english) groupNote(plural, note string) string {
	return "The list of " + plural + " is general knowledge, not on the page (" + note + ")."
}

func (e english) describe(d setDescription) string {
	noun, are, member, observer := "countries", "are", "members", "observers"
	if !d.plural {
		noun, are, member, observer = "country", "is", "a member", "an observer"
	}
	if d.typ == corpus.Organisation {
		noun = "organisations"
		if !d.plural {
			noun = "organisation"
		}
	}
	head := noun
	for i, union := range d.in {
		names := e.or(union)
		switch {
		case i == 0 && d.plural:
			head = names
		case i == 0:
			head = "of the " + names
		default:
			head += " that are also " + names
		}
	}
	switch {
	case d.status == "observer" && len(d.in) == 0 && d.typ != corpus.Country:
		head = "observers in the MISWG"
		if d.typ == corpus.Organisation || !d.plural {
			head = noun + " that " + are + " " + observer + " in the MISWG"
		}
	case d.status == "observer":
		head += " that " + are + " " + observer + " in the MISWG"
	case d.status == "party":
		if len(d.in) == 0 {
			head = "members and observers of the MISWG"
		} else {
			head += " in the MISWG"
		}
	case d.status == "out":
		head += " that " + are + " not " + member + " of the MISWG"
	case len(d.in) == 0 && d.typ != corpus.Organisation && d.plural:
		head = "member countries of the MISWG"
	default:
		head += " that " + are + " " + member + " of the MISWG"
	}
	if len(d.out) > 0 {
		head += " outside " + e.or(d.out)
	}
	if len(d.without) > 0 {
		head += " besides " + e.and(d.without)
	}
	return head
}
func (english) emptySet(what string) string { return "None: there are no " + what + "." }
func (english) noneOfWhich(n, size int, plural string) string {
	return fmt.Sprintf("%d of the %d %s are members.", n, size, plural)
}
func (e english) notIn(names []string) string { return "Not on the list: " + e.and(names) + "." }
func (english) arithmeticMembers(nato, named, total int) string {
	return fmt.Sprintf("%d NATO countries − Iceland + %d named countries = %d. The page lists them and prints no number.", nato, named, total)
}
func (english) arithmeticParties(members, observers, total int) string {
	return fmt.Sprintf("%d member countries + %d observers = %d.", members, observers, total)
}
func (english) observersToo(n int) string {
	return fmt.Sprintf("Besides them, %d organisations observe.", n)
}
func (english) membersAreCountries() string {
	return "The members are all countries; the five organisations on the list are observers."
}
func (english) observersAreOrganisations() string {
	return "All five observers are organisations: the European Commission, the European Defence Agency, ESA, the NATO Office of Security and OCCAR."
}
func (english) onlyException() string {
	return "Iceland is the only country the page names as left out; every other country that is not a member is simply not listed."
}

func (english) saysNothing(topics []string) string {
	return "The page does not say: it has nothing on " + strings.Join(topics, ", nor on ") + "."
}
func (e english) neverMentions(words []string) string {
	for i, w := range words {
		words[i] = e.quote(w)
	}
	return "The page does not say: it never mentions " + e.or(words) + "."
}
func (english) noPartners() string {
	return "The page does not say which countries or organisations Canada has a bilateral security instrument with; it names none."
}
func (english) membershipNoEvidence() string {
	return "Being in the MISWG is no evidence either way."
}
func (english) aboutOther(group string) string {
	return "The page does not say who is in " + group + "; it is about the MISWG."
}
func (e english) listedBeside(name string, s corpus.Status) string {
	switch s {
	case corpus.Member:
		return "What it does say: " + name + " is in the MISWG as a member."
	case corpus.Observer:
		return "What it does say: " + name + " is an observer in the MISWG."
	case corpus.Excluded:
		return "What it does say: “all NATO countries (except Iceland)” are in the MISWG."
	}
	return "What it does say: " + name + " is not on the MISWG list."
}
func (english) icelandNATO() string {
	return "By the page's wording, “all NATO countries (except Iceland)”, Iceland is a NATO country, and the one that is left out of the MISWG."
}
func (english) colon() string { return ": " }
func (english) documentSays(title string) string {
	return "“" + title + "”, another page, says:"
}
func (english) nearest(foreign bool) string {
	if foreign {
		return "Nearest on the page (in French):"
	}
	return "Nearest on the page:"
}
func (english) askInstead() string {
	return "You can ask whether a country or organisation is a member, who the observers are, or what bilateral security instruments are for."
}
func (english) pageSays() string { return "In the page's own words:" }
func (english) offTopic() string {
	return "That is not something I can help with: I answer from one page, about bilateral security instruments and the MISWG."
}

func (english) stands(acronym, name string) string {
	return acronym + " stands for " + name + "."
}
func (english) spelledOut(on corpus.OnPage, acronym, source string) string {
	switch on {
	case corpus.Spelled:
		return ""
	case corpus.NameOnly:
		return "The page writes the name and does not use the acronym."
	case corpus.AcronymOnly:
		return "The page uses " + acronym + " without spelling it out; the expansion comes from " + source + "."
	}
	return "The page does not use the term; the expansion comes from " + source + "."
}

func (english) welcome() string { return "You're welcome." }
func (english) hello() string {
	return "Hello! Ask me about a country or organisation, a list of them, or what the instruments are."
}
func (english) aboutCopy(captured, url string) string {
	return "I answer from a copy of the page taken on " + captured + "; the page itself prints no date. The original: " + url
}
func (english) aboutBot(url string) string {
	return "I am a bot, and no AI that makes up text: I look things up in one Government of Canada page and a checked list, in English and French. The page: " + url
}
func (english) help() string {
	return "Ask me whether a country or organisation is in the MISWG (“japan”, “is ESA a member?”, a list of names), who is in a group (“EU countries that are not members”), how many, or what bilateral security instruments are. I answer from one Government of Canada page and quote it; when it does not say, I say so."
}
func (e english) whichOne(name string) string { return "Which do you mean by " + e.quote(name) + "?" }
func (english) whichCountry() string          { return "Which country or organisation do you mean?" }
func (english) whichReading() string          { return "Which of these do you mean?" }
func (english) didYouMean() string            { return "Did you mean one of these?" }
func (english) thePage(quoted string, foreign bool) string {
	if foreign {
		return "The page (in French): " + quoted
	}
	return "The page: " + quoted
}
func (english) status(s corpus.Status) string {
	switch s {
	case corpus.Member:
		return "a member"
	case corpus.Observer:
		return "an observer"
	case corpus.Excluded:
		return "left out"
	}
	return "not listed"
}
func (english) nothingNamed() string { return "I found no country or organisation named in that text." }
func (english) setSentence(n int, what, names string) string {
	if names == "" {
		return fmt.Sprintf("%d %s.", n, what)
	}
	return fmt.Sprintf("%d %s: %s.", n, what, names)
}
func (e english) partOfGroup(n, size int, plural string, s corpus.Status) string {
	all := fmt.Sprintf("%d of the %d %s", n, size, plural)
	if n == size {
		all = fmt.Sprintf("all %d %s", n, plural)
	}
	return e.groupAre([]string{all}, s, true)
}
func (english) acronymOnly(acronym, name string) string {
	return "The page writes only “" + acronym + "”, which stands for " + name + "."
}
func (e english) otherReading(typed, name string, s corpus.Status) string {
	return "“" + typed + "” can also mean a part of " + name + " (" + e.status(s) + ")."
}
func (english) notBetween() string {
	return "The page does not say how the two are related; it only lists who is in the MISWG."
}
