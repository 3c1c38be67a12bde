// SPDX-License-Identifier: MIT

// Package past keeps what a corpus was before, so that an answer it once gave can be
// checked. In the folder [Dir] of a corpus each former state is one file, named after its
// digest: how its files differ from those of the state after it.
package past

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing/fstest"

	"github.com/pmezard/go-difflib/difflib"

	"miswg/corpus"
	"miswg/corpus/written"
)

// Dir is the folder of a corpus that holds its past. What stands there is no part of the
// corpus, and of its digest.
const Dir = corpus.PastDir

// maxStates bounds how far back a search goes, and what a folder made by somebody else
// can cost.
const maxStates = 1000

// A State is what a corpus was.
type State struct {
	Next  string             `json:"next"`  // digest of the state after it
	Files map[string][]Piece `json:"files"` // those that differ; no pieces where it had none
}

// A Piece of a former file is lines of the file after it, or lines of its own.
type Piece struct {
	From int    `json:"from,omitempty"` // the first line taken, from 0
	To   int    `json:"to,omitempty"`   // the line behind the last; 0 for text
	Text string `json:"text,omitempty"`
}

// Between returns what old was, told from next, and both as they load, which they have to.
func Between(old, next fs.FS) (was, is *corpus.Corpus, s State, err error) {
	fail := func(err error) (was, is *corpus.Corpus, s State, _ error) { return nil, nil, State{}, err }
	if was, err = corpus.Load(old); err != nil {
		return fail(err)
	}
	if is, err = corpus.Load(next); err != nil {
		return fail(err)
	}
	if was.Digest() == is.Digest() {
		return fail(errors.New("past: the two are the same"))
	}
	before, err := texts(old)
	if err != nil {
		return fail(err)
	}
	after, err := texts(next)
	if err != nil {
		return fail(err)
	}
	s = State{Next: is.Digest(), Files: map[string][]Piece{}}
	for name, text := range before {
		if text != after[name] {
			s.Files[name] = pieces(text, after[name])
		}
	}
	for name := range after {
		if _, ok := before[name]; !ok {
			s.Files[name] = nil
		}
	}
	return was, is, s, nil
}

// Name is the file of a state in a corpus.
func Name(digest string) string { return path.Join(Dir, digest+".json") }

// Find returns the files of the state of a corpus that wanted accepts by its digest, and
// that digest: the present state, or one that is kept. The error is fs.ErrNotExist where
// there is none.
func Find(fsys fs.FS, present string, wanted func(digest string) bool) (fs.FS, string, error) {
	if wanted(present) {
		return fsys, present, nil
	}
	kept, err := fs.ReadDir(fsys, Dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, "", fmt.Errorf("past: %w", err)
	}
	for _, f := range kept[:min(len(kept), maxStates)] {
		digest, ok := strings.CutSuffix(f.Name(), ".json")
		if ok && wanted(digest) {
			was, err := back(fsys, present, digest)
			return was, digest, err
		}
	}
	return nil, "", fs.ErrNotExist
}

// back goes from the present state to a former one, and holds what it finds against its name.
func back(fsys fs.FS, present, digest string) (fs.FS, error) {
	var way []State
	for at := digest; at != present; {
		s, err := read(fsys, at)
		if err != nil {
			return nil, err
		}
		if way = append(way, s); len(way) > maxStates {
			return nil, fmt.Errorf("past: no way from %s to %s", present, digest)
		}
		at = s.Next
	}
	files, err := texts(fsys)
	if err != nil {
		return nil, err
	}
	for _, s := range slices.Backward(way) {
		if files, err = s.before(files); err != nil {
			return nil, err
		}
	}
	was := fstest.MapFS{}
	for name, text := range files {
		was[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o444}
	}
	c, err := corpus.Load(was)
	if err != nil {
		return nil, fmt.Errorf("past: %s: %w", digest, err)
	}
	if c.Digest() != digest {
		return nil, fmt.Errorf("past: %s is not what it was: its files make %s", digest, c.Digest())
	}
	return was, nil
}

func read(fsys fs.FS, digest string) (State, error) {
	name := Name(digest)
	if !fs.ValidPath(name) || path.Dir(name) != Dir {
		return State{}, fmt.Errorf("past: %s is no digest", written.Shown(digest))
	}
	files := &written.Files{FS: fsys}
	b, err := files.Read(name, written.MaxText)
	if err != nil {
		return State{}, fmt.Errorf("past: %s: %w", name, err)
	}
	var s State
	if err := json.Unmarshal(b, &s); err != nil {
		return State{}, fmt.Errorf("past: %s is no state of a corpus", name)
	}
	return s, nil
}

// before returns the files of the state, from those of the state after it.
func (s State) before(after map[string]string) (map[string]string, error) {
	out := map[string]string{}
	for name, text := range after {
		if _, differs := s.Files[name]; !differs {
			out[name] = text
		}
	}
	for name, ps := range s.Files {
		lines := strings.SplitAfter(after[name], "\n")
		var sb strings.Builder
		for _, p := range ps {
			if p.To == 0 {
				sb.WriteString(p.Text)
				continue
			}
			if p.From < 0 || p.From > p.To || p.To > len(lines) || sb.Len() > written.MaxText {
				return nil, fmt.Errorf("past: %s has no lines %d to %d", written.Shown(name), p.From, p.To)
			}
			for _, l := range lines[p.From:p.To] {
				sb.WriteString(l)
			}
		}
		if ps != nil {
			out[name] = sb.String()
		}
	}
	return out, nil
}

// pieces tells a text from the one after it, by lines.
func pieces(old, next string) []Piece {
	a, b := strings.SplitAfter(next, "\n"), strings.SplitAfter(old, "\n")
	out := []Piece{}
	for _, op := range difflib.NewMatcherWithJunk(a, b, false, nil).GetOpCodes() {
		switch own := strings.Join(b[op.J1:op.J2], ""); {
		case op.Tag == 'e':
			out = append(out, Piece{From: op.I1, To: op.I2})
		case own != "":
			out = append(out, Piece{Text: own})
		}
	}
	return out
}

// texts are the files of a corpus, but for its past.
func texts(fsys fs.FS) (map[string]string, error) {
	files, out := &written.Files{FS: fsys}, map[string]string{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name == Dir:
			return fs.SkipDir
		case d.IsDir() || strings.HasPrefix(path.Base(name), "."):
			return nil
		}
		b, err := files.Read(name, written.MaxText)
		out[name] = string(b)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("past: %w", err)
	}
	return out, nil
}

// Encode writes a state as its file has it.
func (s State) Encode() []byte {
	b, err := json.MarshalIndent(s, "", " ")
	if err != nil {
		panic(err) // unreachable: strings and numbers alone
	}
	return append(b, '\n')
}

// Digests returns the digests of the states that a corpus keeps, in their order.
func Digests(fsys fs.FS) []string {
	var out []string
	kept, _ := fs.ReadDir(fsys, Dir)
	for _, f := range kept {
		if digest, ok := strings.CutSuffix(f.Name(), ".json"); ok {
			out = append(out, digest)
		}
	}
	slices.SortFunc(out, cmp.Compare[string])
	return out
}

// Kept returns the files of a corpus that tell what it was, by name.
func Kept(fsys fs.FS) (map[string][]byte, error) {
	out := map[string][]byte{}
	files := &written.Files{FS: fsys}
	for _, digest := range Digests(fsys) {
		name := Name(digest)
		b, err := files.Read(name, written.MaxText)
		if err != nil {
			return nil, fmt.Errorf("past: %s: %w", name, err)
		}
		out[name] = b
	}
	return out, nil
}
