package answer

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"miswg/corpus"
	"miswg/index/answer/words"
)

// Header names the columns of Cells, in the language of the checklist.
func (c Checklist) Header() []string {
	return c.phrases.ListHeader()
}

// Cells are the rows as a table, one a row of the list, in its order: number, line
// as written, supplier, country, standing, reason, quote, source, day of the copy
// and digest of the corpus.
func (c Checklist) Cells() [][]string {
	return corpus.Each(c.Rows, func(r CheckedRow) []string {
		return []string{
			strconv.Itoa(r.Number), r.Text, r.Supplier, r.country, c.phrases.Outcome(r.Outcome), r.Why, r.quotes(),
			c.Source.URL, c.Source.Captured, c.Digest,
		}
	})
}

// quotes are the page's lines that settle a row.
func (r CheckedRow) quotes() string {
	return strings.Join(corpus.Found(r.Entities, func(x Entity) (string, bool) { return x.Line, x.Line != "" }), " · ")
}

// Text is the checklist to read: its sum, then the rows, those of one outcome under
// its name and exceptions first, unless ordered, at most most of them; 0 shows all.
func (c Checklist) Text(most int, ordered bool) string {
	shown := len(c.Rows)
	if most > 0 {
		shown = min(shown, most)
	}
	lines := []string{c.Summary}
	if ordered {
		lines = append(lines, c.Lines(true)[:shown]...)
	} else {
		for _, g := range c.Groups(shown) {
			lines = append(append(lines, "", g.Label), g.Rows...)
		}
	}
	if more := c.More(shown); more != "" {
		lines = append(lines, more)
	}
	return strings.Join(lines, "\n") + "\n"
}

// Lines are the rows to read, with their outcomes, in their order or, those of one
// outcome in it, exceptions first.
func (c Checklist) Lines(ordered bool) []string {
	rows := slices.Clone(c.Rows)
	if !ordered {
		slices.SortStableFunc(rows, func(a, b CheckedRow) int {
			return slices.Index(exceptionsFirst, a.Outcome) - slices.Index(exceptionsFirst, b.Outcome)
		})
	}
	return corpus.Each(rows, func(r CheckedRow) string { return c.phrases.ListLine(r.String(), c.phrases.Outcome(r.Outcome)) })
}

// Found counts the rows that name somebody.
func (c Checklist) Found() int {
	return len(corpus.Those(c.Rows, func(r CheckedRow) bool { return r.Outcome != words.NamesNobody }))
}

// More says how many rows are left when so many are shown; "" when none are.
func (c Checklist) More(shown int) string {
	if len(c.Rows) <= shown {
		return ""
	}
	return c.phrases.MoreLines(len(c.Rows) - shown)
}

// String is a row to read, without its outcome: "6. Embraer → Brazil"; where it is
// unclear, with how each that it names stands.
func (r CheckedRow) String() string {
	s := strconv.Itoa(r.Number) + ". " + r.Supplier
	switch {
	case r.Outcome == words.IsUnclear && r.Typed == "":
		return s + " → " + r.Why
	case r.country == "":
		return s
	}
	s += " → " + r.country
	all := slices.Concat(r.Entities, r.Readings)
	if slices.ContainsFunc(all, func(x Entity) bool { return x.Status != all[0].Status }) {
		s += " (" + r.Why + ")"
	}
	return s
}

// A RowGroup is the rows of one outcome to read, in the order of the input.
type RowGroup struct {
	Label string // the outcome, and how many rows there are
	Rows  []string
}

// Groups are the first so many rows by outcome, exceptions first; an outcome without
// rows has none.
func (c Checklist) Groups(most int) []RowGroup {
	var out []RowGroup
	for _, o := range exceptionsFirst {
		rows := corpus.Found(c.Rows, func(r CheckedRow) (string, bool) { return r.String(), r.Outcome == o })
		if shown := rows[:min(len(rows), most)]; len(shown) > 0 {
			most -= len(shown)
			out = append(out, RowGroup{fmt.Sprintf("%s (%d)", words.Sentence(c.phrases.Outcomes(o, len(rows))), len(rows)), shown})
		}
	}
	return out
}
