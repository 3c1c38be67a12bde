package visible

import (
	"cmp"
	"strconv"
	"strings"
	"time"
)

// Somebody and Place are mentions of people and of channels as the text has them:
// who or what bears the ID that Slack sends may be called like a country.
const (
	Somebody = "@…"
	Place    = "#…"
)

// rich tells a rich_text block: paragraphs, quotes, code and lists.
// https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
func (p *page) rich(elements []any, depth int) {
	for _, e := range elements {
		if depth > maxDepth || p.full() {
			return
		}
		switch e := obj(e); str(e["type"]) {
		case "rich_text_list":
			p.items(e, number(e["indent"]), depth)
		case "rich_text_section", "rich_text_quote", "rich_text_preformatted":
			p.line(inline(list(e["elements"]), depth+1))
		default:
			p.line(inlined(e, depth+1))
		}
	}
}

// items tells a list. Numbers of lists in lists stay numbers, where Slack draws
// letters: nobody's letter is then taken for a code.
func (p *page) items(l object, indent, depth int) {
	if depth > maxDepth {
		return
	}
	margin := strings.Repeat("    ", max(0, min(indent, 8)))
	n := number(l["offset"])
	for _, e := range list(l["elements"]) {
		e := obj(e)
		if str(e["type"]) == "rich_text_list" {
			p.items(e, max(indent+1, number(e["indent"])), depth+1)
			continue
		}
		n++
		mark := "• "
		if str(l["style"]) == "ordered" {
			mark = strconv.Itoa(n) + ". "
		}
		if text := strings.TrimSpace(inline(list(e["elements"]), depth+1)); text != "" {
			p.line(margin + mark + text)
		}
	}
}

func inline(elements []any, depth int) string {
	if depth > maxDepth {
		return ""
	}
	var sb strings.Builder
	for _, e := range elements {
		if sb.Len() > maxText {
			break
		}
		sb.WriteString(inlined(obj(e), depth))
	}
	return sb.String()
}

// inlined is one element of a paragraph.
func inlined(e object, depth int) string {
	switch str(e["type"]) {
	case "text":
		return entities(str(e["text"]))
	case "link":
		return entities(cmp.Or(str(e["text"]), str(e["url"])))
	case "emoji":
		return emoji(str(e["name"]), str(e["unicode"]))
	case "user", "usergroup", "broadcast", "team", "canvas_user_mention":
		return Somebody
	case "channel":
		return Place
	case "date":
		if t := str(e["fallback"]); t != "" {
			return entities(t)
		}
		return time.Unix(int64(number(e["timestamp"])), 0).UTC().Format(time.DateOnly)
	case "color":
		return str(e["value"])
	case "file":
		return ""
	}
	if inner := list(e["elements"]); inner != nil {
		return inline(inner, depth+1)
	}
	return entities(cmp.Or(str(e["text"]), str(e["label"]), str(e["fallback"])))
}
