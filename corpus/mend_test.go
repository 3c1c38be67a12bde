package corpus

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// TestMend writes what is mechanical and leaves every other line as it is.
func TestMend(t *testing.T) {
	fsys := copyOf(t)
	for _, e := range []edit{
		{pageFile, "- space\n", "- space\n- cyber\n"},
		{pageFile, "- Japan\n", "- Ireland\n- Japan\n"},
		{sourceFile, "home: CA\n", "home: CA\ncounts: {member: 38, observer: 5} # as we think\n"},
		{statementsFile, "    rests: \"057787cd66ce\"\n", ""},
		{othersFile, "      rests: \"6c31abd4a4dd\"\n", ""},
	} {
		if !bytes.Contains(fsys[e.file].Data, []byte(e.old)) {
			t.Fatalf("%s has no %q", e.file, e.old)
		}
		fsys[e.file].Data = bytes.Replace(fsys[e.file].Data, []byte(e.old), []byte(e.new), 1)
	}
	day := time.Date(2027, 3, 4, 0, 0, 0, 0, time.UTC)
	m, err := Mend(fsys, []string{"sectors", "page", "org:eu"}, day)
	if err != nil {
		t.Fatalf("Mend() = %v, want nil", err)
	}
	if len(m.Done) != 6 || len(m.Files) != 3 {
		t.Errorf("Mend() did %v in %d files, want six things in three", m.Done, len(m.Files))
	}
	changed := 0
	for name, data := range m.Files {
		was := strings.Split(string(fsys[name].Data), "\n")
		for _, line := range strings.Split(string(data), "\n") {
			if !strings.Contains(strings.Join(was, "\n"), line) {
				changed++
			}
		}
		fsys[name].Data = data
	}
	if changed != 6 {
		t.Errorf("Mend() changed %d lines, want six", changed)
	}
	if src := string(fsys[sourceFile].Data); !strings.Contains(src, "counts: {member: 39, observer: 5} # as we think\n") || !strings.Contains(src, "captured: \"2027-03-04\"\n") {
		t.Errorf("Mend() wrote %s, want the count and the day", src)
	}
	c, err := Load(fsys)
	if err != nil {
		t.Fatalf("Load() after Mend() = %v, want nil", err)
	}
	for _, u := range c.ToConfirm() {
		if oneOf(u.ID, "sectors", "page", "org:eu") {
			t.Errorf("ToConfirm() after Mend() has %s, want it confirmed", u.ID)
		}
	}
	if s, _ := c.Stated("duration"); s.Confirmed() {
		t.Error("Confirmed() of what nobody confirmed = true, want false")
	}
	if e, _ := c.Entity("org:eu"); e.Note.EN == "" {
		t.Error("Note of org:eu is gone, want it confirmed")
	}
}

func TestMendNothing(t *testing.T) {
	m, err := Mend(Source(), nil, time.Now())
	if err != nil || len(m.Done)+len(m.Files) > 0 {
		t.Errorf("Mend() of our corpus = %v, %v, want nothing to do", m.Done, err)
	}
	if _, err := Mend(Source(), []string{"sectors"}, time.Now()); err == nil || !strings.Contains(err.Error(), `nothing called "sectors" waits`) {
		t.Errorf("Mend() = %v, want an error: sectors is confirmed", err)
	}
}
