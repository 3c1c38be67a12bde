package corpus

import (
	"fmt"
	"io/fs"
	"slices"
)

// A Statement is one thing the page states, in a person's words, tied to the
// words of the page that state it.
type Statement struct {
	ID     string
	Labels []string // labels of examples that ask for it; its ID is the first
	Ask    Text     // the shortest question it answers
	Says   Text     // the short answer
	Quotes []Quote  // the page's words, in document order, at least one
}

type statementYAML struct {
	ID     string   `yaml:"id"`
	Labels []string `yaml:"labels"`
	Ask    Text     `yaml:"ask"`
	EN     string   `yaml:"en"`
	FR     string   `yaml:"fr"`
	Quotes []string `yaml:"quotes"`
}

type statementsYAML struct {
	Statements []at[statementYAML] `yaml:"statements"`
}

func (c *Corpus) loadStatements(fsys fs.FS) error {
	var f statementsYAML
	if err := decodeFile(fsys, statementsFile, &f); err != nil {
		return err
	}
	c.byLabel = map[string]int{}
	for i, y := range f.Statements {
		s := Statement{ID: y.V.ID, Labels: append([]string{y.V.ID}, y.V.Labels...), Ask: y.V.Ask, Says: Text{y.V.EN, y.V.FR}}
		if slices.Contains([]string{s.ID, s.Says.EN, s.Says.FR, s.Ask.EN, s.Ask.FR}, "") || len(y.V.Quotes) == 0 {
			return fmt.Errorf("%s:%d: id, ask, en, fr and quotes are required", statementsFile, y.Line)
		}
		for _, text := range y.V.Quotes {
			q, ok := c.Find(text)
			if !ok {
				return fmt.Errorf("%s:%d: %s: %q is not on the page", statementsFile, y.Line, s.ID, text)
			}
			s.Quotes = append(s.Quotes, q)
		}
		for _, l := range s.Labels {
			if _, dup := c.byLabel[l]; dup {
				return fmt.Errorf("%s:%d: two statements answer %q", statementsFile, y.Line, l)
			}
			c.byLabel[l] = i
		}
		c.statements = append(c.statements, s)
	}
	return nil
}

// Stated returns the statement that answers messages of that label, and whether
// there is one.
func (c *Corpus) Stated(label string) (Statement, bool) {
	i, ok := c.byLabel[label]
	if !ok {
		return Statement{}, false
	}
	return c.statements[i], true
}
