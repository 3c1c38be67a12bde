package words

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"miswg/corpus"
)

// plain are the phrases that rest on nothing but what they are given.
type plain struct{ grammar }

func (p plain) Yes() string { return p.Pick("Yes.", "Oui.") }

func (p plain) No() string { return p.Pick("No.", "Non.") }

// Indeed agrees with a negative.
func (p plain) Indeed() string { return p.Pick("Right:", "En effet :") }

// Contrary corrects a wrong negative.
func (p plain) Contrary() string { return p.Pick("On the contrary:", "Au contraire :") }

func (p plain) NoReason() string {
	return p.Pick("The page gives no reason.", "La page n'en donne pas la raison.")
}

func (p plain) PageSays() string {
	return p.Pick("In the page's own words:", "La page le dit en ces mots :")
}

func (p plain) Welcome() string { return p.Pick("You're welcome.", "De rien.") }

func (p plain) Goodbye() string { return p.Pick("Goodbye!", "Au revoir!") }

func (p plain) WhichOne(name string) string {
	return p.Pick("Which do you mean by "+p.quote(name)+"?", "Que voulez-vous dire par "+p.quote(name)+"?")
}

func (p plain) WhichCountry() string {
	return p.Pick("Which country or organisation do you mean?", "De quel pays ou de quelle organisation s'agit-il?")
}

func (p plain) WhichReading() string {
	return p.Pick("Which of these do you mean?", "Laquelle de ces questions posez-vous?")
}

// Partly says that of a long text only so many words at either end were read.
func (p plain) Partly(words int) string {
	return p.Pick(
		fmt.Sprintf("This is a long message: I read only its first %d words and its last %d.", words, words),
		fmt.Sprintf("Ce message est long : je n'en ai lu que les %d premiers mots et les %d derniers.", words, words))
}

// Unread says which question of several was not understood.
func (p plain) Unread(question string) string {
	return p.Pick("I could not tell what “"+question+"” asks; put it by itself.", "Je n'ai pas saisi ce que demande « "+question+" »; posez la question à part.")
}

func (p plain) DidYouMean(names []string) string {
	return p.Pick("Did you mean ", "Vouliez-vous dire ") + p.Or(names) + "?"
}

func (p plain) NothingNamed() string {
	return p.Pick("I found no country or organisation named in that text.", "Je n'ai trouvé ni pays ni organisation dans ce texte.")
}

func (p plain) NotIn(names []string) string {
	return p.Pick("Not on the list: "+p.And(names)+".", "Hors de la liste : "+p.And(names)+".")
}

// OfAll says what part of all members, or of all observers, n are.
func (p plain) OfAll(n, all int, status corpus.Status) string {
	what := p.Pick("members", "membres")
	if status == corpus.Observer {
		what = p.Pick("observers", "observateurs")
	}
	return p.Pick(fmt.Sprintf("That is %d of all %d %s.", n, all, what), fmt.Sprintf("C'est %d des %d %s.", n, all, what))
}

// Today says how those stand that came after.
func (p plain) Today(they string) string { return p.Pick("Today ", "Aujourd'hui, ") + they + "." }

func (p plain) Gone(name, ended string) string {
	return p.Pick(name+" no longer exists (since "+ended+").", name+" n'existe plus depuis "+ended+".")
}

// Stands tells what an acronym of the page stands for, and its names in the reader's language.
func (p plain) Stands(page, names corpus.Names) string {
	if p.Lang != corpus.French {
		return page.Acronym + " stands for " + page.Name + "."
	}
	said := page.Acronym + " signifie " + p.quote(page.Name)
	if names.Name != page.Name {
		said += ", en français " + p.quote(names.Name)
	}
	return said + when(names.Acronym != page.Acronym, " ("+names.Acronym+")") + "."
}

func (p plain) CorrectedTo(typed, name string) string {
	return p.Pick("Showing "+name+" for “"+typed+"”.", "« "+typed+" » : réponse pour "+name+".")
}

// GroupNotes tell where it is from that countries are in groups: not from the page.
func (p plain) GroupNotes(gs []corpus.Group) []string {
	var lists, notes []string
	alone := "" // what is told of the only list
	for _, g := range gs {
		list, note, more := p.Pick("of ", "des ")+g.Names[p.Lang].Plural, g.Note.In(p.Lang), ""
		switch {
		case g.Region:
			notes = []string{p.RegionsAreOthers()}
			continue
		case note == "":
			continue
		case note != p.count(len(g.Countries), p.Pick("country", "pays"), p.Pick("countries", "pays")): // which the verdict tells
			more = " (" + note + ")"
		}
		if !slices.Contains(lists, list+more) {
			lists, alone = append(lists, list+more), more
		}
	}
	switch all := p.And(lists); len(lists) {
	case 0:
		return notes
	case 1:
		list := strings.TrimSuffix(all, alone)
		return append(notes, p.Pick("The list "+list+" is general knowledge, not on the page", "La liste "+list+" relève des connaissances générales; elle ne figure pas sur la page")+alone+".")
	default:
		return append(notes, p.Pick("The lists "+all+" are general knowledge, not on the page.", "Les listes "+all+" relèvent des connaissances générales; elles ne figurent pas sur la page."))
	}
}

// RegionsAreOthers says that the page has no regions.
func (p plain) RegionsAreOthers() string {
	return p.Pick("Regions are the UN's, not the page's.", "Les régions sont celles de l'ONU, et non de la page.")
}

// InRegion says how many members a region has, and which; names may be "".
func (p plain) InRegion(n int, plural, names string) string {
	said := strconv.Itoa(n) + " " + plural
	if n == 0 {
		said = p.Pick("no ", "aucun ") + plural
	}
	if names == "" {
		return said
	}
	return said + p.Pick(": ", " : ") + names
}

// ByRegion says how the members are spread over the regions.
func (p plain) ByRegion(parts []string) string {
	return p.Pick("Members by region: ", "Les membres par région : ") + strings.Join(parts, "; ") + "."
}

func (p plain) Misspelt(name string) string {
	return p.Pick(name+", misspelt", name+", mal orthographié")
}

// IsOrganisation tells what the organisation just named is, and is not.
func (p plain) IsOrganisation() string {
	return p.Pick("It is an organisation, not a country.", "C'est une organisation, et non un pays.")
}

// PartOf says that a place, named with its article, is part of a country.
func (p plain) PartOf(place, parent string) string {
	english := strings.HasPrefix(place, "the ") && strings.HasSuffix(place, "s") // "the Azores"
	plural := english || strings.HasPrefix(place, "les ")
	return Sentence(place) + p.Pick(
		either(plural, " are", " is")+" part of "+parent+"; the page lists countries only.",
		either(plural, " font", " fait")+" partie "+de(parent)+"; la page ne nomme que des pays.")
}

func (p plain) MoreLines(n int) string {
	return p.Pick("… and "+p.count(n, "more line", "more lines")+".", "… et "+p.count(n, "autre ligne", "autres lignes")+".")
}

// Supposed is a doubtful name, and what was typed for it, if a misspelling.
func (p plain) Supposed(name, typed string) string {
	return p.Pick(name+"?"+when(typed != "", " (“"+typed+"”)"), name+"?"+when(typed != "", " («\u00a0"+typed+"\u00a0»)"))
}

func (p plain) UnknownName(names []string) string {
	return p.Pick("I know no country or organisation called ", "Je ne connais ni pays ni organisation du nom de ") + p.orQuoted(names) +
		p.Pick("; the page lists none of that name.", "; la page n'en nomme aucun.")
}

// UnknownToo is UnknownName in short, beside an answer about others.
func (p plain) UnknownToo(names []string) string {
	return p.Pick("I do not know ", "Je ne connais pas ") + p.orQuoted(names) + "."
}

// TheOthers names those that stand the same and are not in the set.
func (p plain) TheOthers(names []string) string {
	return p.Pick("The others: ", "Les autres : ") + p.And(names) + "."
}

// AskItsCountry tells what to ask of a company.
func (p plain) AskItsCountry() string {
	return p.Pick("If that is a company, ask about its country.", "S'il s'agit d'une entreprise, posez la question pour son pays.")
}

// SetSentence says how many of what there are, and who; in French one has its article.
func (p plain) SetSentence(n int, what, names string) string {
	if n == 1 && p.Lang == corpus.French {
		return "Un" + when(strings.HasPrefix(what, "organisation"), "e") + " seul" + when(strings.HasPrefix(what, "organisation"), "e") + " " + what + when(names != "", " : "+names) + "."
	}
	return fmt.Sprintf("%d %s", n, what) + when(names != "", p.Pick(": ", " : ")+names) + "."
}

// Beside is a note that no page has, with where it is from.
func (p plain) Beside(note, source string) string {
	return note + p.Pick(" That is not from the page, but from ", " Cela ne vient pas de la page, mais de ") + source + "."
}

// OurTranslation tells what we call the body in French, where no page does.
func (p plain) OurTranslation(name string) string {
	return p.Pick("The page gives no French name. Our own translation: ", "La page ne donne aucun nom français. Notre traduction, non officielle : ") + p.quote(name) + "."
}

func (p plain) SpelledOut(on corpus.OnPage, acronym, source string) string {
	from := p.Pick("; the expansion comes from ", "; la forme longue est tirée de ") + source + "."
	switch on {
	case corpus.Spelled:
		return ""
	case corpus.NameOnly:
		return p.Pick("The page writes the name and does not use the acronym.", "La page écrit le nom au long et n'emploie pas le sigle.")
	case corpus.AcronymOnly:
		return p.Pick("The page uses "+acronym+" without spelling it out", "La page emploie "+acronym+" sans l'écrire au long") + from
	}
	return p.Pick("The page does not use the term", "La page n'emploie pas ce terme") + from
}

func (p plain) Standing(x corpus.Entity) string {
	switch x.Status {
	case corpus.Member:
		return p.Pick("a member", "membre")
	case corpus.Observer:
		return p.Pick("an observer", "observateur")
	case corpus.Excluded:
		return p.Pick("left out", "exclu"+agrees(x))
	}
	return p.Pick("not listed", "absent"+agrees(x)+" de la liste")
}

// TerritoryOf says with whom a territory belongs, which is named where several are told of.
func (p plain) TerritoryOf(x, parent corpus.Entity, named bool) string {
	name, standing := p.The(parent), p.Standing(parent)
	it, plural := p.Pick("It", "Ce territoire"), named && x.Names[p.Lang].Plural
	if named {
		it = Sentence(p.The(x))
	}
	return it + p.Pick(either(plural, " belong", " belongs")+" with "+name, either(plural, " relèvent ", " relève ")+de(name)) + " (" + standing + "). " +
		p.Pick("The page does not say whether territories are covered.", "La page ne dit pas si les territoires sont visés.")
}

// OtherReading says what else a name may mean: a part of a country, or an organisation itself.
func (p plain) OtherReading(typed string, x corpus.Entity) string {
	name := p.The(x)
	if initials := len(typed) <= 3; initials || x.Type == corpus.Organisation {
		return p.quote(typed) + p.Pick(" can also mean ", " peut aussi désigner ") + name + " (" + p.Standing(x) + ")."
	}
	return p.quote(typed) + p.Pick(" can also mean a part of "+name, " peut aussi désigner une partie "+de(name)) + " (" + p.Standing(x) + ")."
}
