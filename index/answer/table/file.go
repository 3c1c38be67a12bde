package table

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// What is wrong with a file. Errors of File wrap one of these.
var (
	// ErrKind is a file of another kind than those that are read.
	ErrKind = errors.New("only CSV, TSV, XLSX and plain text are read")
	// ErrTooLarge is a file of too many bytes, packed or unpacked, or cells.
	ErrTooLarge = errors.New("the file is too large")
	// ErrTooLong is a file of too many lines.
	ErrTooLong = errors.New("the file has too many lines")
	// ErrLocked is a workbook with a password.
	ErrLocked = errors.New("the workbook is locked with a password")
	// ErrBroken is a workbook that cannot be opened.
	ErrBroken = errors.New("the workbook is broken")
	// ErrEmpty is a file without a row.
	ErrEmpty = errors.New("the file is empty")
)

// Limits bound what File reads.
type Limits struct {
	Bytes    int // of the file
	Unpacked int // bytes of all that is packed in a workbook
	Entries  int // files packed in a workbook
	Lines    int
	Cells    int // of a workbook, empty ones between others counted
}

// Usual are the limits for what people attach.
func Usual() Limits {
	return Limits{Bytes: 20 << 20, Unpacked: 64 << 20, Entries: 1000, Lines: 100_000, Cells: 2_000_000}
}

// File reads an attached file: values separated by commas, semicolons, tabs or
// pipes, in UTF-8, in UTF-16 with its mark or in Windows-1252; the first sheet of
// an XLSX workbook that has anything in it; plain text, Markdown and HTML as Text
// does. What the file is, its content says; its name only tells values from text.
// Time and memory are bounded by the limits. An error wraps one of the Err… above.
func File(name string, data []byte, limits Limits) (Sheet, error) {
	s, err := file(name, data, limits)
	if err == nil && len(s.Rows) == 0 {
		err = ErrEmpty
	}
	if err != nil {
		return Sheet{}, fmt.Errorf("table: %w", err)
	}
	return s, nil
}

func file(name string, data []byte, limits Limits) (Sheet, error) {
	if len(data) > limits.Bytes {
		return Sheet{}, ErrTooLarge
	}
	ext := strings.ToLower(path.Ext(name))
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return workbook(data, limits)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		// The container of old workbooks and documents is also that of locked new ones.
		if bytes.Contains(data, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e")) {
			return Sheet{}, ErrLocked
		}
		return Sheet{}, ErrKind
	case ext == ".xlsx" || ext == ".xlsm":
		if len(data) == 0 {
			return Sheet{}, ErrEmpty
		}
		return Sheet{}, ErrBroken
	}
	text, ok := decode(data)
	if !ok {
		return Sheet{}, ErrKind
	}
	// Old Macintoshes end lines with a mark of their own.
	if 1+max(strings.Count(text, "\n"), strings.Count(text, "\r")) > limits.Lines+1 {
		return Sheet{}, ErrTooLong
	}
	return read(text, ext == ".csv" || ext == ".tsv" || ext == ".tab"), nil
}

// decode makes text of bytes, or reports that they are none.
func decode(data []byte) (string, bool) {
	for _, magic := range []string{"%PDF", `{\rtf`, "<?xml"} {
		if bytes.HasPrefix(data, []byte(magic)) {
			return "", false
		}
	}
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(data)
		return string(out), err == nil && !isBinary(out)
	}
	if isBinary(data) {
		return "", false
	}
	if utf8.Valid(data) {
		return string(data), true
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(data)
	return string(out), err == nil
}

// isBinary reports whether bytes hold what no text has.
func isBinary(data []byte) bool {
	return bytes.ContainsFunc(data, func(r rune) bool { return r < ' ' && !strings.ContainsRune("\t\n\v\f\r\x1b", r) })
}
