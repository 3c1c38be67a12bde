package visible

import "strings"

// attachment tells a secondary attachment, the preview of a link, or a message
// that somebody forwarded. Who wrote it is left out, as it is of the message itself.
// https://docs.slack.dev/legacy/legacy-messaging/legacy-secondary-message-attachments
func (p *page) attachment(a object, depth int) {
	if depth > maxDepth || a == nil {
		return
	}
	p.line(mrkdwn(str(a["pretext"])))
	p.line(mrkdwn(str(a["title"])))
	body := &page{}
	body.blocks(list(a["blocks"]), depth)
	for _, m := range list(a["message_blocks"]) {
		body.blocks(list(obj(obj(m)["message"])["blocks"]), depth)
	}
	if body.empty() {
		// Of a forwarded message the text repeats the blocks, without their lists and tables.
		body.line(mrkdwn(str(a["text"])))
	}
	p.line(body.String())
	for _, f := range list(a["fields"]) {
		p.field(obj(f))
	}
	for _, inner := range list(a["attachments"]) {
		p.attachment(obj(inner), depth+1)
	}
	if !forwarded(a) {
		p.line(mrkdwn(str(a["footer"])))
	}
}

// forwarded reports a message from elsewhere in Slack. Its footer is Slack's own
// and names the channel.
func forwarded(a object) bool {
	return truth(a["is_share"]) || truth(a["is_msg_unfurl"]) || a["message_blocks"] != nil
}

// field tells a title and the value below it on one line: they belong together.
func (p *page) field(f object) {
	title, value := strings.TrimSpace(mrkdwn(str(f["title"]))), strings.TrimSpace(mrkdwn(str(f["value"])))
	switch {
	case title == "" || value == "":
		p.line(title + value)
	case strings.HasSuffix(title, ":") || strings.HasSuffix(title, "?"):
		p.line(title + " " + value)
	default:
		p.line(title + ": " + value)
	}
}
