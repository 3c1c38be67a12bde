package corpus

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"miswg/corpus/ahead"
	"miswg/corpus/written"
)

// TestAheadIsWhatTheFilesSay reads each YAML file of the embedded corpus both ways.
func TestAheadIsWhatTheFilesSay(t *testing.T) {
	known, err := ahead.Read()
	if err != nil {
		t.Fatal(err)
	}
	got, want := newLoader(Source()), newLoader(Source())
	files := want.in.files()
	if len(known) != len(files) {
		t.Errorf("files.gob has %d files, want %d", len(known), len(files))
	}
	for i, f := range files {
		b, err := want.readFile(f.name)
		if err != nil {
			t.Fatal(err)
		}
		if wrong := written.Decode(b, f.out); len(wrong) > 0 {
			t.Fatal(wrong)
		}
		out := got.in.files()[i].out
		// Of bytes that are not known nothing would be decoded.
		wrong := (ahead.Files{}).Decode([]byte("- \n"), out)
		if len(wrong) == 0 {
			t.Errorf("Decode() of a list as %s = nil, want it refused", f.name)
		}
		if wrong := known.Decode(b, out); len(wrong) > 0 {
			t.Fatal(wrong)
		}
		if diff := cmp.Diff(f.out, out, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("files.gob does not say what %s does: run go generate in corpus/ahead\n%s", f.name, diff)
		}
	}
}
