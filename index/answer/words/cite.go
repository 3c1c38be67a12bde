package words

import (
	"strings"

	"miswg/corpus"
)

// Cite introduces the page's words: what it says, or only what comes nearest. The
// page's language is named where it is not l.
func Cite(l corpus.Lang, quotes []string, nearest bool, page corpus.Lang) string {
	for i, q := range quotes {
		quotes[i] = l.Pick(english{}.Quote(q), french{}.Quote(q))
	}
	in := ""
	if page != l {
		in = " (" + l.Pick("in French", "en anglais") + ")"
	}
	head := l.Pick("The page"+in+": ", "La page"+in+" : ")
	if nearest {
		head = l.Pick("Nearest on the page"+in+": ", "Le passage le plus proche sur la page"+in+" : ")
	}
	return head + strings.Join(quotes, " · ")
}
