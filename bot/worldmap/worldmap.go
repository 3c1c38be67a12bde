// Package worldmap draws the membership as a world map: members solid, whoever
// the page leaves out hatched and named, everybody else a pale outline, Europe
// enlarged because most members are there, and every member's name below. Nothing
// depends on colour alone, and Alt and Text say the same in words.
//
// It is pure: rows in, a picture or a text out; no I/O, no clock, no network. On
// one machine the same rows give the same bytes; between kinds of processor a
// pixel on an edge may differ by a shade.
//
// The outlines in countries.bin are made by gen/main.go from Natural Earth 4.1 at
// 1:50 million, which is in the public domain, by way of the package
// world-atlas (ISC; its notice is in NOTICE). Natural Earth draws boundaries as
// they are held; neither it nor this package takes a position on any. The letters
// are the Go fonts of golang.org/x/image (BSD).
package worldmap

import (
	"bytes"
	"fmt"
	"image/png"

	"miswg/corpus"
	"miswg/index/answer"
)

// An Option changes how PNG draws.
type Option func(*options)

type options struct{ caption string }

// Caption puts a line under the picture: where the data comes from and when it
// was captured. What is too long for the line is cut.
func Caption(s string) Option { return func(o *options) { o.caption = s } }

// PNG draws rows, as answer.Engine.Listed gives them, with a legend in lang; body is
// what they are listed for. The
// picture is 1600 pixels wide and about 900 high. Organisations have no place on
// the map; the legend names them. It is an error when a country to be marked has
// neither an outline nor a point, since the map would hide it.
func PNG(rows []answer.Entity, body corpus.Body, lang corpus.Lang, opts ...Option) ([]byte, error) {
	var o options
	for _, f := range opts {
		f(&o)
	}
	m := membershipOf(rows)
	all, err := outlines()
	if err != nil {
		return nil, fmt.Errorf("worldmap: %w", err)
	}
	if err := m.placed(all); err != nil {
		return nil, fmt.Errorf("worldmap: %w", err)
	}
	img, err := paint(m, all, wordsIn(body, lang), o)
	if err != nil {
		return nil, fmt.Errorf("worldmap: %w", err)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, paletted(img)); err != nil {
		return nil, fmt.Errorf("worldmap: %w", err)
	}
	return b.Bytes(), nil
}
