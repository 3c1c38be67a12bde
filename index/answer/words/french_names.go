package words

import (
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
