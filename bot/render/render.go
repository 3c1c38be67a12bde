// SPDX-License-Identifier: MIT

// Package render draws answers, views and notes as Block Kit, with the same
// content as plain text beside it. It is pure: no I/O, no clock, no state.
//
// Three rules hold by construction. Everything fits Slack's limits (limits.go),
// whatever its input. No text from a person or a document can become a mention,
// a link or formatting: it goes into plain_text and rich_text elements, and
// where mrkdwn is unavoidable through escape. And every visible word exists in
// both languages (strings.go and the strings_….go beside it).
package render

import (
	"time"

	"github.com/slack-go/slack"

	"miswg/corpus"
	"miswg/index/answer"
	"miswg/index/answer/receipt"
	"miswg/index/audit"
)

// A Message is what is posted: the blocks, and the complete answer as text for
// notifications, screen readers, and for when Slack refuses the blocks.
type Message struct {
	Text   string // escaped; safe to post as it is
	Blocks []slack.Block
	Shows  *answer.Answer `json:"-"` // the answer that it is; nil where it is none
	Points bool           `json:"-"` // it only says where that answer stands in full
}

// Options say what is drawn around an answer.
type Options struct {
	Source    corpus.Document // for the source line
	Body      corpus.Body     // what the answer is about
	Ref       string          // value of the buttons, from Ref.Encode; "" draws no share and no proof button
	Share     bool            // draw Share; for private answers
	Thread    string          // in which Share posts; "" posts to the channel
	Feedback  bool            // ask for a vote, by buttons or in the menu; messages only, views do not
	Question  string          // restated, where the answer does not repeat it; "" restates nothing
	AskedBy   string          // user ID named as the asker, where a private answer is shared; "" names nobody
	Elsewhere string          // address to ask what the page does not say; "" is the corpus's
	Given     receipt.Code    // of the answer whose proof is drawn, as it was given; "" where that is not known
	Then      *audit.Finding  // what the check of Given found, where the data have changed since; nil where that is not known
	Linked    bool            // the receipt can be checked by its address alone, which is offered
	Marks     Marks           // of the watch of the source
	Today     time.Time       // by which the age of a copy is told; the zero time tells none
	View      bool            // for a modal: no table, no feedback buttons
}

type blocks []slack.Block

func (b *blocks) add(bs ...slack.Block) {
	for _, x := range bs {
		if x != nil {
			*b = append(*b, x)
		}
	}
}

// upTo returns the first n blocks; callers order blocks so that the last are
// the ones to lose.
func (b blocks) upTo(n int) []slack.Block { return b[:min(len(b), n)] }
