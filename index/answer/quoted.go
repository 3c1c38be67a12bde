package answer

import (
	"strings"

	"miswg/corpus"
	"miswg/index/answer/words"
)

// Quoted is what a reader sees of the page: a line or a paragraph, or a paragraph
// together with the lines of the list it introduces.
type Quoted struct {
	Section string
	Text    string
	Lang    corpus.Lang // of the words
	Title   string      // of the document they stand in; "" for the page that has the list
}

// Quotes returns the citations as a reader sees them, in their order: a list
// stands behind its introduction, its lines parted by semicolons.
func (a Answer) Quotes() []Quoted {
	var out []Quoted
	for i := 0; i < len(a.citations); i++ {
		q := a.citations[i]
		text := q.Text()
		if strings.HasSuffix(text, ":") {
			var items []string
			for i+1 < len(a.citations) && a.citations[i+1].Passage().Intro == q.Passage().ID {
				i++
				items = append(items, a.citations[i].Text())
			}
			if len(items) > 0 {
				text += " " + strings.Join(items, "; ")
			}
		}
		out = append(out, Quoted{q.Passage().Section, text, q.Passage().Lang, furtherTitle(q.Document())})
	}
	return out
}

// furtherTitle is the title of a document other than the page.
func furtherTitle(d corpus.Document) string {
	if d.Page {
		return ""
	}
	return d.Title
}

// quoted puts the page's words at the end of an answer's text.
func (a Answer) quoted() string {
	quotes := a.Quotes()
	if len(quotes) == 0 {
		return ""
	}
	parts := make([]string, len(quotes))
	for i, q := range quotes {
		parts[i] = q.Text
	}
	if title := quotes[0].Title; title != "" {
		return words.CiteDocument(a.Lang, title, parts)
	}
	return words.Cite(a.Lang, parts, a.kind == None, a.citations[0].Passage().Lang)
}
