// SPDX-License-Identifier: MIT

// Package ahead has what the YAML files of the embedded corpus say, decoded by go generate, and
// which labels its files of examples use: to read them all takes a good part of a start. It
// knows a file by its bytes alone.
package ahead

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/gob"
	"fmt"

	"miswg/corpus/written"
)

//go:generate go test .. -run TestAheadIsWhatTheFilesSay -update

//go:embed files.gob
var files []byte

// Files are what files say, each under the hash of its bytes.
type Files struct {
	YAML   map[[sha256.Size]byte][]byte   // what Decode makes of it
	Labels map[[sha256.Size]byte][]string // of the examples of a file, all of whose lines have a label and a message
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
