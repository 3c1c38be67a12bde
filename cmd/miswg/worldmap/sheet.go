package worldmap

import (
	"image"
	"image/color"
	"image/draw"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// The letters of a sheet.
const (
	large = iota
	plain
	small
	bold
)

// A sheet is the picture being drawn; newSheet gives it letters, and no paper yet.
type sheet struct {
	*image.RGBA
	faces []font.Face
}

func newSheet() (*sheet, error) {
	s := new(sheet)
	for _, f := range []struct {
		letters []byte
		size    float64
	}{large: {gobold.TTF, 38}, plain: {goregular.TTF, 18}, small: {goregular.TTF, 14}, bold: {gobold.TTF, 13}} {
		letters, err := opentype.Parse(f.letters)
		if err != nil {
			return nil, err
		}
		face, err := opentype.NewFace(letters, &opentype.FaceOptions{Size: f.size, DPI: 72})
		if err != nil {
			return nil, err
		}
		s.faces = append(s.faces, face)
	}
	return s, nil
}

func (s *sheet) box(r image.Rectangle, c color.RGBA) {
	draw.Draw(s.RGBA, r, image.NewUniform(c), image.Point{}, draw.Src)
}

func (s *sheet) width(face int, text string) int {
	return font.MeasureString(s.faces[face], text).Ceil()
}

// text draws a line from (x, y), the left end of its base, and shortens it to room.
func (s *sheet) text(face int, text string, x, y, room int, c color.RGBA) {
	for r := []rune(text); len(r) > 0 && s.width(face, text) > room; {
		r = r[:len(r)-1]
		text = strings.TrimSpace(string(r)) + "…"
	}
	d := font.Drawer{Dst: s.RGBA, Src: image.NewUniform(c), Face: s.faces[face], Dot: fixed.P(x, y)}
	d.DrawString(text)
}

// wrap breaks text at its spaces into lines of at most room, but for a longer word.
func (s *sheet) wrap(face int, text string, room int) []string {
	var lines []string
	last := ""
	for word := range strings.FieldsSeq(text) {
		longer := strings.TrimSpace(last + " " + word)
		if last != "" && s.width(face, longer) > room {
			lines, longer = append(lines, last), word
		}
		last = longer
	}
	return append(lines, last)
}

// paletted makes a file less than half as large, with no difference to see: the
// picture has some two hundred colours but for their last three bits.
func (s *sheet) paletted() *image.Paletted {
	out := image.NewPaletted(s.Rect, nil)
	numbers := map[color.RGBA]int{}
	for i := range out.Pix {
		c := color.RGBA{s.Pix[4*i] | 7, s.Pix[4*i+1] | 7, s.Pix[4*i+2] | 7, 0xff}
		n, known := numbers[c]
		if !known {
			if len(out.Palette) < 256 {
				out.Palette = append(out.Palette, c)
			}
			n = out.Palette.Index(c)
			numbers[c] = n
		}
		out.Pix[i] = byte(n) // #nosec G115 -- of 256 colours at most
	}
	return out
}
