package corpus

import (
	"iter"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"miswg/corpus/written"
)

// A Statement is one thing the page states, in a person's words, tied to the
// words of the page that state it.
type Statement struct {
	ID     string
	Labels []string // labels of examples that ask for it; its ID is the first
	Ask    Text     // the shortest question it answers
	Says   Text     // the short answer, to be given only if Confirmed
	Denies bool     // asked of a thing that no page mentions, the answer says so
	Near   []string // words, folded, that bring it to mind beside a refusal
	Quotes []Quote  // the first page's words, in document order, at least one

	synonyms  []string // further words for what it says, which are not denied of the page
	confirmed bool
	others    []Quote // the words of the pages in other languages
}

// Confirmed reports whether a person has held the short answer against the words
// that the page has now. If not, only the quotes are true.
func (s Statement) Confirmed() bool { return s.confirmed }

// Words are all that the statement says, in both languages and in whatever words.
func (s Statement) Words() string {
	return strings.Join(append([]string{s.Says.EN, s.Says.FR}, s.synonyms...), " ")
}

// QuotesIn returns the words of the page in language l, or those of the first page
// where nobody has named any.
func (s Statement) QuotesIn(l Lang) []Quote {
	out := Those(s.others, func(q Quote) bool { return q.passage.Lang == l })
	if len(out) == 0 {
		return s.Quotes
	}
	return out
}

// A quotedYAML is the page's words by language; a plain list is the first page's.
type quotedYAML struct {
	Plain  []string `yaml:"-"`
	EN, FR []string
}

// UnmarshalYAML takes either form.
func (q *quotedYAML) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.SequenceNode {
		return n.Decode(&q.Plain)
	}
	type plain quotedYAML
	return n.Decode((*plain)(q))
}

type statementYAML struct {
	ID, EN, FR     string
	Labels, Closes []string
	Ask            Text
	Denies         bool
	Near, Synonyms []string
	Quotes         quotedYAML
	Rests          written.Value
}

func (l *loader) loadStatements() {
	l.byLabel = map[string]int{}
	for _, y := range l.in.statements.Statements {
		s := Statement{ID: y.V.ID, Labels: append([]string{y.V.ID}, y.V.Labels...), Ask: y.V.Ask, Says: Text{y.V.EN, y.V.FR}, Denies: y.V.Denies, Near: Each(y.V.Near, Fold), synonyms: y.V.Synonyms}
		if slices.Contains([]string{s.ID, s.Says.EN, s.Says.FR, s.Ask.EN, s.Ask.FR}, "") || len(y.V.Quotes.Plain)+len(y.V.Quotes.EN)+len(y.V.Quotes.FR) == 0 {
			l.Wrong(statementsFile, y.Line, "id, ask, en, fr and quotes are required")
		}
		quotes, rests := l.groundOf(y)
		for _, q := range quotes {
			if q.passage.Doc == l.docs[0] {
				s.Quotes = append(s.Quotes, q)
			} else {
				s.others = append(s.others, q)
			}
		}
		if len(s.Quotes) == 0 {
			l.Wrong(statementsFile, y.Line, "%s quotes nothing of %s, the first page", s.ID, l.docs[0].ID)
		}
		s.confirmed = l.confirm(Unconfirmed{ID: s.ID, Kind: "statement", At: stand{statementsFile, y.Line}}, y.V.Rests, y.Line, rests)
		for _, label := range s.Labels {
			if _, dup := l.byLabel[label]; dup {
				l.Wrong(statementsFile, y.Line, "%s: another statement answers %s too; take the label from one of them", s.ID, written.Shown(label))
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
func (l *loader) groundOf(y written.At[statementYAML]) ([]Quote, fingerprint) {
	var quotes []Quote
	var rests fingerprint
	add := func(q Quote) {
		rests.add(q.passage.Text)
		if !slices.Contains(quotes, q) {
			quotes = append(quotes, q)
		}
	}
	first := l.docs[0]
	for _, of := range []struct {
		lang  Lang
		texts []string
	}{{first.Lang, y.V.Quotes.Plain}, {English, y.V.Quotes.EN}, {French, y.V.Quotes.FR}} {
		d := l.pageIn(of.lang)
		for _, text := range of.texts {
			q, ok := l.sentence(d, text)
			if !ok {
				l.Wrong(statementsFile, y.Line, "%s: %s is not on the page; quote what it says now, and see whether the answer still holds", y.V.ID, written.Shown(text))
				continue
			}
			add(q)
		}
	}
	for _, text := range y.V.Closes {
		if text == wholePage {
			rests.add(l.prose()...)
			continue
		}
		items := l.listUnder(text)
		if len(items) == 0 {
			l.Wrong(statementsFile, y.Line, "%s closes over %s, which introduces no list on the page", y.V.ID, written.Shown(text))
		}
		for _, p := range items {
			add(Quote{p, p.Text})
		}
	}
	return quotes, rests
}

// prose returns the lines of the pages but for the lists of who takes part, which
// change often and are counted elsewhere.
func (l *loader) prose() []string {
	return Found(l.passages, func(p Passage) (string, bool) {
		return p.Text, p.Doc.Page && !slices.Contains(l.lists[p.Lang].lines, Quote{p, p.Text})
	})
}

// Stated returns the statement that answers messages of that label, and whether
// there is one.
func (c *Corpus) Stated(label string) (Statement, bool) {
	return lookUp(c.statements, c.byLabel, label)
}

// Statements yields what the page states, in the order of their file.
func (c *Corpus) Statements() iter.Seq[Statement] { return slices.Values(c.statements) }
