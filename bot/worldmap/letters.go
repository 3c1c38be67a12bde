package worldmap

import (
	"fmt"
	"image"
	"image/color"
	"sort"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// A style is a size and weight of letters.
type style struct {
	size float64
	bold bool
}

// The styles of the picture.
var (
	titleStyle  = style{38, true}
	underStyle  = style{19, false}
	legendStyle = style{18, false}
	headStyle   = style{15, true}
	nameStyle   = style{14, false}
	codeStyle   = style{14, true}
	placeStyle  = style{13, true}
	smallStyle  = style{13, false}
)

// fonts are the faces of one picture.
type fonts struct{ faces map[style]font.Face }

func loadFonts() (fonts, error) {
	f := fonts{faces: map[style]font.Face{}}
	regular, err := opentype.Parse(goregular.TTF)
	if err != nil {
		return f, fmt.Errorf("regular letters: %w", err)
	}
	bold, err := opentype.Parse(gobold.TTF)
	if err != nil {
		return f, fmt.Errorf("bold letters: %w", err)
	}
	for _, s := range []style{titleStyle, underStyle, legendStyle, headStyle, nameStyle, codeStyle, placeStyle, smallStyle} {
		parsed := regular
		if s.bold {
			parsed = bold
		}
		face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: s.size, DPI: 72, Hinting: font.HintingNone})
		if err != nil {
			return f, fmt.Errorf("letters of size %v: %w", s.size, err)
		}
		f.faces[s] = face
	}
	return f, nil
}

// width is how many pixels s takes.
func (f fonts) width(st style, s string) float64 {
	return float64(font.MeasureString(f.faces[st], s)) / 64
}

// fit shortens s, with an ellipsis, until it takes at most room pixels.
func (f fonts) fit(st style, s string, room float64) string {
	if f.width(st, s) <= room {
		return s
	}
	r := []rune(s)
	cut := func(n int) string { return strings.TrimSpace(string(r[:n])) + "…" }
	n := sort.Search(len(r), func(n int) bool { return f.width(st, cut(n)) > room })
	if n == 0 {
		return ""
	}
	return cut(n - 1)
}

// wrap breaks s at its spaces into lines of at most room pixels. A word that is
// longer than a line is shortened.
func (f fonts) wrap(st style, s string, room float64) []string {
	var lines []string
	line := ""
	for word := range strings.SplitSeq(s, " ") {
		if longer := strings.TrimSpace(line + " " + word); f.width(st, longer) <= room {
			line = longer
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		line = f.fit(st, word, room)
	}
	return append(lines, line)
}

// text draws s with the left end of its base line at (x, y).
func (c *canvas) text(st style, s string, x, y float64, col color.RGBA) {
	d := font.Drawer{
		Dst:  c.img,
		Src:  image.NewUniform(col),
		Face: c.fonts.faces[st],
		Dot:  fixed.Point26_6{X: fixed.Int26_6(x * 64), Y: fixed.Int26_6(y * 64)},
	}
	d.DrawString(s)
}

// centred draws s about (x, y), within a halo when halo is opaque.
func (c *canvas) centred(st style, s string, x, y float64, col, halo color.RGBA) {
	x -= c.fonts.width(st, s) / 2
	y += st.size * 0.36
	if halo.A > 0 {
		for _, d := range [...]xy{{-1.5, 0}, {1.5, 0}, {0, -1.5}, {0, 1.5}, {-1, -1}, {1, -1}, {-1, 1}, {1, 1}} {
			c.text(st, s, x+d.x, y+d.y, halo)
		}
	}
	c.text(st, s, x, y, col)
}
