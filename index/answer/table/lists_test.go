package table

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what the lists are read as into their goldens")

// dump writes a sheet as a person checks it: one row a line, asides marked.
func dump(s Sheet) string {
	var b strings.Builder
	if s.Prose {
		b.WriteString("prose\n")
	}
	for i, name := range s.Header {
		fmt.Fprintf(&b, "column %q %s\n", name, [...]string{"other", "supplier", "country", "code", "place", "owner"}[s.Columns[i]])
	}
	for _, r := range s.Rows {
		mark := " "
		if r.Aside {
			mark = "~"
		}
		fmt.Fprintf(&b, "%3d%s %s\n", r.Line, mark, r.Text)
		if len(r.Cells) > 1 || r.Cells[0] != r.Text {
			fmt.Fprintf(&b, "     %q\n", r.Cells)
		}
	}
	return b.String()
}

// TestLists reads lists as people paste and attach them.
func TestLists(t *testing.T) {
	files, err := filepath.Glob("testdata/lists/*.*")
	if err != nil {
		t.Fatal(err)
	}
	lists := 0
	for _, name := range files {
		if strings.HasSuffix(name, ".golden") {
			continue
		}
		lists++
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			s, err := File(name, data, Usual())
			if err != nil {
				t.Fatalf("File(%q) = %v, want no error", name, err)
			}
			golden(t, name+".golden", dump(s))
			if !strings.HasSuffix(name, ".html") {
				complete(t, s, string(data))
			}
			if strings.HasSuffix(name, ".csv") {
				return
			}
			if got := dump(Text(string(data))); got != dump(s) {
				t.Errorf("Text of %s = %s, want what File reads:\n%s", name, got, dump(s))
			}
		})
	}
	if lists < 14 {
		t.Errorf("%d lists, want at least 14", lists)
	}
}

func golden(t *testing.T, name, got string) {
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
