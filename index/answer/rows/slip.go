package rows

import (
	"slices"
	"strings"

	"miswg/corpus"
	"miswg/index/answer/table"
)

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
