package corpus

import (
	_ "embed" // reserved.txt
	"maps"
	"slices"
	"strings"

	"miswg/corpus/written"
)

type city struct{ name, french, country string }

// loadCities reads the towns that stand for their country. A town under two
// countries would be a wrong answer about one of them.
func (l *worldLoader) loadCities() {
	owner := map[string]string{} // of each name, folded
	for _, e := range l.entities {
		for _, lang := range Langs() {
			owner[Fold(e.Name(lang))] = e.ID
		}
	}
	towns, at := l.in.cities.Cities, map[string]int{}
	for _, id := range slices.Sorted(maps.Keys(towns)) {
		here := stand{citiesFile, towns[id].Line}
		if !l.known(here, id) {
			continue
		}
		for _, name := range towns[id].V {
			key := Fold(name)
			if other, dup := owner[key]; dup || key == "" {
				l.Wrong(here.file, here.line, "%s of %s is taken by %s; delete one", written.Shown(name), id, other)
				continue
			}
			owner[key] = id
			at[key] = len(l.cities)
			l.cities = append(l.cities, city{name, name, id})
		}
	}
	for _, french := range l.in.cities.French {
		i, ok := at[Fold(french.V)]
		if !ok {
			l.Wrong(citiesFile, french.Line, "%s is no city above", written.Shown(french.V))
			continue
		}
		l.cities[i].french = french.V
	}
}

// loadForms reads official and short forms of names, by language and entity.
func (l *worldLoader) loadForms() {
	for lang, forms := range map[Lang]map[string]written.At[[]string]{English: l.in.forms.EN, French: l.in.forms.FR} {
		for _, id := range slices.Sorted(maps.Keys(forms)) {
			if !l.known(stand{formsFile, forms[id].Line}, id) {
				continue
			}
			e := l.entities[l.byEntity[id]]
			n := e.Names[lang]
			n.Aliases = append(slices.Clip(n.Aliases), forms[id].V...)
			e.Names[lang] = n
		}
	}
}

func (l *worldLoader) loadAmbiguities() {
	for _, y := range l.in.ambiguous.Ambiguous {
		a := y.V
		if len(a.Names) == 0 || len(a.Choices) == 0 {
			l.Wrong(ambiguousFile, y.Line, "names and choices are required")
		}
		if !oneOf(a.Lang, "", English, French) {
			l.Wrong(ambiguousFile, y.Line, "lang is %s; want en, fr or nothing", written.Shown(string(a.Lang)))
		}
		for _, list := range [][]string{a.Choices, a.Answer, a.Cued} {
			for _, id := range list {
				l.known(stand{ambiguousFile, y.Line}, id)
			}
		}
		l.ambiguous = append(l.ambiguous, a)
	}
}

// checkNames refuses a name that two entities claim, save the ones listed as
// ambiguous: two answers to one name would be settled by chance.
func (l *worldLoader) checkNames() {
	ambiguous := map[string]bool{}
	for _, a := range l.in.ambiguous.Ambiguous {
		for _, n := range a.V.Names {
			ambiguous[Fold(n)] = true
		}
	}
	owner := map[string]string{}
	claim := func(id, name, folded, kind string) {
		key := kind + folded
		here, other := l.stands[id], owner[key]
		switch {
		case folded == "":
			l.Wrong(here.file, here.line, "%s: name %s has neither a letter nor a digit", id, written.Shown(name))
		case other != "" && other != id && !ambiguous[folded]:
			first := l.stands[other]
			l.Wrong(here.file, here.line, "name %s belongs to %s and %s (%s:%d); delete one, or add the name to %s", written.Shown(name), other, id, first.file, first.line, ambiguousFile)
		}
		owner[key] = id
	}
	words := Keyed(strings.Fields(reserved), func(word string) (string, bool) { return word, true })
	for _, e := range l.entities {
		here := l.stands[e.ID]
		for _, lang := range Langs() {
			n := e.Names[lang]
			for _, s := range slices.Concat([]string{n.Name}, n.Aliases, n.Adjectives) {
				folded := Fold(s)
				claim(e.ID, s, folded, string(lang))
				cautious := func(n CautiousName) bool { return Fold(n.Name) == folded }
				if words[folded] && !slices.ContainsFunc(e.Cautious, cautious) {
					l.Wrong(here.file, here.line, "%s: name %s is a word of questions, and every question with it would be about %s; delete it, or make it cautious", e.ID, written.Shown(s), e.ID)
				}
			}
		}
		for _, s := range e.Codes {
			if s != strings.ToUpper(s) {
				l.Wrong(here.file, here.line, "%s: code %s is not in capitals", e.ID, written.Shown(s))
			}
			claim(e.ID, s, Fold(s), "code ")
		}
	}
}

// reserved, of reserved.txt, are the words that questions are made of, folded, in both languages. A
// name that is one of them would be found in every question.
//
//go:embed reserved.txt
var reserved string
