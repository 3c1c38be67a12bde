package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"strings"
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
func (c *Corpus) loadExamples(fsys fs.FS) error {
	files, err := fs.Glob(fsys, examplesDir+"/*.tsv")
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("%s: no file of examples", examplesDir)
	}
	h := sha256.New()
	for _, name := range files {
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		fmt.Fprintf(h, "%s %d\n", name, len(b))
		h.Write(b)
		if err := c.readExamples(name, string(b)); err != nil {
			return err
		}
	}
	c.examplesDigest = hex.EncodeToString(h.Sum(nil))[:12]
	return nil
}

func (c *Corpus) readExamples(name, text string) error {
	author := strings.TrimSuffix(path.Base(name), ".tsv")
	code, _, _ := strings.Cut(author, "_")
	lang := Lang(code)
	if lang != English && lang != French {
		return fmt.Errorf("%s: the name does not begin with a language, en_ or fr_", name)
	}
	line := 0
	for row := range strings.SplitSeq(text, "\n") {
		line++
		row = strings.TrimSuffix(row, "\r")
		if row == "" || strings.HasPrefix(row, "#") {
			continue
		}
		label, message, ok := strings.Cut(row, "\t")
		if !ok || strings.TrimSpace(message) == "" {
			return fmt.Errorf("%s:%d: want a label, a tab and a message", name, line)
		}
		if !c.hasLabel(label) {
			return fmt.Errorf("%s:%d: %q is the label of no statement and no topic", name, line, label)
		}
		c.examples = append(c.examples, Example{label, message, lang, author})
	}
	return nil
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
