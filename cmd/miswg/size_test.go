package main

import (
	"bufio"
	"bytes"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestNoMethodByName asks the linker whether anything in the program looks methods up by
// names that it does not know: it would keep all of them, a seventh of the program.
// .github/decisions/size.md has more.
func TestNoMethodByName(t *testing.T) {
	if testing.Short() {
		t.Skip("links the program")
	}
	unlessRaced(t)
	// What the linker reads goes from one symbol to another, a line each, to standard error.
	out, err := exec.CommandContext(t.Context(), "go", "build", "-ldflags=-s -w -dumpdep", "-o", filepath.Join(t.TempDir(), "miswg.exe"), ".").CombinedOutput()
	if err != nil {
		t.Fatalf("go build = %v\n%.2000s", err, out)
	}
	lines, found := 0, 0
	for s := bufio.NewScanner(bytes.NewReader(out)); s.Scan(); lines++ {
		if from, to, _ := strings.Cut(s.Text(), " -> "); strings.HasSuffix(to, "<ReflectMethod>") && found < 5 {
			found++
			t.Errorf("%s calls %s", from, to)
		}
	}
	if lines < 10_000 {
		t.Fatalf("the linker tells %d lines, want what each symbol needs:\n%.1000s", lines, out)
	}
}
