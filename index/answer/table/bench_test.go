package table

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"
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
		if s, err := File("list.xlsx", data.Bytes(), Limits{}); err != nil || len(s.Rows) != benchLines {
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

// FuzzText reads anything, and wants each row to be a line of it.
func FuzzText(f *testing.F) {
	for _, s := range []string{
		"", "- a\n- b", "a\tb\n\tc", `"a` + "\n" + `b",c`, "|a|b|\n|-|-|\n|c|d|", "<table><tr><td rowspan=2>a<br>b</td></tr><tr></table>", "a  b\nc  d",
		"> > x\n&gt; y", "Country\nNO", "a)\n(iv) b\n1.\tc\td", "One. Two? Three!", "🇳🇴\n🇸🇪", "\"\n\"\"\n", "a - b\nc - d\n\xff", "Thanks", "Supplier;Country\n(a);[b]\nx;y\nTotal",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { sound(t, Text(s), s) })
}

// sound wants what every sheet promises.
func sound(t *testing.T, got Sheet, of any) {
	t.Helper()
	last := 0
	if len(got.Columns) != len(got.Header) {
		t.Errorf("%d roles of %d columns, want as many: %q", len(got.Columns), len(got.Header), of)
	}
	for _, r := range got.Rows {
		if len(r.Cells) == 0 || r.Line < 1 || r.Line < last || len([]rune(r.Text)) > MaxText {
			t.Errorf("a row %+v behind line %d, want cells, lines in order and a short text: %q", r, last, of)
		}
		last = r.Line
	}
}

// FuzzFile reads any bytes under any name.
func FuzzFile(f *testing.F) {
	workbook := book(f, func(f *excelize.File) error {
		return set(f, "Sheet1", []any{"Supplier", "Country"}, []any{"Saab", "Sweden"})
	})
	f.Add("list.xlsx", workbook)
	f.Add("cut.xlsx", workbook[:len(workbook)-30])
	f.Add("list.csv", []byte("Supplier;Country\nSaab;Sweden\n"))
	f.Add("list.tsv", []byte("\xff\xfeS\x00\t\x00a\x00\n\x00"))
	f.Add("list.txt", []byte("Soci\xe9t\xe9\n- Saab"))
	f.Add("old.xls", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
	f.Add("letter.pdf", []byte("%PDF"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		s, err := File(name, data, Limits{Unpacked: 1 << 20, Lines: 1000})
		if err != nil && len(s.Rows) > 0 {
			t.Errorf("File(%q) = rows and %v, want one of them", name, err)
		}
		sound(t, s, data)
	})
}
