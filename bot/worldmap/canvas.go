package worldmap

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// The colours. The member blue and the exception's vermilion are told apart by
// people with any kind of colour vision; in grey the one is dark and the other is
// striped.
var (
	paper     = color.RGBA{0xff, 0xff, 0xff, 0xff}
	sea       = color.RGBA{0xee, 0xf3, 0xf7, 0xff}
	grid      = color.RGBA{0xdf, 0xe7, 0xee, 0xff}
	land      = color.RGBA{0xdc, 0xdd, 0xdb, 0xff}
	border    = color.RGBA{0xa9, 0xad, 0xb0, 0xff}
	member    = color.RGBA{0x1b, 0x5e, 0x8f, 0xff}
	exception = color.RGBA{0xc2, 0x4e, 0x0a, 0xff}
	ink       = color.RGBA{0x1c, 0x26, 0x30, 0xff}
	muted     = color.RGBA{0x55, 0x60, 0x6b, 0xff}
)

// A canvas is the picture being drawn.
type canvas struct {
	img   *image.RGBA
	fonts fonts
	spare []*vector.Rasterizer // of paths that are drawn; each holds megabytes
}

func newCanvas(w, h int, f fonts) *canvas {
	c := &canvas{img: image.NewRGBA(image.Rect(0, 0, w, h)), fonts: f}
	draw.Draw(c.img, c.img.Bounds(), image.NewUniform(paper), image.Point{}, draw.Src)
	return c
}

// box fills a rectangle.
func (c *canvas) box(r image.Rectangle, col color.RGBA) {
	draw.Draw(c.img, r, image.NewUniform(col), image.Point{}, draw.Src)
}

// outlined fills a rectangle and rules a line of one pixel just inside it.
func (c *canvas) outlined(r image.Rectangle, fill, line color.RGBA) {
	c.box(r, line)
	c.box(r.Inset(1), fill)
}

// A path collects areas to be drawn at once within a rectangle; coordinates count
// from its corner. Areas that touch leave no seam, and those that overlap in the
// same direction count once. It is drawn once, by fill or hatch.
type path struct {
	rect image.Rectangle
	z    *vector.Rasterizer
}

// path returns an empty path.
func (c *canvas) path(r image.Rectangle) path {
	z := new(vector.Rasterizer)
	if n := len(c.spare); n > 0 {
		z, c.spare = c.spare[n-1], c.spare[:n-1]
	}
	z.Reset(r.Dx(), r.Dy())
	return path{rect: r, z: z}
}

// drop takes back what a path holds.
func (c *canvas) drop(p path) { c.spare = append(c.spare, p.z) }

// area adds the inside of a ring.
func (p path) area(ring []xy) {
	if len(ring) < 3 {
		return
	}
	p.z.MoveTo(float32(ring[0].x), float32(ring[0].y))
	for _, q := range ring[1:] {
		p.z.LineTo(float32(q.x), float32(q.y))
	}
	p.z.ClosePath()
}

// line adds a straight line of a width, its ends lengthened a little so that
// corners close.
func (p path) line(a, b xy, width float64) {
	dx, dy := b.x-a.x, b.y-a.y
	n := math.Hypot(dx, dy)
	if n == 0 {
		return
	}
	dx, dy = dx/n*width/2, dy/n*width/2
	a, b = xy{a.x - dx/2, a.y - dy/2}, xy{b.x + dx/2, b.y + dy/2}
	p.area([]xy{{a.x + dy, a.y - dx}, {b.x + dy, b.y - dx}, {b.x - dy, b.y + dx}, {a.x - dy, a.y + dx}})
}

// disc adds a disc, wound as line winds.
func (p path) disc(at xy, r float64) {
	const corners = 32
	ring := make([]xy, corners)
	for i := range ring {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / corners)
		ring[i] = xy{at.x + r*cos, at.y + r*sin}
	}
	p.area(ring)
}

// fill draws the path in one colour.
func (c *canvas) fill(p path, col color.RGBA) {
	p.z.Draw(c.img, p.rect, image.NewUniform(col), image.Point{})
	c.drop(p)
}

// hatch draws the path in slanting stripes.
func (c *canvas) hatch(p path, stripe, gap color.RGBA) {
	mask := image.NewAlpha(image.Rectangle{Max: p.rect.Size()})
	p.z.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	c.drop(p)
	for i, a := range mask.Pix {
		if a == 0 {
			continue
		}
		x, y := p.rect.Min.X+i%mask.Stride, p.rect.Min.Y+i/mask.Stride
		c.img.SetRGBA(x, y, blend(striped(x, y, stripe, gap), c.img.RGBAAt(x, y), int(a)))
	}
}

// striped is the colour of a pixel of an endless pattern: a stripe of about three
// pixels in every seven, its edges softened.
func striped(x, y int, stripe, gap color.RGBA) color.RGBA {
	shade := [...]int{255, 255, 128, 0, 0, 0, 128}
	return blend(stripe, gap, shade[((x+y)%7+7)%7])
}

// blend mixes n parts in 255 of an opaque colour with another.
func blend(over, under color.RGBA, n int) color.RGBA {
	mix := func(a, b uint8) uint8 { return uint8((int(a)*n + int(b)*(255-n)) / 255) } // #nosec G115 -- between a and b
	return color.RGBA{mix(over.R, under.R), mix(over.G, under.G), mix(over.B, under.B), 0xff}
}
