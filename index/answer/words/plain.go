package words

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"miswg/corpus"
)

// plain are the phrases that rest on nothing but what they are given.
type plain struct{ grammar }

func (p plain) WhichOne(name string) string { return p.Say("WhichOne", p.quote(name)) }

func (p plain) DidYouMean(names []string) string { return p.Say("DidYouMean", p.Or(names)) }

func (p plain) NotIn(names []string) string { return p.Say("NotIn", p.And(names)) }

// OfAll says what part of all members, or of all observers, n are.
func (p plain) OfAll(n, all int, status corpus.Status) string {
	return p.SayOf(status == corpus.Observer, "OfAll", n, all)
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

// GroupNotes tell where it is from that countries are in groups: not from the page.
func (p plain) GroupNotes(gs []corpus.Group) []string {
	var lists, notes []string
	alone := "" // what is told of the only list
	for _, g := range gs {
		list, note, more := p.Pick("of ", "des ")+g.Names[p.Lang].Plural, g.Note.In(p.Lang), ""
		switch {
		case g.Region:
			notes = []string{p.Say("RegionsAreOthers")}
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
	if len(lists) == 0 {
		return notes
	}
	if len(lists) > 1 {
		alone = ""
	}
	return append(notes, p.SayOf(len(lists) > 1, "GroupNotes", strings.TrimSuffix(p.And(lists), alone))+alone+".")
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
func (p plain) ByRegion(parts []string) string { return p.Say("ByRegion", strings.Join(parts, "; ")) }

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

func (p plain) UnknownName(names []string) string { return p.Say("UnknownName", p.orMore(names)) }

// UnknownToo is UnknownName in short, beside an answer about others.
func (p plain) UnknownToo(names []string) string { return p.Say("UnknownToo", p.orMore(names)) }

// orMore quotes the first of many names, and tells how many more there are.
func (p plain) orMore(names []string) string {
	const most = 10
	if len(names) <= most+1 {
		return p.orQuoted(names)
	}
	return p.Or(append(p.each(names[:most]), p.Say("Others", len(names)-most)))
}

// TheOthers names those that stand the same and are not in the set.
func (p plain) TheOthers(names []string) string { return p.Say("TheOthers", p.And(names)) }

// SetSentence says how many of what there are, and who; in French one has its article.
func (p plain) SetSentence(n int, what, names string) string {
	if n == 1 && p.Lang == corpus.French {
		return "Un" + when(strings.HasPrefix(what, "organisation"), "e") + " seul" + when(strings.HasPrefix(what, "organisation"), "e") + " " + what + when(names != "", " : "+names) + "."
	}
	return fmt.Sprintf("%d %s", n, what) + when(names != "", p.Pick(": ", " : ")+names) + "."
}

func (p plain) SpelledOut(on corpus.OnPage, acronym, source string) string {
	return when(on != corpus.Spelled, p.Say("SpelledOut "+string(on), acronym, source))
}

func (p plain) Standing(x corpus.Entity) string {
	return p.Say("Standing "+string(cmp.Or(x.Status, corpus.NotListed)), agrees(x))
}

// TerritoryOf says with whom a territory belongs, which is named where several are told of.
func (p plain) TerritoryOf(x, parent corpus.Entity, named bool) string {
	it, name := p.Pick("It", "Ce territoire"), p.The(parent)
	if named {
		it = Sentence(p.The(x))
	}
	return p.SayOf(named && x.Names[p.Lang].Plural, "TerritoryOf", it, name, de(name), p.Standing(parent))
}

// OtherReading says what else a name may mean: a part of a country, or an organisation itself.
func (p plain) OtherReading(typed string, x corpus.Entity) string {
	initials, name := len(typed) <= 3, p.The(x)
	return p.SayOf(!initials && x.Type != corpus.Organisation, "OtherReading", p.quote(typed), name, de(name), p.Standing(x))
}
