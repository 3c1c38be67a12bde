package corpus

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"flag"
	"io/fs"
	"os"
	"path"
	"slices"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"miswg/corpus/ahead"
	"miswg/corpus/written"
)

var update = flag.Bool("update", false, "decode the YAML files into ahead/files.gob anew")

// decodedAhead is what each YAML file of the embedded corpus says, and the labels of each file
// of its examples, as package ahead has it.
func decodedAhead(t *testing.T) []byte {
	t.Helper()
	known, l := ahead.Files{YAML: map[[sha256.Size]byte][]byte{}, Labels: labelsOf(t)}, newLoader(Source())
	for _, f := range l.in.files() {
		b, err := l.readFile(f.name)
		if err != nil {
			t.Fatal(err)
		}
		if wrong := written.Decode(b, f.out); len(wrong) > 0 {
			t.Fatal(wrong)
		}
		known.YAML[sha256.Sum256(b)] = encoded(t, f.out)
	}
	known.Examples = examplesOf(t, known.Labels)
	return encoded(t, known)
}

// examplesOf reads all files of the embedded corpus, its examples among them.
func examplesOf(t *testing.T, labels map[[sha256.Size]byte][]string) ahead.Examples {
	t.Helper()
	l := newLoader(Source())
	l.today = "2026-01-31" // so that all files are kept
	l.load()
	var out ahead.Examples
	out.Digest, out.Whole = l.examplesDigest, l.digest
	rest := written.Files{}
	for name, b := range l.files.All() {
		if path.Dir(name) != examplesDir {
			rest.Put(name, b)
		}
	}
	out.Rest = rest.Digest("")
	for _, of := range labels {
		out.Labels = append(out.Labels, of...)
	}
	slices.Sort(out.Labels)
	out.Labels = slices.Compact(out.Labels)
	names, err := fs.Glob(Source(), examplesDir+"/*.tsv")
	if err != nil {
		t.Fatal(err)
	}
	if out.Sum, err = ahead.Sum(Source(), names); err != nil {
		t.Fatal(err)
	}
	return out
}

// labelsOf reads which labels each file of the embedded examples uses, all of whose lines must
// have a label and a message.
func labelsOf(t *testing.T) map[[sha256.Size]byte][]string {
	t.Helper()
	names, err := fs.Glob(Source(), examplesDir+"/*.tsv")
	if err != nil || len(names) == 0 {
		t.Fatalf("Glob() = %v, %v, want files of examples", names, err)
	}
	out := map[[sha256.Size]byte][]string{}
	for _, name := range names {
		b, err := fs.ReadFile(Source(), name)
		if err != nil {
			t.Fatal(err)
		}
		if !utf8.Valid(b) || bytes.IndexByte(b, 0) >= 0 {
			t.Errorf("%s is no text", name)
		}
		labels := []string{}
		eachExample(b, func(line int, label, message []byte) {
			if len(bytes.TrimSpace(message)) == 0 {
				t.Errorf("%s:%d has no message", name, line)
			}
			labels = append(labels, string(label))
		})
		slices.Sort(labels)
		out[sha256.Sum256(b)] = slices.Compact(labels)
	}
	return out
}

func encoded(t *testing.T, v any) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := gob.NewEncoder(&out).Encode(v); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestAheadIsWhatTheFilesSay reads each file of the embedded corpus both ways. The file is
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
	if len(known.YAML) != len(files) {
		t.Errorf("files.gob has %d files, want %d", len(known.YAML), len(files))
	}
	if diff := cmp.Diff(labelsOf(t), known.Labels); diff != "" {
		t.Errorf("files.gob does not have the labels of the examples: run go generate in corpus/ahead\n%s", diff)
	}
	if diff := cmp.Diff(examplesOf(t, known.Labels), known.Examples); diff != "" {
		t.Errorf("files.gob does not know the examples: run go generate in corpus/ahead\n%s", diff)
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

// TestExamplesAside: the embedded examples are not read where they are what they were, and the
// corpus is the same where they are not.
func TestExamplesAside(t *testing.T) {
	l := newLoader(Source())
	l.load()
	if len(l.aside) == 0 || l.files.Kept(l.aside[0]) != nil {
		t.Fatalf("the embedded examples are read at a start, want them known: run go generate in corpus/ahead")
	}
	digest, examples := l.digest, l.examplesDigest
	l.known.Examples.Rest = "others"
	if got := l.wholeDigest(); got != digest {
		t.Errorf("wholeDigest() beside other files = %s, want %s", got, digest)
	}
	l.known.Examples.Sum, l.aside = "others", nil
	l.loadExamples()
	if len(l.aside) > 0 || l.examplesDigest != examples || l.wholeDigest() != digest {
		t.Errorf("of examples that are not known the digests are %s and %s, want %s and %s", l.examplesDigest, l.wholeDigest(), examples, digest)
	}
}

// TestSum: what tells examples apart sees a byte of them, and a name.
func TestSum(t *testing.T) {
	one, err := ahead.Sum(fstest.MapFS{"a": {Data: []byte("japan")}, "b": {Data: []byte("japan")}}, []string{"a"})
	if err != nil {
		t.Fatal(err)
	}
	for text, name := range map[string]string{"japam": "a", "japan": "b", "japan ": "a"} {
		if got, err := ahead.Sum(fstest.MapFS{name: {Data: []byte(text)}}, []string{name}); err != nil || got == one {
			t.Errorf("Sum(%s of %q) = %q, %v, want another than of a", name, text, got, err)
		}
	}
}
