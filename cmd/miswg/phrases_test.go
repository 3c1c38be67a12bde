package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	phrasebook "miswg/index/answer/words"
)

// TestHousePhrases holds each data/phrases.txt to what the code names: a phrase that is not
// there, one that nobody says, one that is there twice, and one whose languages have other
// blanks.
func TestHousePhrases(t *testing.T) {
	for book, sayers := range map[string][]string{
		"../../bot/render/data/phrases.txt":         {"../../bot/render"},
		"../../index/answer/words/data/phrases.txt": {"../../index/answer/words", "../../index/answer"},
	} {
		data, err := os.ReadFile(book)
		if err != nil {
			t.Fatal(err)
		}
		phrases, written := phrasebook.ReadBook(string(data)), 0
		for line := range strings.Lines(string(data)) {
			if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
				written++
			}
		}
		if got := 3 * len(phrases); got != written {
			t.Errorf("%s has %d lines of %d phrases, want %d: one is there twice, or lacks a language", book, written, len(phrases), got)
		}
		said := map[string]bool{}
		for _, dir := range sayers {
			for _, name := range saidIn(t, dir) {
				said[name] = true
				if _, known := phrases[name]; !known && !strings.HasSuffix(name, " ") {
					t.Errorf("%s says %q, which %s does not have", dir, name, book)
				}
			}
		}
		for name, p := range phrases {
			group, _, _ := strings.Cut(name, " ")
			if !said[name] && !said[group+" "] {
				t.Errorf("%s has %q, which nobody says", book, name)
			}
			if en, fr := blanks(p.EN), blanks(p.FR); !slices.Equal(en, fr) && !strings.Contains(p.EN+p.FR, "%[") {
				t.Errorf("%s: %q has blanks %q in English and %q in French, want the same", book, name, en, fr)
			}
		}
	}
}

// saidIn are the names of phrases that the code of a package says; those of a group, which are
// put together as they are said, as what they begin with.
func saidIn(t *testing.T, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no Go in %s (%v)", dir, err)
	}
	var out []string
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ValueSpec: // of a Notice
				if kind, ok := n.Type.(*ast.Ident); ok && kind.Name == "Notice" {
					out = append(out, literal(n.Values[0]))
				}
			case *ast.CallExpr:
				of, ok := n.Fun.(*ast.SelectorExpr)
				if !ok {
					break
				}
				by, _ := of.X.(*ast.Ident)
				inLanguage := by != nil && by.Name == "words" // words.Say takes the language first
				switch {
				case of.Sel.Name == "Say" && inLanguage && len(n.Args) > 1:
					out = append(out, literal(n.Args[1]))
				case strings.EqualFold(of.Sel.Name, "say") && len(n.Args) > 0:
					out = append(out, literal(n.Args[0]))
				case strings.EqualFold(of.Sel.Name, "sayOf") && len(n.Args) > 1:
					out = append(out, literal(n.Args[1]))
				}
			}
			return true
		})
	}
	return slices.DeleteFunc(out, func(name string) bool { return name == "" })
}

// literal is what a string is, or begins with; "" where the code does not tell.
func literal(e ast.Expr) string {
	if sum, ok := e.(*ast.BinaryExpr); ok {
		e = sum.X
	}
	if s, ok := e.(*ast.BasicLit); ok {
		return strings.Trim(s.Value, `"`)
	}
	return ""
}

var blankVerb = regexp.MustCompile(`%[+]?[a-z]`)

func blanks(phrase string) []string { return blankVerb.FindAllString(phrase, -1) }
