package words

import "miswg/corpus"

// DocumentSays introduces an answer in the words of a document other than the page.
func DocumentSays(l corpus.Lang, title string) string {
	return grammar{l}.quote(title) + l.Pick(", another page, says:", ", une autre page, le dit en ces mots\u00a0:")
}

// CiteDocument introduces the words of a document other than the page by its title.
func CiteDocument(l corpus.Lang, title string, quotes []string) string {
	g := grammar{l}
	return g.quote(title) + g.Pick(": ", "\u00a0: ") + g.quotes(quotes)
}

// Cite introduces the page's words: what it says, or only what comes nearest. The
// page's language is named where it is not l.
func Cite(l corpus.Lang, quotes []string, nearest bool, page corpus.Lang) string {
	g := grammar{l}
	return g.SayOf(nearest, "Cite", when(page != l, l.Pick(" (in French)", " (en anglais)"))) + " " + g.quotes(quotes)
}
