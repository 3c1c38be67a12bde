package words

import (
	"strings"

	"miswg/corpus"
)

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
