package worldmap

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"slices"

	"miswg/corpus"
	"miswg/index/answer"
)

//go:embed map.png
var drawn []byte

// codeRoom is the side of a square with room for a code, in pixels.
const codeRoom = 14

// fine is how many dots of map.png make a pixel, each way.
const fine = 2

// The colours. The blue and the vermilion are told apart by people with any kind of
// colour vision; in grey the one is solid and the other is striped.
var (
	paper     = color.RGBA{0xff, 0xff, 0xff, 0xff}
	water     = color.RGBA{0xe7, 0xef, 0xf7, 0xff}
	pale      = color.RGBA{0xdf, 0xdf, 0xdf, 0xff}
	grey      = color.RGBA{0xa7, 0xaf, 0xaf, 0xff}
	blue      = color.RGBA{0x1f, 0x5f, 0x8f, 0xff}
	vermilion = color.RGBA{0xc7, 0x4f, 0x0f, 0xff}
	ink       = color.RGBA{0x1f, 0x27, 0x2f, 0xff}
	muted     = color.RGBA{0x57, 0x5f, 0x6f, 0xff}
)

// A look is how countries of a status are drawn: a ground, a rim towards what else
// is there, and stripes of the rim's colour where they slant, one way or the other.
type look struct {
	ground, rim color.RGBA
	slant       int
}

// lookOf is the look of a status; whatever is not listed looks like land.
func lookOf(s corpus.Status) look {
	switch s {
	case corpus.Member:
		return look{ground: blue, rim: paper}
	case corpus.Observer:
		return look{ground: paper, rim: blue, slant: -1}
	case corpus.Excluded:
		return look{ground: paper, rim: vermilion, slant: 1}
	}
	return look{ground: pale, rim: grey}
}

// plainly is the look of what is no country.
func plainly(c color.RGBA) look { return look{ground: c, rim: c} }

// at is the colour of a dot inside.
func (l look) at(x, y int) color.RGBA {
	const period = 7 * fine
	if l.slant != 0 && (x+l.slant*y+period<<10)%period < 3*fine {
		return l.rim
	}
	return l.ground
}

// A place is what has a colour of its own in map.png: paper, the sea, a country.
type place struct {
	look
	id     string
	middle image.Point // of the largest square in it, in pixels
	room   int         // its side, in dots
}

// An atlas is map.png: dots that are numbers of places.
type atlas struct {
	*image.Paletted
	places []place
}

func open(rows []answer.Entity) (*atlas, error) {
	img, err := png.Decode(bytes.NewReader(drawn))
	dots, ok := img.(*image.Paletted)
	if err != nil || !ok {
		return nil, errors.Join(errors.New("map.png is damaged"), err)
	}
	status := corpus.Keyed(rows, func(r answer.Entity) (string, corpus.Status) { return r.ID, r.Status })
	a := &atlas{dots, []place{{look: plainly(paper)}, {look: plainly(water)}}}
	for _, c := range dots.Palette[len(a.places):] {
		letters := color.RGBAModel.Convert(c).(color.RGBA)
		id := string([]byte{letters.R, letters.G})
		a.places = append(a.places, place{id: id, look: lookOf(status[id])})
	}
	a.measure()
	return a, nil
}

// measure finds the room of every place; of two that are equal the right one, which
// shows more of what is around it.
func (a *atlas) measure() {
	sides := make([]int, a.Stride) // of the squares that end in the row above
	for y := 1; y < a.Rect.Dy(); y++ {
		corner := 0
		for x := 1; x < len(sides); x++ {
			at, above := y*a.Stride+x, sides[x]
			n := a.Pix[at]
			sides[x] = 1
			if n == a.Pix[at-1] && n == a.Pix[at-a.Stride] && n == a.Pix[at-a.Stride-1] {
				sides[x] += min(corner, above, sides[x-1])
			}
			corner = above
			if p := &a.places[n]; sides[x] > p.room || sides[x] == p.room && x > p.middle.X*fine {
				p.room, p.middle = sides[x], image.Pt(x-sides[x]/2, y-sides[x]/2).Div(fine)
			}
		}
	}
}

// draw draws the maps with their corner at a pixel.
func (a *atlas) draw(s *sheet, corner image.Point) {
	size := a.Rect.Size().Div(fine)
	for i := range size.X * size.Y {
		x, y := i%size.X, i/size.X
		var r, g, b int
		for j := range fine * fine {
			c := a.colour(x*fine+j%fine, y*fine+j/fine)
			r, g, b = r+int(c.R), g+int(c.G), b+int(c.B)
		}
		const n = fine * fine
		s.SetRGBA(corner.X+x, corner.Y+y, color.RGBA{byte(r / n), byte(g / n), byte(b / n), 0xff}) // #nosec G115 -- means of bytes
	}
}

// colour is the colour of a dot, on a rim or inside. Members have none towards the
// sea.
func (a *atlas) colour(x, y int) color.RGBA {
	at := y*a.Stride + x
	p := &a.places[a.Pix[at]]
	for _, d := range [...]int{1, -1, a.Stride, -a.Stride} {
		other := &a.places[a.Pix[max(0, min(at+d, len(a.Pix)-1))]]
		if other != p && (p.ground != blue || other.ground != water) {
			return p.rim
		}
	}
	return p.at(x, y)
}

// labels writes a member's code in it, on a tag where it has little room, and the
// name of any other marked country below it.
func (a *atlas) labels(s *sheet, rows []answer.Entity, corner image.Point) error {
	for _, r := range rows {
		if r.Type != corpus.Country || r.Status == corpus.NotListed {
			continue
		}
		i := slices.IndexFunc(a.places, func(p place) bool { return p.id == r.ID })
		if i < 0 {
			return fmt.Errorf("%s (%s) is not on map.png", r.Name, r.ID)
		}
		p := a.places[i]
		text, ground, letters, at := r.ID, blue, paper, corner.Add(p.middle)
		if r.Status != corpus.Member {
			text, ground, letters = r.Name, paper, p.rim
			at.Y += p.room/fine/2 + 8
		}
		half := image.Pt(s.width(bold, text)/2+1, 6)
		tag := image.Rectangle{at.Sub(half), at.Add(half)}
		if r.Status != corpus.Member || p.room < codeRoom*fine {
			s.box(tag.Inset(-1), paper)
			s.box(tag, ground)
		}
		s.text(bold, text, tag.Min.X+1, tag.Max.Y-1, left, letters)
	}
	return nil
}
