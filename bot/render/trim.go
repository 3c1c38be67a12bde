package render

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// length counts s in UTF-16 units, as Slack's clients do: a flag is four.
func length(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// Trim returns s if it has at most limit UTF-16 units; otherwise the longest
// beginning that fits with a final ellipsis, cut between words where there is
// one near, and never inside a letter with its accents or a flag.
func Trim(s string, limit int) string {
	if length(s) <= limit {
		return s
	}
	if limit <= 0 {
		return ""
	}
	runes := []rune(s)
	end, units := 0, 1 // the ellipsis
	for end < len(runes) {
		w := 1
		if runes[end] > 0xFFFF {
			w = 2
		}
		if units+w > limit {
			break
		}
		units += w
		end++
	}
	for end > 0 && end < len(runes) && joins(runes, end) {
		end--
	}
	for i := end; i > 0 && i > end-30; i-- {
		if unicode.IsSpace(runes[i-1]) {
			end = i
			break
		}
	}
	return strings.TrimRightFunc(string(runes[:end]), unicode.IsSpace) + "…"
}

// joins reports whether a cut before runes[i] would split one visible sign.
func joins(runes []rune, i int) bool {
	r := runes[i]
	if unicode.In(r, unicode.Mn, unicode.Me) || r == '\u200d' || runes[i-1] == '\u200d' {
		return true
	}
	if !regional(r) {
		return false
	}
	n := 0
	for j := i - 1; j >= 0 && regional(runes[j]); j-- {
		n++
	}
	return n%2 == 1
}

func regional(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }

// maxClean bounds the work on one text, in bytes: no limit of Slack's lets more
// than this be shown.
const maxClean = 32 << 10

// clean makes text fit for any text element: valid UTF-8 without control
// characters or the marks that reverse the direction of what follows.
func clean(s string) string {
	if len(s) > maxClean {
		s = strings.ToValidUTF8(s[:maxClean], "")
	}
	ok := utf8.ValidString(s)
	if ok {
		ok = strings.IndexFunc(s, unfit) < 0
	}
	if ok {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unfit(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// unfit reports a letter that is not to be seen, or turns others around.
func unfit(r rune) bool {
	control := r != '\n' && r != '\t' && unicode.IsControl(r)
	return control || unicode.Is(turning, r)
}

// turning are the marks of direction that Unicode calls embeddings, overrides and
// isolates, and the mark of byte order.
var turning = &unicode.RangeTable{R16: []unicode.Range16{{Lo: 0x202A, Hi: 0x202E, Stride: 1}, {Lo: 0x2066, Hi: 0x2069, Stride: 1}, {Lo: 0xFEFF, Hi: 0xFEFF, Stride: 1}}}

// line is clean text on one line.
func line(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }
