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
	for _, e := range l.entities {
		for _, lang := range Langs() {
			n := e.Names[lang]
			for _, s := range slices.Concat([]string{n.Name}, n.Aliases, n.Adjectives) {
				claim(e.ID, s, string(lang))
			}
		}
		for _, s := range e.Codes {
			if s != strings.ToUpper(s) {
				here := l.stands[e.ID]
				l.wrong(here.file, here.line, "%s: code %s is not in capitals", e.ID, shown(s))
			}
			claim(e.ID, s, "code ")
		}
	}
}
