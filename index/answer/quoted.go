package answer

import (
	"slices"
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
	return words.Cite(a.Lang, parts, a.kind == None, a.citations[0].quote.Passage().Lang)
}

// quotesFor returns the lines that settle the subjects; for what is not listed,
// the line that introduces the list.
func (u *understanding) quotesFor(subjects []subject) []corpus.Quote {
	var out []corpus.Quote
	missing := false
	for _, s := range subjects {
		basis := s.entity.BasisIn(u.Lang)
		if basis.IsZero() {
			missing = true
		} else if !slices.Contains(out, basis) {
			out = append(out, basis)
		}
	}
	if missing || len(subjects) == 0 {
		return u.wholeList()
	}
	return out
}

// wholeList is the page's list from its introduction to its last line: the
// evidence that something is not on it.
func (u *understanding) wholeList() []corpus.Quote { return u.corpus.MembershipIn(u.Lang).Lines() }

// intro is the line that introduces the page's list.
func (u *understanding) intro() corpus.Quote { return u.corpus.MembershipIn(u.Lang).Intro }
