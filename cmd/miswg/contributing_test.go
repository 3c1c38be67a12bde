package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// named finds files of the repository in code.
var named = regexp.MustCompile(`(?:\.(?:ci|github)|\b(?:cmd|bot|corpus|index))/[\w./-]*\w`)

// read returns a file of the repository.
func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile("../../" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestContributingNamesWhatExists holds the notes for contributors to the tree: files,
// commands, and the length of a decision.
func TestContributingNamesWhatExists(t *testing.T) {
	notes := 0
	err := filepath.WalkDir("../../.github", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".md" {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		notes++
		text := string(b)
		if n := strings.Count(text, "\n"); strings.Contains(path, "decisions") && n > 30 {
			t.Errorf("%s has %d lines, want a short note", path, n)
		}
		lines, spans := codeIn(text)
		for _, code := range slices.Concat(lines, spans) {
			for _, name := range named.FindAllString(code, -1) {
				if _, err := os.Stat("../../" + name); err != nil {
					t.Errorf("%s: %v", path, err)
				}
			}
			for _, args := range invocations(code) {
				if err := parses(args); err != nil {
					t.Errorf("%s: %v", path, err)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if notes < 8 {
		t.Errorf("%d notes in .github, want how to contribute, security, and the decisions", notes)
	}
}

// tests returns the names of a package's tests, and whether they have a flag -update.
func tests(t *testing.T, dir string) (names []string, renews bool) {
	t.Helper()
	files, err := filepath.Glob("../../" + dir + "/*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?m)^func (Test\w+)\(`).FindAllSubmatch(b, -1) {
			names = append(names, string(m[1]))
		}
		renews = renews || regexp.MustCompile(`(?m)^var update = flag\.Bool`).Match(b)
	}
	return names, renews
}

// TestContributingRenewsEveryGolden: each command of the table runs tests that exist,
// and no package that renews a golden is left out.
func TestContributingRenewsEveryGolden(t *testing.T) {
	unlessRaced(t)
	said := map[string]bool{}
	commands := regexp.MustCompile("`go test ((?:\\./\\S+ )+)-run '?([\\w\\\\|]+)'? -(\\w+)").FindAllStringSubmatch(read(t, ".github/CONTRIBUTING.md"), -1)
	if len(commands) < 5 {
		t.Fatalf("%d commands renew goldens, want more", len(commands))
	}
	for _, m := range commands {
		var all []string
		for dir := range strings.FieldsSeq(m[1]) {
			names, renews := tests(t, dir)
			if m[3] == "update" && !renews {
				t.Errorf("%s: no test has a flag -update", dir)
			}
			said[filepath.Clean(dir)] = true
			all = append(all, names...)
		}
		for _, name := range strings.Split(m[2], `\|`) {
			if !slices.ContainsFunc(all, func(n string) bool { return strings.HasPrefix(n, name) }) {
				t.Errorf("%s: no test is called %s", m[1], name)
			}
		}
	}
	for _, p := range packages(t) {
		dir := strings.TrimPrefix(p.ImportPath, "miswg/")
		if _, renews := tests(t, dir); renews && !said[dir] {
			t.Errorf("CONTRIBUTING.md does not say how the goldens of %s are renewed", dir)
		}
	}
}

// TestContributingMeasures holds the score of reading that it tells to the golden's last line.
func TestContributingMeasures(t *testing.T) {
	m := regexp.MustCompile(`(?m)^all +(\d+) +\S+ +(\S+) +(\S+)$`).FindStringSubmatch(read(t, "index/answer/intent/testdata/authors.golden"))
	if m == nil {
		t.Fatal("the golden has no line of all")
	}
	all := m[1][:len(m[1])-3] + "," + m[1][len(m[1])-3:]
	for _, want := range []string{"of " + all + " messages", "kind in " + m[2], m[3] + " answered as if"} {
		if !strings.Contains(read(t, ".github/CONTRIBUTING.md"), want) {
			t.Errorf("CONTRIBUTING.md does not say %q", want)
		}
	}
}
