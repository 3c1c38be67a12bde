package words

import (
	"strings"

	"miswg/corpus"
)

// sentences are what miswg says of the list, in both languages: in French as a
// French-speaking Canadian civil servant writes it. No space before a semicolon, a
// space before a colon and inside guillemets, as the federal style guide has it.
type sentences struct{ *facts }

func (s sentences) IsMember(name string, plural bool) string {
	return s.SayOf(plural, "IsMember", name, s.of)
}

func (s sentences) IsObserver(name string, plural bool) string {
	return s.SayOf(plural, "IsObserver", name, s.in)
}

func (s sentences) IsMemberNotObserver(name string, plural bool) string {
	return s.SayOf(plural, "IsMemberNotObserver", strings.TrimSuffix(s.IsMember(name, plural), "."))
}

func (s sentences) IsNotMemberButObserver(name string, plural bool) string {
	return s.SayOf(plural, "IsNotMemberButObserver", strings.TrimSuffix(s.IsObserver(name, plural), "."))
}

func (s sentences) SaysNothing(topics []string) string {
	return s.SayOf(s.further, "SaysNothing", strings.Join(topics, ", nor on "), strings.Join(topics, ", ni sur "))
}

func (s sentences) MembershipNoEvidence() string { return s.Say("MembershipNoEvidence", s.in, s.of) }

func (s sentences) AboutOther(group string) string {
	return s.Say("AboutOther", group, s.the, de(group))
}

func (s sentences) OffTopic() string { return s.SayOf(s.further, "OffTopic", s.subject) }

func (s sentences) NotBetween() string { return s.Say("NotBetween", s.in, s.of) }

func (s sentences) Hello() string { return s.Say("Hello", s.asks.hello) }

func (s sentences) AboutBot(url string) string { return s.SayOf(s.further, "AboutBot", s.page, url) }

// SoManyOf says how many of a group are members, and who they are.
func (s sentences) SoManyOf(n, size int, plural, names string) string {
	which := "some"
	switch n {
	case size:
		which = "all"
	case 1:
		which = "one"
	}
	return s.Say("SoManyOf "+which, n, size, plural, s.of) + when(names != "", s.Pick(": ", " : ")+names) + "."
}

func (s sentences) EmptySet(what string) string {
	return s.SayOf(strings.HasPrefix(what, "organisation"), "EmptySet", what, de(what))
}

func (s sentences) NeverMentions(words []string) string {
	return s.SayOf(s.further, "NeverMentions", s.orQuoted(words))
}

// MentionsNowhere says of words that no page has them.
func (s sentences) MentionsNowhere(words []string) string {
	return s.SayOf(s.further, "MentionsNowhere", s.orQuoted(words))
}

// DraftLacks says of words put in quotation marks that no page has them.
func (s sentences) DraftLacks(words []string) string {
	return s.SayOf(s.further, "DraftLacks", s.orQuoted(words))
}

func (s sentences) AskInstead() string {
	watching := when(len(s.watching) > 0, s.Pick("who the observers are, ", "qui sont les observateurs, "))
	return s.Pick("You can ask whether a country or organisation is a member, ", "Vous pouvez demander si un pays ou une organisation est membre, ") +
		watching + s.Pick("or ", "ou ") + s.asks.instead + "."
}

// AboutCopy tells the day of the copy, and where the original is, unless that is told
// besides, with what the page has of dates.
func (s sentences) AboutCopy(captured, url string) string {
	head := s.Pick("I answer from a copy of the page taken on ", "Je réponds à partir d'une copie de la page prise le ") + s.day(captured)
	if url == "" {
		return head + "."
	}
	undated := when(!s.dated, s.Pick("; the page itself prints no date", "; la page elle-même ne porte pas de date"))
	return head + undated + s.Pick(". The original: ", ". L'original : ") + url
}

func (s sentences) Help() string {
	group := ""
	if g, ok := s.compared(); ok {
		left := s.quote(g.Names[s.Lang].Plural + s.Pick(" that are not members", " qui ne sont pas membres"))
		group = s.Pick("who is in a group (", "qui appartient à un groupe (") + left + "), "
	}
	names := s.quote(strings.ToLower(s.sample.Name(s.Lang))) + ", " + s.quote(lower(s.AskMember(s.watcher))) + s.Pick(", a list of names", ", une liste de noms")
	asked := s.Pick("Ask me whether a country or organisation is "+s.in, "Demandez-moi si un pays ou une organisation fait partie "+s.of) +
		" (" + names + "), " + group + s.Pick("how many, or ", "combien ils sont, ou ") + s.asks.help
	if s.Lang == corpus.French {
		return asked + ". Je réponds à partir d'une " + s.page + ", que je cite" + when(s.foreign != "", " en anglais, faute de texte français officiel") +
			s.pages("; quand elle ne le dit pas, je le dis.", ", et de quelques autres pages; quand elles ne le disent pas, je le dis.")
	}
	return asked + ". I answer from one " + s.page + s.pages(" and quote it; when it does not say, I say so.", " and a few further pages, and quote them; when they do not say, I say so.")
}

// OthersAreNotListed tells what there is to say of those that are not left out and not in.
func (s sentences) OthersAreNotListed() string { return s.Say("OthersAreNotListed", s.neither()) }

func (s sentences) neither() string {
	_, countries := organisations(s.watching)
	return s.SayOf(len(countries) > 0, "neither")
}

func (s sentences) WhoIsLeftOut() string {
	names := corpus.Each(s.excluded, s.The)
	if len(names) == 0 {
		return s.Say("NobodyLeftOut", s.neither())
	}
	return s.SayOf(len(names) > 1, "OnlyLeftOut", Sentence(s.And(names)), lower(s.OthersAreNotListed()))
}

// LeavesOut says how many the page leaves out, and who they are.
func (s sentences) LeavesOut(n int, names string) string {
	return s.SayOf(n != 1, "LeavesOut", n) + when(names != "", s.Pick(": ", " : ")+names) + "."
}

func (s sentences) ObserversToo() string {
	orgs, countries := organisations(s.watching)
	if len(s.watching) == 0 {
		return ""
	}
	one := len(s.watching) == 1
	if s.Lang == corpus.French {
		head := either(one, "S'y ajoute ", "S'y ajoutent ")
		switch {
		case len(countries) == 0:
			return head + s.count(len(orgs), "organisation observatrice", "organisations observatrices") + "."
		case len(orgs) == 0:
			return head + s.count(len(countries), "pays observateur", "pays observateurs") + "."
		}
		return head + s.count(len(countries), "pays", "pays") + " et " + s.count(len(orgs), "organisation", "organisations") + " à titre d'observateurs."
	}
	var parts []string
	if len(countries) > 0 {
		parts = append(parts, s.count(len(countries), "country", "countries"))
	}
	if len(orgs) > 0 {
		parts = append(parts, s.count(len(orgs), "organisation", "organisations"))
	}
	return "Besides them, " + s.And(parts) + either(one, " observes.", " observe.")
}
