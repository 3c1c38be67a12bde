package worldmap

import (
	"image"

	"miswg/corpus"
)

// The layout, in pixels.
const (
	pictureWidth = 1600
	edgeWidth    = 40 // of the white on every side
	legendTop    = 552
	directoryTop = 736
)

// The two maps. The world's frame holds the globe from 57° S, where the land
// that is drawn ends, to the pole.
var (
	worldFrame = frame{
		rect:    image.Rect(edgeWidth, 136, 896, 512),
		project: equalEarth, scale: 158, origin: xy{428, 209},
	}
	europeFrame = frame{
		rect:    image.Rect(920, edgeWidth, pictureWidth-edgeWidth, 690),
		project: lambert, scale: 830, origin: xy{240, 304},
	}
)

// Where labels go that have no room in their country: on the sea nearby.
var (
	worldSpots = map[string]point{
		"IS": {-42, 57}, "SG": {90, -8}, "JP": {153, 33}, "NZ": {155, -46},
	}
	europeSpots = map[string]point{
		"IS": {-19, 61.9}, "LU": {-1.6, 50.0}, "ME": {17.3, 42.1}, "AL": {18.7, 38.9},
		"IL": {33.0, 32.4}, "DK": {6.2, 56.6}, "SI": {13.1, 44.7},
	}
)

// paint draws the whole picture.
func paint(m membership, all []outline, w words, o options) (*image.RGBA, error) {
	letters, err := loadFonts()
	if err != nil {
		return nil, err
	}
	list := newDirectory(m, w)
	c := newCanvas(pictureWidth, directoryTop+list.height()+50, letters)

	world, europe := panels(c, all, marksOf(m))
	// The larger one first: what its paths held is enough for the other.
	c.outlined(europe.rect.Inset(-1), sea, border)
	europe.land()
	europe.name(europe.labels(func(string) bool { return true }))
	europe.tag(w.europe)
	world.globe()
	world.land()
	world.window(europe.frame)
	world.name(world.labels(func(id string) bool {
		_, enlarged := europe.middles[id]
		return !enlarged || world.marks[id].status != corpus.Member
	}))

	c.heading(w)
	c.legend(m, w)
	c.directory(list)
	c.footer(o.caption, w)
	return c.img, nil
}

// panels are the two maps. What is too small for the world is a dot there, unless
// Europe shows it enlarged.
func panels(c *canvas, all []outline, marks map[string]mark) (world, europe *panel) {
	europe = newPanel(c, europeFrame, all, marks, europeSpots, 1.1)
	world = newPanel(c, worldFrame, all, marks, worldSpots, 0.6)
	for id := range europe.middles {
		delete(world.dots, id)
	}
	return world, europe
}

// marksOf says what the map makes of each country it marks.
func marksOf(m membership) map[string]mark {
	out := map[string]mark{}
	for _, r := range append(m.members(), m.excluded...) {
		out[r.ID] = mark{status: r.Status, name: r.Name}
	}
	return out
}

// globe draws the sea as far as the frame reaches, with meridians and parallels.
func (p *panel) globe() {
	const south, north = -57, 90
	whole := p.path(p.rect)
	var ring []xy
	for lat := south; lat <= north; lat++ {
		q, _ := p.at(point{middle180 - 360, float64(lat)})
		ring = append(ring, q)
	}
	for lat := north; lat >= south; lat-- {
		q, _ := p.at(point{middle180, float64(lat)})
		ring = append(ring, q)
	}
	whole.area(ring)
	p.fill(whole, sea)

	lines := p.path(p.rect)
	for lon := -150.0; lon <= 180; lon += 30 {
		for lat := south; lat < north; lat += 3 {
			p.segment(lines, point{lon, float64(lat)}, point{lon, float64(lat + 3)}, 0.8)
		}
	}
	for lat := -30.0; lat <= 60; lat += 30 {
		p.segment(lines, point{middle180 - 360, lat}, point{middle180, lat}, 0.8)
	}
	p.fill(lines, grid)
}

// middle180 is the longitude of the eastern edge.
const middle180 = centralMeridian + 180

func (p *panel) segment(to path, a, b point, width float64) {
	from, _ := p.at(a)
	end, _ := p.at(b)
	to.line(from, end, width)
}

// window rules the edge of what another frame shows.
func (p *panel) window(f frame) {
	const steps = 24
	w, h := float64(f.rect.Dx()), float64(f.rect.Dy())
	corners := [...]xy{{0, 0}, {w, 0}, {w, h}, {0, h}, {0, 0}}
	around, line := p.path(p.rect), p.path(p.rect)
	for i, a := range corners[:4] {
		b := corners[i+1]
		globe := func(t float64) point {
			return unlambert(xy{
				(a.x + (b.x-a.x)*t/steps - f.origin.x) / f.scale,
				(a.y + (b.y-a.y)*t/steps - f.origin.y) / f.scale,
			})
		}
		for j := range steps {
			p.segment(around, globe(float64(j)), globe(float64(j+1)), 3)
			p.segment(line, globe(float64(j)), globe(float64(j+1)), 1.2)
		}
	}
	p.fill(around, paper)
	p.fill(line, muted)
}

// tag names the panel in its upper left corner.
func (p *panel) tag(s string) {
	width := int(p.fonts.width(headStyle, s))
	at := p.rect.Min
	p.box(image.Rectangle{at, at.Add(image.Pt(width+20, 26))}, paper)
	p.text(headStyle, s, float64(at.X+10), float64(at.Y+18), muted)
}
