package answer

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"miswg/corpus"
	"miswg/index/answer/rows"
	"miswg/index/answer/table"
	"miswg/index/answer/words"
)

// A CheckedRow is a row, and what was read of it. Its JSON is that of check-list --json.
type CheckedRow struct {
	Number   int           `json:"row"`      // among the rows, from 1
	Line     int           `json:"line"`     // of the input, from 1
	Text     string        `json:"text"`     // as written
	Supplier string        `json:"supplier"` // what is not the country: the firm, or the whole line
	Entities []Entity      `json:"entities"` // in the order of the line; none: nobody was found
	Outcome  words.Outcome `json:"outcome"`
	Why      string        `json:"why"`                // in the language of the checklist
	Typed    string        `json:"typed,omitempty"`    // the misspellings that were read as entities, or ""
	Readings []Entity      `json:"readings,omitempty"` // who may be meant besides

	country string // whom the row names, or may name, in words
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
var exceptionsFirst = []words.Outcome{words.IsNotListed, words.IsLeftOut, words.IsObserver, words.IsUnclear, words.NamesNobody, words.IsMember}

// Check reads the country of every row of a list and tells how it stands, in the
// order of the rows. The country is in the column that a header names, or in the
// one that has countries; else the row is read whole, and has everybody it names.
// Company forms, and letters that may be anything, are no countries, and a state
// stands for its own; codes count in a column of countries or in brackets. A
// country in the name of a firm counts where nothing else is named, and then the
// row is unclear. What stands around the list (Row.Aside) is left out unless it
// names somebody.
func (e *Engine) Check(ctx context.Context, sheet table.Sheet, lang corpus.Lang) (Checklist, error) {
	s, list := e.speakers[lang], rows.Of(e.corpus, e.reader, lang, sheet)
	out := Checklist{Rows: make([]CheckedRow, 0, len(sheet.Rows)), Lang: lang, Source: e.Document(), Digest: e.Digest(), phrases: s.Phrases}
	outcomes := map[words.Outcome]int{}
	for i, r := range sheet.Rows {
		if i%100 == 0 && ctx.Err() != nil {
			return Checklist{}, fmt.Errorf("answer: %w", ctx.Err())
		}
		row := s.check(list, r)
		if r.Aside && row.Outcome == words.NamesNobody {
			continue
		}
		row.Number = len(out.Rows) + 1
		outcomes[row.Outcome]++
		out.Rows = append(out.Rows, row)
	}
	out.Summary = s.Checked(len(out.Rows), outcomes)
	return out, nil
}

// check reads a row of a list and tells how those it names stand.
func (s *speaker) check(list *rows.List, r table.Row) CheckedRow {
	f := list.Find(r)
	out := CheckedRow{Line: r.Line, Text: r.Text, Supplier: list.Supplier(r, f), Entities: []Entity{}, Typed: f.Typed()}
	var names []string
	for _, x := range f.Entities {
		out.Entities = append(out.Entities, s.row(x))
		name := x.Name(s.lang)
		if typed := f.Slips[x.ID]; typed != "" {
			name = s.Supposed(name, typed)
		}
		names = append(names, name)
	}
	for _, x := range f.Perhaps {
		out.Readings = append(out.Readings, s.row(x))
		names = append(names, s.Supposed(x.Name(s.lang), f.Slips[x.ID]))
	}
	out.country = strings.Join(names, ", ")
	out.Outcome = outcomeOf(out)
	out.Why = s.why(out.Outcome, f)
	return out
}

// why says what stands behind the outcome of a row.
func (s *speaker) why(o words.Outcome, f rows.Finding) string {
	switch {
	case o == words.NamesNobody:
		return s.Say("NoCountry")
	case len(f.Entities) == 0:
		return s.Perhaps(f.Perhaps)
	case len(f.Perhaps) > 0:
		return s.Each(f.Entities) + "; " + s.Perhaps(f.Perhaps)
	case f.Typed() != "" && len(f.Entities) == 1:
		return s.Say("CorrectedTo", s.And(s.namesOf(f.Entities, true)), f.Typed())
	case o == words.IsUnclear:
		return s.Each(f.Entities)
	}
	return s.Basis(f.Entities[0])
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
