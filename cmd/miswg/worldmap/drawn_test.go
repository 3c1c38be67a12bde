package worldmap

import (
	"bytes"
	"cmp"
	"encoding/json"
	"flag"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"math"
	"os"
	"slices"
	"strconv"
	"testing"

	"golang.org/x/image/vector"
	"golang.org/x/text/language"
)

const (
	middle = 11.0 // the meridian in the middle; the edges cut the Bering Strait
	degree = math.Pi / 180
)

// A frame is a part of the picture with a map: where its projection, whose unit is
// the radius of the globe, meets dots.
type frame struct {
	rect        image.Rectangle
	project     func(point) (x, y float64)
	scale, x, y float64
}

// The world is cut at 57° south, where the land that is drawn ends.
var frames = []frame{
	{image.Rect(0, 192, 1712, 944), equalEarth, 316, 856, 418},
	{image.Rect(1760, 0, 3040, 1300), lambert, 1660, 480, 608},
}

type point struct{ lon, lat float64 }

// unnumbered are the codes of shapes that have no ISO number; other shapes without
// one stand for no entity.
var unnumbered = map[string]string{"Kosovo": "XK"}

// points are the places of countries and territories without a shape.
var points = map[string]point{
	"BQ": {-68.3, 12.2}, "BV": {3.4, -54.4}, "CC": {96.8, -12.2}, "CX": {105.6, -10.5},
	"GF": {-53.1, 4.0}, "GI": {-5.35, 36.14}, "GP": {-61.5, 16.2}, "MQ": {-61.0, 14.6},
	"RE": {55.5, -21.1}, "SJ": {17.0, 78.5}, "TK": {188.2, -9.2}, "TV": {179.2, -8.5},
	"UM": {166.6, 19.3}, "YT": {45.2, -12.8},
}

var outlines = flag.String("outlines", "", "countries-50m.json, of which map.png is drawn")

// TestDrawn holds map.png to what is drawn of the outlines of the countries: each has a colour of
// its own, of which the red and the green are the letters of its code. The outlines are
// countries-50m.json of the package world-atlas, version 2.0.2; with -update it renews map.png.
func TestDrawn(t *testing.T) {
	if *outlines == "" {
		t.Skip("-outlines names no file")
	}
	data, err := os.ReadFile(*outlines)
	if err != nil {
		t.Fatal(err)
	}
	countries := read(t, data)
	for code, p := range points {
		countries[code] = [][]point{{p}}
	}
	codes := slices.Sorted(maps.Keys(countries))
	img := image.NewPaletted(image.Rect(0, 0, 3040, 1300), color.Palette{color.White, color.Black}) // paper and sea
	for _, code := range codes {
		img.Palette = append(img.Palette, color.RGBA{code[0], code[1], 0, 255})
	}
	for _, f := range frames {
		draw.Draw(img, f.rect, image.Black, image.Point{}, draw.Src)
		share := image.NewAlpha(f.rect)
		for i, code := range codes {
			f.draw(img, share, countries[code], uint8(i+2))
		}
	}
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, img); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("map.png", out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if !bytes.Equal(out.Bytes(), drawn) {
		t.Errorf("drawn of %s = another picture than map.png, want the same; -update renews it", *outlines)
	}
}

// read undoes TopoJSON, whose rings are numbers of arcs, and arcs are differences.
// It leaves Antarctica out.
func read(t *testing.T, data []byte) map[string][][]point {
	t.Helper()
	check := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	var atlas struct {
		Transform struct{ Scale, Translate [2]float64 }
		Arcs      [][][2]float64
		Objects   struct {
			Countries struct {
				Geometries []struct {
					Type, ID   string
					Properties struct{ Name string }
					Arcs       json.RawMessage
				}
			}
		}
	}
	check(json.Unmarshal(data, &atlas))
	arcs := make([][]point, len(atlas.Arcs))
	for i, a := range atlas.Arcs {
		var x, y float64
		for _, d := range a {
			x, y = x+d[0]*atlas.Transform.Scale[0], y+d[1]*atlas.Transform.Scale[1]
			arcs[i] = append(arcs[i], point{x + atlas.Transform.Translate[0], y + atlas.Transform.Translate[1]})
		}
	}
	out := map[string][][]point{}
	for _, g := range atlas.Objects.Countries.Geometries {
		code := cmp.Or(unnumbered[g.Properties.Name], "--")
		if n, err := strconv.Atoi(g.ID); err == nil {
			r, err := language.EncodeM49(n)
			check(err)
			code = r.String()
		}
		polygons := make([][][]int, 1)
		if g.Type == "Polygon" {
			check(json.Unmarshal(g.Arcs, &polygons[0]))
		} else {
			check(json.Unmarshal(g.Arcs, &polygons))
		}
		for _, numbers := range slices.Concat(polygons...) {
			out[code] = append(out[code], join(numbers, arcs))
		}
	}
	delete(out, "AQ")
	return out
}

// join joins arcs to a ring, without a jump at the date line, on the side of the
// map where most of it lies. A number n below zero is arc ^n backwards.
func join(numbers []int, arcs [][]point) []point {
	var ring []point
	sum := 0.0
	for _, n := range numbers {
		a := slices.Clone(arcs[max(n, ^n)])
		if n < 0 {
			slices.Reverse(a)
		}
		for _, p := range a {
			if len(ring) > 0 {
				p.lon -= 360 * math.Round((p.lon-ring[len(ring)-1].lon)/360)
			}
			ring, sum = append(ring, p), sum+p.lon
		}
	}
	turn := 360 * math.Ceil((middle-180-sum/float64(len(ring)))/360)
	for i := range ring {
		ring[i].lon += turn
	}
	return ring
}

// draw gives a country the dots of which it has the largest share, or one where it has
// no dot.
func (f frame) draw(img *image.Paletted, share *image.Alpha, rings [][]point, number uint8) {
	z := vector.NewRasterizer(f.rect.Dx(), f.rect.Dy())
	var x, y float64
	for _, ring := range rings {
		for i, p := range ring {
			x, y = f.project(p)
			x, y = x*f.scale+f.x, y*f.scale+f.y
			if i == 0 {
				z.MoveTo(float32(x), float32(y))
			}
			z.LineTo(float32(x), float32(y))
		}
		z.ClosePath()
	}
	mine := image.NewAlpha(f.rect)
	z.Draw(mine, f.rect, image.Opaque, image.Point{})
	if slices.Max(mine.Pix) < 128 {
		mine.SetAlpha(f.rect.Min.X+int(x), f.rect.Min.Y+int(y), color.Alpha{255})
	}
	for y := f.rect.Min.Y; y < f.rect.Max.Y; y++ {
		for x := f.rect.Min.X; x < f.rect.Max.X; x++ {
			if a := mine.AlphaAt(x, y); a.A > 96 && a.A > share.AlphaAt(x, y).A {
				share.SetAlpha(x, y, a)
				img.SetColorIndex(x, y, number)
			}
		}
	}
}

// equalEarth is the projection of Šavrič, Patterson and Jenny (2018).
func equalEarth(p point) (x, y float64) {
	const a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
	t := math.Asin(math.Sqrt(3) / 2 * math.Sin(p.lat*degree))
	t2 := t * t
	t6 := t2 * t2 * t2
	x = 2 * math.Sqrt(3) * (p.lon - middle) * degree * math.Cos(t) / (3 * (9*a4*t6*t2 + 7*a3*t6 + 3*a2*t2 + a1))
	return x, -t * (a4*t6*t2 + a3*t6 + a2*t2 + a1)
}

// lambert is the azimuthal equal-area projection about 51° north.
func lambert(p point) (x, y float64) {
	sin0, cos0 := math.Sincos(51 * degree)
	sin, cos := math.Sincos(p.lat * degree)
	sinL, cosL := math.Sincos((p.lon - middle) * degree)
	k := math.Sqrt(2 / (1 + sin0*sin + cos0*cos*cosL))
	return k * cos * sinL, -k * (cos0*sin - sin0*cos*cosL)
}
