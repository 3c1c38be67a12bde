package render

import (
	"github.com/slack-go/slack"

	"miswg/corpus"
	"miswg/index/answer"
)

// Unfurl is the card under a link to the source page.
func Unfurl(l corpus.Lang, listed []answer.Entity, d corpus.Document, b corpus.Body) []slack.Block {
	w := of(l, b)
	members, observers := tally(listed)
	return blocks{
		header(w.unfurlTitle()),
		textSection(w.unfurlText(members, observers)),
		contextLine(mrkdwn(link(d.URL, d.Title)+" · "+escape(w.copyOf(d.Captured)), maxTextObject)),
	}
}
