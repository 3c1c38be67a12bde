package answer

import (
	"fmt"
	"strings"

	"miswg/corpus"
)

// french is how miswg speaks French: as a French-speaking Canadian civil servant
// writes it. No space before a semicolon, a space before a colon and inside
// guillemets, as the federal style guide has it.
type french struct{}

func (french) the(e corpus.Entity) string {
	n := e.Names[corpus.French]
	return withArticle(n.Article, n.Name)
}

func withArticle(article, name string) string {
	switch {
	case article == "":
		return name
	case strings.HasSuffix(article, "'"):
		return article + name
	}
	return article + " " + name
}

// de contracts "de" with the article: du Japon, de la Suisse, des États-Unis.
func de(name string) string {
	switch {
	case strings.HasPrefix(name, "le "):
		return "du " + name[3:]
	case strings.HasPrefix(name, "les "):
		return "des " + name[4:]
	case startsWithVowel(name) && !strings.HasPrefix(name, "l'"):
		return "d'" + name
	}
	return "de " + name
}

// à contracts "à" with the article: au Japon, aux États-Unis.
func to(name string) string {
	switch {
	case strings.HasPrefix(name, "le "):
		return "au " + name[3:]
	case strings.HasPrefix(name, "les "):
		return "aux " + name[4:]
	}
	return "à " + name
}

func startsWithVowel(s string) bool {
	return s != "" && strings.ContainsRune("aeiouyéèêâîôûh", []rune(corpus.Fold(s))[0])
}

func (french) and(names []string) string { return series(names, "et") }
func (french) or(names []string) string  { return series(names, "ou") }
func (french) quote(s string) string     { return "« " + s + " »" }

func (french) yes() string      { return "Oui." }
func (french) no() string       { return "Non." }
func (french) indeed() string   { return "En effet :" }
func (french) contrary() string { return "Au contraire :" }

func (french) isMember(name string, plural bool) string {
	if plural {
		return name + " sont membres du MISWG."
	}
	return name + " est membre du MISWG."
}
func (french) isObserver(name string, plural bool) string {
	if plural {
		return name + " ont le statut d'observateur au MISWG."
	}
	return name + " a le statut d'observateur au MISWG."
}
func (f french) isNotMemberButObserver(name string, plural bool) string {
	return strings.TrimSuffix(f.isObserver(name, plural), ".") + ", et non de membre."
}
func (f french) isMemberNotObserver(name string, plural bool) string {
	return strings.TrimSuffix(f.isMember(name, plural), ".") + ", et non observateur" + f.s(plural) + "."
}
func (french) s(plural bool) string {
	if plural {
		return "s"
	}
	return ""
}
func (french) isExcluded(name string) string {
	return name + " n'est pas membre du MISWG : la page cite ce pays comme la seule exception parmi les pays de l'OTAN."
}
func (french) isNotListed(name string, plural bool) string {
	if plural {
		return name + " ne figurent pas sur la liste de la page, ni comme membres ni comme observateurs."
	}
	return name + " ne figure pas sur la liste de la page, ni comme membre ni comme observateur."
}
func (f french) groupAre(names []string, s corpus.Status, plural bool) string {
	list, many := f.and(names), len(names) > 1 || plural
	switch s {
	case corpus.Member:
		if many {
			return list + " sont membres"
		}
		return list + " est membre"
	case corpus.Observer:
		if many {
			return list + " ont le statut d'observateur, et non de membre"
		}
		return list + " a le statut d'observateur, et non de membre"
	case corpus.Excluded:
		return list + " est le pays de l'OTAN que la page exclut"
	}
	if many {
		return list + " ne figurent pas sur la liste"
	}
	return list + " ne figure pas sur la liste"
}

func (french) throughLine(name, line string, plural bool) string {
	return "Visé par la ligne « " + line + " »; l'appartenance à l'OTAN est de connaissance générale, elle n'est pas sur la page."
}
func (french) byName(name string, plural bool) string {
	return "La page consacre une ligne " + to(name) + "."
}
func (french) basis(x corpus.Entity) string {
	switch {
	case x.Status == corpus.Member && x.ByName:
		return "nommé sur la page"
	case x.Status == corpus.Member:
		return "à titre de pays de l'OTAN"
	case x.Status == corpus.Observer:
		return "avec la mention « observer »"
	case x.Status == corpus.Excluded:
		return "l'exception parmi les pays de l'OTAN"
	case x.Type == corpus.Historical:
		return "n'existe plus; absent de la liste"
	}
	return "absent de la liste"
}
func (french) noReason() string { return "La page n'en donne pas la raison." }
func (french) partOf(place, parent string) string {
	return place + " fait partie " + de(parent) + "; la page ne nomme que des pays entiers."
}
func (f french) territoryOf(parent string, s corpus.Status) string {
	return "Ce territoire relève " + de(parent) + " (" + f.status(s) + "). La page ne dit pas si les territoires sont visés."
}
func (french) gone(name, ended string) string { return name + " n'existe plus (depuis " + ended + ")." }
func (f french) successors(names []string, s corpus.Status) string {
	return "Aujourd'hui, " + f.groupAre(names, s, false) + "."
}
func (french) correctedTo(typed, name string) string {
	return "« " + typed + " » : réponse pour " + name + "."
}
func (f french) unknownName(names []string) string {
	for i, n := range names {
		names[i] = f.quote(n)
	}
	return "Je ne connais ni pays ni organisation du nom de " + f.or(names) + "; la page n'en nomme pas."
}
func (french) groupNote(plural, note string) string {
	return "La liste des " + plural + " est de connaissance générale; elle n'est pas sur la page (" + note + ")."
}

func (f french) describe(d setDescription) string {
	noun, are, member, observer := "pays", "sont", "membres", "observateurs"
	if !d.plural {
		are, member, observer = "est", "membre", "observateur"
	}
	if d.typ == corpus.Organisation {
		noun = "organisations"
		if !d.plural {
			noun = "organisation"
		}
	}
	head := noun
	for i, union := range d.in {
		switch {
		case i == 0 && d.plural:
			head = f.or(union)
		case i == 0:
			head = "des " + f.or(union)
		default:
			head += " qui sont aussi des " + f.or(union)
		}
	}
	switch {
	case d.status == "observer" && len(d.in) == 0 && d.typ != corpus.Country:
		head = "observateurs au MISWG"
		if d.typ == corpus.Organisation || !d.plural {
			head = noun + " ayant le statut d'observateur au MISWG"
		}
	case d.status == "observer":
		head += " qui " + are + " " + observer + " au MISWG"
	case d.status == "party":
		if len(d.in) == 0 {
			head = "membres et observateurs du MISWG"
		} else {
			head += " présents au MISWG"
		}
	case d.status == "out":
		head += " qui n'" + are + " pas " + member + " du MISWG"
		if d.plural {
			head = strings.Replace(head, "n'sont", "ne sont", 1)
		}
	case len(d.in) == 0 && d.typ != corpus.Organisation && d.plural:
		head = "pays membres du MISWG"
	default:
		head += " " + member + " du MISWG"
		if !d.plural && len(d.in) > 0 {
			head = strings.TrimSuffix(head, " "+member+" du MISWG") + " qui est membre du MISWG"
		}
	}
	if len(d.out) > 0 {
		head += " hors " + de(f.or(d.out))
	}
	if len(d.without) > 0 {
		head += " autres que " + f.and(d.without)
	}
	return head
}
func (french) emptySet(what string) string { return "Aucun : il n'y a pas de " + what + "." }
func (french) noneOfWhich(n, size int, plural string) string {
	return fmt.Sprintf("%d des %d %s sont membres.", n, size, plural)
}
func (f french) notIn(names []string) string { return "Absents de la liste : " + f.and(names) + "." }
func (french) arithmeticMembers(nato, named, total int) string {
	return fmt.Sprintf("%d pays de l'OTAN − l'Islande + %d pays nommés = %d. La page les énumère sans donner de nombre.", nato, named, total)
}
func (french) arithmeticParties(members, observers, total int) string {
	return fmt.Sprintf("%d pays membres + %d observateurs = %d.", members, observers, total)
}
func (french) observersToo(n int) string {
	return fmt.Sprintf("S'y ajoutent %d organisations observatrices.", n)
}
func (french) membersAreCountries() string {
	return "Les membres sont tous des pays; les cinq organisations de la liste sont observatrices."
}
func (french) observersAreOrganisations() string {
	return "Les cinq observateurs sont tous des organisations : la Commission européenne, l'Agence européenne de défense, l'ESA, le Bureau de sécurité de l'OTAN et l'OCCAR."
}
func (french) onlyException() string {
	return "L'Islande est le seul pays que la page cite comme exclu; tout autre pays qui n'est pas membre est simplement absent de la liste."
}

func (french) saysNothing(topics []string) string {
	return "La page ne le dit pas : elle ne contient rien sur " + strings.Join(topics, ", ni sur ") + "."
}
func (f french) neverMentions(words []string) string {
	for i, w := range words {
		words[i] = f.quote(w)
	}
	return "La page ne le dit pas : elle ne mentionne nulle part " + f.or(words) + "."
}
func (french) noPartners() string {
	return "La page ne dit pas avec quels pays ou organisations le Canada a conclu un instrument de sécurité bilatéral; elle n'en nomme aucun."
}
func (french) membershipNoEvidence() string {
	return "Faire partie du MISWG n'indique rien à ce sujet, ni dans un sens ni dans l'autre."
}
func (french) aboutOther(group string) string {
	return "La page ne dit pas qui fait partie " + de(group) + "; elle porte sur le MISWG."
}
func (f french) listedBeside(name string, s corpus.Status) string {
	switch s {
	case corpus.Member:
		return "Ce qu'elle dit : le MISWG compte " + name + " parmi ses membres."
	case corpus.Observer:
		return "Ce qu'elle dit : " + name + " a le statut d'observateur au MISWG."
	case corpus.Excluded:
		return "Ce qu'elle dit : le MISWG réunit « all NATO countries (except Iceland) »."
	}
	return "Ce qu'elle dit : la liste du MISWG ne comprend pas " + name + "."
}
func (french) icelandNATO() string {
	return "D'après les mots de la page, « all NATO countries (except Iceland) », l'Islande est un pays de l'OTAN, et c'est celui que le MISWG laisse de côté."
}
func (french) colon() string { return " : " }
func (french) documentSays(title string) string {
	return "« " + title + " », une autre page, le dit en ces mots :"
}
func (french) nearest(foreign bool) string {
	if foreign {
		return "Le passage le plus proche sur la page (en anglais) :"
	}
	return "Le passage le plus proche sur la page :"
}
func (french) askInstead() string {
	return "Vous pouvez demander si un pays ou une organisation est membre, qui sont les observateurs, ou à quoi servent les instruments de sécurité bilatéraux."
}
func (french) pageSays() string { return "La page le dit en ces mots :" }
func (french) offTopic() string {
	return "Je ne peux pas vous aider là-dessus : je réponds à partir d'une seule page, sur les instruments de sécurité bilatéraux et le MISWG."
}

func (french) stands(acronym, name string) string { return acronym + " signifie « " + name + " »." }
func (french) spelledOut(on corpus.OnPage, acronym, source string) string {
	switch on {
	case corpus.Spelled:
		return ""
	case corpus.NameOnly:
		return "La page écrit le nom au long et n'emploie pas le sigle."
	case corpus.AcronymOnly:
		return "La page emploie " + acronym + " sans l'écrire au long; le développement vient de " + source + "."
	}
	return "La page n'emploie pas ce terme; le développement vient de " + source + "."
}

func (french) welcome() string { return "De rien." }
func (french) hello() string {
	return "Bonjour! Demandez-moi un pays ou une organisation, une liste de noms, ou ce que sont les instruments."
}
func (french) aboutCopy(captured, url string) string {
	return "Je réponds à partir d'une copie de la page prise le " + captured + "; la page elle-même ne porte pas de date. L'original : " + url
}
func (french) aboutBot(url string) string {
	return "Je suis un bot, et non une IA qui invente du texte : je consulte une seule page du gouvernement du Canada et une liste vérifiée, en français et en anglais. La page : " + url
}
func (french) help() string {
	return "Demandez-moi si un pays ou une organisation fait partie du MISWG (« japon », « l'ESA est-elle membre? », une liste de noms), qui appartient à un groupe (« pays de l'UE qui ne sont pas membres »), combien ils sont, ou ce que sont les instruments de sécurité bilatéraux. Je réponds à partir d'une page du gouvernement du Canada, que je cite en anglais, faute de texte français officiel; quand elle ne le dit pas, je le dis."
}
func (f french) whichOne(name string) string {
	return "Que voulez-vous dire par " + f.quote(name) + " ?"
}
func (french) whichCountry() string { return "De quel pays ou de quelle organisation s'agit-il?" }
func (french) whichReading() string { return "Laquelle de ces questions posez-vous?" }
func (french) didYouMean() string   { return "Vouliez-vous dire l'un de ces noms?" }
func (french) thePage(quoted string, foreign bool) string {
	if foreign {
		return "La page (en anglais) : " + quoted
	}
	return "La page : " + quoted
}
func (french) status(s corpus.Status) string {
	switch s {
	case corpus.Member:
		return "membre"
	case corpus.Observer:
		return "observateur"
	case corpus.Excluded:
		return "exclue"
	}
	return "absent de la liste"
}
func (french) nothingNamed() string { return "Je n'ai trouvé ni pays ni organisation dans ce texte." }
func (french) setSentence(n int, what, names string) string {
	if names == "" {
		return fmt.Sprintf("%d %s.", n, what)
	}
	return fmt.Sprintf("%d %s : %s.", n, what, names)
}
func (f french) partOfGroup(n, size int, plural string, s corpus.Status) string {
	all := fmt.Sprintf("%d des %d %s", n, size, plural)
	if n == size {
		all = fmt.Sprintf("les %d %s", n, plural)
	}
	return f.groupAre([]string{all}, s, true)
}
func (french) acronymOnly(acronym, name string) string {
	return "La page écrit seulement « " + acronym + " », pour " + name + "."
}
func (f french) otherReading(typed, name string, s corpus.Status) string {
	return "« " + typed + " » peut aussi désigner une partie " + de(name) + " (" + f.status(s) + ")."
}
func (french) notBetween() string {
	return "La page ne dit rien du lien entre les deux; elle énumère seulement qui fait partie du MISWG."
}
