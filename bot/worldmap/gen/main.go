//go:build ignore

// This program writes countries.bin, the outlines the map draws.
//
// Its input is countries-50m.json of the package world-atlas, version 2.0.2:
// unpack the package, then run in bot/worldmap
//
//	go run gen/main.go -in countries-50m.json -out countries.bin
//
// It leaves Antarctica out, moves what lies west of the map's edge in the Bering
// Sea to its eastern side, thins the lines (more of them are kept around Europe,
// which the map enlarges) and drops islets too small to see. A border that two
// countries share is thinned once, so that no gap opens.
package main

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"maps"
	"math"
	"os"
	"slices"
	"strconv"

	"golang.org/x/text/language"
)

const (
	west       = -169.0 // longitude of the map's western edge
	antarctica = "AQ"
	unit       = 100 // steps to a degree
)

// How coarse the lines are, as areas in square degrees at the equator: a vertex
// that spans less, or an islet that covers less, is dropped.
const (
	fineVertex, fineIslet     = 0.002, 0.004
	coarseVertex, coarseIslet = 0.020, 0.060
)

// unnumbered are the codes of outlines that have no ISO number. Those that are
// missing here are drawn, but stand for no entity.
var unnumbered = map[string]string{"Kosovo": "XK"}

type point struct{ lon, lat float64 }

type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]float64
	Objects   struct {
		Countries struct {
			Geometries []geometry
		}
	}
}

type geometry struct {
	Type       string
	ID         string
	Properties struct{ Name string }
	Arcs       json.RawMessage
}

func main() {
	log.SetFlags(0)
	in := flag.String("in", "countries-50m.json", "TopoJSON file to read")
	out := flag.String("out", "countries.bin", "file to write")
	flag.Parse()
	if err := run(*in, *out); err != nil {
		log.Fatal(err)
	}
}

func run(in, out string) error {
	data, err := os.ReadFile(in)
	if err != nil {
		return err
	}
	var t topology
	if err := json.Unmarshal(data, &t); err != nil {
		return err
	}
	full := t.lines()
	arcs := make([][]point, len(full))
	for i, a := range full {
		full[i] = whole(a)
		arcs[i] = thin(full[i])
	}
	byID := map[string][][]point{}
	for _, g := range t.Objects.Countries.Geometries {
		id, err := code(g)
		if err != nil {
			return err
		}
		if id == antarctica {
			continue
		}
		rings, err := g.rings(arcs, full)
		if err != nil {
			return err
		}
		byID[id] = append(byID[id], rings...)
	}
	return os.WriteFile(out, encode(byID), 0o644)
}

// lines undoes the delta coding and the quantisation of the arcs.
func (t topology) lines() [][]point {
	out := make([][]point, len(t.Arcs))
	for i, a := range t.Arcs {
		var x, y float64
		for _, d := range a {
			x, y = x+d[0], y+d[1]
			out[i] = append(out[i], point{
				x*t.Transform.Scale[0] + t.Transform.Translate[0],
				y*t.Transform.Scale[1] + t.Transform.Translate[1],
			})
		}
	}
	return out
}

// code returns the ISO 3166-1 alpha-2 code of a geometry, or "".
func code(g geometry) (string, error) {
	if g.ID == "" {
		return unnumbered[g.Properties.Name], nil
	}
	n, err := strconv.Atoi(g.ID)
	if err != nil {
		return "", err
	}
	r, err := language.EncodeM49(n)
	if err != nil || !r.IsCountry() {
		return "", fmt.Errorf("%s: no country has number %d", g.Properties.Name, n)
	}
	return r.String(), nil
}

// rings joins the arcs of a geometry into closed rings. The first point is not
// repeated at the end. A ring that thinning has flattened is joined from the full
// arcs.
func (g geometry) rings(arcs, full [][]point) ([][]point, error) {
	var polygons [][][]int
	switch g.Type {
	case "Polygon":
		polygons = make([][][]int, 1)
		if err := json.Unmarshal(g.Arcs, &polygons[0]); err != nil {
			return nil, err
		}
	case "MultiPolygon":
		if err := json.Unmarshal(g.Arcs, &polygons); err != nil {
			return nil, err
		}
	default:
		return nil, fmt.Errorf("%s: a %s has no area", g.Properties.Name, g.Type)
	}
	var out [][]point
	for _, p := range polygons {
		for _, r := range p {
			ring := join(r, arcs)
			if len(ring) < 4 {
				ring = join(r, full)
			}
			out = append(out, eastward(whole(ring)))
		}
	}
	return out, nil
}

// join joins arcs end to end; a number n below zero is arc ^n backwards.
func join(numbers []int, arcs [][]point) []point {
	var ring []point
	for _, i := range numbers {
		a := arcs[max(i, ^i)]
		if i < 0 {
			a = slices.Clone(a)
			slices.Reverse(a)
		}
		ring = append(ring, a[:len(a)-1]...)
	}
	return ring
}

// whole undoes the jump of longitudes at the date line.
func whole(line []point) []point {
	out := slices.Clone(line)
	for i := 1; i < len(out); i++ {
		out[i].lon -= 360 * math.Round((out[i].lon-out[i-1].lon)/360)
	}
	return out
}

// eastward moves a ring that lies beyond an edge of the map to its other side.
func eastward(ring []point) []point {
	var sum float64
	for _, p := range ring {
		sum += p.lon
	}
	turn := 360 * math.Ceil((west-sum/float64(len(ring)))/360)
	out := slices.Clone(ring)
	for i := range out {
		out[i].lon += turn
	}
	return out
}

// near reports whether p is in the part of the world that is drawn enlarged.
func near(p point) bool {
	return p.lon > -32 && p.lon < 52 && p.lat > 26 && p.lat < 74
}

// span is the area of a triangle in square degrees at the equator.
func span(a, b, c point) float64 {
	k := math.Cos(b.lat * math.Pi / 180)
	return math.Abs((a.lon-b.lon)*(c.lat-b.lat)-(c.lon-b.lon)*(a.lat-b.lat)) * k / 2
}

// thin drops vertices by the method of Visvalingam and Whyatt: the one that
// spans least goes first. Ends stay.
func thin(a []point) []point {
	a = slices.Clone(a)
	for {
		at, least := -1, math.Inf(1)
		for i := 1; i < len(a)-1; i++ {
			limit := coarseVertex
			if near(a[i]) {
				limit = fineVertex
			}
			if s := span(a[i-1], a[i], a[i+1]) / limit; s < least {
				at, least = i, s
			}
		}
		closed := a[0] == a[len(a)-1]
		if at < 0 || least >= 1 || closed && len(a) <= 5 {
			return a
		}
		a = slices.Delete(a, at, at+1)
	}
}

// encode writes the number of countries, then each: two bytes of code (spaces
// for none), the number of rings, and each ring as the number of its points
// and their differences in hundredths of a degree. Numbers are varints.
func encode(byID map[string][][]point) []byte {
	var b bytes.Buffer
	u := func(n int) { b.Write(binary.AppendUvarint(nil, uint64(n))) }
	s := func(n int) { b.Write(binary.AppendVarint(nil, int64(n))) }
	u(len(byID))
	for _, id := range slices.Sorted(maps.Keys(byID)) {
		rings := visible(byID[id])
		fmt.Fprintf(&b, "%-2s", id)
		u(len(rings))
		for _, r := range rings {
			u(len(r))
			var x, y int
			for _, p := range r {
				px, py := int(math.Round(p.lon*unit)), int(math.Round(p.lat*unit))
				s(px - x)
				s(py - y)
				x, y = px, py
			}
		}
	}
	return b.Bytes()
}

// visible drops the islets, but never the largest ring. It puts the largest
// first.
func visible(rings [][]point) [][]point {
	size := func(r []point) float64 {
		var sum float64
		for i, p := range r {
			q := r[(i+1)%len(r)]
			sum += p.lon*q.lat - q.lon*p.lat
		}
		return math.Abs(sum) / 2 * math.Cos(r[0].lat*math.Pi/180)
	}
	rings = slices.Clone(rings)
	slices.SortStableFunc(rings, func(a, b []point) int { return cmp.Compare(size(b), size(a)) })
	keep := rings[:1]
	for _, r := range rings[1:] {
		limit := coarseIslet
		if near(r[0]) {
			limit = fineIslet
		}
		if size(r) >= limit {
			keep = append(keep, r)
		}
	}
	return keep
}
