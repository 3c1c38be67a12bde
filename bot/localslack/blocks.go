package localslack

import "slices"

// block checks one block of any type.
func (c *checker) block(path string, v any) {
	b, ok := v.(object)
	if !ok {
		c.bad(path, "must be an object")
		return
	}
	kind := str(b["type"])
	rule, known := c.rules[kind]
	if !known {
		c.bad(join(path, "type"), "unsupported type: %s", kind)
		return
	}
	if !slices.Contains(rule.on, c.surface) {
		c.bad(path, "block type %s is not supported on surface %s", kind, c.surface)
	}
	c.object(path, b, append([]string{"block_id"}, rule.keys...)...)
	if _, present := b["block_id"]; present {
		if id := c.str(path, b, "block_id", 1, maxID); id != "" && kind != "markdown" {
			if c.blockIDs[id] {
				c.bad(join(path, "block_id"), "block_id %q already exists", id)
			}
			c.blockIDs[id] = true
		}
	}
	outer := c.actions
	c.actions = map[string]bool{}
	c.depth++
	if c.depth < 8 {
		rule.check(c, path, b)
	}
	c.depth--
	c.actions = outer
}

type blockRule struct {
	on    []Surface
	keys  []string
	check func(c *checker, path string, b object)
}

// blockRules is the table of block types. https://docs.slack.dev/reference/block-kit/blocks
func blockRules() map[string]blockRule {
	all := []Surface{OnMessage, OnModal, OnHome}
	messages := []Surface{OnMessage}
	return map[string]blockRule{
		"section":            {all, []string{"text", "fields", "accessory", "expand"}, (*checker).section},
		"header":             {all, []string{"text", "level"}, (*checker).header},
		"divider":            {all, nil, func(*checker, string, object) {}},
		"image":              {all, []string{"image_url", "slack_file", "alt_text", "title"}, (*checker).imageBlock},
		"context":            {all, []string{"elements"}, (*checker).context},
		"actions":            {all, []string{"elements"}, (*checker).actionsBlock},
		"context_actions":    {messages, []string{"elements"}, (*checker).contextActions},
		"input":              {all, []string{"label", "element", "dispatch_action", "hint", "optional"}, (*checker).input},
		"rich_text":          {all, []string{"elements"}, (*checker).richText},
		"video":              {all, []string{"alt_text", "author_name", "description", "provider_icon_url", "provider_name", "title", "title_url", "thumbnail_url", "video_url"}, (*checker).video},
		"markdown":           {messages, []string{"text"}, (*checker).markdownBlock},
		"table":              {messages, []string{"rows", "column_settings"}, (*checker).table},
		"data_table":         {[]Surface{OnMessage, OnHome}, []string{"rows", "caption", "page_size", "row_header_column_index"}, (*checker).dataTable},
		"data_visualization": {messages, []string{"title", "chart"}, (*checker).chart},
		"card":               {all, []string{"hero_image", "icon", "slack_icon", "title", "subtitle", "body", "subtext", "actions"}, (*checker).card},
		"carousel":           {[]Surface{OnMessage, OnHome}, []string{"elements"}, (*checker).carousel},
		"container":          {[]Surface{OnMessage, OnHome}, []string{"title", "rich_text_title", "subtitle", "icon", "child_blocks", "width", "is_collapsible", "default_collapsed", "has_header_divider"}, (*checker).container},
		"alert":              {[]Surface{OnModal}, []string{"text", "level"}, (*checker).alert},
		"plan":               {messages, []string{"title", "tasks"}, (*checker).plan},
		"task_card":          {messages, []string{"task_id", "title", "details", "output", "sources", "status"}, (*checker).task},
	}
}

func (c *checker) section(path string, b object) {
	fields := c.array(path, b, "fields", 0, maxFields)
	if _, present := b["fields"]; present && len(fields) == 0 {
		c.bad(join(path, "fields"), "no less than 1 items required")
	}
	if b["text"] == nil && fields == nil {
		c.bad(path, "missing required field: text")
	}
	c.text(path, b, "text", false, false, maxTextObject)
	for i, f := range fields {
		c.textObject(join(join(path, "fields"), i), f, false, maxField)
	}
	c.boolean(path, b, "expand")
	if a, present := b["accessory"]; present {
		c.element(join(path, "accessory"), a, "image", "button", "checkboxes", "datepicker", "timepicker", "overflow", "radio_buttons", "workflow_button",
			"static_select", "external_select", "users_select", "conversations_select", "channels_select",
			"multi_static_select", "multi_external_select", "multi_users_select", "multi_conversations_select", "multi_channels_select")
	}
}

func (c *checker) header(path string, b object) {
	c.text(path, b, "text", true, true, maxHeader)
	c.integer(path, b, "level", 1, 4)
}

func (c *checker) imageBlock(path string, b object) {
	c.image(path, b)
	c.text(path, b, "title", false, true, maxAlt)
}

// image checks what image blocks and image elements share.
func (c *checker) image(path string, o object) {
	_, url := o["image_url"]
	_, file := o["slack_file"]
	if url == file {
		c.bad(path, "must have either image_url or slack_file")
	}
	c.url(path, o, "image_url", false, maxURL)
	if file {
		if f, ok := c.object(join(path, "slack_file"), o["slack_file"], "id", "url"); ok && (str(f["id"]) == "") == (str(f["url"]) == "") {
			c.bad(join(path, "slack_file"), "must have either id or url")
		}
	}
	c.need(path, o, "alt_text", 1, maxAlt)
}

func (c *checker) context(path string, b object) {
	for i, e := range c.array(path, b, "elements", 1, maxContext) {
		p := join(join(path, "elements"), i)
		if str(obj(e)["type"]) == "image" {
			c.element(p, e, "image")
			continue
		}
		c.textObject(p, e, false, maxTextObject)
	}
}

func (c *checker) actionsBlock(path string, b object) {
	for i, e := range c.array(path, b, "elements", 1, maxActions) {
		c.element(join(join(path, "elements"), i), e, "button", "checkboxes", "datepicker", "datetimepicker", "timepicker", "overflow", "radio_buttons",
			"workflow_button", "static_select", "external_select", "users_select", "conversations_select", "channels_select")
	}
}

func (c *checker) contextActions(path string, b object) {
	for i, e := range c.array(path, b, "elements", 1, maxContextActions) {
		c.element(join(join(path, "elements"), i), e, "feedback_buttons", "icon_button")
	}
}

func (c *checker) input(path string, b object) {
	c.inputs++
	c.text(path, b, "label", true, true, maxInputText)
	c.text(path, b, "hint", false, true, maxInputText)
	c.boolean(path, b, "dispatch_action", "optional")
	e, present := b["element"]
	if !present {
		c.bad(path, "missing required field: element")
		return
	}
	c.element(join(path, "element"), e, "plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input", "file_input",
		"checkboxes", "radio_buttons", "datepicker", "timepicker", "datetimepicker",
		"static_select", "external_select", "users_select", "conversations_select", "channels_select",
		"multi_static_select", "multi_external_select", "multi_users_select", "multi_conversations_select", "multi_channels_select")
	if str(obj(e)["type"]) == "file_input" && c.surface != OnModal {
		c.bad(join(path, "element"), "file_input is only allowed in modals")
	}
}

func (c *checker) video(path string, b object) {
	c.need(path, b, "alt_text", 1, maxAlt)
	c.text(path, b, "title", true, true, 199)
	c.text(path, b, "description", false, true, 200)
	c.str(path, b, "author_name", 0, 49)
	c.str(path, b, "provider_name", 0, maxID)
	c.url(path, b, "video_url", true, maxURL)
	c.url(path, b, "thumbnail_url", true, maxURL)
	c.url(path, b, "title_url", false, maxURL)
	c.url(path, b, "provider_icon_url", false, maxURL)
}

func (c *checker) alert(path string, b object) {
	c.text(path, b, "text", true, false, maxAlert)
	c.oneOf(path, b, "level", "default", "info", "warning", "error", "success")
}

func (c *checker) markdownBlock(path string, b object) {
	c.markdown += len([]rune(c.need(path, b, "text", 1, maxMarkdown)))
}
