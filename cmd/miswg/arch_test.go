package main

import (
	"encoding/json"
	"errors"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// arrows is the map of the house: what each package may import of ours, and of
// the libraries that only some may touch. A package in no row fails.
var arrows = map[string][]string{
	"corpus/written":               {"go.yaml.in/yaml"},
	"corpus/page":                  {},
	"corpus/foreign":               {},
	"corpus":                       {"corpus/ahead", "corpus/foreign", "corpus/page", "corpus/written", "golang.org/x/text", "go.yaml.in/yaml"},
	"corpus/ahead":                 {"corpus/written"},
	"corpus/past":                  {"corpus", "corpus/written", "github.com/pmezard/go-difflib"},
	"corpus/source":                {"corpus", "corpus/page", "corpus/source/extract", "corpus/source/fetch", "corpus/written"},
	"corpus/source/fetch":          {},
	"corpus/source/extract":        {"golang.org/x/net/html", "golang.org/x/text"},
	"index":                        {"corpus", "github.com/blevesearch"},
	"index/answer/learn":           {},
	"index/answer/reading":         {"corpus", "golang.org/x/text"},
	"index/answer/table":           {"golang.org/x/net/html", "golang.org/x/text", "github.com/xuri/excelize"},
	"index/answer/figures":         {"index/answer/reading"},
	"index/answer/intent":          {"corpus", "index/answer/figures", "index/answer/learn", "index/answer/reading"},
	"index/answer/intent/generate": {"corpus", "index/answer/intent"},
	"index/answer/receipt":         {"corpus"},
	"index/answer/words":           {"corpus"},
	"index/answer/rows":            {"corpus", "index/answer/reading", "index/answer/table"},
	"index/answer":                 {"corpus", "index", "index/answer/intent", "index/answer/reading", "index/answer/receipt", "index/answer/rows", "index/answer/table", "index/answer/words"},
	"index/answer/exam":            {"corpus", "index/answer", "golang.org/x/text"},
	"index/audit":                  {"corpus", "corpus/past", "corpus/source", "index", "index/answer", "index/answer/receipt"},
	"index/live":                   {"corpus", "corpus/page", "corpus/written", "index", "index/answer", "index/answer/exam", "index/answer/receipt", "index/audit", "index/answer/table", "index/answer/words", "github.com/fsnotify/fsnotify"},
	"index/live/adopted":           {"index/answer/exam", "index/live"},
	"bot/render":                   {"corpus", "corpus/source", "corpus/written", "index/answer", "index/answer/exam", "index/answer/receipt", "index/answer/table", "index/answer/words", "index/audit", "github.com/rivo/uniseg", "github.com/slack-go/slack"},
	"bot/visible":                  {},
	"bot/expiring":                 {},
	"bot/retry":                    {"github.com/slack-go/slack"},
	"bot/stats":                    {"corpus", "index/answer"},
	"bot/wire":                     {"bot/visible"},
	"bot/app":                      {"corpus", "bot/render"},
	"bot/ledger":                   {"corpus", "index/answer", "index/answer/exam", "bot/expiring", "bot/stats", "bot/wire"},
	"bot/socket":                   {"bot/app", "bot/retry", "bot/stats", "bot/wire", "github.com/gorilla/websocket", "github.com/slack-go/slack", "golang.org/x/time"},
	"bot/outbox":                   {"index/answer", "bot/app", "bot/ledger", "bot/render", "bot/retry", "bot/stats", "bot/wire", "github.com/slack-go/slack"},
	"bot/correct":                  {"corpus", "corpus/past", "corpus/source", "index/answer", "bot/ledger", "bot/outbox", "bot/render", "bot/retry", "bot/stats", "bot/wire"},
	"bot/people":                   {"corpus", "bot/app", "bot/expiring", "bot/ledger", "bot/retry", "bot/wire", "github.com/slack-go/slack", "golang.org/x/sync", "golang.org/x/time"},
	"bot/queue":                    {"corpus", "bot/ledger", "bot/outbox", "bot/people", "bot/render", "bot/stats", "bot/wire"},
	"bot/watch":                    {"corpus", "corpus/past", "corpus/source", "corpus/source/fetch", "corpus/written", "index/answer", "index/answer/exam", "bot/ledger", "bot/render", "bot/stats"},
	"bot/talk/review":              {"corpus", "bot/outbox", "bot/people", "bot/queue", "bot/render", "bot/retry", "bot/watch", "bot/wire"},
	"bot/talk/step":                {"corpus", "index/answer", "bot/app", "bot/ledger", "bot/outbox", "bot/people", "bot/queue", "bot/render", "bot/retry", "bot/stats", "bot/wire", "github.com/slack-go/slack"},
	"bot/talk/find":                {"corpus", "index/answer", "index/answer/receipt", "index/audit", "bot/app", "bot/outbox", "bot/people", "bot/queue", "bot/render", "bot/retry", "bot/talk/step", "bot/wire", "github.com/slack-go/slack"},
	"bot/talk":                     {"corpus", "index/answer", "index/answer/exam", "index/answer/receipt", "index/answer/table", "index/audit", "bot/app", "bot/expiring", "bot/ledger", "bot/outbox", "bot/people", "bot/queue", "bot/render", "bot/retry", "bot/stats", "bot/talk/find", "bot/talk/review", "bot/talk/step", "bot/visible", "bot/watch", "bot/wire", "github.com/slack-go/slack", "golang.org/x/text"},
	"bot":                          {"corpus", "index/answer/exam", "bot/app", "bot/correct", "bot/ledger", "bot/outbox", "bot/people", "bot/queue", "bot/render", "bot/retry", "bot/socket", "bot/stats", "bot/talk", "bot/watch", "bot/wire", "github.com/slack-go/slack"},
	"bot/localslack/loose":         {},
	"bot/localslack/shape":         {"bot/localslack/loose"},
	"bot/localslack/blockkit":      {"bot/localslack/loose", "bot/localslack/shape"},
	"bot/localslack/manifest":      {"bot/localslack/loose", "bot/localslack/shape"},
	"bot/localslack/core":          {"bot/localslack/loose", "bot/localslack/blockkit", "bot/localslack/manifest"},
	"bot/localslack/socket":        {"bot/localslack/loose", "bot/localslack/core", "github.com/gorilla/websocket"},
	"bot/localslack/workspace":     {"bot/localslack/manifest", "bot/localslack/loose", "bot/localslack/blockkit", "bot/localslack/core", "bot/localslack/socket"},
	"bot/localslack/webapi":        {"bot/localslack/loose", "bot/localslack/blockkit", "bot/localslack/core", "bot/localslack/socket", "bot/localslack/workspace"},
	"bot/localslack/acts":          {"bot/localslack/manifest", "bot/localslack/loose", "bot/localslack/blockkit", "bot/localslack/core", "bot/localslack/socket", "bot/localslack/workspace"},
	"bot/localslack":               {"bot/localslack/loose", "bot/localslack/manifest", "bot/localslack/core", "bot/localslack/socket", "bot/localslack/workspace", "bot/localslack/webapi", "bot/localslack/acts"},
	"bot/playground/script":        {"bot", "bot/app", "bot/localslack", "bot/localslack/acts", "bot/render", "golang.org/x/tools/txtar"},
	"bot/playground":               {"corpus", "corpus/source", "index/answer", "index/answer/exam", "index/answer/table", "index/audit", "index/live", "bot", "bot/app", "bot/localslack", "bot/localslack/acts", "bot/localslack/blockkit", "bot/playground/script", "bot/render", "bot/talk", "github.com/slack-go/slack"},
	"bot/state":                    {"corpus", "index/answer", "index/answer/exam", "bot/ledger", "golang.org/x/text", "modernc.org/sqlite", "github.com/jackc/pgx"},
	"bot/state/localpostgres":      {"github.com/jackc/pgx"},
	"bot/ops":                      {"corpus", "index/answer", "bot/stats", "github.com/prometheus/client_golang"},
	"cmd/miswg/worldmap":           {"corpus", "index/answer", "golang.org/x/image"},
	"cmd/miswg/terminal":           {"corpus", "index/answer", "index/answer/words", "github.com/rivo/uniseg", "golang.org/x/term"},
	"cmd/miswg": {"corpus", "corpus/past", "corpus/source", "corpus/written", "index", "index/answer", "index/answer/exam", "index/answer/receipt", "index/audit", "index/answer/table", "index/live", "index/live/adopted", "bot", "bot/app", "bot/ledger", "bot/retry", "bot/render", "bot/watch", "bot/playground", "bot/playground/script", "bot/state", "cmd/miswg/worldmap", "cmd/miswg/terminal", "bot/ops",
		"github.com/spf13/cobra", "golang.org/x/tools/txtar", "github.com/agnivade/levenshtein", "github.com/joho/godotenv", "golang.org/x/text/encoding/unicode"},
}

type goPackage struct {
	ImportPath string
	Imports    []string
}

func packages(t *testing.T) []goPackage {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "miswg/...")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []goPackage
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	if len(all) < 5 {
		t.Fatalf("go list found %d packages, want the whole house", len(all))
	}
	return all
}

func TestArrows(t *testing.T) {
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, "miswg/")
		allowed, ok := arrows[name]
		if !ok {
			t.Errorf("package %s is in no row of the table", name)
			continue
		}
		for _, imp := range p.Imports {
			if own, ok := strings.CutPrefix(imp, "miswg/"); ok {
				if !slices.Contains(allowed, own) {
					t.Errorf("%s imports %s, which the table does not allow", name, own)
				}
				continue
			}
			if imp == "testing" {
				t.Errorf("%s imports testing outside its tests", name)
			}
			if strings.Contains(imp, ".") && !slices.ContainsFunc(allowed, func(a string) bool { return strings.HasPrefix(imp, a) }) {
				t.Errorf("%s imports %s, which the table does not allow", name, imp)
			}
		}
	}
}

// TestTourNamesWhatExists holds the tour to the tree: it names every package,
// and no package or file that does not exist.
func TestTourNamesWhatExists(t *testing.T) {
	f, err := parser.ParseFile(token.NewFileSet(), "doc.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	tour := f.Doc.Text()
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, "miswg/")
		if !strings.Contains(tour, "[miswg/"+name+"]") && name != "cmd/miswg" {
			t.Errorf("the tour does not name %s", name)
		}
	}
	for _, m := range regexp.MustCompile(`\[miswg/([a-z/]+)\]`).FindAllStringSubmatch(tour, -1) {
		if _, err := os.Stat(filepath.Join("../..", m[1])); err != nil {
			t.Errorf("the tour names %s: %v", m[1], err)
		}
	}
	files := regexp.MustCompile(`\b[a-z/]+/[a-z_]+\.(?:go|yaml|txt)\b`).FindAllString(tour, -1)
	if len(files) == 0 {
		t.Error("the tour names no file")
	}
	for _, name := range files {
		if _, err := os.Stat(filepath.Join("../..", name)); err != nil {
			t.Errorf("the tour names %s: %v", name, err)
		}
	}
}

func TestTopLevel(t *testing.T) {
	entries, err := os.ReadDir("../..")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"README.md", "bot", "cmd", "corpus", "go.mod", "go.sum", "index"}
	var got []string
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			got = append(got, e.Name())
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("top level is %v, want %v", got, want)
	}
}
