package corpus

import "slices"

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

func (l *loader) loadStatements() {
	l.byLabel = map[string]int{}
	for _, y := range l.yaml.statements.Statements {
		s := Statement{ID: y.V.ID, Labels: append([]string{y.V.ID}, y.V.Labels...), Ask: y.V.Ask, Says: Text{y.V.EN, y.V.FR}}
		if slices.Contains([]string{s.ID, s.Says.EN, s.Says.FR, s.Ask.EN, s.Ask.FR}, "") || len(y.V.Quotes) == 0 {
			l.wrong(statementsFile, y.Line, "id, ask, en, fr and quotes are required")
		}
		for _, text := range y.V.Quotes {
			q, ok := l.Find(text)
			if !ok {
				l.wrong(statementsFile, y.Line, "%s: %s is not on the page; quote what it says now, and see whether the answer still holds", s.ID, shown(text))
				continue
			}
			s.Quotes = append(s.Quotes, q)
		}
		for _, label := range s.Labels {
			if _, dup := l.byLabel[label]; dup {
				l.wrong(statementsFile, y.Line, "%s: another statement answers %s too; take the label from one of them", s.ID, shown(label))
				continue
			}
			l.byLabel[label] = len(l.statements)
		}
		l.statements = append(l.statements, s)
	}
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
