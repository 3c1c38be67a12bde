package words

import (
	"strings"

	"miswg/corpus"
)

func (f french) PartOf(place, parent string) string {
	return place + " fait partie " + de(parent) + "; la page ne nomme que des pays entiers."
}

func (f french) TerritoryOf(parent corpus.Entity) string {
	return "Ce territoire relève " + de(f.The(parent)) + " (" + f.Standing(parent) + "). La page ne dit pas si les territoires sont visés."
}

func (f french) Gone(name, ended string) string {
	return name + " n'existe plus (depuis " + ended + ")."
}

func (f french) Successors(names []string, s corpus.Status) string {
	return "Aujourd'hui, " + f.GroupAre(names, s, false) + "."
}

func (f french) CorrectedTo(typed, name string) string {
	return "« " + typed + " » : réponse pour " + name + "."
}

func (f french) UnknownName(names []string) string {
	for i, n := range names {
		names[i] = f.quote(n)
	}
	return "Je ne connais ni pays ni organisation du nom de " + f.Or(names) + "; la page n'en nomme pas."
}

func (f french) GroupNote(plural, note string) string {
	return "La liste des " + plural + " est de connaissance générale; elle n'est pas sur la page (" + note + ")."
}

func (f french) Stands(acronym, name string) string { return acronym + " signifie « " + name + " »." }

func (f french) SpelledOut(on corpus.OnPage, acronym, source string) string {
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

func (f french) WhichOne(name string) string {
	return "Que voulez-vous dire par " + f.quote(name) + " ?"
}

func (f french) WhichCountry() string { return "De quel pays ou de quelle organisation s'agit-il?" }

func (f french) WhichReading() string { return "Laquelle de ces questions posez-vous?" }

func (f french) DidYouMean() string { return "Vouliez-vous dire l'un de ces noms?" }

func (f french) NothingNamed() string {
	return "Je n'ai trouvé ni pays ni organisation dans ce texte."
}

func (f french) AcronymOnly(acronym, name string) string {
	return "La page écrit seulement « " + acronym + " », pour " + name + "."
}

func (f french) OtherReading(typed string, x corpus.Entity) string {
	return "« " + typed + " » peut aussi désigner une partie " + de(f.The(x)) + " (" + f.Standing(x) + ")."
}

// french is how miswg speaks French: as a French-speaking Canadian civil servant
// writes it. No space before a semicolon, a space before a colon and inside
// guillemets, as the federal style guide has it.
type french struct{ *facts }

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

func (f french) quote(s string) string { return "« " + s + " »" }

func (f french) Yes() string { return "Oui." }

func (f french) No() string { return "Non." }

func (f french) Indeed() string { return "En effet :" }

func (f french) Contrary() string { return "Au contraire :" }

// feminine tells the gender of a name by its article, else by its first noun.
func feminine(n corpus.Names) bool {
	switch n.Article {
	case "la":
		return true
	case "le":
		return false
	}
	noun, _, _ := strings.Cut(n.Name, " ")
	return strings.HasSuffix(noun, "e") || strings.HasSuffix(noun, "es") || strings.HasSuffix(noun, "ation")
}

// agrees is the ending of a participle that goes with x.
func (french) agrees(x corpus.Entity) string {
	n := x.Names[corpus.French]
	return when(feminine(n), "e") + when(n.Plural, "s")
}
