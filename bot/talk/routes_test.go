package talk

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

	"miswg/bot/talk/find"
	"miswg/bot/talk/review"
	"miswg/bot/talk/step"
)

// TestRoutesAreDrawn holds the IDs of package render and the routes together:
// what is drawn has a handler, what has a handler is drawn.
func TestRoutesAreDrawn(t *testing.T) {
	drawn := renderIDs(t)
	handled := map[string]bool{}
	for on, r := range routes(nil, nil, nil, nil, nil, nil, nil, nil, &step.Step{}, &find.Find{}, &review.Review{}) {
		if (r.Handle == nil) == (r.Reply == nil) {
			t.Errorf("route %q sets Handle and Reply, or neither", on)
		}
		handled[on] = true
	}
	views := []string{}
	for name, id := range drawn {
		var want string
		switch {
		case strings.HasSuffix(name, "Action"):
			want = "action:" + id
		case strings.HasSuffix(name, "Shortcut"):
			want = "shortcut:" + id
		case strings.HasSuffix(name, "View"):
			views = append(views, "submit:"+id)
			continue
		default:
			continue // blocks and elements are read, not handled
		}
		if !handled[want] {
			t.Errorf("%s has no route %q", name, want)
		}
		delete(handled, want)
	}
	for on := range handled {
		kind, id, _ := strings.Cut(on, ":")
		switch kind {
		case "event", "slash", "search":
			continue
		case "submit":
			if !slices.Contains(views, on) {
				t.Errorf("route %q has no view", on)
			}
		case "options":
			if id != drawn["LookupAction"] {
				t.Errorf("route %q has no typeahead", on)
			}
		default:
			t.Errorf("route %q handles what is not drawn", on)
		}
	}
	// Every ID is used by the drawing code, not only declared; the manifest has it in full.
	source := readAll(t, "../render/*.go", func(f string) bool { return f != "../render/ids.go" && !strings.HasSuffix(f, "_test.go") }) +
		readAll(t, "../app/manifest.json", func(string) bool { return true })
	for name, id := range drawn {
		if !strings.Contains(source, name) && !strings.Contains(source, strconv.Quote(id)) {
			t.Errorf("%s is never drawn", name)
		}
	}
}

// renderIDs reads the ID constants of package render by name.
func renderIDs(t *testing.T) map[string]string {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), "../render/ids.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]string{}
	for _, d := range f.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.CONST {
			continue
		}
		for _, s := range g.Specs {
			v := s.(*ast.ValueSpec)
			if i, ok := v.Type.(*ast.Ident); ok && i.Name == "ID" {
				ids[v.Names[0].Name] = strings.Trim(v.Values[0].(*ast.BasicLit).Value, `"`)
			}
		}
	}
	if len(ids) == 0 {
		t.Fatal("no IDs found")
	}
	return ids
}

func readAll(t *testing.T, glob string, want func(string) bool) string {
	t.Helper()
	files, err := filepath.Glob(glob)
	if err != nil || len(files) == 0 {
		t.Fatalf("Glob(%q) = %v, %v, want files", glob, files, err)
	}
	var sb strings.Builder
	for _, f := range files {
		if !want(f) {
			continue
		}
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		sb.Write(b)
	}
	return sb.String()
}
