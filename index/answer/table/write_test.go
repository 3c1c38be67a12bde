package table

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

var (
	wroteHeader = []string{"Line", "Supplier", "Country", "Quote"}
	wroteRows   = [][]string{
		{"1", "Kongsberg, “Defence”", "Norway", `the page: "Norway"`},
		{"2", "=HYPERLINK(\"http://x\")", "+1", "-2"},
		{"3", "@SUM(A1)", "\tCôte d’Ivoire"},
		{"0042", "two\nlines; and | pipes", "", "<b>&amp;</b>"},
	}
)

func TestHarmless(t *testing.T) {
	for cell, want := range map[string]string{
		"=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@A1": "'@A1", "\t=1": "'\t=1", "\r=1": "'\r=1", "＝1": "'＝1",
		"": "", "Saab": "Saab", "a=b": "a=b", "Rolls-Royce": "Rolls-Royce",
	} {
		if got := harmless(cell); got != want {
			t.Errorf("harmless(%q) = %q, want %q", cell, got, want)
		}
	}
}

// TestCSVReadsBack writes a file and reads it as an attachment.
func TestCSVReadsBack(t *testing.T) {
	var b bytes.Buffer
	if err := CSV(&b, wroteHeader, wroteRows); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); !strings.HasPrefix(got, "\ufeffLine,Supplier,Country,Quote\r\n1,") {
		t.Errorf("CSV = %q, want it to begin with the mark and the header, lines ending in CRLF", got)
	}
	readsBack(t, "result.csv", b.Bytes())
}

func TestXLSXReadsBack(t *testing.T) {
	var b bytes.Buffer
	if err := XLSX(&b, wroteHeader, wroteRows); err != nil {
		t.Fatal(err)
	}
	readsBack(t, "result.xlsx", b.Bytes())
}

func readsBack(t *testing.T, name string, data []byte) {
	t.Helper()
	s, err := File(name, data, Usual())
	if err != nil {
		t.Fatalf("File(%s) = %v, want no error", name, err)
	}
	if !slices.Equal(s.Header, wroteHeader) || !slices.Equal(s.Columns, []Role{Other, Supplier, Country, Other}) {
		t.Errorf("File(%s) has the header %q %v, want %q", name, s.Header, s.Columns, wroteHeader)
	}
	if len(s.Rows) != len(wroteRows) {
		t.Fatalf("File(%s) = %d rows, want %d:\n%s", name, len(s.Rows), len(wroteRows), dump(s))
	}
	for i, want := range [][]string{
		{"1", "Kongsberg, “Defence”", "Norway", `the page: "Norway"`},
		{"2", "'=HYPERLINK(\"http://x\")", "'+1", "'-2"},
		{"3", "'@SUM(A1)", "' Côte d’Ivoire"},
		{"0042", "two, lines; and | pipes", "", "<b>&amp;</b>"},
	} {
		got := slices.Clone(s.Rows[i].Cells)
		for j := range got {
			got[j] = strings.ReplaceAll(got[j], "\t", " ")
		}
		if !slices.Equal(got, want) {
			t.Errorf("File(%s) row %d = %q, want %q", name, i, got, want)
		}
	}
}

// TestXLSXLooks opens the workbook with the library and looks at what a person sees.
func TestXLSXLooks(t *testing.T) {
	var b bytes.Buffer
	if err := XLSX(&b, wroteHeader, wroteRows); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	const sheet = "Sheet1"
	for cell, want := range map[string]bool{"A1": true, "D1": true, "A2": false} {
		id, err := f.GetCellStyle(sheet, cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if got := style.Font != nil && style.Font.Bold; got != want {
			t.Errorf("%s is bold: %v, want %v", cell, got, want)
		}
	}
	for _, cell := range []string{"A5", "B3"} {
		if kind, err := f.GetCellType(sheet, cell); err != nil || kind != excelize.CellTypeInlineString {
			t.Errorf("the type of %s = %v, %v, want a string", cell, kind, err)
		}
		if formula, err := f.GetCellFormula(sheet, cell); err != nil || formula != "" {
			t.Errorf("the formula of %s = %q, %v, want none", cell, formula, err)
		}
	}
	if n, err := f.GetColWidth(sheet, "B"); err != nil || n < 20 {
		t.Errorf("column B is %v wide, %v, want room for its cells", n, err)
	}
	names := f.GetDefinedName()
	if len(names) != 1 || !strings.HasSuffix(names[0].RefersTo, "$A$1:$D$5") {
		t.Errorf("the filters are %v, want A1 to D5", names)
	}
	if raw, _ := f.Pkg.Load(sheetPart); !bytes.Contains(raw.([]byte), []byte("<autoFilter ref=")) {
		t.Errorf("the sheet has no filters: %s", raw)
	}
	if panes, err := f.GetPanes(sheet); err != nil || !panes.Freeze {
		t.Errorf("the panes are %v, %v, want the header in sight", panes, err)
	}
}

func TestNoRows(t *testing.T) {
	var b bytes.Buffer
	if err := XLSX(&b, wroteHeader, nil); err != nil {
		t.Errorf("XLSX without rows = %v, want no error", err)
	}
	if _, err := File("result.xlsx", b.Bytes(), Usual()); !errors.Is(err, ErrEmpty) {
		t.Errorf("File of a workbook without rows = %v, want %v", err, ErrEmpty)
	}
}

type failing struct{ left int }

func (f *failing) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errors.New("the disk is full")
	}
	return len(p), nil
}

func TestWriteFails(t *testing.T) {
	for left := range 5 {
		if err := CSV(&failing{left}, wroteHeader, wroteRows); err == nil {
			t.Errorf("CSV to a full disk with %d bytes left = nil, want an error", left)
		}
		if err := XLSX(&failing{left}, wroteHeader, wroteRows); err == nil {
			t.Errorf("XLSX to a full disk with %d bytes left = nil, want an error", left)
		}
	}
}
