package table

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
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
	for _, row := range append([][]string{header}, rows...) {
		if err := out.Write(harmlessRow(row)); err != nil {
			return fmt.Errorf("table: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("table: %w", err)
	}
	return nil
}
