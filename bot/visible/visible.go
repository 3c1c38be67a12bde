// SPDX-License-Identifier: MIT

// Package visible tells what people see of a Slack message: its blocks, its attachments and what they forward, as lines
// of plain text. Text that Slack keeps for notifications and old clients is read only where there is nothing else.
// https://docs.slack.dev/reference/block-kit/blocks
package visible

import (
	"encoding/json"
	"strings"
)

const (
	maxText  = 100_000 // bytes of what is told; a message is far below it
	maxDepth = 40      // blocks in blocks and lists in lists; Slack allows a handful
)

// Content is the part of a message that carries what people see, as it is in
// events, interactions and answers of the Web API. What is not JSON of the
// documented shape counts as absent.
type Content struct {
	Text        string          `json:"text"`
	Blocks      json.RawMessage `json:"blocks,omitempty"`
	Attachments json.RawMessage `json:"attachments,omitempty"`
}

type object = map[string]any

// Text returns what people see of a message, as plain text of at most 100,000
// bytes: a line for a paragraph, a list item (with its bullet or number) and a row
// of a table (its cells between tabs). Mentions become [Somebody] and [Place], which
// name nothing; what a control says and how a file is called is left out.
func Text(c Content) string {
	p := &page{}
	if p.blocks(list(decoded(c.Blocks)), 0); p.empty() {
		p.line(mrkdwn(c.Text[:min(len(c.Text), 2*maxText)]))
	}
	attachments := list(decoded(c.Attachments))
	for _, a := range attachments {
		p.attachment(obj(a), 0)
	}
	if p.empty() {
		for _, a := range attachments {
			p.line(mrkdwn(str(obj(a)["fallback"])))
		}
	}
	return p.String()
}

// page gathers lines up to maxText bytes.
type page struct{ sb strings.Builder }

func (p *page) empty() bool { return p.sb.Len() == 0 }

func (p *page) full() bool { return p.sb.Len() > maxText }

// line adds text that stands by itself; it may have several lines.
func (p *page) line(text string) {
	text = strings.Trim(strings.TrimRight(text, " \t\r\n"), "\n")
	if strings.TrimSpace(text) == "" || p.full() {
		return
	}
	if !p.empty() {
		p.sb.WriteByte('\n')
	}
	p.sb.WriteString(text[:min(len(text), maxText+1)])
}

func (p *page) String() string {
	s := p.sb.String()
	return strings.ToValidUTF8(s[:min(len(s), maxText)], "")
}

func decoded(raw json.RawMessage) any {
	var v any
	if json.Unmarshal(raw, &v) != nil {
		return nil
	}
	return v
}

func obj(v any) object { o, _ := v.(object); return o }

func list(v any) []any { l, _ := v.([]any); return l }

func str(v any) string { s, _ := v.(string); return s }

func truth(v any) bool { b, _ := v.(bool); return b }

func number(v any) int { n, _ := v.(float64); return int(n) }
