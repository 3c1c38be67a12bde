package main

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The house keeps to these.
const (
	mostFiles     = 20 // of a package
	mostLines     = 300
	mostMethods   = 25
	mostOperators = 3 // && || ! on a line
)

// crowded are packages of more files: a whole Slack, and the words of both languages.
var crowded = []string{"bot/localslack"}

// wordTables are types whose methods are strings in two languages.
var wordTables = []string{"bot/render.words", "bot/render.about", "index/answer/words.english", "index/answer/words.french"}

// tooLarge is what is over its bound still, and how much. It may become less, not more;
// what is no longer over it has to go from here.
var tooLarge = map[string]int{
	"index/answer.understanding":  68,
	"index/answer/intent.decider": 69,
	"index/answer/words.facts":    30,
}

// figures of the house.
type figures struct {
	files   map[string]int // by package
	lines   map[string]int // by file
	methods map[string]int // by type
	dense   []string       // lines with too many operators
	total   int
}

// TestHouse measures the house and holds it to its bounds. With -v it prints the
// figures: go test ./cmd/miswg -run TestHouse -v.
func TestHouse(t *testing.T) {
	h := measure(t)
	t.Logf("%d packages, %d files, %d lines of Go without tests", len(h.files), len(h.lines), h.total)
	bound(t, "package", "files", h.files, mostFiles, crowded)
	bound(t, "file", "lines", h.lines, mostLines, nil)
	bound(t, "type", "methods", h.methods, mostMethods, wordTables)
	t.Logf("lines with over %d boolean operators: %d", mostOperators, len(h.dense))
	for _, line := range h.dense {
		t.Errorf("%s has over %d boolean operators: name its parts", line, mostOperators)
	}
}

// bound logs the largest and fails for those over most.
func bound(t *testing.T, what, of string, n map[string]int, most int, except []string) {
	t.Helper()
	by := slices.SortedFunc(maps.Keys(n), func(a, b string) int { return cmp.Or(n[b]-n[a], strings.Compare(a, b)) })
	var largest []string
	for _, k := range by[:min(len(by), 5)] {
		largest = append(largest, fmt.Sprintf("%s %d", k, n[k]))
	}
	t.Logf("most %s of a %s: %s", of, what, strings.Join(largest, ", "))
	for _, k := range by {
		allowed, known := tooLarge[k]
		switch over := n[k] > most && !slices.Contains(except, k); {
		case known && n[k] != allowed:
			t.Errorf("%s %s has %d %s, not %d: mend tooLarge", what, k, n[k], of, allowed)
		case over && !known:
			t.Errorf("%s %s has %d %s, want %d at most", what, k, n[k], of, most)
		}
	}
}

// measure reads every Go file of the house that is no test.
func measure(t *testing.T) figures {
	t.Helper()
	h := figures{files: map[string]int{}, lines: map[string]int{}, methods: map[string]int{}}
	const root = "../.."
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		name := d.Name()
		switch {
		case err != nil:
			return err
		case d.IsDir() && path != root && (strings.HasPrefix(name, ".") || name == "testdata"):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		return h.add(filepath.ToSlash(rel), path)
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(h.lines) < 100 {
		t.Fatalf("%d files, want the whole house", len(h.lines))
	}
	return h
}

// add reads one file.
func (h *figures) add(name, path string) error {
	set := token.NewFileSet()
	f, err := parser.ParseFile(set, path, nil, 0)
	if err != nil {
		return err
	}
	pkg := filepath.ToSlash(filepath.Dir(name))
	n := set.File(f.Pos()).LineCount() - 1
	h.files[pkg]++
	h.lines[name] = n
	h.total += n
	operators := map[int]int{}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			if of := receiver(n); of != "" {
				h.methods[pkg+"."+of]++
			}
		case *ast.BinaryExpr:
			if n.Op == token.LAND || n.Op == token.LOR {
				operators[set.Position(n.OpPos).Line]++
			}
		case *ast.UnaryExpr:
			if n.Op == token.NOT {
				operators[set.Position(n.OpPos).Line]++
			}
		}
		return true
	})
	for _, line := range slices.Sorted(maps.Keys(operators)) {
		if operators[line] > mostOperators {
			h.dense = append(h.dense, fmt.Sprintf("%s:%d", name, line))
		}
	}
	return nil
}

// receiver names the type a function is a method of, "" when it is none.
func receiver(f *ast.FuncDecl) string {
	if f.Recv == nil || len(f.Recv.List) == 0 {
		return ""
	}
	of := f.Recv.List[0].Type
	if p, ok := of.(*ast.StarExpr); ok {
		of = p.X
	}
	if g, ok := of.(*ast.IndexExpr); ok {
		of = g.X
	}
	if id, ok := of.(*ast.Ident); ok {
		return id.Name
	}
	return ""
}
