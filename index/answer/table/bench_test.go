package table

import (
	"bytes"
	"fmt"
	"testing"
)

const benchLines = 5000

// BenchmarkText reads 5,000 lines as people paste them. The goal is 50 ms.
func BenchmarkText(b *testing.B) {
	var list bytes.Buffer
	list.WriteString("Bonjour,\npouvez-vous vérifier :\n")
	for i := range benchLines {
		fmt.Fprintf(&list, "- Société Générale d’Armement %d, Côte d’Ivoire\n", i)
	}
	s := list.String()
	for b.Loop() {
		if got := Text(s); len(got.Rows) != benchLines+2 || len(got.Rows[2].Cells) != 2 {
			b.Fatalf("Text = %d rows, want %d of two cells", len(got.Rows), benchLines+2)
		}
	}
}

// BenchmarkWorkbook reads 5,000 rows of an XLSX workbook.
func BenchmarkWorkbook(b *testing.B) {
	var rows [][]string
	for i := range benchLines {
		rows = append(rows, []string{fmt.Sprint("Supplier ", i), "Norway", "NO", "Kongsberg"})
	}
	var data bytes.Buffer
	if err := XLSX(&data, []string{"Supplier", "Country", "Code", "Place"}, rows); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if s, err := File("list.xlsx", data.Bytes(), Usual()); err != nil || len(s.Rows) != benchLines {
			b.Fatalf("File = %d rows, %v, want %d", len(s.Rows), err, benchLines)
		}
	}
}

// BenchmarkXLSX writes them.
func BenchmarkXLSX(b *testing.B) {
	row := []string{"1", "Kongsberg", "Norway", "member", "Norway", "the page", "2025-06-01", "sha256:0000"}
	rows := make([][]string, benchLines)
	for i := range rows {
		rows[i] = row
	}
	for b.Loop() {
		var data bytes.Buffer
		if err := XLSX(&data, row, rows); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPatient reads texts made to take long.
func BenchmarkPatient(b *testing.B) {
	for name, s := range patient {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Text(s)
			}
		})
	}
}
