package answer

import (
	"slices"
	"strings"
	"unicode"

	"miswg/corpus"
	"miswg/index/answer/reading"
	"miswg/index/answer/table"
	"miswg/index/answer/words"
)

// A checker reads the rows of one list.
type checker struct {
	*understanding
	sheet  table.Sheet
	column int  // of countries, or -1
	codes  bool // the header says that they are codes
}

func (c *checker) check(r table.Row) CheckedRow {
	f := c.find(r)
	out := CheckedRow{Line: r.Line, Text: r.Text, Supplier: c.supplier(r, f), Typed: f.typed()}
	var names []string
	for _, x := range f.entities {
		out.Entities = append(out.Entities, c.row(x))
		name := x.Name(c.Lang)
		if typed := f.slips[x.ID]; typed != "" {
			name = c.phrases[c.Lang].Supposed(name, typed)
		}
		names = append(names, name)
	}
	for _, x := range c.found(f.readings...).entities {
		if !slices.Contains(idsOf(f.entities), x.ID) {
			out.Readings = append(out.Readings, c.row(x))
			names = append(names, c.phrases[c.Lang].Supposed(x.Name(c.Lang), f.slips[x.ID]))
		}
	}
	out.country = strings.Join(names, ", ")
	out.Outcome = outcomeOf(out)
	out.Why = c.why(out.Outcome, f)
	return out
}

// why says what stands behind the outcome of a row.
func (c *checker) why(o words.Outcome, f finding) string {
	p := c.phrases[c.Lang]
	switch {
	case o == words.NamesNobody:
		return p.NoCountry()
	case len(f.entities) == 0:
		return p.Perhaps(c.found(f.readings...).entities)
	case len(f.readings) > 0:
		return p.Each(f.entities) + "; " + p.Perhaps(c.found(f.readings...).entities)
	case len(f.slips) > 0 && len(f.entities) == 1:
		return p.CorrectedTo(f.typed(), p.And(c.namesOf(f.entities, true)))
	case o == words.IsUnclear:
		return p.Each(f.entities)
	}
	return p.Basis(f.entities[0])
}

func outcomeOf(r CheckedRow) words.Outcome {
	switch {
	case r.Typed != "" || len(r.Readings) > 0:
		return words.IsUnclear
	case len(r.Entities) == 0:
		return words.NamesNobody
	}
	first := r.Entities[0].Status
	if slices.ContainsFunc(r.Entities, func(x Entity) bool { return x.Status != first }) {
		return words.IsUnclear
	}
	return words.Outcome(first)
}

// A finding is what one row names.
type finding struct {
	entities []corpus.Entity
	readings []string          // who else may be meant
	slips    map[string]string // what was typed for an entity that is a guess, by ID
}

func (f finding) nobody() bool { return len(f.entities)+len(f.readings) == 0 }

// typed are the misspellings, in the order of what they were read as.
func (f finding) typed() string {
	var out []string
	add := func(id string) {
		if typed := f.slips[id]; typed != "" && !slices.Contains(out, typed) {
			out = append(out, typed)
		}
	}
	for _, x := range f.entities {
		add(x.ID)
	}
	for _, id := range f.readings {
		add(id)
	}
	return strings.Join(out, ", ")
}

// with adds what another part of the row names.
func (f finding) with(o finding) finding {
	for _, x := range o.entities {
		if !slices.ContainsFunc(f.entities, func(y corpus.Entity) bool { return y.ID == x.ID }) {
			f.entities = append(f.entities, x)
		}
	}
	for _, id := range o.readings {
		if !slices.Contains(f.readings, id) {
			f.readings = append(f.readings, id)
		}
	}
	for id, typed := range o.slips {
		if f.slips == nil {
			f.slips = map[string]string{}
		}
		f.slips[id] = typed
	}
	return f
}

// find looks first where a list keeps the country, then at the line as a whole. A
// name that part of a line only may mean is none beside others.
func (c *checker) find(r table.Row) finding {
	if c.sheet.Loose || c.column < 0 || c.column >= len(r.Cells) {
		f := c.line(r.Cells, r.Aside)
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
		return c.line(r.Cells, r.Aside)
	}
	return f.with(c.beside(r))
}

// beside is what the cells of a row name that hold neither its country nor its
// place: organisations that are the supplier, and countries that a remark names.
func (c *checker) beside(r table.Row) finding {
	var f finding
	supplier := c.supplierColumn(r)
	for i, cell := range r.Cells {
		place := i < len(c.sheet.Columns) && c.sheet.Columns[i] == table.Place
		if i == c.column || place || !letters(cell) {
			continue
		}
		items := c.reader.Scan(cell, c.Lang).Items
		names := c.whole(items)
		for _, x := range c.newLine("", names).finding(false).entities {
			if x.Type == corpus.Organisation {
				f = f.with(c.found(x.ID))
			}
		}
		if i != supplier && len(items) > len(names) {
			f = f.with(c.remark(items))
		}
	}
	return f
}

func letters(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// supplierColumn is the column that a header calls so, or the first that is not
// the country and has something in this row; -1 where the row has but one cell.
func (c *checker) supplierColumn(r table.Row) int {
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

// supplier is the cell of the supplier; where no header names one, the line without
// the cell of its country, if it has one, and else the whole line.
func (c *checker) supplier(r table.Row, f finding) string {
	i := c.supplierColumn(r)
	if i >= 0 && slices.Contains(c.sheet.Columns, table.Supplier) {
		return r.Cells[i]
	}
	apart := c.column >= 0 && c.column < len(r.Cells) && c.plainly(r.Cells[c.column])
	switch {
	case apart && c.sheet.Loose:
		return strings.Join(slices.Delete(slices.Clone(r.Cells), c.column, c.column+1), ", ")
	case i >= 0 && (apart || c.column >= 0 && f.nobody()):
		return r.Cells[i]
	}
	return strings.Join(r.Cells, ", ")
}

func (c *checker) found(ids ...string) finding {
	var f finding
	for _, id := range ids {
		x, ok := c.corpus.Entity(id)
		if ok && !slices.ContainsFunc(f.entities, func(o corpus.Entity) bool { return o.ID == id }) {
			f.entities = append(f.entities, x)
		}
	}
	return f
}

func (c *checker) read(text string) *reading.Message { return c.reader.Read(text, c.Lang, true) }

func idsOf(es []corpus.Entity) []string {
	out := make([]string, len(es))
	for i, x := range es {
		out[i] = x.ID
	}
	return out
}
