package answer

import (
	"strings"

	"miswg/corpus"
)

// quoted puts the page's words at the end of an answer: a paragraph with the
// list items that belong to it, or the lines that give a status.
func (a Answer) quoted() string {
	if len(a.citations) == 0 {
		return ""
	}
	p := phrasesIn(a.Lang)
	var parts []string
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
		parts = append(parts, p.quote(text))
	}
	line := p.thePage(strings.Join(parts, " · "), a.Lang != corpus.English)
	if a.kind == None {
		return p.nearest() + " " + strings.Join(parts, " · ")
	}
	return line
}
