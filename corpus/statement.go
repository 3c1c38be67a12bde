package corpus

import (
	"regexp"
	"slices"
	"strings"
)

// A Statement is one thing the page states, in a person's words, tied to the
// words of the page that state it.
type Statement struct {
	ID     string
	Labels []string // labels of examples that ask for it; its ID is the first
	Ask    Text     // the shortest question it answers
	Says   Text     // the short answer, to be given only if Confirmed
	Quotes []Quote  // the page's words, in document order, at least one

	confirmed bool
}

// Confirmed reports whether a person has held the short answer against the words
// that the page has now. If not, only the quotes are true.
func (s Statement) Confirmed() bool { return s.confirmed }

type statementYAML struct {
	ID     string   `yaml:"id"`
	Labels []string `yaml:"labels"`
	Ask    Text     `yaml:"ask"`
	EN     string   `yaml:"en"`
	FR     string   `yaml:"fr"`
	Quotes []string `yaml:"quotes"`
	Closes []string `yaml:"closes"`
	Rests  string   `yaml:"rests"`
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
		var rests fingerprint
		s.Quotes, rests = l.groundOf(y)
		s.confirmed = l.confirm(Unconfirmed{ID: s.ID, Kind: StatementText, At: stand{statementsFile, y.Line}}, y.V.Rests, rests)
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

// wholePage is what a statement closes over that says what the page does not have.
const wholePage = "page"

// groundOf finds what a statement quotes, and takes the fingerprint of what it
// rests on: the lines it quotes, and the whole of each list it closes over, which it
// then quotes to the end.
func (l *loader) groundOf(y at[statementYAML]) ([]Quote, fingerprint) {
	var quotes []Quote
	var rests fingerprint
	add := func(q Quote) {
		if !slices.Contains(quotes, q) {
			quotes = append(quotes, q)
		}
	}
	for _, text := range y.V.Quotes {
		q, ok := l.line(text)
		if !ok {
			l.wrong(statementsFile, y.Line, "%s: %s is not on the page; quote what it says now, and see whether the answer still holds", y.V.ID, shown(text))
			continue
		}
		add(q)
		rests.add(q.passage.Text)
	}
	for _, text := range y.V.Closes {
		if text == wholePage {
			rests.add(l.proseOf(l.docs[0])...)
			continue
		}
		intro, ok := l.line(text)
		items := l.under(intro.passage)
		if !ok || len(items) == 0 {
			l.wrong(statementsFile, y.Line, "%s closes over %s, which introduces no list on the page", y.V.ID, shown(text))
			continue
		}
		for _, p := range items {
			add(Quote{p, p.Text})
			rests.add(p.Text)
		}
	}
	return quotes, rests
}

// nextSentence is where one sentence ends and another begins.
var nextSentence = regexp.MustCompile(`[.?!] \p{Lu}`)

// line finds what a statement quotes. A text that ends in "…" stands for the whole
// of the first sentence that begins so, whatever it goes on to say.
func (l *loader) line(text string) (Quote, bool) {
	start, open := strings.CutSuffix(text, "…")
	start = strings.TrimSpace(start)
	q, ok := l.Find(start)
	if !open || !ok {
		return q, ok
	}
	whole := q.passage.Text[strings.Index(q.passage.Text, start):]
	if end := nextSentence.FindStringIndex(whole); end != nil {
		whole = whole[:end[0]+1]
	}
	return Quote{q.passage, whole}, true
}

// under returns the items of the list that a passage introduces.
func (l *loader) under(intro Passage) []Passage {
	var out []Passage
	for _, p := range l.passages {
		if p.Kind == Item && p.Intro == intro.ID && p.Doc == intro.Doc {
			out = append(out, p)
		}
	}
	return out
}

// proseOf returns the lines of a page but for the list of who takes part, which
// changes often and is counted elsewhere.
func (l *loader) proseOf(d *Document) []string {
	var out []string
	for _, p := range l.passages {
		if p.Doc == d && !slices.Contains(l.list.lines, Quote{p, p.Text}) {
			out = append(out, p.Text)
		}
	}
	return out
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
