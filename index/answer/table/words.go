package table

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

//go:embed data/words.txt
var listedWords string

// words are the lists of data/words.txt by name, each a set of folded phrases.
var words = sync.OnceValue(func() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for row := range strings.Lines(listedWords) {
		name, phrases, ok := strings.Cut(strings.TrimSpace(row), ":")
		if !ok || strings.HasPrefix(name, "#") {
			continue
		}
		if out[name] == nil {
			out[name] = map[string]bool{}
		}
		for phrase := range strings.SplitSeq(phrases, ",") {
			out[name][fold(phrase)] = true
		}
	}
	return out
})

// fold reduces a phrase to letters and digits, no marks, no case, one blank between words.
func fold(s string) string {
	var b strings.Builder
	blank := false
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if blank && b.Len() > 0 {
				b.WriteByte(' ')
			}
			blank = false
			b.WriteRune(unicode.ToLower(r))
		default:
			blank = true
		}
	}
	return b.String()
}

// says reports whether a phrase of the list stands anywhere in the folded text.
func says(list, folded string) bool {
	folded = " " + folded + " "
	for phrase := range words()[list] {
		if strings.Contains(folded, " "+phrase+" ") {
			return true
		}
	}
	return false
}

// begins reports whether the folded text begins with a phrase of the list.
func begins(list, folded string) bool {
	for phrase := range words()[list] {
		if rest, ok := strings.CutPrefix(folded, phrase); ok && (rest == "" || rest[0] == ' ') {
			return true
		}
	}
	return false
}
