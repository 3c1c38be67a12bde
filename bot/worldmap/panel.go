package worldmap

import (
	"image"
	"image/color"

	"miswg/corpus"
)

// A mark is what the map makes of one country.
type mark struct {
	status corpus.Status
	name   string
}

// A panel is one map of the picture.
type panel struct {
	*canvas
	frame
	shapes  []shape
	marks   map[string]mark
	middles map[string]middle // of the marked countries that are in the frame
	dots    map[string]bool   // the countries drawn as a dot
	spots   map[string]point  // where the label of a small country goes
	pen     float64           // width of a border between members
}

// A middle is where a label has most room in a country, and how much.
type middle struct {
	at   xy
	room float64
}

const (
	dotSize  = 5   // radius of the dot that stands for a country too small to see
	dotRoom  = 1.6 // a country with less room than this is too small to see
	pinRoom  = 3.5 // a dot hides none of a country with this much room
	codeRoom = 6.2 // a code fits into a country with this much room
)

func newPanel(c *canvas, f frame, all []outline, marks map[string]mark, spots map[string]point, pen float64) *panel {
	p := &panel{canvas: c, frame: f, shapes: f.shapes(all), marks: marks, spots: spots, pen: pen}
	p.middles, p.dots = map[string]middle{}, map[string]bool{}
	for _, s := range p.shapes {
		if _, ok := marks[s.id]; !ok {
			continue
		}
		at, room := s.middleOf(f)
		if f.contains(at) && (s.dot || room > 0) {
			p.middles[s.id] = middle{at, room}
			p.dots[s.id] = s.dot || room < dotRoom
		}
	}
	return p
}

// land draws countries, borders, members and exceptions, in this order.
func (p *panel) land() {
	pale, solid, striped := p.path(p.rect), p.path(p.rect), p.path(p.rect)
	var others, members, exceptions []shape
	for _, s := range p.shapes {
		m, marked := p.marks[s.id]
		switch {
		case p.dots[s.id]:
		case !marked:
			pale.shape(s)
			others = append(others, s)
		case m.status == corpus.Member:
			solid.shape(s)
			members = append(members, s)
		default:
			striped.shape(s)
			exceptions = append(exceptions, s)
		}
	}
	p.fill(pale, land)
	p.coasts(others, border, 0.7)
	p.fill(solid, member)
	p.borders(members, paper, p.pen)
	if len(exceptions) > 0 {
		p.hatch(striped, exception, paper)
	} else {
		p.drop(striped)
	}
	p.coasts(exceptions, exception, max(p.pen, 0.9))
	p.drawDots()
}

// drawDots draws the countries that are too small to see.
func (p *panel) drawDots() {
	for _, s := range p.shapes {
		if !p.dots[s.id] {
			continue
		}
		const half = dotSize + 2
		at := p.middles[s.id].at
		x, y := int(p.x(at)), int(p.y(at))
		box := image.Rect(x-half, y-half, x+half+1, y+half+1)
		at = xy{p.x(at) - float64(box.Min.X), p.y(at) - float64(box.Min.Y)}
		halo, dot := p.path(box), p.path(box)
		halo.disc(at, dotSize+1.5)
		dot.disc(at, dotSize)
		p.fill(halo, paper)
		if p.marks[s.id].status == corpus.Member {
			p.fill(dot, member)
		} else {
			p.hatch(dot, exception, paper)
		}
	}
}

// shape adds the areas of a shape.
func (p path) shape(s shape) {
	for _, r := range s.rings {
		p.area(r)
	}
}

// A side is a straight piece of an outline.
type side struct{ a, b xy }

// coasts rules the outlines of shapes, each side once however many share it.
func (p *panel) coasts(shapes []shape, col color.RGBA, width float64) {
	p.rule(shapes, col, width, 1)
}

// borders rules the sides that two of the shapes share.
func (p *panel) borders(shapes []shape, col color.RGBA, width float64) {
	p.rule(shapes, col, width, 2)
}

// rule rules the sides of shapes when they are met for the nth time, in either
// direction.
func (p *panel) rule(shapes []shape, col color.RGBA, width float64, nth int) {
	met := map[side]int{}
	lines := p.path(p.rect)
	for _, s := range shapes {
		for _, ring := range s.rings {
			for i, a := range ring {
				b := ring[(i+1)%len(ring)]
				if a.x > b.x || a.x == b.x && a.y > b.y {
					a, b = b, a
				}
				if met[side{a, b}]++; met[side{a, b}] == nth {
					lines.line(a, b, width)
				}
			}
		}
	}
	p.fill(lines, col)
}

// x and y take a pixel of the frame to one of the picture.
func (p *panel) x(q xy) float64 { return q.x + float64(p.rect.Min.X) }
func (p *panel) y(q xy) float64 { return q.y + float64(p.rect.Min.Y) }
