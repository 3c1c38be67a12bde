package reading_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"miswg/corpus"
)

// TestWordLists keeps the lists short to read: no word twice under a name, no line
// too long, no name that no constant stands for, no constant without words.
func TestWordLists(t *testing.T) {
	const longestLine = 200
	for file, names := range map[string][]string{
		"data/lists.txt":    stringsOf(t, "lexicon.go", "markNames"),
		"data/words_en.txt": stringsOf(t, "roles.go", "roleNames"),
		"data/words_fr.txt": stringsOf(t, "roles.go", "roleNames"),
	} {
		text, err := os.ReadFile(filepath.Clean(file))
		if err != nil {
			t.Fatal(err)
		}
		seen := map[[2]string]int{}
		used := map[string]bool{}
		for i, line := range strings.Split(string(text), "\n") {
			if n := utf8.RuneCountInString(line); n > longestLine {
				t.Errorf("%s:%d has %d characters, want at most %d", file, i+1, n, longestLine)
			}
			name, words, ok := strings.Cut(line, ":")
			if !ok || strings.HasPrefix(line, "#") {
				continue
			}
			used[name] = true
			if !slices.Contains(names, name) {
				t.Errorf("%s:%d: nothing is called %q", file, i+1, name)
			}
			for word := range strings.SplitSeq(words, ",") {
				key := corpus.Fold(word)
				if strings.HasSuffix(word, "*") {
					key += "*"
				}
				if key == "" {
					t.Errorf("%s:%d: %q has an empty word", file, i+1, name)
				}
				if first, twice := seen[[2]string{name, key}]; twice {
					t.Errorf("%s:%d: %q is in %q on line %d already", file, i+1, key, name, first)
				}
				seen[[2]string{name, key}] = i + 1
			}
		}
		for _, name := range names {
			if !used[name] {
				t.Errorf("%s has no words for %q", file, name)
			}
		}
	}
}

// TestEveryListIsUsed: a list or role that no rule asks for is taught for nothing.
func TestEveryListIsUsed(t *testing.T) {
	// A word of a role is a word of structure, which helps to read by example.
	byExampleOnly := []string{"asksHow"}
	uses := map[string]int{}
	for _, dir := range []string{".", "..", "../intent", "../rows"} {
		for _, file := range goFiles(t, dir) {
			ast.Inspect(file, func(n ast.Node) bool {
				if id, ok := n.(*ast.Ident); ok {
					uses[id.Name]++
				}
				return true
			})
		}
	}
	for _, x := range []struct{ file, first, names string }{{"lexicon.go", "bareGrammar", "markNames"}, {"roles.go", "AsksWho", "roleNames"}} {
		constants := constantsFrom(t, x.file, x.first)
		if names := stringsOf(t, x.file, x.names); len(constants) != len(names) {
			t.Errorf("%s has %d constants from %s and %d %s, want as many", x.file, len(constants), x.first, len(names), x.names)
		}
		for _, c := range constants {
			if asked := uses[c] > 1; asked == slices.Contains(byExampleOnly, c) {
				t.Errorf("%s stands %d times in the code that is no test, want its declaration and a use, unless it is known to help the examples only", c, uses[c])
			}
		}
	}
}

// goFiles parses the Go files of a folder that are no tests.
func goFiles(t *testing.T, dir string) map[string]*ast.File {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*ast.File{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(name)] = file
	}
	if len(out) == 0 {
		t.Fatalf("no Go file in %s", dir)
	}
	return out
}

// values are the top-level constants and variables of a file of this package, block
// by block.
func values(t *testing.T, file string) [][]*ast.ValueSpec {
	t.Helper()
	parsed, ok := goFiles(t, ".")[file]
	if !ok {
		t.Fatalf("no file %s", file)
	}
	var out [][]*ast.ValueSpec
	for _, d := range parsed.Decls {
		var block []*ast.ValueSpec
		if g, ok := d.(*ast.GenDecl); ok {
			for _, s := range g.Specs {
				if v, ok := s.(*ast.ValueSpec); ok {
					block = append(block, v)
				}
			}
		}
		out = append(out, block)
	}
	return out
}

// constantsFrom are the names of the block of constants that begins with first.
func constantsFrom(t *testing.T, file, first string) []string {
	t.Helper()
	for _, block := range values(t, file) {
		if len(block) == 0 || block[0].Names[0].Name != first {
			continue
		}
		var out []string
		for _, v := range block {
			out = append(out, v.Names[0].Name)
		}
		return out
	}
	t.Fatalf("%s has no constants from %s", file, first)
	return nil
}

// stringsOf are the strings of the variable of that name.
func stringsOf(t *testing.T, file, name string) []string {
	t.Helper()
	var out []string
	for _, block := range values(t, file) {
		for _, v := range block {
			if v.Names[0].Name != name {
				continue
			}
			ast.Inspect(v, func(n ast.Node) bool {
				if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
					s, err := strconv.Unquote(lit.Value)
					if err != nil {
						t.Fatal(err)
					}
					out = append(out, s)
				}
				return true
			})
		}
	}
	if len(out) == 0 {
		t.Fatalf("%s has no strings in %s", file, name)
	}
	return out
}
