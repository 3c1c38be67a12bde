package exam

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestAgainst tells for each case what became of it, also where the earlier sitting does not
// say what it asked.
func TestAgainst(t *testing.T) {
	none := Turned{Worse: []string{}, Mended: []string{}, New: []string{}, Gone: []string{}}
	sat := func(asked, wrong, outdated []string) Sitting {
		return Sitting{Result{Wrong: wrong, Outdated: outdated}, asked}
	}
	all := []string{"a", "b", "c", "d"}
	for name, tt := range map[string]struct {
		now, before Sitting
		want        Turned
	}{
		"the same":   {sat(all, []string{"a"}, nil), sat(all, []string{"a"}, nil), none},
		"worse":      {sat(all, []string{"b", "a"}, nil), sat(all, []string{"a"}, nil), Turned{[]string{"b"}, []string{}, []string{}, []string{}}},
		"mended":     {sat(all, nil, nil), sat(all, []string{"c", "b"}, nil), Turned{[]string{}, []string{"c", "b"}, []string{}, []string{}}},
		"both":       {sat(all, []string{"a"}, nil), sat(all, []string{"b"}, nil), Turned{[]string{"a"}, []string{"b"}, []string{}, []string{}}},
		"new":        {sat(all, []string{"d"}, nil), sat(all[:3], nil, nil), Turned{[]string{}, []string{}, []string{"d"}, []string{}}},
		"gone":       {sat(all[:3], nil, nil), sat(all, []string{"d"}, nil), Turned{[]string{}, []string{}, []string{}, []string{"d"}}},
		"outdated":   {sat(all[:3], nil, []string{"d"}), sat(all, []string{"d"}, nil), Turned{[]string{}, []string{}, []string{}, []string{"d"}}},
		"old format": {sat(all, []string{"a", "d"}, nil), sat(nil, []string{"b"}, []string{"d"}), Turned{[]string{"a"}, []string{"b"}, []string{"d"}, []string{}}},
	} {
		if got := tt.now.Against(tt.before); !cmp.Equal(got, tt.want) {
			t.Errorf("%s: Against = %+v, want %+v", name, got, tt.want)
		}
	}
	sets := []Set{{Name: "x", Cases: []Case{{ID: "x-1"}, {ID: "x-2", Outdated: true}, {ID: "x-3"}}}}
	if got := (Result{Corpus: "d"}).Sat(sets); got.Corpus != "d" || !cmp.Equal(got.Asked, []string{"x-1", "x-3"}) {
		t.Errorf("Sat = %+v, want x-1 and x-3 asked", got)
	}
}
