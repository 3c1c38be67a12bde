package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestChanges(t *testing.T) {
	c := changes{"a", "a"}
	for i, step := range []struct {
		now  string
		want bool
	}{{"a", false}, {"b", false}, {"b", true}, {"b", false}, {"c", false}, {"d", false}, {"d", true}, {"e", false}, {"d", false}, {"d", false}} {
		if got := c.seen(step.now); got != step.want {
			t.Errorf("look %d: seen(%q) = %v, want %v", i, step.now, got, step.want)
		}
	}
}

func TestFingerprint(t *testing.T) {
	dir := t.TempDir()
	told := map[string]string{}
	for _, step := range []struct{ name, content string }{{"a.yaml", "x"}, {"a.yaml", "xy"}, {"b.yaml", ""}} {
		if err := os.WriteFile(filepath.Join(dir, step.name), []byte(step.content), 0o600); err != nil {
			t.Fatal(err)
		}
		f := fingerprint(dir)
		if before, ok := told[f]; ok {
			t.Errorf("fingerprint after %v is that of %s", step, before)
		}
		if f != fingerprint(dir) {
			t.Errorf("fingerprint after %v differs from itself", step)
		}
		told[f] = step.name
	}
	if fingerprint(filepath.Join(dir, "gone")) == fingerprint(dir) {
		t.Error("fingerprint of a missing directory is that of one with files")
	}
}
