package table

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// book makes a workbook as people keep them.
func book(t testing.TB, make func(f *excelize.File) error) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	if err := make(f); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// set fills a sheet, row by row.
func set(f *excelize.File, sheet string, rows ...[]any) error {
	for i, row := range rows {
		if err := f.SetSheetRow(sheet, fmt.Sprintf("A%d", i+1), &row); err != nil {
			return err
		}
	}
	return nil
}

// suppliers is a list with a title over all columns, two lines of header, a country
// beside several suppliers, formulas, a date, an address of two lines and a total.
func suppliers(f *excelize.File) error {
	err := set(f, "Sheet1",
		[]any{"Approved suppliers, June 2025"},
		nil,
		[]any{"No.", "Supplier", "Country", "Address", "Since", "Value"},
		[]any{nil, "(legal name)", "(ISO name)"},
		[]any{1, "Kongsberg Defence & Aerospace", "Norway", "Kirkegårdsveien 45\nKongsberg", time.Date(2021, 3, 4, 0, 0, 0, 0, time.UTC), 1200.5},
		[]any{2, "Nammo", nil, "Raufoss"},
		[]any{3, "Vinghøg", nil, "Nøtterøy"},
		nil,
		[]any{4, "=Saab", "Sweden", "Linköping", time.Date(2019, 12, 31, 0, 0, 0, 0, time.UTC), -3},
		[]any{"Total", nil, nil, nil, nil, 1197.5},
	)
	for _, area := range [][2]string{{"A1", "F1"}, {"C5", "C7"}} {
		err = errors.Join(err, f.MergeCell("Sheet1", area[0], area[1]))
	}
	return errors.Join(err, f.SetCellFormula("Sheet1", "F10", "SUM(F5:F9)"), f.SetDocProps(&excelize.DocProperties{Creator: "a contracting officer"}))
}

// fournisseurs is a list in French behind a hidden sheet and an empty one.
func fournisseurs(f *excelize.File) error {
	for _, name := range []string{"Couverture", "Liste"} {
		if _, err := f.NewSheet(name); err != nil {
			return err
		}
	}
	f.SetActiveSheet(2) // the one in front cannot be hidden
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	return errors.Join(err,
		set(f, "Sheet1", []any{"caché"}),
		f.SetSheetVisible("Sheet1", false),
		f.SetRowStyle("Couverture", 1, 20, bold),
		set(f, "Liste", []any{"Nom du fournisseur", "Code pays", "Ville / City"}, []any{"Thales", "FR", "Vélizy"}, []any{"Indra", "ES"}, []any{"Hanwha", "KR", "Changwon"}),
	)
}

func TestWorkbooks(t *testing.T) {
	for name, make := range map[string]func(*excelize.File) error{"suppliers": suppliers, "fournisseurs": fournisseurs} {
		s, err := File(name+".xlsx", book(t, make), Usual())
		if err != nil {
			t.Errorf("File(%s) = %v, want no error", name, err)
			continue
		}
		golden(t, "testdata/workbooks/"+name+".golden", dump(s))
	}
}

// repacked copies a workbook with some of its packed files changed.
func repacked(t testing.TB, data []byte, change func(name string, content []byte) []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		w, err := out.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(change(f.Name, content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const sheetPart = "xl/worksheets/sheet1.xml"

// rewritten replaces one packed file of a plain workbook.
func rewritten(t testing.TB, part string, content func(was []byte) []byte) []byte {
	t.Helper()
	plain := book(t, func(f *excelize.File) error {
		return set(f, "Sheet1", []any{"Supplier", "Country"}, []any{"Saab", "Sweden"})
	})
	return repacked(t, plain, func(name string, was []byte) []byte {
		if name == part {
			return content(was)
		}
		return was
	})
}

func sheetXML(rows string) []byte {
	return []byte(`<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`)
}

// TestHostile gives File what it refuses, each with its own error, in little time.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("reads files of 20 MB, in one goroutine")
	}
	text := func(s string) []byte { return []byte(s) }
	locked := func() []byte {
		f := excelize.NewFile()
		defer f.Close()
		var b bytes.Buffer
		if err := f.Write(&b, excelize.Options{Password: "secret"}); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}()
	entries := func() []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for i := range 2000 {
			if _, err := z.Create(fmt.Sprintf("xl/%d.xml", i)); err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}()
	good := book(t, suppliers)
	for _, c := range []struct {
		name string
		data []byte
		want error
	}{
		{"empty.csv", nil, ErrEmpty},
		{"blank.txt", text(" \n\t\n----\n"), ErrEmpty},
		{"empty.xlsx", nil, ErrEmpty},
		{"empty_sheet.xlsx", book(t, func(*excelize.File) error { return nil }), ErrEmpty},
		{"large.csv", bytes.Repeat(text("x"), 20<<20+1), ErrTooLarge},
		{"long.csv", bytes.Repeat(text("Saab,Sweden\n"), 100_002), ErrTooLong},
		{"long.txt", bytes.Repeat(text("\r"), 100_002), ErrTooLong},
		{"long.xlsx", rewritten(t, sheetPart, func([]byte) []byte { return sheetXML(strings.Repeat(`<row><c><v>1</v></c></row>`, 100_001)) }), ErrTooLong},
		{"wide.xlsx", rewritten(t, sheetPart, func([]byte) []byte {
			var rows strings.Builder
			for i := range 50_000 {
				fmt.Fprintf(&rows, `<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, i+1, i+1)
			}
			return sheetXML(rows.String())
		}), ErrTooLarge},
		{"bomb.xlsx", rewritten(t, sheetPart, func([]byte) []byte { return bytes.Repeat(text(" "), 65<<20) }), ErrTooLarge},
		{"styles.xlsx", rewritten(t, "xl/styles.xml", func([]byte) []byte { return bytes.Repeat(text("<xf/>"), 1<<20) }), ErrTooLarge},
		{"strings.xlsx", rewritten(t, "xl/sharedStrings.xml", func([]byte) []byte { return bytes.Repeat(text("<si/>"), 4<<20) }), ErrTooLarge},
		{"entries.xlsx", entries, ErrTooLarge},
		{"locked.xlsx", locked, ErrLocked},
		{"old.xls", text("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Workbook"), ErrKind},
		{"cut.xlsx", good[:len(good)/2], ErrBroken},
		{"text.xlsx", text("Saab,Sweden"), ErrBroken},
		{"flipped.xlsx", rewritten(t, sheetPart, func(b []byte) []byte { return b[:len(b)/2] }), ErrBroken},
		{"damaged.xlsx", rewritten(t, sheetPart, func([]byte) []byte {
			return sheetXML(`<row r="1"><c r="A1" t="str"><v>Saab</v></c></row><row r="2"><c r="A2" t="str"><v>Nam<</v></c></row><row r="3"><c r="A3"><v>1</v></c></row>`)
		}), ErrBroken},
		{"nobook.xlsx", rewritten(t, "xl/workbook.xml", func([]byte) []byte { return text("<") }), ErrBroken},
		{"letter.docx", func() []byte {
			var b bytes.Buffer
			z := zip.NewWriter(&b)
			if _, err := z.Create("word/document.xml"); err != nil {
				t.Fatal(err)
			}
			if err := z.Close(); err != nil {
				t.Fatal(err)
			}
			return b.Bytes()
		}(), ErrKind},
		{"letter.pdf", text("%PDF-1.7\n..."), ErrKind},
		{"photo.png", text("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), ErrKind},
		{"photo.csv", text("\xff\xd8\xff\xe0\x00\x10JFIF"), ErrKind},
		{"letter.rtf", text(`{\rtf1 Norway}`), ErrKind},
		{"feed.xml", text(`<?xml version="1.0"?><a/>`), ErrKind},
	} {
		s, err := File(c.name, c.data, Usual())
		if !errors.Is(err, c.want) {
			t.Errorf("File(%q) = %d rows, %v, want %v", c.name, len(s.Rows), err, c.want)
		}
	}
}

// TestValues reads what formulas gave, and cells of every type, as text.
func TestValues(t *testing.T) {
	data := rewritten(t, sheetPart, func([]byte) []byte {
		return sheetXML(`<row r="3"><c r="A3" t="str"><f>UPPER("kr")</f><v>KR</v></c><c r="B3" t="b"><v>1</v></c><c r="C3"><v>0.30000000000000004</v></c>` +
			`<c r="E3" t="inlineStr"><is><r><t>Sa</t></r><r><t>ab</t></r></is></c><c r="F3" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="G3"><f>A1</f></c></row>`)
	})
	s, err := File("values.xlsx", data, Usual())
	want := []string{"KR", "TRUE", "0.3", "", "Saab", "#DIV/0!"}
	if err != nil || len(s.Rows) != 1 || s.Rows[0].Line != 3 || !slices.Equal(s.Rows[0].Cells, want) {
		t.Errorf("File(values.xlsx) = %v, %v, want line 3 with %q", s.Rows, err, want)
	}
}

// TestMacros reads a workbook with macros like any: they are bytes nobody runs.
func TestMacros(t *testing.T) {
	data := book(t, func(f *excelize.File) error {
		macros := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 600)...)
		return errors.Join(set(f, "Sheet1", []any{"Supplier", "Country"}, []any{"Saab", "Sweden"}), f.AddVBAProject(macros))
	})
	s, err := File("macros.xlsm", data, Usual())
	if err != nil || len(s.Rows) != 1 || len(s.Columns) != 2 || s.Columns[1] != Country {
		t.Errorf("File(macros.xlsm) = %v, %v, want one row with a country", s, err)
	}
}

// TestMergedOverlap fills many areas over one another in little time.
func TestMergedOverlap(t *testing.T) {
	data := rewritten(t, sheetPart, func([]byte) []byte {
		rows := strings.Repeat(`<row><c t="str"><v>x</v></c><c t="str"><v>y</v></c></row>`, 20_000)
		xml := string(sheetXML(rows))
		return []byte(strings.Replace(xml, "</worksheet>", "<mergeCells>"+strings.Repeat(`<mergeCell ref="A1:A20000"/>`, 20_000)+"</mergeCells></worksheet>", 1))
	})
	s, err := File("merged.xlsx", data, Usual())
	if err != nil || len(s.Rows) != 20_000 || s.Rows[19_999].Cells[0] != "x" {
		t.Errorf("File(merged.xlsx) = %d rows, %v, want 20,000", len(s.Rows), err)
	}
}
