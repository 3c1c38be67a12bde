package answer

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"miswg/corpus"
	"miswg/index/answer/reading"
	"miswg/index/answer/table"
	"miswg/index/answer/words"
)

// An Outcome is what became of a row.
type Outcome string

// The outcomes. The first four are standings, all of the entities of a row being
// of that one.
const (
	IsMember    Outcome = "member"
	IsObserver  Outcome = "observer"
	IsLeftOut   Outcome = "excluded"
	IsNotListed Outcome = "not_listed"
	IsUnclear   Outcome = "unclear" // several standings, a misspelling, or a name of several readings
	NamesNobody Outcome = "nothing"
)

// A CheckedRow is a row, and what was read of it.
type CheckedRow struct {
	Number   int      // among the rows, from 1
	Line     int      // of the input, from 1
	Text     string   // as written
	Supplier string   // what is not the country: the firm, or the whole line
	Entities []Entity // in the order of the line; none: nobody was found
	Typed    string   // the misspelling that was read as an entity, or ""
	Readings []Entity // what an ambiguous name may mean, when nobody is chosen
	Outcome  Outcome
	Why      string // in the language of the checklist
}

// A Checklist is a list whose rows were checked.
type Checklist struct {
	Rows    []CheckedRow // in the order of the input
	Summary string       // one line: how many rows there are, and what became of them
	Lang    corpus.Lang
	Source  corpus.Document
	Digest  string // of the corpus

	phrases words.Phrases
}

// exceptionsFirst is the order in which rows ask for attention.
var exceptionsFirst = []Outcome{IsNotListed, IsLeftOut, IsObserver, IsUnclear, NamesNobody, IsMember}

// ExceptionsFirst returns the rows with members behind all others, those of one
// outcome in the order of the input.
func (c Checklist) ExceptionsFirst() []CheckedRow {
	out := slices.Clone(c.Rows)
	slices.SortStableFunc(out, func(a, b CheckedRow) int {
		return slices.Index(exceptionsFirst, a.Outcome) - slices.Index(exceptionsFirst, b.Outcome)
	})
	return out
}

// Check reads the country of every row of a list and tells how it stands, in the
// order of the rows. The country is in the column that a header names, or in the
// one that has countries; else the row is read whole. Company forms, states of the
// US and letters that may be anything are no countries; codes count in a column of
// countries or in brackets. What stands around the list (Row.Aside) is left out
// unless it names somebody.
func (e *Engine) Check(ctx context.Context, sheet table.Sheet, lang corpus.Lang) (Checklist, error) {
	c := &checker{understanding: e.speaking(lang), sheet: sheet}
	c.column = c.countryColumn()
	out := Checklist{Rows: make([]CheckedRow, 0, len(sheet.Rows)), Lang: lang, Source: e.Document(), Digest: e.Digest(), phrases: e.phrases[lang]}
	for i, r := range sheet.Rows {
		if i%100 == 0 && ctx.Err() != nil {
			return Checklist{}, fmt.Errorf("answer: %w", ctx.Err())
		}
		row := c.check(r)
		if r.Aside && !row.namesSomebody() {
			continue
		}
		row.Number = len(out.Rows) + 1
		out.Rows = append(out.Rows, row)
	}
	out.Summary = c.phrases[lang].Checked(tallyOf(out.Rows))
	return out, nil
}

// namesSomebody reports whether a row names a country, or an organisation that is
// on the page's list.
func (r CheckedRow) namesSomebody() bool {
	return slices.ContainsFunc(r.Entities, func(x Entity) bool { return x.Type == corpus.Country || x.Status != corpus.NotListed })
}

func tallyOf(rows []CheckedRow) words.Tally {
	t := words.Tally{Lines: len(rows)}
	for _, r := range rows {
		r.Outcome.count(&t)
	}
	return t
}

// count adds one row of the outcome.
func (o Outcome) count(t *words.Tally) {
	switch o {
	case IsMember:
		t.Members++
	case IsObserver:
		t.Observers++
	case IsLeftOut:
		t.LeftOut++
	case IsNotListed:
		t.NotListed++
	case IsUnclear:
		t.Unclear++
	case NamesNobody:
		t.Nobody++
	}
}

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
func (c *checker) why(o Outcome, f finding) string {
	p := c.phrases[c.Lang]
	switch {
	case o == NamesNobody:
		return p.NoCountry()
	case f.typed != "" && len(f.entities) > 0:
		return p.CorrectedTo(f.typed, p.And(c.namesOf(f.entities, true)))
	case len(f.readings) > 0:
		return p.Perhaps(c.found(f.readings...).entities)
	case o == IsUnclear:
		return p.Each(f.entities)
	}
	return p.Basis(f.entities[0])
}

func outcomeOf(r CheckedRow) Outcome {
	switch {
	case r.Typed != "" || len(r.Readings) > 0:
		return IsUnclear
	case len(r.Entities) == 0:
		return NamesNobody
	}
	first := r.Entities[0].Status
	if slices.ContainsFunc(r.Entities, func(x Entity) bool { return x.Status != first }) {
		return IsUnclear
	}
	return Outcome(first)
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

// countryColumn is the column that the header says holds countries, or the one
// most cells of which are a country and nothing else; -1 when there is none.
func (c *checker) countryColumn() int {
	for _, role := range []table.Role{table.Country, table.Code} {
		if i := slices.Index(c.sheet.Columns, role); i >= 0 {
			return i
		}
	}
	const (
		sampled = 200
		least   = 2
		most    = 0.6 // of the cells of a column
	)
	best, share := -1, 0.0
	for column := range widest(c.sheet.Rows) {
		cells, countries := 0, 0
		for _, r := range c.sheet.Rows[:min(len(c.sheet.Rows), sampled)] {
			if len(r.Cells) < 2 || column >= len(r.Cells) || strings.TrimSpace(r.Cells[column]) == "" {
				continue
			}
			cells++
			if !c.cell(r.Cells[column], true).nobody() {
				countries++
			}
		}
		if part := float64(countries) / float64(max(cells, 1)); countries >= least && part >= most && part >= share {
			best, share = column, part
		}
	}
	return best
}

func widest(rows []table.Row) int {
	n := 0
	for _, r := range rows {
		n = max(n, len(r.Cells))
	}
	return n
}
