package worldmap

import (
	"image"
	"math"
)

// A shape is an outline on a panel: rings in pixels from the panel's corner.
type shape struct {
	id    string
	rings [][]xy
	dot   bool // a point rather than an area
}

// A frame is where a projection meets pixels: the part of the picture it fills
// and the place and size of the plane in it.
type frame struct {
	rect    image.Rectangle
	project projection
	scale   float64 // pixels to a unit of the plane
	origin  xy      // of the plane, in pixels from the corner of rect
}

// at is the pixel of p, counted from the corner of the frame.
func (f frame) at(p point) (xy, bool) {
	q, ok := f.project(p)
	return xy{f.origin.x + q.x*f.scale, f.origin.y + q.y*f.scale}, ok
}

// contains reports whether a pixel counted from the corner is in the frame.
func (f frame) contains(q xy) bool {
	return q.x >= 0 && q.y >= 0 && q.x < float64(f.rect.Dx()) && q.y < float64(f.rect.Dy())
}

// shapes projects the outlines. Rings that lie outside the frame are left out.
func (f frame) shapes(all []outline) []shape {
	out := make([]shape, 0, len(all))
	for _, o := range all {
		s := shape{id: o.id}
		for _, ring := range o.rings {
			if r := f.ring(ring); r != nil {
				s.rings = append(s.rings, r)
				s.dot = len(ring) == 1
			}
		}
		if len(s.rings) > 0 {
			out = append(out, s)
		}
	}
	return out
}

func (f frame) ring(ring []point) []xy {
	out := make([]xy, 0, len(ring))
	for _, p := range ring {
		q, ok := f.at(p)
		if !ok {
			return nil
		}
		out = append(out, q)
	}
	low, high := bounds(out)
	if high.x < 0 || high.y < 0 || low.x > float64(f.rect.Dx()) || low.y > float64(f.rect.Dy()) {
		return nil
	}
	return out
}

func bounds(ring []xy) (low, high xy) {
	low, high = xy{math.Inf(1), math.Inf(1)}, xy{math.Inf(-1), math.Inf(-1)}
	for _, p := range ring {
		low = xy{min(low.x, p.x), min(low.y, p.y)}
		high = xy{max(high.x, p.x), max(high.y, p.y)}
	}
	return low, high
}

// flat is how much wider than high a label is: distances along x count for less.
const flat = 0.7

// middleOf is the place in the largest ring that is farthest from its edge, and
// how far that is: where a label has most room. It looks at a grid, then at a
// finer one about the best place. Room outside f does not count.
func (s shape) middleOf(f frame) (best xy, room float64) {
	ring := s.rings[0]
	low, high := bounds(ring)
	if s.dot {
		return ring[0], 0
	}
	low = xy{max(low.x, 0), max(low.y, 0)}
	high = xy{min(high.x, float64(f.rect.Dx())), min(high.y, float64(f.rect.Dy()))}
	best, room = xy{(low.x + high.x) / 2, (low.y + high.y) / 2}, 0
	const steps = 16
	for range 2 {
		dx, dy := (high.x-low.x)/steps, (high.y-low.y)/steps
		for i := range steps {
			for j := range steps {
				p := xy{low.x + (float64(i)+0.5)*dx, low.y + (float64(j)+0.5)*dy}
				if !inside(ring, p) {
					continue
				}
				if d := min(edge(ring, p), f.margin(p)); d > room {
					best, room = p, d
				}
			}
		}
		low, high = xy{best.x - dx, best.y - dy}, xy{best.x + dx, best.y + dy}
	}
	return best, room
}

// margin is how far p is from the edge of the frame.
func (f frame) margin(p xy) float64 {
	w, h := float64(f.rect.Dx()), float64(f.rect.Dy())
	return min(flat*p.x, flat*(w-p.x), p.y, h-p.y)
}

func inside(ring []xy, p xy) bool {
	in := false
	for i, a := range ring {
		b := ring[(i+1)%len(ring)]
		if (a.y > p.y) != (b.y > p.y) && p.x < (b.x-a.x)*(p.y-a.y)/(b.y-a.y)+a.x {
			in = !in
		}
	}
	return in
}

// edge is the distance from p to the nearest side of the ring, as flat has it.
func edge(ring []xy, p xy) float64 {
	least := math.Inf(1)
	for i, a := range ring {
		b := ring[(i+1)%len(ring)]
		ax, ay := (a.x-p.x)*flat, a.y-p.y
		dx, dy := (b.x-a.x)*flat, b.y-a.y
		t := 0.0
		if n := dx*dx + dy*dy; n > 0 {
			t = max(0, min(1, -(ax*dx+ay*dy)/n))
		}
		x, y := ax+t*dx, ay+t*dy
		least = min(least, x*x+y*y)
	}
	return math.Sqrt(least)
}
