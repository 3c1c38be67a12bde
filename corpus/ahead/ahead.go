// SPDX-License-Identifier: MIT

// Package ahead has what the YAML files of the embedded corpus say, decoded by go generate, and
// what there is to know of its files of examples: to read them all takes a good part of a start.
// It knows a file by its bytes alone.
package ahead

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/gob"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"

	"miswg/corpus/written"
)

//go:generate go test .. -run TestAheadIsWhatTheFilesSay -update

//go:embed files.gob
var files []byte

// Files are what files say, each under the hash of its bytes.
type Files struct {
	YAML   map[[sha256.Size]byte][]byte   // what Decode makes of it
	Labels map[[sha256.Size]byte][]string // of the examples of a file, all of whose lines have a label and a message

	Examples Examples
}

// Examples is what is known of all files of examples together.
type Examples struct {
	Sum    string   // of their names and bytes, see [Sum]
	Labels []string // that they use
	Digest string   // of them
	Rest   string   // digest of the other files of the corpus
	Whole  string   // and of the corpus
}

// Sum tells files that are a part of the program from those they were when it was written down
// what they say: after the build they cannot change, and whoever changes them before is no
// forger. It keeps nothing of them.
func Sum(fsys fs.FS, names []string) (string, error) {
	sum, part, all := crc32.New(crc32.MakeTable(crc32.Castagnoli)), make([]byte, 64<<10), int64(0)
	for _, name := range names {
		fmt.Fprintln(sum, name)
		f, err := fsys.Open(name)
		if err != nil {
			return "", fmt.Errorf("ahead: %w", err)
		}
		n, err := io.CopyBuffer(sum, f, part)
		if err = errors.Join(err, f.Close()); err != nil {
			return "", fmt.Errorf("ahead: %w", err)
		}
		all += n
	}
	return fmt.Sprintf("%d %08x", all, sum.Sum32()), nil
}

// Read returns the files of the embedded corpus.
func Read() (Files, error) {
	var f Files
	if err := gob.NewDecoder(bytes.NewReader(files)).Decode(&f); err != nil {
		return Files{}, fmt.Errorf("ahead: %w", err)
	}
	return f, nil
}

// LabelsOf returns the labels that a file of examples uses; nil where it is not known, as one
// that is no text never is.
func (f Files) LabelsOf(b []byte) []string { return f.Labels[sha256.Sum256(b)] }

// Decode is [written.Decode], which a file that is known is spared. A list that is empty in
// the file may be nil.
func (f Files) Decode(b []byte, out any) written.Problems {
	said, ok := f.YAML[sha256.Sum256(b)]
	if !ok {
		return written.Decode(b, out)
	}
	if err := gob.NewDecoder(bytes.NewReader(said)).Decode(out); err != nil {
		return written.Problems{{What: "decoded ahead: " + err.Error()}}
	}
	return nil
}
