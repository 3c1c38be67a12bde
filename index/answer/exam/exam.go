// SPDX-License-Identifier: MIT

// Package exam asks an engine the questions whose right answers are written down beside
// its corpus, in the files exam/*.txt, and keeps the score: in the tests, on the command
// line and in a bot at work.
//
// A file is a category, and a line of it is "question => expectation # why"; the why is
// optional, and a line that begins with # is a comment. A question that begins or ends
// with a space, or holds characters hard to see, is written as a Go string in double
// quotes.
//
// An expectation that begins with the word outdated was right until the page changed. Its
// question is not asked until somebody has mended the line and taken the word out.
//
// The expectation begins with the kinds allowed, joined by |, and goes on with any of
// the following, each checked if it applies to the kind of the answer:
//
//	XX=member YY=not_listed   the entities of a status answer, in this order
//	{g & !member}             the set of a list or count answer: group and entity
//	                          IDs and statuses, with & + !, and {} for the empty set
//	or                        between two rows of entities, or two sets: either will do
//	12, 12|7                  the number of a count or list answer
//	yes, no, neither          the text does not open with the contrary
//	section="b c|overview"    the heading over the words first cited has one of these
//	has="seven|7"             the text has one of these, in any case, accents or not
//	lacks="yes|oui"           the text has none of these as a word
//	offers="Xland"            one of the readings offered begins so
//	lang=fr                   language of the answer
package exam

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"miswg/corpus"
)

// Dir is the folder of a corpus that has its exam.
const Dir = "exam"

// ErrNone is the cause of Read's error where a corpus has no exam.
var ErrNone = errors.New("the corpus has no exam: write questions and their right answers into " + Dir + "/*.txt of its folder")

// Bounds of an exam, which somebody else may have written.
const (
	maxFiles = 200
	maxBytes = 1 << 20 // of a file
)

// A Set is one category of questions.
type Set struct {
	Name  string // of its file, without .txt
	Cases []Case
}

// A Case is one question and what is right of its answer.
type Case struct {
	ID       string // the category and a hash of the question, so that it tells no text and outlives a change of lines
	Where    string // file:line
	Question string
	Want     Want
	Slips    []string // what the line says of who takes part and the corpus does not
	Outdated bool     // not to be asked: it was right of the page before
}

// Read reads the exam of c, which was loaded from the same files. The sets are in the
// order of their names.
func Read(fsys fs.FS, c *corpus.Corpus) ([]Set, error) {
	sets, err := read(fsys, c)
	if err != nil {
		return nil, fmt.Errorf("exam: %w", err)
	}
	return sets, nil
}

func read(fsys fs.FS, c *corpus.Corpus) ([]Set, error) {
	files, err := readAll(fsys)
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, ErrNone
	}
	var sets []Set
	for _, name := range slices.Sorted(maps.Keys(files)) {
		s, err := parse(path.Base(name), string(files[name]), c)
		if err != nil {
			return nil, err
		}
		sets = append(sets, s)
	}
	return sets, nil
}

// Files returns the files of an exam by their names in the corpus, none where it has no
// exam.
func Files(fsys fs.FS) (map[string][]byte, error) {
	files, err := readAll(fsys)
	if err != nil {
		return nil, fmt.Errorf("exam: %w", err)
	}
	return files, nil
}

func readAll(fsys fs.FS) (map[string][]byte, error) {
	names, err := fs.Glob(fsys, Dir+"/*.txt")
	if err != nil {
		return nil, err
	}
	if len(names) > maxFiles {
		return nil, fmt.Errorf("%d files, want %d at most", len(names), maxFiles)
	}
	files := map[string][]byte{}
	for _, name := range names {
		if files[name], err = readFile(fsys, name); err != nil {
			return nil, err
		}
	}
	return files, nil
}

func readFile(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("%s: no file", name) // opening a pipe would wait
	}
	if err != nil {
		return nil, err
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxBytes+1))
	if err == nil && len(b) > maxBytes {
		err = fmt.Errorf("%s: larger than 1 MiB", name)
	}
	return b, err
}

// Parse reads the text of one file of that name.
func Parse(file, text string, c *corpus.Corpus) (Set, error) {
	s, err := parse(file, text, c)
	if err != nil {
		err = fmt.Errorf("exam: %w", err)
	}
	return s, err
}

func parse(file, text string, c *corpus.Corpus) (Set, error) {
	s := Set{Name: strings.TrimSuffix(file, ".txt")}
	n := 0
	for line := range strings.Lines(text) {
		n++
		if !isCase(line) {
			continue
		}
		one, err := parseCase(c, strings.TrimSpace(line))
		if err != nil {
			return s, fmt.Errorf("%s:%d: %w", file, n, err)
		}
		one.ID, one.Where = s.id(one.Question), fmt.Sprintf("%s:%d", file, n)
		s.Cases = append(s.Cases, one)
	}
	if len(s.Cases) == 0 {
		return s, fmt.Errorf("%s: no question", file)
	}
	return s, nil
}

// isCase reports whether a line has a question.
func isCase(line string) bool {
	line = strings.TrimSpace(line)
	return line != "" && !strings.HasPrefix(line, "#")
}

// id names a question without telling it.
func (s Set) id(question string) string {
	const shown = 4
	sum := sha256.Sum256([]byte(question))
	return s.Name + "-" + hex.EncodeToString(sum[:shown])
}

func parseCase(c *corpus.Corpus, line string) (Case, error) {
	question, rest, err := cutCase(line)
	if err != nil {
		return Case{}, err
	}
	rest, old := strings.CutPrefix(rest, outdated)
	want, slips, err := parseWant(c, rest)
	return Case{Question: question, Want: want, Slips: slips, Outdated: old}, err
}

// outdated begins an expectation that was right of the page before.
const outdated = "outdated "

// cutCase takes a line apart: the question, and the rest of the line behind the arrow.
func cutCase(line string) (question, rest string, err error) {
	ok := false
	if quoted, errQ := strconv.QuotedPrefix(line); errQ == nil && strings.HasPrefix(strings.TrimSpace(line[len(quoted):]), "=> ") {
		question, err = strconv.Unquote(quoted)
		if err != nil {
			return "", "", err
		}
		_, rest, ok = strings.Cut(line[len(quoted):], "=> ")
	} else {
		question, rest, ok = strings.Cut(line, " => ")
		question = strings.TrimSpace(question)
	}
	if !ok {
		return "", "", fmt.Errorf("no %q in %q", " => ", line)
	}
	return question, strings.TrimSpace(rest), nil
}
