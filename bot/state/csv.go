package state

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"unicode"
)

// WriteCSV writes gaps as comma-separated values with a heading. No cell can become
// a formula, be the file opened with commas, semicolons or tabs between cells.
func WriteCSV(w io.Writer, gaps []Gap) error {
	c := csv.NewWriter(w)
	if err := c.Write([]string{"week", "term", "lang", "kind", "people", "questions"}); err != nil {
		return err
	}
	for _, g := range gaps {
		week := ""
		if !g.Week.IsZero() {
			week = g.Week.Format("2006-01-02")
		}
		if err := c.Write([]string{week, cell(g.Term), cell(string(g.Lang)), cell(string(g.Kind)), strconv.Itoa(g.People), strconv.Itoa(g.Questions)}); err != nil {
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
