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

// blank are the signs that have no width and change nothing that is seen.
var blank = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x00ad, Hi: 0x00ad, Stride: 1}, {Lo: 0x180e, Hi: 0x180e, Stride: 1}, {Lo: 0x200b, Hi: 0x200f, Stride: 1},
		{Lo: 0x2060, Hi: 0x2065, Stride: 1}, {Lo: 0x206a, Hi: 0x206f, Stride: 1}, {Lo: 0xfeff, Hi: 0xfeff, Stride: 1},
	},
	LatinOffset: 1,
}

// Line writes a line as people see it: in the letters that are usual for it (NFC), one blank between words, without signs
// that have no width. A control character and what misleads is [Unclear].
func Line(s string) string {
	s = strings.Map(func(c rune) rune {
		switch {
		case unicode.IsSpace(c):
			return ' '
		case unicode.In(c, blank):
			return -1
		case unicode.In(c, misleading, unicode.Cc, unicode.Cf):
			return '\uFFFD'
		}
		return c
	}, s)
	return norm.NFC.String(strings.Join(strings.Fields(s), " "))
}
