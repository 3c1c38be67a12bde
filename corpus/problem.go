package corpus

import (
	"fmt"
	"slices"
	"strings"
)

// A Problem is one thing that is wrong with a corpus.
type Problem struct {
	File string
	Line int    // from 1; 0 when it is about the whole file
	What string // what is wrong, and how to mend it
}

// Error says it in one line: file, line, what.
func (p Problem) Error() string {
	if p.Line == 0 {
		return p.File + ": " + p.What
	}
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.What)
}

// Problems are all that is wrong with a corpus, in the order in which its files
// are read. It is the error of Load.
type Problems []Problem

// Error has one problem a line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return "corpus: " + strings.Join(lines, "\n")
}

// maxProblems bounds a report: what is wrong a hundred times is wrong once.
const maxProblems = 100

// wrong notes a problem. Loading goes on, so that one run finds them all.
func (l *loader) wrong(file string, line int, format string, args ...any) {
	p := Problem{file, line, fmt.Sprintf(format, args...)}
	if len(l.problems) < maxProblems && !l.noted[p] {
		l.noted[p] = true
		l.problems = append(l.problems, p)
	}
}

// shown is a name as it stands in an error: short, so that a file that is no
// corpus is not printed.
func shown(name string) string {
	const most = 60
	if r := []rune(name); len(r) > most {
		name = string(r[:most]) + "…"
	}
	return fmt.Sprintf("%q", name)
}

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
