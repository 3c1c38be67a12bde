package table

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// harmless keeps a cell from being read as a formula, or as the beginning of one,
// by whatever opens the file.
func harmless(cell string) string {
	if strings.IndexAny(cell, "=+-@\t\r\n＝＋－＠") == 0 {
		return "'" + cell
	}
	return cell
}

func harmlessRow(row []string) []string {
	out := make([]string, 0, len(row))
	for _, cell := range row {
		out = append(out, harmless(cell))
	}
	return out
}

// CSV writes rows as comma-separated values that spreadsheets open as they are:
// UTF-8 with its mark, lines that end in CRLF. A cell that would be a formula gets
// an apostrophe in front.
func CSV(w io.Writer, header []string, rows [][]string) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return fmt.Errorf("table: %w", err)
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	safe := [][]string{harmlessRow(header)}
	for _, row := range rows {
		safe = append(safe, harmlessRow(row))
	}
	if err := out.WriteAll(safe); err != nil {
		return fmt.Errorf("table: %w", err)
	}
	return nil
}

// XLSX writes rows as a workbook of one sheet: the header bold, in sight and with
// filters, columns as wide as what is in them, every cell text. A cell that would
// be a formula gets an apostrophe in front, for whoever saves it as CSV.
func XLSX(w io.Writer, header []string, rows [][]string) error {
	f := excelize.NewFile()
	defer f.Close()
	if err := fill(f, header, rows); err != nil {
		return fmt.Errorf("table: %w", err)
	}
	if err := f.Write(w); err != nil {
		return fmt.Errorf("table: %w", err)
	}
	return nil
}

func fill(f *excelize.File, header []string, rows [][]string) error {
	const name = "Sheet1"
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	last, err := excelize.CoordinatesToCellName(max(1, len(header)), 1+len(rows), true)
	if err != nil {
		return err
	}
	if err := f.AutoFilter(name, "$A$1:"+last, nil); err != nil {
		return err
	}
	if err := f.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	out, err := f.NewStreamWriter(name)
	if err != nil {
		return err
	}
	for i, n := range widths(header, rows) {
		if err := out.SetColWidth(i+1, i+1, n); err != nil {
			return err
		}
	}
	for i, row := range append([][]string{header}, rows...) {
		cells := make([]any, 0, len(row))
		for _, c := range harmlessRow(row) {
			if i == 0 {
				cells = append(cells, excelize.Cell{StyleID: bold, Value: c})
			} else {
				cells = append(cells, c)
			}
		}
		if err := out.SetRow(fmt.Sprintf("A%d", i+1), cells); err != nil {
			return err
		}
	}
	return out.Flush()
}

// widths are the columns' widths in characters, by the longest cell of each.
func widths(header []string, rows [][]string) []float64 {
	const least, most = 8, 60
	out := make([]float64, len(header))
	for _, row := range append([][]string{header}, rows...) {
		for i, cell := range row[:min(len(row), len(out))] {
			out[i] = min(max(out[i], least, float64(utf8.RuneCountInString(cell)+2)), most)
		}
	}
	return out
}
