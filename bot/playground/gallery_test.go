package playground_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// parsed are the Go files of a pattern that are no tests.
func parsed(t *testing.T, pattern string) []*ast.File {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("Glob(%q) = %v, %v, want files", pattern, names, err)
	}
	var out []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, src, 0)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, f)
	}
	return out
}

// named is a type as it is written.
func named(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.Ident:
		return x.Name
	case *ast.SelectorExpr:
		return named(x.X) + "." + x.Sel.Name
	case *ast.ArrayType:
		return "[]" + named(x.Elt)
	}
	return ""
}

// notices are the names of the render.Notices that are declared together.
func notices(d *ast.GenDecl) []string {
	var out []string
	for _, spec := range d.Specs {
		if v, ok := spec.(*ast.ValueSpec); ok && v.Type != nil && named(v.Type) == "Notice" {
			out = append(out, v.Names[0].Name)
		}
	}
	return out
}

// TestGalleryHasEveryCard: whatever the renderer can draw stands in the gallery.
func TestGalleryHasEveryCard(t *testing.T) {
	drawn := []string{"Message", "slack.ModalViewRequest", "slack.HomeTabViewRequest", "[]slack.Block"}
	var draws []string
	for _, f := range parsed(t, "../render/*.go") {
		for _, d := range f.Decls {
			if values, ok := d.(*ast.GenDecl); ok {
				draws = append(draws, notices(values)...)
			}
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Recv != nil || !fn.Name.IsExported() || fn.Type.Results == nil {
				continue
			}
			if slices.ContainsFunc(fn.Type.Results.List, func(r *ast.Field) bool { return slices.Contains(drawn, named(r.Type)) }) {
				draws = append(draws, fn.Name.Name)
			}
		}
	}
	if len(draws) < 40 {
		t.Fatalf("the renderer draws %d things (%v), want at least 40", len(draws), draws)
	}
	shown := map[string]bool{}
	for _, f := range parsed(t, "gallery*.go") {
		ast.Inspect(f, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				if name, ok := strings.CutPrefix(named(call.Fun), "render."); ok {
					shown[strings.TrimSuffix(name, ".In")] = true // of a notice
				}
			}
			return true
		})
	}
	for _, name := range draws {
		if !shown[name] {
			t.Errorf("render.%s is not in the gallery", name)
		}
	}
}
