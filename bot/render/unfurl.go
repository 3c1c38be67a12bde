package render

import (
	"fmt"

	"github.com/slack-go/slack"

	"miswg/corpus"
	"miswg/index/answer"
)

// Unfurl is the card under a link to the source page.
func Unfurl(l corpus.Lang, listed []answer.Entity, d corpus.Document, b corpus.Body) []slack.Block {
	members, observers := tally(listed)
	return blocks{
		header(l.Pick(b.Long.EN, b.Long.FR+" ("+b.Short.FR+")")),
		textSection(l.Pick(
			fmt.Sprintf("By this page, %s has %d members and %d observers. Ask me about any of them.", b.Short.EN, members, observers),
			fmt.Sprintf("D'après cette page, %s compte %d membres et %d observateurs. Interrogez-moi sur chacun d'eux.", b.The.FR, members, observers))),
		contextLine(mrkdwn(link(d.URL, d.Title)+" · "+escape(in(l).copyOf(d.Captured)), maxTextObject)),
	}
}
