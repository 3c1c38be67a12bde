package corpus

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"miswg/corpus/ahead"
	"miswg/corpus/written"
)

var update = flag.Bool("update", false, "decode the YAML files into ahead/files.gob anew")

// decodedAhead is what each YAML file of the embedded corpus says, as package ahead has it.
func decodedAhead(t *testing.T) []byte {
	t.Helper()
	known, l := ahead.Files{}, newLoader(Source())
	for _, f := range l.in.files() {
		b, err := l.readFile(f.name)
		if err != nil {
			t.Fatal(err)
		}
		if wrong := written.Decode(b, f.out); len(wrong) > 0 {
			t.Fatal(wrong)
		}
		known[sha256.Sum256(b)] = encoded(t, f.out)
	}
	return encoded(t, known)
}

func encoded(t *testing.T, v any) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := gob.NewEncoder(&out).Encode(v); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestAheadIsWhatTheFilesSay reads each YAML file of the embedded corpus both ways. The file is
// renewed after a change of one of them, or of what is read of them.
func TestAheadIsWhatTheFilesSay(t *testing.T) {
	if *update {
		if err := os.WriteFile("ahead/files.gob", decodedAhead(t), 0o600); err != nil {
			t.Fatal(err)
		}
		return // the program has the one before
	}
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
