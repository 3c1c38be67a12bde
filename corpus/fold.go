package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold reduces a name to the key it is found under: compatibility forms
// unified, marks and case dropped, everything but letters and digits a single
// space. "Côte d’Ivoire" and "COTE D'IVOIRE" both fold to "cote d ivoire".
func Fold(s string) string {
	if !IsASCII(s) {
		// Behind bytes that are no UTF-8 it would leave letters whole.
		s = decompose(strings.ToValidUTF8(s, " "))
	}
	out := make([]byte, 0, len(s))
	space := false
	for _, r := range s {
		if r >= utf8.RuneSelf && unicode.In(r, unicode.Mn, unicode.Cf) {
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			space = true
			continue
		}
		if space && len(out) > 0 {
			out = append(out, ' ')
		}
		space = false
		r = unicode.ToLower(r)
		if r >= utf8.RuneSelf && apart[r] != "" {
			out = append(out, apart[r]...)
		} else {
			out = utf8.AppendRune(out, r)
		}
	}
	return string(out)
}

// decompose is NFKD. What English and French are written with it looks up: no mark stands
// alone there, so that a text falls apart letter by letter.
func decompose(s string) string {
	out := make([]byte, 0, len(s)+16)
	for _, r := range s {
		switch {
		case r < firstMark:
			out = append(out, latin[r]...)
		case r == '’':
			out = utf8.AppendRune(out, r)
		default:
			return norm.NFKD.String(s)
		}
	}
	return string(out)
}

// firstMark is behind the letters of Latin; marks that are letters follow.
const firstMark = 0x250

var latin = func() (out [firstMark]string) {
	for r := range rune(firstMark) {
		out[r] = norm.NFKD.String(string(r))
	}
	return out
}()

// apart is how letters are written apart that decomposition leaves whole.
var apart = map[rune]string{'æ': "ae", 'œ': "oe", 'ß': "ss", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'ı': "i"}

// IsASCII reports whether s has nothing but the letters and signs of ASCII.
func IsASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Like reports whether two folded words, or stems of them, begin alike, all but the end.
func Like(word, other string) bool {
	const shortest, end = 5, 3
	n := 0
	for n < min(len(word), len(other)) && word[n] == other[n] {
		n++
	}
	return n >= max(shortest, min(len(word), len(other))-end)
}

// endings are dropped from a word to compare it in any form, longest first.
var endings = []string{"issements", "issement", "ements", "ations", "ement", "ation", "ments", "ities", "ingly", "ment", "ions", "ing", "ies", "ion", "ees", "ers", "eux", "ity", "es", "ed", "er", "ee", "al", "ly", "e", "s", "y"}

// Stem reduces a folded word of either language to what its forms share. It is
// coarse, so that a word the page has is not denied.
func Stem(word string) string {
	const shortest = 4
	if rest, ok := strings.CutSuffix(word, "s"); ok && len(rest) == shortest-1 {
		return rest // "fees"
	}
	for again := true; again; {
		again = false
		for _, e := range endings {
			if rest, ok := strings.CutSuffix(word, e); ok && len(rest) >= shortest {
				word, again = rest, true
				break
			}
		}
	}
	return word
}

// Bare drops a leading article from a name such as "the EU" or "l'UE".
func Bare(s string) string {
	for _, a := range []string{"the ", "les ", "le ", "la ", "l'", "l’"} {
		if rest, ok := strings.CutPrefix(s, a); ok {
			return rest
		}
	}
	return s
}
