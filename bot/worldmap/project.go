package worldmap

import "math"

// An xy is a place on a plane, y downwards.
type xy struct{ x, y float64 }

// A projection takes the globe to a plane of radius-one units. ok is false where
// it should not be used.
type projection func(p point) (at xy, ok bool)

const degree = math.Pi / 180

// centralMeridian is the longitude in the middle of the world map: it cuts the Bering
// Strait, so that Asia and America stay whole.
const centralMeridian = 11

// equalEarth is the equal-area projection of Šavrič, Patterson and Jenny (2018).
func equalEarth(p point) (xy, bool) {
	const a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
	t := math.Asin(math.Sqrt(3) / 2 * math.Sin(p.lat*degree))
	t2 := t * t
	t6 := t2 * t2 * t2
	x := 2 * math.Sqrt(3) * (p.lon - centralMeridian) * degree * math.Cos(t) / (3 * (9*a4*t6*t2 + 7*a3*t6 + 3*a2*t2 + a1))
	return xy{x, -t * (a4*t6*t2 + a3*t6 + a2*t2 + a1)}, true
}

// centre is the middle of the map of Europe.
var centre = point{11, 51}

// lambert is the azimuthal equal-area projection about centre. It declines what
// is more than 120 degrees away, where it tears shapes apart.
func lambert(p point) (xy, bool) {
	sin0, cos0 := math.Sincos(centre.lat * degree)
	sin, cos := math.Sincos(p.lat * degree)
	sinL, cosL := math.Sincos((p.lon - centre.lon) * degree)
	near := sin0*sin + cos0*cos*cosL
	if near < -0.5 {
		return xy{}, false
	}
	k := math.Sqrt(2 / (1 + near))
	return xy{k * cos * sinL, -k * (cos0*sin - sin0*cos*cosL)}, true
}

// unlambert is the inverse of lambert.
func unlambert(at xy) point {
	sin0, cos0 := math.Sincos(centre.lat * degree)
	r := math.Hypot(at.x, at.y)
	if r == 0 {
		return centre
	}
	sin, cos := math.Sincos(2 * math.Asin(r/2))
	return point{
		lon: centre.lon + math.Atan2(at.x*sin, r*cos0*cos+at.y*sin0*sin)/degree,
		lat: math.Asin(cos*sin0-at.y*sin*cos0/r) / degree,
	}
}
