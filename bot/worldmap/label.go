package worldmap

import (
	"image/color"
	"math"

	"miswg/corpus"
)

// A label names a country on a panel. Places are pixels from the panel's corner.
type label struct {
	id     string
	text   string
	at     xy // its middle
	width  float64
	ink    color.RGBA
	halo   color.RGBA // none when its alpha is 0
	leads  bool       // a line leads from the country to it
	from   xy         // where that line starts
	dotted bool       // and with a dot
}

// labels places the names of the countries that ask for one: a member's code
// inside it if there is room, otherwise beside it with a line that leads there.
// An exception is named in full, since the list of names does not have it.
func (p *panel) labels(asks func(id string) bool) []label {
	var out []label
	for _, s := range p.shapes {
		m, ok := p.middles[s.id]
		if !ok || !asks(s.id) {
			continue
		}
		spot, moved := p.spots[s.id]
		l := label{id: s.id, text: s.id, at: m.at, ink: paper}
		if p.marks[s.id].status != corpus.Member {
			l.text, l.ink, l.halo, l.leads = p.marks[s.id].name, exception, sea, true
		} else if moved || m.room < codeRoom || p.dots[s.id] {
			l.ink, l.halo, l.leads, l.dotted = ink, sea, true, m.room >= pinRoom
		}
		l.width = p.fonts.width(placeStyle, l.text)
		if l.leads {
			l.at = xy{m.at.x + 18, m.at.y - 16}
			if moved {
				l.at, _ = p.frame.at(spot)
			}
			l.from = p.leaves(s, l)
		}
		out = append(out, p.within(l))
	}
	return out
}

// leaves is where the line to a label starts: at the dot in a member, at the
// rim of a dot, at the nearest point of the outline of anything else.
func (p *panel) leaves(s shape, l label) xy {
	from := p.middles[s.id].at
	switch {
	case p.dots[s.id]:
		d := math.Hypot(l.at.x-from.x, l.at.y-from.y)
		return xy{from.x + (l.at.x-from.x)/d*dotSize, from.y + (l.at.y-from.y)/d*dotSize}
	case l.dotted:
		return from
	}
	least := math.Inf(1)
	for _, q := range s.rings[0] {
		if d := math.Hypot(q.x-l.at.x, q.y-l.at.y); d < least {
			from, least = q, d
		}
	}
	return from
}

// within moves a label into the frame.
func (p *panel) within(l label) label {
	half := l.width/2 + 4
	l.at.x = max(half, min(float64(p.rect.Dx())-half, l.at.x))
	l.at.y = max(placeStyle.size, min(float64(p.rect.Dy())-placeStyle.size, l.at.y))
	return l
}

// name draws labels, the lines before the letters.
func (p *panel) name(labels []label) {
	around, lines, pale := p.path(p.rect), p.path(p.rect), p.path(p.rect)
	for _, l := range labels {
		if !l.leads {
			continue
		}
		line, to := lines, l.edge()
		if l.ink == exception {
			line = pale
		}
		around.line(l.from, to, 3)
		line.line(l.from, to, 1.1)
		if l.dotted {
			around.disc(l.from, 2.8)
			line.disc(l.from, 1.8)
		}
	}
	p.fill(around, paper)
	p.fill(lines, ink)
	p.fill(pale, exception)
	for _, l := range labels {
		p.centred(placeStyle, l.text, p.x(l.at), p.y(l.at), l.ink, l.halo)
	}
}

// edge is where the line that leads to a label ends.
func (l label) edge() xy {
	dx, dy := l.from.x-l.at.x, l.from.y-l.at.y
	t := min(1, (l.width/2+3)/max(math.Abs(dx), 0.01), (placeStyle.size/2+1)/max(math.Abs(dy), 0.01))
	return xy{l.at.x + dx*t, l.at.y + dy*t}
}
