package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"miswg/corpus"
)

// pageFacts may stand in Go all the same, each for a reason. What no longer stands
// there fails.
var pageFacts = []struct{ file, text, why string }{
	{"corpus/examples.go", "canada", "a label of examples: a question about the home country"},
	{"index/answer/intent/knowledge.go", "canada", "the same label"},
	{"index/answer/reading/masked.go", "CANADA", "the mask of the home country, which the examples were learnt with"},
	{"bot/localslack/workspace/directory.go", "America", "the continent of a time zone"},
}

// TestNoFactOfThePageInGo looks in every string of the program for what the corpus
// holds: names of the body, of entities, groups and terms, words of its field, its
// sentences and its numbers. Comments may give examples.
func TestNoFactOfThePageInGo(t *testing.T) {
	unlessRaced(t)
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		t.Fatal(err)
	}
	facts := factsOf(c)
	if len(facts) < 500 {
		t.Fatalf("the corpus has %d facts, want all its names", len(facts))
	}
	used := map[int]bool{}
	files := 0
	err = filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		files++
		name := filepath.ToSlash(strings.TrimPrefix(path, "../../"))
		for line, text := range stringsIn(t, path) {
			for _, fact := range factsIn(text, facts) {
				allowed := slices.IndexFunc(pageFacts, func(a struct{ file, text, why string }) bool { return a.file == name && a.text == fact })
				if allowed < 0 {
					t.Errorf("%s:%d: %q is a fact of the page: it belongs in corpus/data", name, line, fact)
				}
				used[allowed] = true
			}
		}
		return nil
	})
	if err != nil || files < 100 {
		t.Fatalf("read %d files: %v", files, err)
	}
	for i, a := range pageFacts {
		if !used[i] {
			t.Errorf("%s has no %q any more: it needs no leave", a.file, a.text)
		}
	}
}

// stringsIn yields the strings of a Go file with their lines; imports are none.
func stringsIn(t *testing.T, path string) func(func(int, string) bool) {
	t.Helper()
	set := token.NewFileSet()
	f, err := parser.ParseFile(set, path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	return func(yield func(int, string) bool) {
		ast.Inspect(f, func(n ast.Node) bool {
			if _, ok := n.(*ast.ImportSpec); ok {
				return false
			}
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			text, err := strconv.Unquote(lit.Value)
			return err == nil && yield(set.Position(lit.Pos()).Line, text)
		})
	}
}

var words = regexp.MustCompile(`[\pL\pN_]+`)

// factsIn returns the facts that a text holds as whole words, and the words of the
// field it has in any form.
func factsIn(text string, facts map[string]bool) []string {
	const longest = 8
	var out []string
	at := words.FindAllStringIndex(text, -1)
	for i := range at {
		for j := i; j < min(len(at), i+longest); j++ {
			if phrase := text[at[i][0]:at[j][1]]; facts[phrase] {
				out = append(out, phrase)
			}
		}
	}
	for _, m := range regexp.MustCompile(`(?i)\bbilat\pL*|\bcanada|\bcanadi?en\pL*|\bindustrial sec\pL*|\bmultinational\pL*`).FindAllString(text, -1) {
		if !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	if facts[text] && !slices.Contains(out, text) {
		out = append(out, text)
	}
	return out
}

// factsOf are the names, sentences and numbers of a corpus.
func factsOf(c *corpus.Corpus) map[string]bool {
	out := map[string]bool{}
	add := func(names ...string) {
		const shortest = 2
		for _, n := range names {
			// "CA" and "of" are more than a country and a word of the page.
			if utf8.RuneCountInString(n) > shortest {
				out[n] = true
			}
		}
	}
	b := c.Body()
	for e := range c.Entities() {
		for _, l := range corpus.Langs() {
			n := e.Names[l]
			add(n.Name, n.Acronym)
			if e.Status != corpus.NotListed {
				add(n.Aliases...)
			}
		}
	}
	for g := range c.Groups() {
		if g.Region {
			continue // Europe is no fact of the page
		}
		for _, l := range corpus.Langs() {
			n := g.Names[l]
			out[corpus.Bare(n.Name)] = true // "EU" too
			add(n.Plural)
		}
		add(g.ID)
	}
	for x := range c.Terms() {
		for _, l := range corpus.Langs() {
			add(x.Names[l].Name, x.Names[l].Acronym)
		}
	}
	for p := range c.Passages() {
		if strings.Count(p.Text, " ") > 1 {
			add(p.Text) // a line of one or two words is no more than words
		}
	}
	for s := range c.Statements() {
		add(s.Says.EN, s.Says.FR, s.Ask.EN, s.Ask.FR)
		if strings.Contains(s.ID, "-") {
			add(s.ID)
		}
	}
	d := c.Document()
	add(d.Title, d.URL, d.Site(), d.Publisher.EN, d.Publisher.FR)
	for _, l := range corpus.Langs() {
		add(b.Short.In(l), b.Long.In(l), b.Page.In(l), b.Elsewhere.URL.In(l))
	}
	k := c.Counts()
	for _, n := range []int{k.Member, k.Member + k.Observer} {
		out[strconv.Itoa(n)] = true
	}
	return out
}
