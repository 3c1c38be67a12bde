//go:build !windows

package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// copied copies the module to dir, without what is no part of it.
func copied(t *testing.T, dir string) {
	t.Helper()
	const root = "../.."
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		switch to := filepath.Join(dir, name); {
		case d.IsDir() && slices.Contains([]string{".git", ".dist", "node_modules", "screens"}, d.Name()):
			return fs.SkipDir
		case d.IsDir():
			return os.MkdirAll(to, 0o755)
		case !d.Type().IsRegular():
			return nil
		default:
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			return os.WriteFile(to, b, 0o755)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestHosted: the command of CONTRIBUTING that gives the module a path with a host leaves
// nothing that asks for the old one, and programs are stamped with the new.
func TestHosted(t *testing.T) {
	unlessRaced(t)
	t.Parallel()
	const path = "example.org/you/miswg"
	dir := t.TempDir()
	copied(t, dir)
	run := func(want bool, name string, args ...string) string {
		t.Helper()
		cmd := exec.CommandContext(t.Context(), name, args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GOFLAGS=-buildvcs=false", "GOWORK=off")
		out, err := cmd.CombinedOutput()
		if (err == nil) != want {
			t.Fatalf("%s %s = %v, want success %v:\n%s", name, strings.Join(args, " "), err, want, out)
		}
		return string(out)
	}
	run(false, ".ci/hosted", "miswg")
	run(true, ".ci/hosted", path)
	for imported := range strings.FieldsSeq(run(true, "go", "list", "-deps", "-test", "./cmd/miswg")) {
		if strings.HasPrefix(imported, "miswg/") {
			t.Errorf("the program still needs %s", imported)
		}
	}
	// The smallest program of the module stands for the others.
	run(true, "go", "build", "-o", "small", "./index/answer/intent/generate")
	if got := run(true, "go", "version", "-m", "small"); !strings.Contains(got, "\tpath\t"+path+"/index/answer/intent/generate\n") || !strings.Contains(got, "\tmod\t"+path+"\t") {
		t.Errorf("go version -m = %q, want the path %s", got, path)
	}
}
