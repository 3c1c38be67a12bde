package rows

import (
	"slices"
	"strings"

	"miswg/corpus"
	"miswg/index/answer/table"
)

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
