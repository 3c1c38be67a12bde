package blockkit

import (
	"fmt"
	"regexp"
	"strings"

	"miswg/bot/localslack/loose"
)

// Sketch shows what else is in blocks besides text: controls, images, tables; one line per block.
func Sketch(blocks []any) []string {
	var out []string
	for _, b := range blocks {
		block := loose.Obj(b)
		var parts []string
		switch loose.Str(block["type"]) {
		case "image":
			parts = append(parts, "(image: "+loose.Str(block["alt_text"])+")")
		case "table", "data_table":
			cols := 0
			rows := loose.List(block["rows"])
			if len(rows) > 0 {
				cols = len(loose.List(rows[0]))
			}
			parts = append(parts, fmt.Sprintf("(table: %d × %d)", len(rows), cols))
		}
		out = append(out, Sketch(Inner(block))...)
		Elements(block, func(el object, _ bool) {
			if loose.Str(el["type"]) == "image" {
				parts = append(parts, "(image: "+loose.Str(el["alt_text"])+")")
			}
		})
		if Inner(block) == nil {
			parts = append(parts, loose.Each(Controls([]any{block}), Control.sketch)...)
		}
		if len(parts) > 0 {
			out = append(out, strings.Join(parts, " "))
		}
	}
	return out
}

func (c Control) sketch() string {
	labels := strings.Join(loose.Each(Options(c.Element), Option.String), " | ")
	switch c.Kind {
	case "button", "workflow_button", "icon_button":
		return "[" + c.Label + "]"
	case "feedback_buttons":
		return "[" + loose.Text(loose.Obj(c.Element["positive_button"])["text"]) + "] [" + loose.Text(loose.Obj(c.Element["negative_button"])["text"]) + "]"
	case "overflow":
		return "[⋯ " + labels + "]"
	case "checkboxes", "radio_buttons":
		return "[" + c.Label + ": " + labels + "]"
	}
	if c.Input && !strings.HasSuffix(c.Kind, "_select") {
		return "[" + c.Label + ": ____]"
	}
	return "[▾ " + c.Label + "]"
}

// Text is the text a block shows, without its controls.
func Text(b map[string]any) string {
	var parts []string
	add := func(t string) {
		if t != "" {
			parts = append(parts, t)
		}
	}
	kind := loose.Str(b["type"])
	for _, key := range map[string][]string{"section": {"text"}, "header": {"text"}, "markdown": {"text"}, "alert": {"text"}, "input": {"hint"},
		"card": {"title", "subtitle", "body", "subtext"}, "container": {"title"}}[kind] {
		add(loose.Text(b[key]))
	}
	switch kind {
	case "section":
		for _, f := range loose.List(b["fields"]) {
			add(loose.Text(f))
		}
	case "context":
		for _, e := range loose.List(b["elements"]) {
			if el := loose.Obj(e); loose.Str(el["type"]) == "image" {
				add("(image: " + loose.Str(el["alt_text"]) + ")")
			} else {
				add(loose.Text(e))
			}
		}
		return strings.Join(parts, " ")
	case "rich_text":
		add(RichText(b))
	case "table", "data_table":
		for _, r := range loose.List(b["rows"]) {
			add(strings.Join(loose.Each(loose.List(r), cellText), " | "))
		}
	case "container":
		for _, c := range loose.List(b["child_blocks"]) {
			add(Text(loose.Obj(c)))
		}
	}
	return strings.Join(parts, "\n")
}

func cellText(cell any) string {
	c := loose.Obj(cell)
	if loose.Str(c["type"]) == "rich_text" {
		return RichText(c)
	}
	return loose.Text(c["text"])
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// RichText is the text of a rich_text object in Slack's markup, so that plain reads it as it reads a message.
func RichText(o map[string]any) string {
	switch loose.Str(o["type"]) {
	case "text":
		return escaper.Replace(loose.Str(o["text"]))
	case "link":
		if t := loose.Str(o["text"]); t != "" {
			return "<" + loose.Str(o["url"]) + "|" + t + ">"
		}
		return "<" + loose.Str(o["url"]) + ">"
	case "user":
		return "<@" + loose.Str(o["user_id"]) + ">"
	case "channel":
		return "<#" + loose.Str(o["channel_id"]) + ">"
	case "broadcast":
		return "<!" + loose.Str(o["range"]) + ">"
	case "emoji":
		return ":" + loose.Str(o["name"]) + ":"
	}
	parts := loose.Each(loose.List(o["elements"]), func(e any) string { return RichText(loose.Obj(e)) })
	switch loose.Str(o["type"]) {
	case "rich_text":
		return strings.Join(parts, "\n")
	case "rich_text_list":
		return "• " + strings.ReplaceAll(strings.Join(parts, "\n"), "\n", "\n• ")
	}
	return strings.Join(parts, "")
}

// Broadcasts finds live @channel, @here and @everyone: in text, mrkdwn and markdown, and as rich_text elements. In
// plain_text, raw_text and rich_text's own text the same characters are only characters.
func Broadcasts(text string, blocks []any) []string {
	var out []string
	scan := func(t string) {
		if strings.Contains(t, "<!") {
			out = append(out, regexp.MustCompile(`<!(channel|here|everyone)(\|[^>]*)?>`).FindAllString(t, -1)...)
		}
	}
	scan(text)
	var walk func(v any)
	walk = func(v any) {
		switch t := v.(type) {
		case []any:
			for _, e := range t {
				walk(e)
			}
		case object:
			switch kind := loose.Str(t["type"]); kind {
			case "mrkdwn", "markdown":
				scan(loose.Str(t["text"]))
			case "broadcast":
				out = append(out, "<!"+loose.Str(t["range"])+">")
			}
			for _, k := range loose.Keys(t) {
				walk(t[k])
			}
		}
	}
	walk(blocks)
	return out
}
