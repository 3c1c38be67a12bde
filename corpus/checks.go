package corpus

import (
	"slices"
	"strings"
)

// checkNames refuses a name that two entities claim, save the ones listed as
// ambiguous: two answers to one name would be settled by chance.
func (l *loader) checkNames() {
	ambiguous := map[string]bool{}
	for _, a := range l.yaml.ambiguous.Ambiguous {
		for _, n := range a.V.Names {
			ambiguous[Fold(n)] = true
		}
	}
	owner := map[string]string{}
	claim := func(id, name, kind string) {
		key := kind + Fold(name)
		here, other := l.stands[id], owner[key]
		switch {
		case Fold(name) == "":
			l.wrong(here.file, here.line, "%s: name %s has neither a letter nor a digit", id, shown(name))
		case other != "" && other != id && !ambiguous[Fold(name)]:
			first := l.stands[other]
			l.wrong(here.file, here.line, "name %s belongs to %s and %s (%s:%d); delete one, or add the name to %s", shown(name), other, id, first.file, first.line, ambiguousFile)
		}
		owner[key] = id
	}
	words := reservedWords()
	for _, e := range l.entities {
		here := l.stands[e.ID]
		for _, lang := range Langs() {
			n := e.Names[lang]
			for _, s := range slices.Concat([]string{n.Name}, n.Aliases, n.Adjectives) {
				claim(e.ID, s, string(lang))
				if words[Fold(s)] && !e.cautiousOf(s) {
					l.wrong(here.file, here.line, "%s: name %s is a word of questions, and every question with it would be about %s; delete it, or make it cautious", e.ID, shown(s), e.ID)
				}
			}
		}
		for _, s := range e.Codes {
			if s != strings.ToUpper(s) {
				l.wrong(here.file, here.line, "%s: code %s is not in capitals", e.ID, shown(s))
			}
			claim(e.ID, s, "code ")
		}
	}
}

// cautiousOf reports whether the entity's name is read with caution.
func (e Entity) cautiousOf(name string) bool {
	return slices.ContainsFunc(e.Cautious, func(n CautiousName) bool { return Fold(n.Name) == Fold(name) })
}
