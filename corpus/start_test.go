package corpus

import (
	"testing"
	"testing/fstest"
	"time"
)

func TestStartLoads(t *testing.T) {
	files, err := Start(time.Date(2027, 3, 4, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatalf("Start() = %v, want nil", err)
	}
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: text}
	}
	c, err := Load(fsys)
	if err != nil {
		t.Fatalf("Load() of what Start() gives = %v, want nil", err)
	}
	if got := c.ToConfirm(); len(got) > 0 {
		t.Errorf("ToConfirm() = %+v, want nothing", got)
	}
	want := Counts{Member: 6, Observer: 1, Excluded: 1, Grouped: 5, Left: 1, Named: 2, MemberCountries: 6, ObserverOrganisations: 1}
	if got := c.Counts(); got != want {
		t.Errorf("Counts() = %+v, want %+v", got, want)
	}
	if d := c.Document(); d.Captured != "2027-03-04" {
		t.Errorf("Document() was captured on %q, want the day of Start()", d.Captured)
	}
	for _, label := range append([]string{"page", "group", "no-cost"}, ownLabels...) {
		n := 0
		for _, e := range c.Examples() {
			if e.Label == label {
				n++
			}
		}
		if n == 0 {
			t.Errorf("no example of %q, want some", label)
		}
	}
	holds(t, "start", c)
}
