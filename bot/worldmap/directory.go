package worldmap

import (
	"image"

	"miswg/index/answer"
)

// A directory is the members' codes and names in columns, in two parts.
type directory struct{ parts []directoryPart }

type directoryPart struct {
	head    string
	rows    []answer.Entity
	columns int
}

const (
	directoryColumns = 9
	directoryStep    = 21
)

// newDirectory gives each part its share of the columns, in as few lines as will do.
func newDirectory(m membership, w words) directory {
	var x directory
	for _, p := range []directoryPart{{head: w.through(m), rows: m.through}, {head: w.named(m), rows: m.named}} {
		if len(p.rows) > 0 {
			x.parts = append(x.parts, p)
		}
	}
	for lines := 1; len(x.parts) > 0; lines++ {
		sum := 0
		for i, p := range x.parts {
			x.parts[i].columns = (len(p.rows) + lines - 1) / lines
			sum += x.parts[i].columns
		}
		if sum <= directoryColumns {
			break
		}
	}
	return x
}

// lines is how many lines the longest column has.
func (x directory) lines() int {
	n := 0
	for _, p := range x.parts {
		n = max(n, (len(p.rows)+p.columns-1)/p.columns)
	}
	return n
}

// height is how many pixels it takes.
func (x directory) height() int { return 8 + x.lines()*directoryStep }

func (c *canvas) directory(x directory) {
	const width = (pictureWidth - 2*edgeWidth) / directoryColumns
	left, lines := edgeWidth, x.lines()
	for _, p := range x.parts {
		span := p.columns*width - 14
		c.box(image.Rect(left, directoryTop+2, left+span, directoryTop+3), border)
		c.text(headStyle, c.fonts.fit(headStyle, p.head, float64(span)), float64(left), directoryTop-5, ink)
		for i, r := range p.rows {
			x, y := float64(left+i/lines*width), float64(directoryTop+8+(i%lines+1)*directoryStep-5)
			c.text(codeStyle, c.fonts.fit(codeStyle, r.ID, 28), x, y, member)
			c.text(nameStyle, c.fonts.fit(nameStyle, r.Name, width-6-30), x+30, y, ink)
		}
		left += p.columns * width
	}
}
