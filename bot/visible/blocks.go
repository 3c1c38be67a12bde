package visible

import (
	"cmp"
	"strconv"
	"strings"
)

func (p *page) blocks(all []any, depth int) {
	for _, b := range all {
		p.show(b, depth+1)
	}
}

// show tells whatever stands in a message: a block, a text object, a bare string,
// or a list of them.
func (p *page) show(v any, depth int) {
	if depth > maxDepth || p.full() {
		return
	}
	switch v := v.(type) {
	case string:
		p.line(flags(Plain(v)))
	case []any:
		for _, x := range v {
			p.show(x, depth+1)
		}
	case object:
		p.block(v, depth)
	}
}

func (p *page) block(b object, depth int) {
	kind := str(b["type"])
	switch kind {
	case "plain_text", "raw_text":
		p.line(entities(flags(str(b["text"]))))
	case "mrkdwn":
		p.line(mrkdwn(str(b["text"])))
	case "markdown":
		p.line(markdown(str(b["text"])))
	case "rich_text":
		p.rich(list(b["elements"]), depth)
	case "table", "data_table":
		p.show(b["caption"], depth+1)
		p.rows(list(b["rows"]), depth)
	case "layout":
		if truth(b["is_label_visible"]) {
			p.show(b["label"], depth+1)
		}
		p.show(b["rows"], depth+1)
	case "task_card":
		if !truth(b["hide_title"]) {
			p.show(b["title"], depth+1)
		}
		p.keys(b, []string{"details", "output", "sources"}, depth)
	case "link", "url":
		p.line(entities(cmp.Or(str(b["text"]), str(b["url"]))))
	default:
		parts, known := shown[kind]
		if !known {
			parts = anyShown
		}
		if !control(b) {
			p.keys(b, parts, depth)
		}
	}
}

// keys tells parts of a block in the order in which they are drawn.
func (p *page) keys(b object, keys []string, depth int) {
	for _, k := range keys {
		p.show(b[k], depth+1)
	}
}

// control reports what people use rather than read: its label is no content.
func control(b object) bool {
	_, acts := b["action_id"]
	switch str(b["type"]) {
	case "actions", "context_actions", "button", "divider", "file":
		return true
	}
	return acts
}

// shown are the parts of a block that carry its text.
var shown = map[string][]string{
	"section": {"text", "fields"}, "header": {"text"}, "alert": {"text"}, "context": {"elements"}, "carousel": {"elements"},
	"image": {"title"}, "video": {"title", "description"}, "input": {"label"}, "card": {"title", "subtitle", "body", "subtext"},
	"container": {"title", "rich_text_title", "subtitle", "child_blocks"}, "plan": {"title", "tasks"},
	"": {"name", "label", "title", "text", "items", "block", "data"},
}

// anyShown is what may carry the text of a block that is newer than this program: every
// part that any block has.
var anyShown = []string{
	"pretext", "title", "rich_text_title", "subtitle", "label", "caption", "text", "description", "body", "fields", "elements",
	"rows", "items", "block", "blocks", "child_blocks", "tasks", "details", "output", "chart", "segments", "series", "axis_config",
	"cells", "columns", "subtext", "footer",
}

// rows tells a table: a row a line, its cells between tabs.
func (p *page) rows(rows []any, depth int) {
	for _, r := range rows {
		if p.full() {
			return
		}
		var cells []string
		for _, c := range list(r) {
			cells = append(cells, cell(obj(c), depth+1))
		}
		p.line(strings.Join(cells, "\t"))
	}
}

// cell is the text of one cell, on one line.
func cell(c object, depth int) string {
	inner := &page{}
	switch n, numeric := c["value"].(float64); {
	case numeric && str(c["text"]) == "":
		return strconv.FormatFloat(n, 'f', -1, 64)
	case numeric:
		inner.show(c["text"], depth)
	default:
		inner.show(c, depth)
	}
	return strings.Join(strings.Fields(inner.String()), " ")
}
