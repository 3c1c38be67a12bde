package corpus

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"miswg/corpus/written"

	"go.yaml.in/yaml/v3"
)

//go:embed start
var starting embed.FS

// The parts of our own data that speak of our own page.
var (
	notesOfStandings = regexp.MustCompile(`(?m)^    note:\n(?:      .*\n)*?      about: .*\n(?:      .*\n)*`)
	topicOfOurs      = regexp.MustCompile(`(?m)^  - id: no-partner\n(?:    .*\n)*`)
	dayOfStart       = regexp.MustCompile(`captured: "[0-9-]+"`)
)

// PastDir is the folder of a corpus that tells what it was before: no part of it.
const PastDir = "past"

// Start returns the files of a small corpus to begin with: an invented page, with
// comments on what goes where, and those of our own names, topics and examples that
// depend on no page. What is general knowledge stays builtin. It loads, with nothing to confirm.
func Start(today time.Time) (map[string][]byte, error) {
	out := map[string][]byte{}
	for _, from := range []struct {
		fsys fs.FS
		dir  string
	}{{embedded, "data"}, {starting, "start"}} {
		err := fs.WalkDir(from.fsys, from.dir, func(name string, d fs.DirEntry, err error) error {
			if ours := d.IsDir() || slices.Contains(general, path.Base(name)) || path.Base(path.Dir(name)) == PastDir; err != nil || ours {
				return err
			}
			out[strings.TrimPrefix(name, from.dir+"/")], err = fs.ReadFile(from.fsys, name)
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("corpus: %w", err)
		}
	}
	out[othersFile] = notesOfStandings.ReplaceAll(out[othersFile], nil)
	out[unsaidFile] = topicOfOurs.ReplaceAll(out[unsaidFile], nil)
	out[sourceFile] = dayOfStart.ReplaceAll(out[sourceFile], []byte(`captured: "`+today.Format(time.DateOnly)+`"`))
	labels, err := labelsIn(out[statementsFile], out[unsaidFile])
	if err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	for name, text := range out {
		if path.Dir(name) == examplesDir {
			out[name] = withLabels(text, labels)
		}
	}
	return out, nil
}

// labelsIn returns the labels that examples may have beside those statements and topics.
func labelsIn(statements, topics []byte) (map[string]bool, error) {
	var in contents
	if err := errors.Join(yaml.Unmarshal(statements, &in.statements), yaml.Unmarshal(topics, &in.unsaid)); err != nil {
		return nil, err
	}
	stated := Each(in.statements.Statements, func(y written.At[statementYAML]) string { return y.V.ID })
	unsaid := Each(in.unsaid.Unsaid, func(y written.At[topicYAML]) string { return y.V.ID })
	return Keyed(slices.Concat(stated, unsaid, ownLabels), func(label string) (string, bool) { return label, true }), nil
}

// withLabels keeps comments and the examples that have one of the labels.
func withLabels(text []byte, labels map[string]bool) []byte {
	var out bytes.Buffer
	for line := range bytes.Lines(text) {
		label, _, ok := bytes.Cut(line, []byte("\t"))
		if !ok || line[0] == '#' || labels[string(label)] {
			out.Write(line)
		}
	}
	return out.Bytes()
}
