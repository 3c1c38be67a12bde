// SPDX-License-Identifier: MIT

// Package worldmap draws the membership as a world map, Europe enlarged because
// most members are there: members solid, whoever the page leaves out and countries
// that observe striped and named, everybody else pale, every member's name below.
// Nothing depends on colour alone, and Alt says the same in words.
//
// It is pure: rows in, a picture out; no I/O, no clock, no network. The same rows
// give the same picture.
//
// The maps are drawn ahead, by TestDrawn, as map.png, where each country has a
// colour of its own; here those colours are exchanged. They are from Natural Earth
// 4.1 at 1:50 million, which is in the public domain, by way of the package
// world-atlas (ISC; its notice is in NOTICE). Natural Earth draws boundaries as they
// are held; neither it nor this package takes a position on any. The letters are the
// Go fonts of golang.org/x/image (BSD).
package worldmap

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"

	"miswg/corpus"
	"miswg/index/answer"
)

// The layout, in pixels.
const (
	width, edge = 1600, 40 // of the picture, and of the white on every side
	left        = 856      // the width of what is left of Europe
	legendTop   = 545
	indent      = 44 // of the words of the legend
	columns     = 8  // of the list of members
	line, gap   = 21, 7
)

// PNG draws rows, as answer.Engine.Listed gives them, with words in lang; body is
// what they are listed for. The picture is 1600 pixels wide and, with up to forty
// members, about 900 high. It is an error when a country to be marked has no place,
// since the map would hide it.
func PNG(rows []answer.Entity, body corpus.Body, lang corpus.Lang) ([]byte, error) {
	s, err := newSheet()
	maps, err2 := open(rows)
	if err := errors.Join(err, err2); err != nil {
		return nil, fmt.Errorf("worldmap: %w", err)
	}
	legend := entries(rows, lang)
	end := legendTop
	for i, e := range legend {
		legend[i].lines = s.wrap(plain, e.text, left-indent)
		end += len(legend[i].lines)*line + gap
	}
	members, top := having(rows, corpus.Member), max(716, end)
	deep := (len(members) + columns - 1) / columns
	s.RGBA = image.NewRGBA(image.Rect(0, 0, width, top+deep*line+70))
	s.box(s.Rect, paper)
	maps.draw(s, image.Pt(edge, edge))
	if err := maps.labels(s, rows, image.Pt(edge, edge)); err != nil {
		return nil, fmt.Errorf("worldmap: %w", err)
	}
	s.box(image.Rect(920, edge, 1060, edge+26), paper)
	s.text(bold, lang.Pick("Europe, enlarged", "L'Europe, agrandie"), 930, edge+18, 130, muted)
	s.text(large, title(body, lang), edge-2, 76, left, ink)
	s.text(plain, body.Caption.In(lang), edge, 108, left, muted)
	s.legend(legend)
	s.box(image.Rect(edge, top, width-edge, top+1), grey)
	for i, r := range members {
		const column = (width - 2*edge) / columns
		x, y := edge+i/deep*column, top+6+(i%deep+1)*line
		if r.Type == corpus.Country {
			s.text(bold, r.ID, x, y, 28, blue)
		}
		s.text(small, r.Name, x+30, y, column-36, ink)
	}
	s.text(small, lang.Pick("Outlines: Natural Earth. The map takes no position on boundaries.",
		"Contours\u00a0: Natural Earth. La carte ne prend pas position sur les frontières."), edge, s.Rect.Max.Y-18, left, muted)
	var b bytes.Buffer
	if err := png.Encode(&b, s.paletted()); err != nil {
		return nil, fmt.Errorf("worldmap: %w", err)
	}
	return b.Bytes(), nil
}

// legend draws what the marks mean, each with a sample.
func (s *sheet) legend(entries []entry) {
	y := legendTop
	for _, e := range entries {
		s.box(image.Rect(edge, y-16, edge+30, y+4), e.rim)
		for i := range 28 * 18 {
			s.SetRGBA(edge+1+i%28, y-15+i/28, e.at(i%28*fine, i/28*fine))
		}
		for _, text := range e.lines {
			s.text(plain, text, edge+indent, y, left-indent, ink)
			y += line
		}
		y += gap
	}
}
