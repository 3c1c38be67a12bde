package table

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// XLSX writes rows as a workbook of one sheet: the header bold, in sight and with
// filters, columns as wide as what is in them, every cell text. A cell that would
// be a formula gets an apostrophe in front, for whoever saves it as CSV.
//
// The library that reads workbooks would write them too, with a copier of anything into
// anything; .github/decisions/size.md says what that makes of the program.
func XLSX(w io.Writer, header []string, rows [][]string) error {
	if err := xlsx(w, header, rows); err != nil {
		return fmt.Errorf("table: %w", err)
	}
	return nil
}

// The parts of a workbook that are the same in each, by their names.
const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	spread  = `http://schemas.openxmlformats.org/spreadsheetml/2006/main`
	office  = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	related = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	kindOf  = `application/vnd.openxmlformats-officedocument.spreadsheetml.`

	typesPart = xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="` + kindOf + `sheet.main+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="` + kindOf + `styles+xml"/>` +
		`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + kindOf + `worksheet+xml"/></Types>`

	packagePart = xmlHead + related + `<Relationship Id="rId1" Type="` + office + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`

	relationsPart = xmlHead + related + `<Relationship Id="rId1" Type="` + office + `/worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="rId2" Type="` + office + `/styles" Target="styles.xml"/></Relationships>`

	// Of cells, the second kind is bold.
	stylesPart = xmlHead + `<styleSheet xmlns="` + spread + `">` +
		`<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>` +
		`<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>` +
		`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
		`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
		`<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
		`<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>` +
		`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
)

func xlsx(w io.Writer, header []string, rows [][]string) error {
	last, err := excelize.CoordinatesToCellName(max(1, len(header)), 1+len(rows), true) // refuses what no sheet holds
	if err != nil {
		return err
	}
	book := xmlHead + `<workbook xmlns="` + spread + `" xmlns:r="` + office + `"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets>` +
		`<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'Sheet1'!$A$1:` + last + `</definedName></definedNames></workbook>`
	z := zip.NewWriter(w)
	for _, part := range [][2]string{
		{"[Content_Types].xml", typesPart}, {"_rels/.rels", packagePart}, {"xl/workbook.xml", book},
		{"xl/_rels/workbook.xml.rels", relationsPart}, {"xl/styles.xml", stylesPart},
	} {
		out, err := z.Create(part[0])
		if err != nil {
			return err
		}
		if _, err := io.WriteString(out, part[1]); err != nil {
			return err
		}
	}
	out, err := z.Create("xl/worksheets/sheet1.xml")
	if err != nil {
		return err
	}
	if err := writeSheet(out, strings.ReplaceAll(last, "$", ""), header, rows); err != nil {
		return err
	}
	return z.Close()
}

func writeSheet(w io.Writer, last string, header []string, rows [][]string) error {
	var out bytes.Buffer
	out.WriteString(xmlHead + `<worksheet xmlns="` + spread + `"><sheetViews><sheetView tabSelected="1" workbookViewId="0">` +
		`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`)
	for i, n := range widths(header, rows) {
		fmt.Fprintf(&out, `<col min="%d" max="%d" width="%g" customWidth="1"/>`, i+1, i+1, n)
	}
	out.WriteString(`</cols><sheetData>`)
	for i, row := range append([][]string{header}, rows...) {
		bold := ""
		if i == 0 {
			bold = ` s="1"`
		}
		fmt.Fprintf(&out, `<row r="%d">`, i+1)
		for at, cell := range harmlessRow(row) {
			name, err := excelize.CoordinatesToCellName(at+1, i+1)
			if err != nil {
				return err
			}
			fmt.Fprintf(&out, `<c r="%s"%s t="inlineStr"><is><t xml:space="preserve">`, name, bold)
			if err := xml.EscapeText(&out, []byte(inCell(cell))); err != nil {
				return err
			}
			out.WriteString(`</t></is></c>`)
		}
		out.WriteString(`</row>`)
		if _, err := out.WriteTo(w); err != nil {
			return err
		}
	}
	fmt.Fprintf(&out, `</sheetData><autoFilter ref="A1:%s"/></worksheet>`, last)
	_, err := out.WriteTo(w)
	return err
}

// coded is how a workbook writes a sign by its number.
var coded = regexp.MustCompile(`^_x[0-9A-Fa-f]{4}_`)

// inCell is a text as a cell holds it: of 32,767 units of UTF-16 at most, and nothing in it
// taken for a coded sign.
func inCell(text string) string {
	const most = 32767
	var out strings.Builder
	units := 0
	for i, r := range text {
		if units += utf16.RuneLen(r); units > most {
			break
		}
		if r == '_' && coded.MatchString(text[i:]) {
			out.WriteString("_x005F")
		}
		out.WriteRune(r)
	}
	return out.String()
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
