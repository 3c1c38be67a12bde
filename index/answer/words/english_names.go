package words

import (
	"miswg/corpus"
)

func (e english) PartOf(place, parent string) string {
	return place + " is part of " + parent + "; the page lists whole countries only."
}

func (e english) TerritoryOf(parent corpus.Entity) string {
	return "It belongs with " + e.The(parent) + " (" + e.Standing(parent) + "). The page does not say whether territories are covered."
}

func (e english) Gone(name, ended string) string {
	return name + " no longer exists (since " + ended + ")."
}

func (e english) Successors(names []string, s corpus.Status) string {
	return "Today " + e.GroupAre(names, s, false) + "."
}

func (e english) CorrectedTo(typed, name string) string {
	return "Showing " + name + " for “" + typed + "”."
}

func (e english) UnknownName(names []string) string {
	for i, n := range names {
		names[i] = e.quote(n)
	}
	return "I know no country or organisation called " + e.Or(names) + "; the page lists none of that name."
}

func (e english) GroupNote(plural, note string) string {
	return "The list of " + plural + " is general knowledge, not on the page (" + note + ")."
}

func (e english) Stands(acronym, name string) string {
	return acronym + " stands for " + name + "."
}

func (e english) SpelledOut(on corpus.OnPage, acronym, source string) string {
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

func (e english) WhichOne(name string) string { return "Which do you mean by " + e.quote(name) + "?" }

func (e english) WhichCountry() string { return "Which country or organisation do you mean?" }

func (e english) WhichReading() string { return "Which of these do you mean?" }

func (e english) DidYouMean() string { return "Did you mean one of these?" }

func (e english) NothingNamed() string {
	return "I found no country or organisation named in that text."
}

func (e english) AcronymOnly(acronym, name string) string {
	return "The page writes only “" + acronym + "”, which stands for " + name + "."
}

func (e english) OtherReading(typed string, x corpus.Entity) string {
	return "“" + typed + "” can also mean a part of " + e.The(x) + " (" + e.Standing(x) + ")."
}

// english is how miswg speaks English.
type english struct{ *facts }

func (e english) quote(s string) string { return "“" + s + "”" }

func (e english) Yes() string { return "Yes." }

func (e english) No() string { return "No." }

func (e english) Indeed() string { return "Right:" }

func (e english) Contrary() string { return "On the contrary:" }
