package table

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// FuzzText reads anything, and wants every word of it in a cell.
func FuzzText(f *testing.F) {
	for _, s := range []string{
		"", "- a\n- b", "a\tb\n\tc", `"a` + "\n" + `b",c`, "|a|b|\n|-|-|\n|c|d|", "<table><tr><td rowspan=2>a<br>b</td></tr><tr></table>", "a  b\nc  d",
		"> > x\n&gt; y", "Country\nNO", "a)\n(iv) b\n1.\tc\td", "One. Two? Three!", "🇳🇴\n🇸🇪", "\"\n\"\"\n", "a - b\nc - d\n\xff", "Thanks", "Supplier;Country\n(a);[b]\nx;y\nTotal",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Text(s)
		sound(t, got, s)
		if cleaned := clean(s); !isMarkup(cleaned) {
			complete(t, got, strings.ReplaceAll(cleaned, "&gt;", " "))
		}
	})
}

// complete wants each word of five letters, which is no bullet, in the header or a cell.
func complete(t *testing.T, got Sheet, of string) {
	t.Helper()
	letters := func(r rune) bool { return !unicode.IsLetter(r) }
	has := map[string]bool{}
	for _, cells := range append([][]string{got.Header}, cellsOfRows(got.Rows)...) {
		for _, cell := range cells {
			for _, word := range strings.FieldsFunc(cell, letters) {
				has[word] = true
			}
		}
	}
	for word := range strings.FieldsFuncSeq(of, letters) {
		if utf8.RuneCountInString(word) >= 5 && !has[word] {
			t.Errorf("%q is in no cell of %q, want it kept", word, of)
		}
	}
}

func cellsOfRows(rows []Row) [][]string {
	var out [][]string
	for _, r := range rows {
		out = append(out, r.Cells)
	}
	return out
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
	limits := Usual()
	limits.Unpacked, limits.Lines = 1<<20, 1000
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		s, err := File(name, data, limits)
		if err != nil && len(s.Rows) > 0 {
			t.Errorf("File(%q) = rows and %v, want one of them", name, err)
		}
		sound(t, s, data)
	})
}
