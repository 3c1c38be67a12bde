package answer

import (
	"regexp"
	"slices"
	"strings"

	"miswg/corpus"
	"miswg/index/answer/reading"
	"miswg/index/answer/table"
	"miswg/index/answer/words"
)

// A checker reads the rows of one list.
type checker struct {
	*understanding
	sheet  table.Sheet
	column int // of countries, or -1
}

func (c *checker) check(r table.Row) CheckedRow {
	f := c.find(r)
	out := CheckedRow{Line: r.Line, Text: r.Text, Supplier: c.supplier(r), Typed: f.typed}
	for _, x := range f.entities {
		out.Entities = append(out.Entities, c.row(x))
	}
	for _, id := range f.readings {
		if x, ok := c.corpus.Entity(id); ok {
			out.Readings = append(out.Readings, c.row(x))
		}
	}
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
	case f.typed != "" && len(f.entities) > 0:
		return p.CorrectedTo(f.typed, p.And(c.namesOf(f.entities, true)))
	case len(f.readings) > 0:
		return p.Perhaps(c.found(f.readings...).entities)
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
	typed    string
	readings []string
}

func (f finding) nobody() bool { return len(f.entities)+len(f.readings) == 0 }

// find looks first where a list keeps the country, then at the line as a whole.
func (c *checker) find(r table.Row) finding {
	if c.column >= 0 && c.column < len(r.Cells) {
		if f := c.cell(r.Cells[c.column], true); !f.nobody() {
			return f
		}
	}
	if id := c.bracketed(r.Text); id != "" {
		return c.found(id)
	}
	if len(r.Cells) > 1 {
		for _, cell := range slices.Backward(r.Cells) {
			if f := c.cell(cell, false); !f.nobody() {
				return f
			}
		}
	}
	return c.line(r.Text)
}

// supplier is the cell that a header calls so, or the first that is not the
// country; the line where there is but one cell.
func (c *checker) supplier(r table.Row) string {
	for i, role := range c.sheet.Columns {
		if role == table.Supplier && i < len(r.Cells) {
			return r.Cells[i]
		}
	}
	for i, cell := range r.Cells {
		if len(r.Cells) > 1 && i != c.column && strings.TrimSpace(cell) != "" {
			return cell
		}
	}
	return strings.Join(r.Cells, " ")
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

// inBrackets is a code in brackets: "Kongsberg (NO)".
var inBrackets = regexp.MustCompile(`[(\[]\s*([A-Z]{2,3})\s*[)\]]`)

// bracketed returns the entity whose code stands in brackets; "" when there is none.
func (c *checker) bracketed(text string) string {
	for _, found := range inBrackets.FindAllStringSubmatch(text, -1) {
		if id := c.code(found[1]); id != "" {
			return id
		}
	}
	return ""
}

// code returns the entity of a code in capitals; "" when it is none.
func (c *checker) code(s string) string {
	s = strings.TrimSpace(s)
	if len(s) < 2 || len(s) > 3 || s != strings.ToUpper(s) {
		return ""
	}
	return c.reader.Code(s)
}

// cell reads a cell that holds a country and nothing else; codes tells that codes
// are to be expected in it.
func (c *checker) cell(text string, codes bool) finding {
	if codes {
		if id := c.code(text); id != "" {
			return c.found(id)
		}
	}
	return c.named(c.whole(c.read(text).Items))
}

func (c *checker) read(text string) *reading.Message { return c.reader.Read(text, c.Lang, true) }

// line reads a line that is no table: its parts that are names and nothing else,
// or, where no part is, the names in it.
func (c *checker) line(text string) finding {
	m := c.read(text)
	var whole []*reading.Item
	for _, part := range parts(m.Items) {
		whole = append(whole, c.whole(part)...)
	}
	if f := c.named(whole); !f.nobody() {
		return f
	}
	return c.named(slices.DeleteFunc(slices.Clone(m.Items), func(it *reading.Item) bool { return !it.Recognised() || it.Guessed != "" }))
}

// parts cuts items at the marks between them.
func parts(items []*reading.Item) [][]*reading.Item {
	var out [][]*reading.Item
	for i, it := range items {
		if i == 0 || it.Before&(reading.Comma|reading.Stop|reading.Line) != 0 {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], it)
	}
	return out
}

// whole returns the names of items that are nothing but names, or nil.
func (c *checker) whole(items []*reading.Item) []*reading.Item {
	var names []*reading.Item
	for _, it := range items {
		switch {
		case it.Recognised() || it.Proposed != nil:
			names = append(names, it)
		case !it.Marked(reading.IsArticle) && !it.Is(reading.SaysAnd|reading.SaysOr):
			return nil
		}
	}
	return names
}

// named settles names: of countries before those of towns, of both before words
// such as "Norwegian", and a misspelling only where there is nothing else.
func (c *checker) named(items []*reading.Item) finding {
	for _, level := range []func(*reading.Item) bool{properName, townName, adjective, misspelt} {
		var f finding
		for _, it := range items {
			if !level(it) {
				continue
			}
			one := c.settle(it)
			f.entities = append(f.entities, c.found(idsOf(one.entities)...).entities...)
			f.readings = append(f.readings, one.readings...)
			f.typed = one.typed
		}
		if !f.nobody() {
			unique := c.found(idsOf(f.entities)...)
			f.entities = unique.entities
			return f
		}
	}
	return finding{}
}

// settle returns whom one item names.
func (c *checker) settle(it *reading.Item) finding {
	switch {
	case it.Ambiguous != nil && len(it.Ambiguous.Answer) == 0:
		return finding{readings: it.Ambiguous.Choices}
	case it.Ambiguous != nil:
		return c.found(it.Ambiguous.Answer...)
	case it.Proposed != nil:
		return finding{readings: it.Proposed, typed: it.Text}
	}
	var f finding
	for _, n := range it.Senses {
		if n.Kind == corpus.EntityName || n.Kind == corpus.PlaceName {
			f = c.found(append(idsOf(f.entities), n.ID)...)
			if it.Guessed == "" {
				break
			}
		}
	}
	if it.Guessed != "" {
		f.typed = it.Text
	}
	return f
}

func idsOf(es []corpus.Entity) []string {
	out := make([]string, len(es))
	for i, x := range es {
		out[i] = x.ID
	}
	return out
}

func properName(it *reading.Item) bool {
	if it.Guessed != "" {
		return false
	}
	return it.Ambiguous != nil || slices.ContainsFunc(it.Senses, func(n corpus.NameEntry) bool {
		return n.Kind == corpus.EntityName && n.Sort != corpus.CodeName && n.Sort != corpus.Adjective
	})
}

func townName(it *reading.Item) bool { return it.Guessed == "" && it.Named(corpus.PlaceName) }

func adjective(it *reading.Item) bool {
	return it.Guessed == "" && slices.ContainsFunc(it.Senses, func(n corpus.NameEntry) bool { return n.Sort == corpus.Adjective })
}

func misspelt(it *reading.Item) bool { return it.Guessed != "" || it.Proposed != nil }
