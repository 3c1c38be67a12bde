package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// spdx is the first line of each package's first file.
const spdx = "// SPDX-License-Identifier: MIT\n\n"

// TestLicence wants the licence named at the top of the file that has a package's
// comment, but not in the comment, and the text of it in .github.
func TestLicence(t *testing.T) {
	packages, named := map[string]bool{}, map[string]bool{}
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == ".git" || d.Name() == "testdata" || d.Name() == "node_modules"):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		dir := filepath.Dir(path)
		packages[dir] = true
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, b, parser.ParseComments|parser.PackageClauseOnly)
		if err != nil {
			return err
		}
		if f.Doc == nil {
			return nil
		}
		if strings.Contains(f.Doc.Text(), "SPDX") {
			t.Errorf("%s: the comment of its package names the licence: want a blank line between", path)
		}
		named[dir] = named[dir] || strings.HasPrefix(string(b), spdx)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(packages) < 20 {
		t.Errorf("%d packages, want the whole house", len(packages))
	}
	for dir := range packages {
		if !named[dir] {
			t.Errorf("%s: no file with its package's comment begins with %q", dir, spdx)
		}
	}
	b, err := os.ReadFile("../../.github/LICENSE")
	if err != nil {
		t.Fatal(err)
	}
	text := string(b)
	for _, want := range []string{"MIT License", "Copyright (c) 2026 the miswg authors", "WITHOUT WARRANTY OF ANY KIND"} {
		if !strings.Contains(text, want) {
			t.Errorf(".github/LICENSE does not say %q", want)
		}
	}
	for _, want := range []string{"`.github/LICENSE`", "MIT", "© His Majesty the King in Right of Canada"} {
		if !strings.Contains(readme(t), want) {
			t.Errorf("the README does not say %q", want)
		}
	}
}

// TestNoticesOfTheImage gathers what the container file puts into the image.
func TestNoticesOfTheImage(t *testing.T) {
	unlessRaced(t)
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip(err)
	}
	dir := t.TempDir()
	run := exec.Command(sh, "cmd/miswg/deploy/licences.sh", dir)
	run.Dir = "../.."
	if out, err := run.CombinedOutput(); err != nil {
		t.Fatalf("licences.sh: %v\n%s", err, out)
	}
	list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}{{end}}{{end}}", ".")
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	modules := slices.Compact(slices.Sorted(slices.Values(strings.Fields(string(out)))))
	if len(modules) < 20 {
		t.Errorf("%d modules, want those of the whole program", len(modules))
	}
	for _, m := range append(modules, "go", "miswg", "miswg/worldmap") {
		files, err := os.ReadDir(filepath.Join(dir, m))
		if err != nil || len(files) == 0 {
			t.Errorf("%s: %d files, %v, want its licence", m, len(files), err)
		}
	}
}
