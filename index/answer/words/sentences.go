package words

import (
	"fmt"
	"strings"

	"miswg/corpus"
)

// sentences are what miswg says of the list, in both languages: in French as a
// French-speaking Canadian civil servant writes it. No space before a semicolon, a
// space before a colon and inside guillemets, as the federal style guide has it.
type sentences struct{ *facts }

func (s sentences) IsMember(name string, plural bool) string {
	return s.Pick(
		name+either(plural, " are members ", " is a member ")+s.of+".",
		name+either(plural, " sont membres ", " est membre ")+s.of+".")
}

func (s sentences) IsObserver(name string, plural bool) string {
	return s.Pick(
		name+either(plural, " are observers ", " is an observer ")+s.in+".",
		name+either(plural, " ont le statut d'observateur ", " a le statut d'observateur ")+s.in+".")
}

func (s sentences) IsNotListed(name string, plural bool) string {
	return s.Pick(
		name+either(plural, " are not on the page's list, neither as members nor as observers.", " is not on the page's list, neither as a member nor as an observer."),
		name+either(plural, " ne figurent pas sur la liste de la page, ni comme membres ni comme observateurs.", " ne figure pas sur la liste de la page, ni comme membre ni comme observateur."))
}

func (s sentences) IsMemberNotObserver(name string, plural bool) string {
	return strings.TrimSuffix(s.IsMember(name, plural), ".") +
		s.Pick(either(plural, ", not observers.", ", not an observer."), ", et non observateur"+when(plural, "s")+".")
}

func (s sentences) IsNotMemberButObserver(name string, plural bool) string {
	return strings.TrimSuffix(s.IsObserver(name, plural), ".") +
		s.Pick(either(plural, ", not members.", ", not a member."), ", et non de membre.")
}

func (s sentences) SaysNothing(topics []string) string {
	return s.Pick(
		s.pages("The page does not say: it has nothing on ", "The pages do not say: they have nothing on ")+strings.Join(topics, ", nor on ")+".",
		s.pages("La page ne le dit pas : elle ne contient rien sur ", "Les pages ne le disent pas : elles ne contiennent rien sur ")+strings.Join(topics, ", ni sur ")+".")
}

func (s sentences) MembershipNoEvidence() string {
	return s.Pick(
		"Being "+s.in+" is no evidence either way.",
		"Faire partie "+s.of+" n'indique rien à ce sujet, ni dans un sens ni dans l'autre.")
}

func (s sentences) AboutOther(group string) string {
	return s.Pick(
		"The page does not say who is in "+group+"; it is about "+s.the+".",
		"La page ne dit pas qui fait partie "+de(group)+"; elle porte sur "+s.the+".")
}

func (s sentences) OffTopic() string {
	return s.Pick(
		"That is not something I can help with: I answer from "+s.pages("one page", "a few pages")+", about "+s.subject+".",
		"Je ne peux pas vous aider là-dessus : je réponds à partir "+s.pages("d'une seule page", "de quelques pages")+", sur "+s.subject+".")
}

func (s sentences) NotBetween() string {
	return s.Pick(
		"The page does not say how the two are related; it only lists who is "+s.in+".",
		"La page ne dit rien du lien entre les deux; elle énumère seulement qui fait partie "+s.of+".")
}

func (s sentences) Hello() string {
	return s.Pick(
		"Hello! Ask me about a country or organisation, a list of them, or "+s.asks.hello+".",
		"Bonjour! Donnez-moi le nom d'un pays ou d'une organisation, ou une liste de noms, ou demandez-moi "+s.asks.hello+".")
}

func (s sentences) AboutBot(url string) string {
	return s.Pick(
		"I am a bot, and no AI that makes up text: I look things up in one "+s.page+s.pages("", ", a few further pages")+" and a checked list, in English and French. The page: "+url,
		"Je suis un robot conversationnel, et non une IA qui invente du texte : je consulte une seule "+s.page+s.pages("", ", quelques autres pages")+" et une liste vérifiée, en français et en anglais. La page : "+url)
}

// SoManyOf says how many of a group are members, and who they are.
func (s sentences) SoManyOf(n, size int, plural, names string) string {
	head := s.Pick(fmt.Sprintf("%d of the %d %s are members ", n, size, plural), fmt.Sprintf("%d des %d %s sont membres ", n, size, plural))
	switch n {
	case size:
		head = s.Pick(fmt.Sprintf("All %d %s are members ", n, plural), fmt.Sprintf("Les %d %s sont tous membres ", n, plural))
	case 1:
		head = s.Pick(fmt.Sprintf("Only one of the %d %s is a member ", size, plural), fmt.Sprintf("Un seul des %d %s est membre ", size, plural))
	}
	return head + s.of + when(names != "", s.Pick(": ", " : ")+names) + "."
}

func (s sentences) EmptySet(what string) string {
	return s.Pick("None: there are no "+what+".", "Aucun"+when(strings.HasPrefix(what, "organisation"), "e")+" : il n'y a pas "+de(what)+".")
}

func (s sentences) NeverMentions(words []string) string {
	return s.Pick(
		s.pages("The page does not say: it never mentions ", "The pages do not say: they never mention "),
		s.pages("La page ne le dit pas : elle ne mentionne nulle part ", "Les pages ne le disent pas : elles ne mentionnent nulle part ")) + s.orQuoted(words) + "."
}

// MentionsNowhere says of words that no page has them.
func (s sentences) MentionsNowhere(words []string) string {
	return s.Pick(
		s.pages("The page never mentions ", "The pages never mention "),
		s.pages("La page ne mentionne nulle part ", "Les pages ne mentionnent nulle part ")) + s.orQuoted(words) + "."
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

// OnlyEnglish tells that the page is had in English alone.
func (s sentences) OnlyEnglish() string {
	return s.Pick("I have the page in English only, and know no address of a French one.", "Je n'ai la page qu'en anglais et ne connais l'adresse d'aucune version française.")
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
func (s sentences) OthersAreNotListed() string {
	return s.Pick("Every other country that is "+s.neither()+" is simply not listed.", "Tout autre pays "+s.neither()+" est simplement absent de la liste.")
}

func (s sentences) neither() string {
	if _, countries := organisations(s.watching); len(countries) > 0 {
		return s.Pick("neither a member nor an observer", "qui n'est ni membre ni observateur")
	}
	return s.Pick("not a member", "qui n'est pas membre")
}

func (s sentences) WhoIsLeftOut() string {
	names := corpus.Each(s.excluded, s.The)
	all := lower(s.OthersAreNotListed())
	switch len(names) {
	case 0:
		return s.Pick(
			"The page names no country as left out; a country that is "+s.neither()+" is simply not listed.",
			"La page ne cite aucun pays comme exclu; un pays "+s.neither()+" est simplement absent de la liste.")
	case 1:
		return Sentence(names[0]) + s.Pick(" is the only country the page names as left out; ", " est le seul pays que la page cite comme exclu; ") + all
	}
	return Sentence(s.And(names)) + s.Pick(" are the only countries the page names as left out; ", " sont les seuls pays que la page cite comme exclus; ") + all
}

// LeavesOut says how many the page leaves out, and who they are.
func (s sentences) LeavesOut(n int, names string) string {
	many := fmt.Sprintf(s.Pick("%d countries", "%d pays"), n)
	if n == 1 {
		many = s.Pick("one country", "un seul pays")
	}
	return s.Pick("The page leaves out ", "La page exclut ") + many + when(names != "", s.Pick(": ", " : ")+names) + "."
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
