package extract

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// misleading are the signs that make a line look other than it reads: those that turn the direction of writing, those drawn
// over a letter, tags, and signs that only one font knows.
var misleading = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x0334, Hi: 0x0338, Stride: 1}, {Lo: 0x061c, Hi: 0x061c, Stride: 1}, {Lo: 0x202a, Hi: 0x202e, Stride: 1},
		{Lo: 0x2066, Hi: 0x2069, Stride: 1}, {Lo: 0x20d0, Hi: 0x20ff, Stride: 1}, {Lo: 0xe000, Hi: 0xf8ff, Stride: 1},
	},
	R32: []unicode.Range32{{Lo: 0xe0000, Hi: 0xe0fff, Stride: 1}, {Lo: 0xf0000, Hi: 0x10ffff, Stride: 1}},
}

// Line writes a line as people see it: in the letters that are usual for it (NFC), one blank between words, without signs
// that have no width. A control character and what misleads is [Unclear].
func Line(s string) string {
	s = strings.Map(func(c rune) rune {
		switch {
		case unicode.IsSpace(c):
			return ' '
		case unicode.In(c, misleading, unicode.Cc):
			return '\uFFFD'
		case unicode.In(c, unicode.Cf):
			return -1
		}
		return c
	}, s)
	return norm.NFC.String(strings.Join(strings.Fields(s), " "))
}
