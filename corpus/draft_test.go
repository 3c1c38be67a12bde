package corpus

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// redrafted is our corpus with another text for its page.
func redrafted(t *testing.T, old, new string) Draft {
	t.Helper()
	page, err := fs.ReadFile(Source(), pageFile)
	if err != nil || !bytes.Contains(page, []byte(old)) {
		t.Fatalf("%s has no %q: %v", pageFile, old, err)
	}
	page = bytes.Replace(page, []byte(old), []byte(new), 1)
	d, err := Redraft(Source(), map[string][]byte{pageFile: page}, time.Date(2027, 3, 4, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatalf("Redraft() = %v, want nil", err)
	}
	return d
}

func TestRedraft(t *testing.T) {
	d := redrafted(t, "- Japan\n", "- Ireland\n- Japan (observer)\n")
	if len(d.List)+len(d.Wrong) > 0 {
		t.Errorf("Redraft() finds %v and %v wrong, want nothing", d.List, d.Wrong)
	}
	for id, want := range map[string]Status{"IE": Member, "JP": Observer, "IS": Excluded, "RU": NotListed, "SG": Member} {
		if e, ok := d.Entity(id); !ok || e.Status != want {
			t.Errorf("Entity(%q) = %v, %v, want %v", id, e.Status, ok, want)
		}
	}
	fsys := fstest.MapFS{}
	for name, b := range d.Files {
		fsys[name] = &fstest.MapFile{Data: b}
	}
	c, err := Load(fsys)
	if err != nil {
		t.Fatalf("Load() of the files of a draft = %v, want nil", err)
	}
	if got := c.Document().Captured; got != "2027-03-04" {
		t.Errorf("Captured = %q, want the day of the draft", got)
	}
}

// TestRedraftTellsNoStandingInDoubt: one line that cannot be read may be anybody's.
func TestRedraftTellsNoStandingInDoubt(t *testing.T) {
	d := redrafted(t, "- Japan\n", "- Nippon (candidate)\n")
	if _, ok := d.Entity("JP"); ok || len(d.List) != 1 || !strings.Contains(d.List.Error(), "Nippon (candidate)") {
		t.Errorf("Entity() = %v with %v, want nobody's standing, and the line", ok, d.List)
	}
	d = redrafted(t, "- space\n", "")
	if e, ok := d.Entity("JP"); !ok || e.Status != Member || len(d.List) > 0 {
		t.Errorf("Entity() = %v, %v with %v, want a member: the list is as it was", e.Status, ok, d.List)
	}
	d = redrafted(t, "On this page\n", "On this page\n"+strings.Repeat("- Nothing\n- Less\n", 99)+strings.Repeat("- X\n", 3))
	if len(d.Wrong) == 0 || len(d.List) > 0 {
		t.Errorf("Redraft() = %v and %v, want headings that are missing", d.List, d.Wrong)
	}
	var many strings.Builder
	for n := range 200 {
		fmt.Fprintf(&many, "- %d\n", n)
	}
	if d = redrafted(t, "On this page\n", "On this page\n"+many.String()); len(d.List) == 0 {
		t.Error("Redraft() of more problems than are kept tells standings, want none")
	}
}

// TestRedraftLeavesBuiltinOut: a corpus that reads the program's own files has none.
func TestRedraftLeavesBuiltinOut(t *testing.T) {
	files, err := Start(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for name, b := range files {
		fsys[name] = &fstest.MapFile{Data: b}
	}
	d, err := Redraft(fsys, nil, time.Now())
	if err != nil || d.Files[pageFile] == nil || d.Files[membersFile] == nil {
		t.Fatalf("Redraft() = %d files, %v, want the corpus", len(d.Files), err)
	}
	for name, b := range d.Files {
		if !bytes.Equal(b, files[name]) {
			t.Errorf("Files[%q] changed, want it as it was", name)
		}
	}
}
