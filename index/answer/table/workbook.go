package table

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// workbook reads the first sheet of an XLSX workbook that has anything in it.
// Macros are not run, formulas not computed: what they gave is stored beside them.
func workbook(data []byte, limits Limits) (s Sheet, err error) {
	// The library is made for files of friends; whatever it trips over is no workbook.
	defer func() {
		if r := recover(); r != nil {
			s, err = Sheet{}, fmt.Errorf("%w: %v", ErrBroken, r)
		}
	}()
	if err := inspect(data, limits); err != nil {
		return Sheet{}, err
	}
	// Equal limits keep the library from unpacking to the disk.
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit: int64(limits.Unpacked), UnzipXMLSizeLimit: int64(limits.Unpacked), ShortDatePattern: "yyyy-mm-dd",
	})
	if err != nil {
		return Sheet{}, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	defer f.Close()
	for _, name := range f.GetSheetList() {
		if shown, err := f.GetSheetVisible(name); err == nil && !shown {
			continue
		}
		lines, err := rows(f, name, limits)
		if err != nil {
			return Sheet{}, err
		}
		if len(lines) > 0 {
			return sheet(lines, true), nil
		}
	}
	return Sheet{}, ErrEmpty
}

// inspect refuses a packed file that is no workbook, or one that unpacks to more
// than the limits allow, by its directory alone: unpacking more than that says is
// an error.
func inspect(data []byte, limits Limits) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return fmt.Errorf("%w: %w", ErrBroken, err)
	}
	if len(z.File) > limits.Entries {
		return ErrTooLarge
	}
	total, book := uint64(0), false
	for _, f := range z.File {
		name := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))
		if total += f.UncompressedSize64; f.UncompressedSize64 > most(name, limits) || total > uint64(limits.Unpacked) { // #nosec G115 -- a limit is positive
			return ErrTooLarge
		}
		book = book || name == "xl/workbook.xml"
	}
	if !book {
		return ErrKind
	}
	return nil
}

// most is how large a packed file may be. Sheets and pictures the library keeps as
// they are; of the strings it makes twenty times as much in memory, of the styles
// and all the rest up to eighty times.
func most(name string, limits Limits) uint64 {
	ext := path.Ext(name)
	switch {
	case strings.HasPrefix(name, "xl/worksheets/sheet"), ext != ".xml" && ext != ".rels":
		return uint64(limits.Unpacked) // #nosec G115 -- a limit is positive
	case name == "xl/sharedstrings.xml":
		return uint64(limits.Unpacked / 4) // #nosec G115 -- a limit is positive
	}
	return uint64(limits.Unpacked / 16) // #nosec G115 -- a limit is positive
}

// rows reads the rows of a sheet as lines; a sheet that is a chart has none.
func rows(f *excelize.File, name string, limits Limits) ([]line, error) {
	all, err := f.Rows(name)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	defer all.Close()
	var lines []line
	cells, n := 0, 0
	for all.Next() {
		n++
		row, err := all.Columns()
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrBroken, err)
		}
		if cells += len(row); cells > limits.Cells {
			return nil, ErrTooLarge
		}
		l := line{n: n, cells: trimEnd(cellsOf(row))}
		if len(filled(l.cells)) == 0 {
			continue
		}
		if lines = append(lines, l); len(lines) > limits.Lines {
			return nil, ErrTooLong
		}
	}
	if err := all.Error(); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	areas, err := merged(f, name, n)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	repeat(lines, areas)
	for i := range lines {
		lines[i].text = strings.Join(filled(lines[i].cells), joint)
	}
	return lines, nil
}

// cellsOf trims cells; lines within one are as the lines of an address.
func cellsOf(row []string) []string {
	out := make([]string, 0, len(row))
	for _, c := range row {
		out = append(out, strings.Join(strings.FieldsFunc(strings.TrimSpace(clean(c)), func(r rune) bool { return r == '\n' }), ", "))
	}
	return out
}

// An area is a merged one, its bounds from 1 and within it.
type area struct{ left, top, right, bottom int }

// repeat fills merged areas downwards with what their first cell says, as one
// country beside several suppliers. One that is several columns wide and all there
// is in its row is a title.
func repeat(lines []line, areas []area) {
	at := make(map[int]int, len(lines))
	for i := range lines {
		at[lines[i].n] = i
	}
	for _, a := range areas {
		top, ok := at[a.top]
		if !ok || a.left > len(lines[top].cells) {
			continue
		}
		if l := &lines[top]; a.right > a.left && len(filled(l.cells)) == 1 {
			l.aside = true
			continue
		}
		value := lines[top].cells[a.left-1]
		for i := top + 1; i < len(lines) && lines[i].n <= a.bottom; i++ {
			for len(lines[i].cells) < a.left {
				lines[i].cells = append(lines[i].cells, "")
			}
			lines[i].cells[a.left-1] = value
		}
	}
}

// merged returns the merged areas of a sheet of which the library read n rows, those
// left out that overlap others in their first column. The library would build the
// whole sheet in memory to tell them. And it stops without a word where a sheet is
// damaged, so a sheet that it did not read to the last row is checked.
func merged(f *excelize.File, name string, n int) ([]area, error) {
	raw, _ := f.Pkg.Load(partOf(f, name))
	data, _ := raw.([]byte)
	data = bytes.TrimSpace(data)
	if !bytes.HasSuffix(data, []byte("worksheet>")) {
		return nil, errors.New("a sheet has no end")
	}
	if behind := bytes.LastIndex(data, []byte("sheetData>")); behind >= 0 && lastRow(data) <= n {
		data = data[behind+len("sheetData>"):]
	}
	var out []area
	below := map[int]int{} // the last row that an area fills, by column
	for in := xml.NewDecoder(bytes.NewReader(data)); ; {
		token, err := in.RawToken()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "mergeCell" {
			continue
		}
		a, err := areaOf(start)
		if err != nil {
			return nil, err
		}
		if a.top > below[a.left] {
			out = append(out, a)
			below[a.left] = a.bottom
		}
	}
}

// lastRow returns the number of the last row of a sheet, or more than there can be
// if that is not written where it mostly is.
func lastRow(data []byte) int {
	const unknown = excelize.TotalRows + 1
	i := bytes.LastIndex(data, []byte("<row "))
	if i < 0 {
		return unknown
	}
	tag, _, _ := bytes.Cut(data[i:], []byte(">"))
	_, number, _ := bytes.Cut(tag, []byte(` r="`))
	number, _, _ = bytes.Cut(number, []byte(`"`))
	n, err := strconv.Atoi(string(number))
	if err != nil {
		return unknown
	}
	return n
}

// areaOf reads a merged area, written as "B2:C4".
func areaOf(start xml.StartElement) (a area, err error) {
	for _, attr := range start.Attr {
		if attr.Name.Local != "ref" {
			continue
		}
		first, last, ok := strings.Cut(attr.Value, ":")
		if !ok {
			last = first
		}
		if a.left, a.top, err = excelize.CellNameToCoordinates(first); err != nil {
			return a, err
		}
		a.right, a.bottom, err = excelize.CellNameToCoordinates(last)
		return a, err
	}
	return a, errors.New("a merged area has no bounds")
}

// partOf returns the name of the packed file that holds a sheet.
func partOf(f *excelize.File, name string) string {
	var book struct {
		Sheets []struct {
			Name string     `xml:"name,attr"`
			ID   []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	var rels struct {
		List []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	for part, into := range map[string]any{"xl/workbook.xml": &book, "xl/_rels/workbook.xml.rels": &rels} {
		raw, _ := f.Pkg.Load(part)
		if data, ok := raw.([]byte); !ok || xml.Unmarshal(data, into) != nil {
			return ""
		}
	}
	for _, s := range book.Sheets {
		for _, attr := range s.ID {
			for _, r := range rels.List {
				if s.Name == name && attr.Name.Local == "id" && attr.Value == r.ID {
					return strings.TrimPrefix(path.Join("xl", strings.TrimPrefix(r.Target, "/xl/")), "/")
				}
			}
		}
	}
	return ""
}
