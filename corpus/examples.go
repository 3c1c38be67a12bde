package corpus

import (
	"io/fs"
	"path"
	"strings"

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
	for _, name := range names {
		b, err := l.files.Read(name, written.MaxText)
		if err != nil {
			l.Wrong(name, 0, "%v", err)
			continue
		}
		l.readExamples(name, string(b))
	}
	l.examplesDigest = l.files.Digest(examplesDir + "/")
}

func (l *loader) readExamples(name, text string) {
	author := strings.TrimSuffix(path.Base(name), ".tsv")
	code, _, _ := strings.Cut(author, "_")
	lang := Lang(code)
	if lang != English && lang != French {
		l.Wrong(name, 0, "the name does not begin with a language, en_ or fr_")
		return
	}
	line := 0
	for row := range strings.SplitSeq(strings.TrimPrefix(text, "\ufeff"), "\n") {
		line++
		row = strings.TrimSuffix(row, "\r")
		if row == "" || strings.HasPrefix(row, "#") {
			continue
		}
		label, message, ok := strings.Cut(row, "\t")
		if !ok || strings.TrimSpace(message) == "" {
			l.Wrong(name, line, "want a label, a tab and a message")
			continue
		}
		if !l.hasLabel(label) {
			l.Wrong(name, line, "%s is the label of no statement and no topic", written.Shown(label))
			continue
		}
		l.examples = append(l.examples, Example{label, message, lang, author})
	}
}

func (c *Corpus) hasLabel(label string) bool {
	_, stated := c.byLabel[label]
	_, unsaid := c.topics[label]
	return stated || unsaid || oneOf(label, ownLabels...)
}

// Examples returns the messages the bot learns from, file by file in their
// order. The slice must not be modified.
func (c *Corpus) Examples() []Example { return c.examples }

// ExamplesDigest identifies the examples: twelve hex digits.
func (c *Corpus) ExamplesDigest() string { return c.examplesDigest }
