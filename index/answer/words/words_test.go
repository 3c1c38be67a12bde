package words

import (
	"strings"
	"testing"

	"miswg/corpus"
)

// country is one of an invented list.
func country(id, en, fr, article string) corpus.Entity {
	return corpus.Entity{ID: id, Type: corpus.Country, Names: map[corpus.Lang]corpus.Names{
		corpus.English: {Name: en}, corpus.French: {Name: fr, Article: article},
	}}
}

func organisation(id, en, fr, article string) corpus.Entity {
	e := country(id, en, fr, article)
	e.Type = corpus.Organisation
	return e
}

var (
	ada    = country("AD", "Ada", "Ade", "l'")
	bora   = country("BO", "Bora", "Bore", "le")
	cora   = country("CO", "Cora", "Core", "la")
	dora   = country("DO", "Dora", "Dore", "le")
	fund   = organisation("org:fund", "Fund", "Fonds", "le")
	agency = organisation("org:agency", "Agency", "Agence", "l'")
	pact   = corpus.Group{ID: "pact", Countries: []string{"AD", "BO", "CO"}, Names: map[corpus.Lang]corpus.GroupNames{
		corpus.English: {Name: "the Pact", Plural: "Pact countries"},
		corpus.French:  {Name: "le Pacte", Plural: "pays du Pacte"},
	}}
)

// A list is what an invented page lists: the group of its line, with exceptions,
// and whoever it names.
type list struct {
	group    bool
	except   []corpus.Entity
	members  []corpus.Entity // named
	watching []corpus.Entity
}

func (l list) in(lang corpus.Lang) Phrases {
	f := &facts{plain: plain{grammar{lang}}, the: lang.Pick("the Club", "le Club"), of: lang.Pick("of the Club", "du Club"), in: lang.Pick("in the Club", "au Club"), numbers: func(int) bool { return false }}
	f.watching, f.excluded = l.watching, l.except
	byName := map[string]bool{}
	for _, e := range l.members {
		e.ByName = true
		byName[e.ID] = true
		f.members = append(f.members, e)
	}
	if l.group {
		f.lines = []line{{"", pact, l.except}}
		left := map[string]bool{}
		for _, e := range append(append([]corpus.Entity{}, l.except...), l.watching...) {
			left[e.ID] = true
		}
		for _, e := range []corpus.Entity{ada, bora, cora} {
			if !left[e.ID] && !byName[e.ID] {
				f.members = append(f.members, e)
			}
		}
	}
	return Phrases{sentences{f}}
}

func total(l list) int {
	p := l.in(corpus.English)
	return len(p.members)
}

func TestArithmeticMembers(t *testing.T) {
	for _, tt := range []struct {
		name   string
		list   list
		en, fr string
	}{
		{"one exception", list{group: true, except: []corpus.Entity{ada}, members: []corpus.Entity{dora}},
			"3 Pact countries − Ada + 1 named country = 3.", "3 pays du Pacte − l'Ade + 1 pays nommé = 3."},
		{"two exceptions", list{group: true, except: []corpus.Entity{ada, bora}, members: []corpus.Entity{dora}},
			"3 Pact countries − Ada − Bora + 1 named country = 2.", "3 pays du Pacte − l'Ade − le Bore + 1 pays nommé = 2."},
		{"no exception", list{group: true, members: []corpus.Entity{dora}},
			"3 Pact countries + 1 named country = 4.", "3 pays du Pacte + 1 pays nommé = 4."},
		{"named and in the group", list{group: true, members: []corpus.Entity{cora, dora}},
			"3 Pact countries + 1 named country outside the Pact = 4.", "3 pays du Pacte + 1 pays nommé hors du Pacte = 4."},
		{"an organisation", list{group: true, members: []corpus.Entity{dora, fund}},
			"3 Pact countries + 1 named country + 1 organisation = 5.", "3 pays du Pacte + 1 pays nommé + 1 organisation = 5."},
		{"a country of the group observes", list{group: true, members: []corpus.Entity{dora}, watching: []corpus.Entity{ada}},
			"3 Pact countries − 1 observer + 1 named country = 3.", "3 pays du Pacte − 1 observateur + 1 pays nommé = 3."},
		{"no group line", list{members: []corpus.Entity{ada, bora}}, "", ""},
	} {
		n := total(tt.list)
		en, fr := " The page prints no number.", " La page ne donne pas de nombre."
		if got, want := tt.list.in(corpus.English).ArithmeticMembers(n), strings.TrimSpace(tt.en+en); got != want {
			t.Errorf("%s: ArithmeticMembers(%d) = %q, want %q", tt.name, n, got, want)
		}
		if got, want := tt.list.in(corpus.French).ArithmeticMembers(n), strings.TrimSpace(tt.fr+fr); got != want {
			t.Errorf("%s: ArithmeticMembers(%d) = %q, want %q", tt.name, n, got, want)
		}
		if got := tt.list.in(corpus.English).ArithmeticMembers(n + 7); strings.Contains(got, "=") {
			t.Errorf("%s: ArithmeticMembers(%d) = %q, want no sum: it does not add up", tt.name, n+7, got)
		}
	}
}

// TestNumbersAreDeniedOnlyWhereThereAreNone holds "prints no number" to the page.
func TestNumbersAreDeniedOnlyWhereThereAreNone(t *testing.T) {
	l := list{members: []corpus.Entity{ada, bora}}
	for _, lang := range corpus.Langs() {
		p := l.in(lang)
		p.numbers = func(n int) bool { return n == 2 }
		if got := p.ArithmeticMembers(2); got != "" {
			t.Errorf("ArithmeticMembers(2) of a page that says 2 = %q, want nothing", got)
		}
	}
}

// TestListSentences asks every sentence about the whole list of several lists.
func TestListSentences(t *testing.T) {
	lists := map[string]list{
		"usual":         {group: true, except: []corpus.Entity{ada}, members: []corpus.Entity{dora}, watching: []corpus.Entity{fund, agency}},
		"two left out":  {group: true, except: []corpus.Entity{ada, cora}, watching: []corpus.Entity{fund}},
		"mixed":         {group: true, members: []corpus.Entity{fund}, watching: []corpus.Entity{dora, agency}},
		"only names":    {members: []corpus.Entity{ada, bora}},
		"bodies":        {members: []corpus.Entity{fund}, watching: []corpus.Entity{dora}},
		"two countries": {members: []corpus.Entity{ada, fund}, watching: []corpus.Entity{bora, dora}},
	}
	of := func(f func(Phrases) string) func(Phrases) string { return f }
	parties := of(func(p Phrases) string { return p.ArithmeticParties(5) })
	too, members, observers := of(Phrases.ObserversToo), of(Phrases.WhatMembersAre), of(Phrases.WhatObserversAre)
	leftOut, asks, outside := of(Phrases.WhoIsLeftOut), of(Phrases.AskLeftOut), of(Phrases.AskOutside)
	excluded := of(func(p Phrases) string { return p.IsExcluded(ada) })
	several := of(func(p Phrases) string { return p.GroupAre([]string{"X", "Y"}, corpus.Excluded, false) })
	one := of(func(p Phrases) string { return p.GroupAre([]string{"X"}, corpus.Excluded, false) })
	basis := of(func(p Phrases) string { a := ada; a.Status = corpus.Excluded; return p.Basis(a) })
	wording := of(func(p Phrases) string { a := ada; a.Status = corpus.Excluded; return p.ByItsWording(a, pact) })
	set := of(func(p Phrases) string { return p.Describe(Set{Status: "member", Plural: true}) })
	either := of(func(p Phrases) string {
		return p.Describe(Set{Status: "member", Plural: true, In: [][]string{{p.Pick("Pact countries", "pays du Pacte"), p.Pick("Bay countries", "pays de la Baie")}}})
	})
	for _, tt := range []struct {
		list   string
		say    func(Phrases) string
		en, fr string
	}{
		{"usual", parties, "3 member countries + 2 observers = 5.", "3 pays membres + 2 observateurs = 5."},
		{"mixed", parties, "", ""},
		{"usual", either, "Pact countries or Bay countries that are members of the Club", "pays du Pacte ou de la Baie membres du Club"},
		{"usual", too, "Besides them, 2 organisations observe.", "S'y ajoutent 2 organisations observatrices."},
		{"two left out", too, "Besides them, 1 organisation observes.", "S'y ajoute 1 organisation observatrice."},
		{"mixed", too, "Besides them, 1 country and 1 organisation observe.", "S'y ajoutent 1 pays et 1 organisation à titre d'observateurs."},
		{"bodies", too, "Besides them, 1 country observes.", "S'y ajoute 1 pays observateur."},
		{"only names", too, "", ""},
		{"usual", members, "The members are all countries; the two organisations on the list are observers.", "Les membres sont tous des pays; les deux organisations de la liste sont observatrices."},
		{"two left out", members, "The members are all countries; the one organisation on the list is an observer.", "Les membres sont tous des pays; la seule organisation de la liste est observatrice."},
		{"only names", members, "The members are all countries; the list names no organisation.", "Les membres sont tous des pays; la liste ne nomme aucune organisation."},
		{"mixed", members, "The other 3 members are countries; the one other organisation on the list is an observer.", "Les 3 autres membres sont des pays; l'autre organisation de la liste est observatrice."},
		{"bodies", members, "The members are all organisations.", "Les membres sont tous des organisations."},
		{"two countries", members, "The other member is a country.", "L'autre membre est un pays."},
		{"usual", observers, "Both observers are organisations: Fund and Agency.", "Les deux observateurs sont des organisations : le Fonds et l'Agence."},
		{"two left out", observers, "The one observer is an organisation: Fund.", "Le seul observateur est une organisation : le Fonds."},
		{"mixed", observers, "Of the two observers, one is a country: Dora.", "Des deux observateurs, un est un pays : le Dore."},
		{"two countries", observers, "Both observers are countries: Bora and Dora.", "Les deux observateurs sont des pays : le Bore et le Dore."},
		{"only names", observers, "The page lists no observers.", "La page ne nomme aucun observateur."},
		{"usual", leftOut, "Ada is the only country the page names as left out; every other country that is not a member is simply not listed.", "L'Ade est le seul pays que la page cite comme exclu; tout autre pays qui n'est pas membre est simplement absent de la liste."},
		{"two left out", leftOut, "Ada and Cora are the only countries the page names as left out; every other country that is not a member is simply not listed.", "L'Ade et la Core sont les seuls pays que la page cite comme exclus; tout autre pays qui n'est pas membre est simplement absent de la liste."},
		{"mixed", leftOut, "The page names no country as left out; a country that is neither a member nor an observer is simply not listed.", "La page ne cite aucun pays comme exclu; un pays qui n'est ni membre ni observateur est simplement absent de la liste."},
		{"usual", excluded, "Ada is not in the Club: the page names it as the one exception among the Pact countries.", "L'Ade n'est pas membre du Club : la page cite ce pays comme la seule exception parmi les pays du Pacte."},
		{"two left out", excluded, "Ada is not in the Club: the page names it as one of the two exceptions among the Pact countries.", "L'Ade n'est pas membre du Club : la page cite ce pays comme l'une des deux exceptions parmi les pays du Pacte."},
		{"only names", excluded, "Ada is not in the Club: the page names it as left out.", "L'Ade n'est pas membre du Club : la page cite ce pays comme exclu."},
		{"usual", one, "X is the Pact country the page leaves out", "X est le pays du Pacte que la page exclut"},
		{"two left out", one, "X is one of the Pact countries the page leaves out", "X est l'un des pays du Pacte que la page exclut"},
		{"two left out", several, "X and Y are the Pact countries the page leaves out", "X et Y sont les pays du Pacte que la page exclut"},
		{"only names", several, "X and Y are named as left out", "X et Y sont au nombre des exclus que la page cite"},
		{"usual", basis, "the exception among Pact countries", "l'exception parmi les pays du Pacte"},
		{"two left out", basis, "an exception among Pact countries", "une exception parmi les pays du Pacte"},
		{"usual", wording, "By the page's wording, “”, Ada is a Pact country, and the one that is left out of the Club.", "D'après les mots de la page, «  », l'Ade est un pays du Pacte, et c'est celui que le Club exclut."},
		{"two left out", wording, "By the page's wording, “”, Ada is a Pact country, and one of the two that are left out of the Club.", "D'après les mots de la page, «  », l'Ade est un pays du Pacte, et c'est l'un des deux que le Club exclut."},
		{"only names", wording, "", ""},
		{"usual", asks, "Which Pact country is left out?", "Quel pays du Pacte est exclu?"},
		{"two left out", asks, "Which Pact countries are left out?", "Quels pays du Pacte sont exclus?"},
		{"mixed", asks, "", ""},
		{"usual", outside, "Which members are outside the Pact?", "Quels membres sont hors du Pacte?"},
		{"two left out", outside, "", ""},
		{"only names", outside, "", ""},
		{"usual", set, "member countries of the Club", "pays membres du Club"},
		{"mixed", set, "members of the Club", "membres du Club"},
	} {
		l := lists[tt.list]
		if got := tt.say(l.in(corpus.English)); got != tt.en {
			t.Errorf("%s: %q, want %q", tt.list, got, tt.en)
		}
		if got := tt.say(l.in(corpus.French)); got != tt.fr {
			t.Errorf("%s: %q, want %q", tt.list, got, tt.fr)
		}
	}
}

func TestGrammar(t *testing.T) {
	for _, tt := range []struct{ got, want string }{
		{a("NATO country"), "a NATO country"},
		{a("EU country"), "an EU country"},
		{a("European country"), "a European country"},
		{oneEnglish("Nordic countries"), "Nordic country"},
		{oneEnglish("Gulf states"), "Gulf state"},
		{oneFrench("États baltes"), "État balte"},
		{oneFrench("pays nordiques"), "pays nordique"},
		{oneFrench("pays des Balkans"), "pays des Balkans"},
		{oneFrench("pays d'Afrique"), "pays d'Afrique"},
		{oneFrench("États membres de l'OCCAR"), "État membre de l'OCCAR"},
		{de("l'OTAN"), "de l'OTAN"},
		{to("le G7"), "au G7"},
		{agrees(cora), "e"},
		{agrees(bora), ""},
		{list{}.in(corpus.French).AskMember(agency), "L'Agence est-elle membre?"},
		{list{}.in(corpus.French).AskMember(bora), "Le Bore est-il membre?"},
		{list{}.in(corpus.English).AskMember(bora), "Is Bora a member?"},
	} {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for n, want := range map[int][3]string{
		5: {"5", "five", "cinq"}, 21: {"21", "twenty-one", "vingt et un"}, 38: {"38", "thirty-eight", "trente-huit"},
		71: {"71", "seventy-one", "soixante et onze"}, 77: {"77", "seventy-seven", "soixante-dix-sept"}, 80: {"80", "eighty", "quatre-vingts"}, 91: {"91", "ninety-one", "quatre-vingt-onze"},
	} {
		if got := written(n); len(got) != 3 || [3]string(got) != want {
			t.Errorf("written(%d) = %q, want %q", n, got, want)
		}
	}
}

// TestGroupNotes tells of several groups in one sentence.
func TestGroupNotes(t *testing.T) {
	group := func(en, fr string, note corpus.Text, ids ...string) corpus.Group {
		return corpus.Group{Countries: ids, Note: note, Names: map[corpus.Lang]corpus.GroupNames{corpus.English: {Plural: en}, corpus.French: {Plural: fr}}}
	}
	counted := group("Pact countries", "pays du Pacte", corpus.Text{EN: "2 countries", FR: "2 pays"}, "AD", "BO")
	dated := group("Bay states", "États de la Baie", corpus.Text{EN: "2 since 2020", FR: "2 depuis 2020"}, "AD", "BO")
	region := counted
	region.Region = true
	for _, tt := range []struct {
		groups []corpus.Group
		en, fr string
	}{
		{nil, "", ""},
		{[]corpus.Group{counted}, "The list of Pact countries is general knowledge, not on the page.", "La liste des pays du Pacte relève des connaissances générales; elle ne figure pas sur la page."},
		{[]corpus.Group{dated, dated}, "The list of Bay states is general knowledge, not on the page (2 since 2020).", "La liste des États de la Baie relève des connaissances générales; elle ne figure pas sur la page (2 depuis 2020)."},
		{[]corpus.Group{region, counted, dated}, "Regions are the UN's, not the page's. The lists of Pact countries and of Bay states (2 since 2020) are general knowledge, not on the page.", "Les régions sont celles de l'ONU, et non de la page. Les listes des pays du Pacte et des États de la Baie (2 depuis 2020) relèvent des connaissances générales; elles ne figurent pas sur la page."},
	} {
		for l, want := range map[corpus.Lang]string{corpus.English: tt.en, corpus.French: tt.fr} {
			if got := strings.Join((list{}).in(l).GroupNotes(tt.groups), " "); got != want {
				t.Errorf("GroupNotes() = %q, want %q", got, want)
			}
		}
	}
}

// TestStands tells an acronym's words in the page's language, and in the reader's.
func TestStands(t *testing.T) {
	page := corpus.Names{Acronym: "DSA", Name: "designated authority"}
	for _, tt := range []struct {
		l     corpus.Lang
		names corpus.Names
		want  string
	}{
		{corpus.English, page, "DSA stands for designated authority."},
		{corpus.French, corpus.Names{Acronym: "ASD", Name: "autorité désignée"}, "DSA signifie «\u00a0designated authority\u00a0», en français «\u00a0autorité désignée\u00a0» (ASD)."},
		{corpus.French, page, "DSA signifie «\u00a0designated authority\u00a0»."},
	} {
		if got := (list{}).in(tt.l).Stands(page, tt.names); got != tt.want {
			t.Errorf("Stands() = %q, want %q", got, tt.want)
		}
	}
}
