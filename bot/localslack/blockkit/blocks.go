package blockkit

import (
	"slices"
	"unicode/utf8"

	"miswg/bot/localslack/loose"
)

// block is a block type: the surfaces it may stand on, and its rule.
type block struct {
	on   string
	rule rule
}

// blocks is the table of block types. https://docs.slack.dev/reference/block-kit/blocks
func blocks() map[string]block {
	const everywhere, messages, noModal = "message modal home", "message", "message home"
	image, icon := element("image"), may("icon", element("image"))
	return map[string]block{
		"section": {everywhere, named(also(section), may("text", marked(maxTextObject)), may("fields", items(1, 10, marked(2000))),
			may("expand", boolean), may("accessory", element(pressed+multiSelects+"image")))},
		"header":          {everywhere, named(must("text", plain(maxHeader)), may("level", integer(1, 4)))},
		"divider":         {everywhere, named()},
		"image":           {everywhere, named(append(imageFields(), may("title", plain(maxAlt)))...)},
		"context":         {everywhere, named(must("elements", items(1, 10, words)))},
		"actions":         {everywhere, named(must("elements", items(1, 25, element(pressed+"datetimepicker"))))},
		"context_actions": {messages, named(must("elements", items(1, 5, element("feedback_buttons icon_button"))))},
		"input": {everywhere, named(also(input), must("label", plain(maxInputText)), may("hint", plain(maxInputText)),
			may("dispatch_action", boolean), may("optional", boolean), must("element", element(entered)))},
		"rich_text": {everywhere, named(must("elements", items(1, many, kinds(richParts()))))},
		"video": {everywhere, named(must("alt_text", chars(1, maxAlt)), must("title", plain(199)), may("description", plain(200)), may("author_name", chars(0, 49)),
			may("provider_name", chars(0, maxID)), must("video_url", link), must("thumbnail_url", link), may("title_url", link), may("provider_icon_url", link))},
		"markdown": {messages, shape(may("block_id", chars(1, maxID)), must("text", markdown))},
		"table":    {messages, named(must("rows", table), may("column_settings", items(0, maxTableCols, column)))},
		"data_table": {noModal, named(must("caption", chars(1, maxTextObject)), may("page_size", integer(1, 100)),
			may("row_header_column_index", integer(0, maxTableCols-1)), must("rows", dataTable))},
		"data_visualization": {messages, named(also(func(c *checker, _ string, _ object) { c.charts++ }), must("title", chars(1, 50)),
			must("chart", open(may("type", oneOf("pie", "bar", "line", "area")), may("segments", items(0, 12, anything)), may("series", items(0, 12, anything)))))},
		"card": {everywhere, named(also(card), may("hero_image", image), icon, may("slack_icon", anything),
			may("title", marked(maxCardTitle)), may("subtitle", marked(maxCardTitle)),
			may("body", marked(maxCardBody)), may("subtext", marked(maxCardBody)), may("actions", items(0, 3, element("button"))))},
		"carousel": {noModal, named(must("elements", items(1, 10, child("card"))))},
		"container": {noModal, named(either("title", "rich_text_title"), also(container), may("title", plain(maxHeader)), may("rich_text_title", richTitle),
			may("subtitle", marked(maxHeader)),
			icon, may("width", oneOf("narrow", "standard", "wide", "full")), may("is_collapsible", boolean), may("default_collapsed", boolean),
			may("has_header_divider", boolean),
			must("child_blocks", items(1, 10, child("actions", "context", "divider", "file", "header", "image", "input", "rich_text", "section", "table", "video"))))},
		"alert": {"modal", named(must("text", marked(200)), may("level", oneOf("default", "info", "warning", "error", "success")))},
		"plan": {messages, named(must("title", chars(1, maxTextObject)), may("tasks", items(0, 50,
			kinds(map[string]rule{"task_card": shape(append(task("pending"), may("block_id", anything))...)}))))},
		"task_card": {messages, named(task()...)},
	}
}

// many bounds what Slack's pages give no bound for.
const many = 1 << 20

// named is a block's shape: its keys and a block_id that no other block has.
func named(fields ...field) rule {
	return shape(append([]field{may("block_id", func(c *checker, path string, v any) {
		chars(1, maxID)(c, path, v)
		if id := loose.Str(v); id != "" && c.blockIDs[id] {
			c.bad(path, "block_id %q already exists", id)
		} else {
			c.blockIDs[id] = true
		}
	})}, fields...)...)
}

// child is a block of one of the types inside another.
func child(types ...string) rule {
	return byType(func(_ *checker, kind string) rule {
		if !slices.Contains(types, kind) {
			return nil
		}
		return (*checker).block
	})
}

func section(c *checker, path string, b object) {
	if b["text"] == nil && b["fields"] == nil {
		c.bad(path, "missing required field: text")
	}
}

// words are what a context block holds: text and images.
func words(c *checker, path string, v any) {
	if loose.Str(loose.Obj(v)["type"]) == "image" {
		element("image")(c, path, v)
	} else {
		marked(maxTextObject)(c, path, v)
	}
}

func input(c *checker, path string, b object) {
	c.inputs++
	if loose.Str(loose.Obj(b["element"])["type"]) == "file_input" && c.surface != OnModal {
		c.bad(join(path, "element"), "file_input is only allowed in modals")
	}
}

func markdown(c *checker, path string, v any) {
	chars(1, maxMarkdown)(c, path, v)
	c.markdown += utf8.RuneCountInString(loose.Str(v))
}

func card(c *checker, path string, b object) {
	if !slices.ContainsFunc([]string{"hero_image", "title", "actions", "body"}, func(key string) bool { return b[key] != nil }) {
		c.bad(path, "must have one of hero_image, title, actions, body")
	}
	if b["icon"] != nil && b["slack_icon"] != nil {
		c.bad(path, "must not have both icon and slack_icon")
	}
}

func container(c *checker, path string, b object) {
	if loose.Bool(b["default_collapsed"]) && !loose.Bool(b["is_collapsible"]) {
		c.bad(join(path, "default_collapsed"), "requires is_collapsible")
	}
}

// task are the keys of a task_card, whose title is a bare string; states are those besides the three of every task.
func task(states ...string) []field {
	text := shape(may("block_id", anything), must("elements", items(1, many, kinds(richParts()))))
	return []field{must("task_id", chars(1, maxID)), must("title", chars(1, maxTextObject)),
		may("status", oneOf(append(states, "in_progress", "complete", "error")...)),
		may("details", text), may("output", text), may("sources", items(0, many, shape(must("url", link), must("text", chars(1, maxTextObject)))))}
}
