package answer_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"miswg/corpus"
	"miswg/index/answer/table"
)

// TestCheckLists goes through lists as people paste and attach them: every row,
// with its number, its outcome, whom it names and the line.
func TestCheckLists(t *testing.T) {
	e := engine(t)
	files, err := filepath.Glob("testdata/lists/*.*")
	if err != nil {
		t.Fatal(err)
	}
	lists := 0
	for _, name := range files {
		if strings.HasSuffix(name, ".want") {
			continue
		}
		lists++
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			sheet, err := table.File(name, data, table.Usual())
			if err != nil {
				t.Fatalf("File(%q) = %v, want no error", name, err)
			}
			got, err := e.Check(t.Context(), sheet, corpus.English)
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			for _, r := range got.Rows {
				fmt.Fprintf(&b, "%d %s %s | %s | %s\n", r.Number, r.Outcome, show(r), r.Supplier, r.Text)
			}
			wantFile(t, strings.TrimSuffix(name, filepath.Ext(name))+".want", b.String())
		})
	}
	if lists < 20 {
		t.Errorf("%d lists, want at least 20", lists)
	}
}

func wantFile(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s:\ngot:\n%s\nwant:\n%s", name, got, want)
	}
}

// TestCheckAlone reads lines alone as they are read among others.
func TestCheckAlone(t *testing.T) {
	e := engine(t)
	for _, name := range []string{"09-towns", "13-named-beside", "15-firms", "16-states"} {
		data, err := os.ReadFile("testdata/lists/" + name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		list, err := e.Check(t.Context(), table.Text(string(data)), corpus.English)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range list.Rows {
			alone, err := e.Check(t.Context(), table.Text(r.Text), corpus.English)
			if err != nil {
				t.Fatal(err)
			}
			got := alone.Rows[0]
			if show(got) != show(r) || got.Outcome != r.Outcome {
				t.Errorf("Check(%q) alone = %q %s, want %q %s as in %s", r.Text, show(got), got.Outcome, show(r), r.Outcome, name)
			}
		}
	}
}
