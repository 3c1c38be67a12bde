package state

import (
	"bytes"
	"encoding/csv"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestWriteCSV(t *testing.T) {
	var b bytes.Buffer
	heading := []string{"week", "term", "people"}
	must(t, WriteCSV(&b, heading, [][]string{
		{"", "visit request", "4"},
		{"2026-11-23", "=1+1", "+3"},
		{"@k", "a;=cmd\t\"x\",\r\n-2", "3"},
		{"", "\u200b=x", "3"},
		{"", "habilitation de sécurité", "3"},
	}))
	want := `week,term,people
,visit request,4
2026-11-23,'=1+1,'+3
'@k,a =cmd x -2,3
,'=x,3
,habilitation de sécurité,3
`
	if b.String() != want {
		t.Errorf("got:\n%swant:\n%s", b.String(), want)
	}
	if err := WriteCSV(broken{}, heading, [][]string{heading}); err == nil {
		t.Error("no error from a writer that fails")
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("full") }

// FuzzWriteCSV reads the file as spreadsheets of several countries do.
func FuzzWriteCSV(f *testing.F) {
	for _, s := range []string{"", "=1+1", "-1", "a;=b", "\t@x", "\"=\"", "＝x", "'=x", "\xff=", "a\n=b", "a\u2028=b", "\ufeff=x", "a|=b"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, term, kind string) {
		var b bytes.Buffer
		must(t, WriteCSV(&b, []string{"term", "kind", "people"}, [][]string{{term, kind, "3"}, {"next", "", "3"}}))
		if !utf8.Valid(b.Bytes()) {
			t.Error("not UTF-8")
		}
		for _, comma := range []rune{',', ';', '\t'} {
			r := csv.NewReader(bytes.NewReader(b.Bytes()))
			r.Comma, r.LazyQuotes, r.FieldsPerRecord = comma, true, -1
			rows, err := r.ReadAll()
			if err != nil || len(rows) != 3 {
				t.Fatalf("read with %q: %d rows, %v, want 3", comma, len(rows), err)
			}
			for _, row := range rows {
				if comma == ',' && len(row) != 3 {
					t.Errorf("%d cells, want 3: %q", len(row), row)
				}
				for _, c := range row {
					if strings.ContainsAny(strings.TrimSpace(c)+" ", "\r\n\t;") || c != "" && strings.ContainsRune("=+-@＝＋－＠\t\r", []rune(strings.TrimSpace(c) + " ")[0]) {
						t.Errorf("cell %q is or starts a formula", c)
					}
				}
			}
		}
	})
}
