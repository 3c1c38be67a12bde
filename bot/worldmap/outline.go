package worldmap

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
)

//go:embed countries.bin
var countries []byte

// A point is a place on the globe, in degrees. East of the date line longitudes
// go on beyond 180.
type point struct{ lon, lat float64 }

// An outline is the shape of a country: closed rings without the first point
// repeated, holes the other way round. A single point is a ring too. ID is the
// ISO 3166-1 alpha-2 code, or "" for land that has none.
type outline struct {
	id    string
	rings [][]point
}

// points are the places of countries and territories that have no outline of
// their own at the scale of the map.
var points = map[string]point{
	"BQ": {-68.3, 12.2}, "BV": {3.4, -54.4}, "CC": {96.8, -12.2}, "CX": {105.6, -10.5},
	"GF": {-53.1, 4.0}, "GI": {-5.35, 36.14}, "GP": {-61.5, 16.2}, "MQ": {-61.0, 14.6},
	"RE": {55.5, -21.1}, "SJ": {17.0, 78.5}, "TK": {188.2, -9.2}, "TV": {179.2, -8.5},
	"UM": {166.6, 19.3}, "YT": {45.2, -12.8},
}

var errOutlines = errors.New("countries.bin is damaged")

// outlines reads the shapes: those of countries.bin in its order, then points,
// by code.
func outlines() ([]outline, error) {
	out, err := decode(countries)
	if err != nil {
		return nil, err
	}
	n := len(out)
	for id, p := range points {
		out = append(out, outline{id: id, rings: [][]point{{p}}})
	}
	slices.SortFunc(out[n:], func(a, b outline) int { return strings.Compare(a.id, b.id) })
	return out, nil
}

func decode(data []byte) ([]outline, error) {
	d := &decoder{data: data}
	out := make([]outline, 0, 256)
	for range d.count() {
		o := outline{id: d.code()}
		for range d.count() {
			o.rings = append(o.rings, d.ring())
		}
		out = append(out, o)
	}
	if d.failed || len(d.data) > 0 {
		return nil, errOutlines
	}
	return out, nil
}

// A decoder reads the format that gen/main.go documents. Once failed, it gives
// zeroes.
type decoder struct {
	data   []byte
	failed bool
}

func (d *decoder) count() int {
	n, size := binary.Uvarint(d.data)
	if size <= 0 || n > uint64(len(d.data)) {
		d.failed, d.data = true, nil
		return 0
	}
	d.data = d.data[size:]
	return int(n) // #nosec G115 -- no more than the bytes there are
}

func (d *decoder) difference() int64 {
	n, size := binary.Varint(d.data)
	if size <= 0 {
		d.failed, d.data = true, nil
		return 0
	}
	d.data = d.data[size:]
	return n
}

func (d *decoder) code() string {
	if len(d.data) < 2 {
		d.failed, d.data = true, nil
		return ""
	}
	id := string(d.data[:2])
	d.data = d.data[2:]
	return strings.TrimSpace(id)
}

func (d *decoder) ring() []point {
	out := make([]point, d.count())
	var lon, lat int64
	for i := range out {
		lon += d.difference()
		lat += d.difference()
		out[i] = point{float64(lon) / 100, float64(lat) / 100}
	}
	return out
}
