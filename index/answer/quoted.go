package answer

import (
	"strings"

	"miswg/corpus"
)

// Quoted is what a reader sees of the page: a line or a paragraph, or a paragraph
// together with the lines of the list it introduces.
type Quoted struct {
	Section string
	Text    string
	Lang    corpus.Lang // of the words
}

// Quotes returns the citations as a reader sees them, in their order: a list
// stands behind its introduction, its lines parted by semicolons.
func (a Answer) Quotes() []Quoted {
	var out []Quoted
	for i := 0; i < len(a.citations); i++ {
		q := a.citations[i].quote
		text := q.Text()
		if strings.HasSuffix(text, ":") {
			var items []string
			for i+1 < len(a.citations) && a.citations[i+1].quote.Passage().Intro == q.Passage().ID {
				i++
				items = append(items, a.citations[i].Quote())
			}
			if len(items) > 0 {
				text += " " + strings.Join(items, "; ")
			}
		}
		out = append(out, Quoted{q.Passage().Section, text, q.Passage().Lang})
	}
	return out
}

// quoted puts the page's words at the end of an answer's text.
func (a Answer) quoted() string {
	quotes := a.Quotes()
	if len(quotes) == 0 {
		return ""
	}
	p := phrasesIn(a.Lang)
	parts := make([]string, len(quotes))
	for i, q := range quotes {
		parts[i] = p.quote(q.Text)
	}
	foreign := quotes[0].Lang != a.Lang
	if a.kind == None {
		return p.nearest(foreign) + " " + strings.Join(parts, " · ")
	}
	return p.thePage(strings.Join(parts, " · "), foreign)
}
