package corpus

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"

	"miswg/corpus/ahead"
	"miswg/corpus/written"
)

// An Example is a message somebody wrote, and the label of what it asks.
type Example struct {
	Label  string
	Text   string
	Lang   Lang
	Author string // the file it stands in, without its ending
}

// The labels that neither a statement nor a topic has: what the list answers,
// what is not about the page, and what is about the bot.
var ownLabels = []string{"status", "status-multi", "canada", "list", "count", "off-topic", "help"}

// loadExamples reads examples/LANG_AUTHOR.tsv, one "label<tab>message" a line.
func (l *loader) loadExamples() {
	names, err := fs.Glob(l.files.FS, examplesDir+"/*.tsv")
	if err != nil || len(names) == 0 {
		l.Wrong(examplesDir, 0, "no file of examples; write one such as %s/en_house.tsv", examplesDir)
		return
	}
	if l.knowsExamples(names) {
		l.aside = names
		for _, name := range names {
			l.checkExamples(name, nil, l.known.Examples.Labels)
		}
		l.examplesDigest = l.known.Examples.Digest
		return
	}
	for _, name := range names {
		var labels []string
		b, err := l.files.ReadKnown(name, written.MaxText, func(b []byte) bool {
			labels = l.known.LabelsOf(b)
			return labels != nil
		})
		if err != nil {
			l.Wrong(name, 0, "%v", err)
			continue
		}
		l.checkExamples(name, b, labels)
	}
	l.examplesDigest = l.files.Digest(examplesDir + "/")
}

// knowsExamples reports whether the files of examples are the embedded ones, as they were when
// it was written down what they say, and nothing has to be kept of them. Then they are not read.
func (l *loader) knowsExamples(names []string) bool {
	if l.files.FS != source || l.today != "" {
		return false
	}
	known := l.known.Examples
	if slices.ContainsFunc(known.Labels, func(label string) bool { return !l.hasLabel(label) }) {
		return false
	}
	sum, err := ahead.Sum(source, names)
	return err == nil && sum == known.Sum
}

// wholeDigest covers all files of the corpus, examples that were not read among them.
func (l *loader) wholeDigest() string {
	rest := l.files.Digest("")
	if len(l.aside) == 0 {
		return rest
	}
	if rest == l.known.Examples.Rest {
		return l.known.Examples.Whole
	}
	for _, name := range l.aside {
		l.files.Put(name, embeddedFile(name))
	}
	return l.files.Digest("")
}

// embeddedFile returns a file of the embedded corpus, which is there.
func embeddedFile(name string) []byte {
	b, _ := fs.ReadFile(source, name)
	return b
}

// checkExamples adds a file of examples, with the labels that it is known to use.
func (l *loader) checkExamples(name string, text []byte, labels []string) {
	f := exampleFile{Author: strings.TrimSuffix(path.Base(name), ".tsv"), text: func() []byte { return text }}
	code, _, _ := strings.Cut(f.Author, "_")
	if f.Lang = Lang(code); f.Lang != English && f.Lang != French {
		l.Wrong(name, 0, "the name does not begin with a language, en_ or fr_")
		return
	}
	if labels == nil || slices.ContainsFunc(labels, func(label string) bool { return !l.hasLabel(label) }) {
		eachExample(text, func(line int, label, message []byte) {
			switch {
			case len(bytes.TrimSpace(message)) == 0:
				l.Wrong(name, line, "want a label, a tab and a message")
			case !l.hasLabel(string(label)):
				l.Wrong(name, line, "%s is the label of no statement and no topic", written.Shown(string(label)))
			}
		})
	}
	if l.files.FS == source && l.today == "" { // it is as it was built, and nothing has to be kept of it
		f.text = func() []byte { return embeddedFile(name) }
	}
	l.examples = append(l.examples, f)
}

// An exampleFile holds the examples of one author in one language.
type exampleFile struct {
	Lang   Lang
	Author string
	text   func() []byte
}

// eachExample yields the examples of a file, with their lines; of a line without a tab the
// message is empty.
func eachExample(text []byte, yield func(line int, label, message []byte)) {
	line := 0
	for row := range bytes.SplitSeq(bytes.TrimPrefix(text, []byte("\ufeff")), []byte("\n")) {
		line++
		row = bytes.TrimSuffix(row, []byte("\r"))
		if len(row) == 0 || row[0] == '#' {
			continue
		}
		label, message, _ := bytes.Cut(row, []byte("\t"))
		yield(line, label, message)
	}
}

func (c *Corpus) hasLabel(label string) bool {
	_, stated := c.byLabel[label]
	_, unsaid := c.topics[label]
	return stated || unsaid || oneOf(label, ownLabels...)
}

// Examples returns the messages the bot learns from, file by file in their order. They
// are read anew at each call: only who learns needs them.
func (c *Corpus) Examples() []Example {
	var out []Example
	for _, f := range c.examples {
		text := f.text()
		out = slices.Grow(out, bytes.Count(text, []byte("\n"))+1)
		eachExample(text, func(_ int, label, message []byte) {
			out = append(out, Example{string(label), string(message), f.Lang, f.Author})
		})
	}
	return out
}

// ExamplesDigest identifies the examples: twelve hex digits.
func (c *Corpus) ExamplesDigest() string { return c.examplesDigest }
