package state

import (
	"encoding/csv"
	"io"
	"strings"
	"unicode"
)

// WriteCSV writes rows as comma-separated values below a heading. No cell can become
// a formula, be the file opened with commas, semicolons or tabs between cells: commas,
// semicolons and quotation marks within a cell become spaces.
func WriteCSV(w io.Writer, heading []string, rows [][]string) error {
	c := csv.NewWriter(w)
	if err := c.Write(heading); err != nil {
		return err
	}
	for _, row := range rows {
		safe := make([]string, len(row))
		for i, text := range row {
			safe[i] = cell(text)
		}
		if err := c.Write(safe); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

// cell makes text harmless in a spreadsheet: what may start a cell becomes a space,
// and what starts a formula gets an apostrophe, which spreadsheets do not show.
func cell(text string) string {
	text = strings.Map(func(r rune) rune {
		unseen := unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
		if unseen || strings.ContainsRune(`,;"`, r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
	text = strings.Join(strings.Fields(text), " ")
	if text != "" && strings.ContainsRune("=+-@＝＋－＠'|%", []rune(text)[0]) {
		return "'" + text
	}
	return text
}
