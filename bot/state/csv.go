package state

import (
	"encoding/csv"
	"io"
	"strings"
	"unicode"

	"miswg/corpus"
)

// WriteCSV writes rows as comma-separated values below a heading. No cell can become
// a formula, be the file opened with commas, semicolons or tabs between cells: commas,
// semicolons and quotation marks within a cell become spaces.
func WriteCSV(w io.Writer, heading []string, rows [][]string) error {
	safe := corpus.Each(rows, func(row []string) []string { return corpus.Each(row, cell) })
	return csv.NewWriter(w).WriteAll(append([][]string{heading}, safe...))
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
