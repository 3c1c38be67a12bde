package worldmap

import "image"

// heading draws the title.
func (c *canvas) heading(w words) {
	const room = 860
	c.text(titleStyle, w.title, edgeWidth-2, 76, ink)
	c.text(underStyle, c.fonts.fit(underStyle, w.subtitle, room), edgeWidth, 108, muted)
}

// legend draws what the marks mean, each with a sample and its count.
func (c *canvas) legend(m membership, w words) {
	const (
		left, room = edgeWidth + 44, 856 - 44
		step, gap  = 23, 7
	)
	y := legendTop
	entry := func(s string, sample func(image.Rectangle)) {
		sample(image.Rect(edgeWidth, y-16, edgeWidth+30, y+4))
		for _, line := range c.fonts.wrap(legendStyle, s, room) {
			c.text(legendStyle, line, left, float64(y), ink)
			y += step
		}
		y += gap
	}
	entry(w.members(m), func(r image.Rectangle) { c.box(r, member) })
	if len(m.excluded) > 0 {
		entry(w.excluded(m), func(r image.Rectangle) {
			c.box(r, exception)
			c.hatched(r.Inset(1))
		})
	}
	entry(w.others, func(r image.Rectangle) { c.outlined(r, land, border) })
	if len(m.observers) > 0 {
		entry(w.observers(m)+w.colon()+w.and(namesOf(m.observers)), func(image.Rectangle) {})
	}
}

func (c *canvas) hatched(r image.Rectangle) {
	p := c.path(r)
	p.area([]xy{{0, 0}, {float64(r.Dx()), 0}, {float64(r.Dx()), float64(r.Dy())}, {0, float64(r.Dy())}})
	c.hatch(p, exception, paper)
}

// footer draws the caption and where the outlines are from.
func (c *canvas) footer(caption string, w words) {
	y := float64(c.img.Rect.Max.Y - 18)
	right := c.fonts.width(smallStyle, w.boundaries)
	c.text(smallStyle, w.boundaries, pictureWidth-edgeWidth-right, y, muted)
	c.text(smallStyle, c.fonts.fit(smallStyle, caption, pictureWidth-2*edgeWidth-right-30), edgeWidth, y, muted)
}
