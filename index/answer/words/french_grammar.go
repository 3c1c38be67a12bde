package words

import (
	"strings"

	"miswg/corpus"
)

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
func agrees(x corpus.Entity) string {
	n := x.Names[corpus.French]
	return when(feminine(n), "e") + when(n.Plural, "s")
}

// oneFrench makes "États nordiques" one of them; "pays" is the same.
func oneFrench(plural string) string {
	if strings.HasPrefix(plural, "pays ") {
		return plural
	}
	if rest, ok := strings.CutPrefix(plural, "États "); ok {
		return "État " + strings.TrimSuffix(rest, "s")
	}
	return "pays parmi les " + plural
}
