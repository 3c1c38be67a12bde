// SPDX-License-Identifier: MIT

// Package rows finds whom each row of a list names: in the column that holds the
// country, where there is one, and else in the line. It knows the names of a corpus
// by package reading and says nothing about how anybody stands.
package rows

import (
	"slices"
	"strings"
	"unicode"

	"miswg/corpus"
	"miswg/index/answer/reading"
	"miswg/index/answer/table"
)

// A List reads the rows of one list.
type List struct {
	corpus *corpus.Corpus
	reader *reading.Reader
	lang   corpus.Lang
	sheet  table.Sheet
	column int  // of countries, or -1
	codes  bool // the header says that they are codes
}

// Of returns what reads the rows of a sheet, whose names are in the given language
// where they are in none of their own.
func Of(c *corpus.Corpus, r *reading.Reader, lang corpus.Lang, sheet table.Sheet) *List {
	l := &List{corpus: c, reader: r, lang: lang, sheet: sheet}
	l.column = l.countryColumn()
	return l
}

// Find looks first where a list keeps the country, then at the line as a whole. A
// name that part of a line only may mean is none beside others. Whoever wrote the
// list is no row of it.
func (c *List) Find(r table.Row) Finding {
	if r.Signature {
		return Finding{}
	}
	r, owner := c.partOwner(r)
	return c.public(c.find(r).withOwner(owner))
}

func (c *List) find(r table.Row) finding {
	if c.sheet.Loose || c.column < 0 || c.column >= len(r.Cells) {
		f := c.cells(r)
		if c.sheet.Loose && c.column >= 0 && c.column < len(r.Cells) {
			f = f.with(c.found(c.code(r.Cells[c.column])))
		}
		return f
	}
	f := c.cell(r.Cells[c.column])
	if f.nobody() {
		f = c.line(r.Cells[c.column:c.column+1], false)
	}
	if f.nobody() {
		if f = c.cells(r); f.nobody() {
			f = c.misspelt(r.Cells[c.column : c.column+1])
		}
		return f
	}
	return f.with(c.beside(r))
}

// beside is what the cells of a row name that hold neither its country nor its place:
// organisations that are the supplier, and countries that stand in a cell of their own
// or that a remark names.
func (c *List) beside(r table.Row) finding {
	var f finding
	supplier := c.supplierColumn(r)
	for i, cell := range r.Cells {
		if i == c.column || c.holds(i, table.Place) || !strings.ContainsFunc(cell, unicode.IsLetter) {
			continue
		}
		items := c.reader.Scan(cell, c.lang).Items
		names := c.whole(items)
		for _, x := range c.newLine("", names).finding(false).entities {
			if x.Type == corpus.Organisation {
				f = f.with(c.found(x.ID))
			}
		}
		switch {
		case i == supplier:
		case len(items) > len(names):
			f = f.with(c.remark(items))
		case c.holds(i, table.Country) || c.byName(names):
			f = f.with(c.cell(cell))
		}
	}
	return f
}

// byName reports countries by their names, and not by what else is called after them:
// "French" may be a language, "US" a currency.
func (c *List) byName(items []*reading.Item) bool {
	return !slices.ContainsFunc(items, func(it *reading.Item) bool {
		_, kind := c.names(it)
		return kind != byName || it.Code() != nil || it.Capitals()
	})
}

// supplierColumn is the column that a header calls so, or the first that is not
// the country and has something in this row; -1 where the row has but one cell.
func (c *List) supplierColumn(r table.Row) int {
	for i, role := range c.sheet.Columns {
		if role == table.Supplier && i < len(r.Cells) {
			return i
		}
	}
	for i, cell := range r.Cells {
		if len(r.Cells) > 1 && i != c.column && strings.TrimSpace(cell) != "" {
			return i
		}
	}
	return -1
}

// Supplier is the cell of the supplier; where no header names one, the line without
// the cell of its country, if it has one, and else the whole line.
func (c *List) Supplier(r table.Row, f Finding) string {
	i := c.supplierColumn(r)
	if i >= 0 && slices.Contains(c.sheet.Columns, table.Supplier) {
		return r.Cells[i]
	}
	nobody := len(f.Entities)+len(f.Perhaps) == 0
	apart := c.column >= 0 && c.column < len(r.Cells) && c.plainly(r.Cells[c.column])
	switch {
	case apart && c.sheet.Loose:
		return strings.Join(slices.Delete(slices.Clone(r.Cells), c.column, c.column+1), ", ")
	case i >= 0 && (apart || c.column >= 0 && nobody):
		return r.Cells[i]
	}
	return strings.Join(r.Cells, ", ")
}

// cells reads all cells of a row together. The name of a firm that looks like a slip
// of a country's is none where another cell has a country, well spelt or not:
// "Indra | Espanga".
func (c *List) cells(r table.Row) finding {
	f := c.line(r.Cells, r.Aside)
	i := c.supplierColumn(r)
	if c.sheet.Loose || i < 0 || len(f.slips) == 0 {
		return f
	}
	var inFirm []string
	for id, typed := range f.slips {
		if strings.Contains(corpus.Fold(r.Cells[i]), corpus.Fold(typed)) {
			inFirm = append(inFirm, id)
		}
	}
	rest := slices.Delete(slices.Clone(r.Cells), i, i+1)
	elsewhere := c.line(rest, r.Aside)
	if elsewhere.nobody() {
		elsewhere = c.misspelt(rest)
	}
	if len(inFirm) == 0 || elsewhere.nobody() {
		return f
	}
	return f.without(inFirm).with(elsewhere)
}

// misspelt reads cells of one unknown word as slips of countries' names.
func (c *List) misspelt(cells []string) finding {
	var f finding
	for _, cell := range cells {
		items := c.read(cell).Items
		if len(items) != 1 || items[0].Code() != nil {
			continue
		}
		near := c.reader.Near(items[0].Key)
		f = f.with(finding{readings: near, slips: slipsOf(items[0].Text, near)})
	}
	return f
}

// countryColumn is the column that the header says holds countries, or the one most
// cells of which are a country, well spelt, and nothing else; -1 when there is none.
// Codes that are all states' too make none: "Dover, DE" above "Gary, IN".
func (c *List) countryColumn() int {
	for _, role := range []table.Role{table.Country, table.Code} {
		if i := slices.Index(c.sheet.Columns, role); i >= 0 {
			c.codes = role == table.Code
			return i
		}
	}
	const (
		sampled = 200
		least   = 2
		most    = 0.6 // of the cells of a column
	)
	best, share, widest := -1, 0.0, 0
	for _, r := range c.sheet.Rows {
		widest = max(widest, len(r.Cells))
	}
	for column := range widest {
		if c.holds(column, table.Owner) {
			continue
		}
		cells, countries, states := 0, 0, 0
		for _, r := range c.sheet.Rows[:min(len(c.sheet.Rows), sampled)] {
			if len(r.Cells) < 2 || column >= len(r.Cells) || strings.TrimSpace(r.Cells[column]) == "" {
				continue
			}
			cells++
			if c.plainly(r.Cells[column]) && len(c.cell(r.Cells[column]).slips) == 0 {
				countries++
			}
			if len(c.reader.States(corpus.Fold(r.Cells[column]))) > 0 {
				states++
			}
		}
		if part := float64(countries) / float64(max(cells, 1)); countries >= least && states < countries && part >= most && part >= share {
			best, share = column, part
		}
	}
	return best
}

// holds reports whether the header says that of a column.
func (c *List) holds(column int, role table.Role) bool {
	return column < len(c.sheet.Columns) && c.sheet.Columns[column] == role
}
