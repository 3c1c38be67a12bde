package words

import (
	"fmt"
	"slices"
	"strings"

	"miswg/corpus"
)

// A grammar puts words of a language together.
type grammar struct{ corpus.Lang }

// Say is a phrase of data/phrases.txt in a language, see Book.
func Say(l corpus.Lang, name string, args ...any) string { return book().Say(l, name, args...) }

// Say is a phrase of data/phrases.txt in the language.
func (g grammar) Say(name string, args ...any) string { return Say(g.Lang, name, args...) }

// SayOf is Say of one or of several.
func (g grammar) SayOf(several bool, name string, args ...any) string {
	return book().SayOf(g.Lang, several, name, args...)
}

// The is the name of an entity inside a sentence, with its article.
func (g grammar) The(x corpus.Entity) string {
	n := x.Names[g.Lang]
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

func (g grammar) And(names []string) string { return series(names, g.Pick("and", "et")) }

func (g grammar) Or(names []string) string { return series(names, g.Pick("or", "ou")) }

func (g grammar) quote(s string) string { return Quote(g.Lang, s) }

// Quote puts a text into the quotation marks of a language.
func Quote(l corpus.Lang, s string) string { return l.Pick("“"+s+"”", "«\u00a0"+s+"\u00a0»") }

// Spaced puts no-break spaces where French has them: within its quotation marks, and before
// a colon.
func Spaced(l corpus.Lang, s string) string { return l.Pick(s, frenchSpaces.Replace(s)) }

var frenchSpaces = strings.NewReplacer("« ", "«\u00a0", " »", "\u00a0»", " :", "\u00a0:")

// each quotes every one of the texts.
func (g grammar) each(texts []string) []string {
	return corpus.Each(texts, g.quote)
}

// orQuoted quotes texts of which it is one.
func (g grammar) orQuoted(texts []string) string { return g.Or(g.each(texts)) }

// quotes puts several side by side.
func (g grammar) quotes(texts []string) string { return strings.Join(g.each(texts), " · ") }

// plural names the countries of the group of a line.
func (g grammar) plural(l line) string { return l.group.Names[g.Lang].Plural }

// one is one of the countries of a group.
func (g grammar) one(plural string) string { return g.Pick(oneEnglish(plural), oneFrench(plural)) }

// count is a number of things. In French none is singular.
func (g grammar) count(n int, one, many string) string {
	if n == 1 || n == 0 && g.Lang == corpus.French {
		return fmt.Sprintf("%d %s", n, one)
	}
	return fmt.Sprintf("%d %s", n, many)
}

// series joins names: "a, b and c".
func series(names []string, last string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " " + last + " " + names[len(names)-1]
}

// PageName is the name of an entity, but the acronym where the page uses it.
func (g grammar) PageName(e corpus.Entity) string {
	n, acronym := e.Names[g.Lang], e.Names[corpus.English].Acronym
	switch {
	case acronym == "" || !strings.Contains(" "+corpus.Fold(e.Basis.Text())+" ", " "+corpus.Fold(acronym)+" "):
		return g.The(e)
	case g.Lang == corpus.French:
		return withArticle(n.Article, acronym)
	}
	return acronym
}

// oneEnglish makes "NATO countries" one of them.
func oneEnglish(plural string) string {
	for _, noun := range [][2]string{{"countries", "country"}, {"states", "state"}, {"members", "member"}, {"nations", "nation"}} {
		if rest, ok := strings.CutSuffix(plural, noun[0]); ok {
			return rest + noun[1]
		}
	}
	if rest, ok := strings.CutPrefix(plural, "countries in "); ok {
		return "country in " + rest
	}
	return "one of the " + plural
}

// a puts the article before a name, by its letters.
func a(s string) string {
	switch {
	case strings.HasPrefix(s, "one of "):
		return s
	case strings.HasPrefix(s, "Eu"), strings.HasPrefix(s, "Un"), strings.HasPrefix(s, "UN"), strings.HasPrefix(s, "US"), strings.HasPrefix(s, "UK"):
		return "a " + s
	case strings.ContainsRune("AEIOUaeiou", []rune(s)[0]):
		return "an " + s
	}
	return "a " + s
}

// de contracts "de" with the article: du Japon, de la Suisse, des États-Unis.
func de(name string) string {
	vowel := name != "" && strings.ContainsRune("aeiouyh", []rune(corpus.Fold(name))[0])
	if vowel && !strings.HasPrefix(name, "l'") {
		return "d'" + name
	}
	return contracted(name, "du ", "des ", "de ")
}

// to contracts "à" with the article: au Japon, aux États-Unis.
func to(name string) string { return contracted(name, "au ", "aux ", "à ") }

// contracted puts a preposition before a name: with "le", with "les", or by itself.
func contracted(name, le, les, alone string) string {
	if rest, ok := strings.CutPrefix(name, "le "); ok {
		return le + rest
	}
	if rest, ok := strings.CutPrefix(name, "les "); ok {
		return les + rest
	}
	return alone + name
}

// feminine tells the gender of a name: as the data say, else by its article, else by its
// first noun.
func feminine(n corpus.Names) bool {
	switch {
	case n.Gender != "":
		return n.Gender == "f"
	case n.Article == "la":
		return true
	case n.Article == "le":
		return false
	}
	noun, _, _ := strings.Cut(n.Name, " ")
	return strings.HasSuffix(noun, "e") || strings.HasSuffix(noun, "es") || strings.HasSuffix(noun, "ation")
}

// agrees is the ending of a participle that goes with x.
func agrees(x corpus.Entity) string {
	n := x.Names[corpus.French]
	return when(feminine(n), "e") + when(n.Plural, "s")
}

// oneFrench makes "États nordiques" one of them; "pays" is the same.
func oneFrench(plural string) string {
	noun, rest, _ := strings.Cut(plural, " ")
	if noun == "États" {
		noun = "État"
	} else if noun != "pays" {
		return "pays parmi les " + plural
	}
	if first, more, _ := strings.Cut(rest, " "); !slices.Contains([]string{"de", "du", "des"}, first) && !strings.Contains(first, "'") {
		rest = strings.TrimSuffix(strings.TrimSuffix(first, "s")+" "+more, " ") // "pays nordique"
	}
	return noun + " " + rest
}
