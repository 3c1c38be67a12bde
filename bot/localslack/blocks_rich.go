package localslack

import "unicode/utf8"

// richText checks a rich_text block. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
func (c *checker) richText(path string, b object) {
	for i, e := range c.array(path, b, "elements", 1, 1<<20) {
		p := join(join(path, "elements"), i)
		el, ok := e.(object)
		if !ok {
			c.bad(p, "must be an object")
			continue
		}
		switch kind := str(el["type"]); kind {
		case "rich_text_section":
			c.object(p, el, "elements")
			c.richElements(p, el)
		case "rich_text_quote":
			c.object(p, el, "elements", "border")
			c.integer(p, el, "border", 0, 1)
			c.richElements(p, el)
		case "rich_text_preformatted":
			c.object(p, el, "elements", "border", "language")
			c.integer(p, el, "border", 0, 1)
			c.str(p, el, "language", 0, maxID)
			c.richElements(p, el)
		case "rich_text_list":
			c.object(p, el, "elements", "style", "indent", "offset", "border")
			c.need(p, el, "style", 1, 20)
			c.oneOf(p, el, "style", "bullet", "ordered")
			c.integer(p, el, "indent", 0, 8)
			c.integer(p, el, "offset", 0, 1<<20)
			c.integer(p, el, "border", 0, 1)
			for j, item := range c.array(p, el, "elements", 1, 1<<20) {
				q := join(join(p, "elements"), j)
				if it := obj(item); str(it["type"]) != "rich_text_section" {
					c.bad(q, "must be a rich_text_section")
				} else {
					c.object(q, it, "elements")
					c.richElements(q, it)
				}
			}
		default:
			c.bad(join(p, "type"), "unsupported type: %s", kind)
		}
	}
}

// richElements checks the pieces of text inside a section, quote or list item.
func (c *checker) richElements(path string, o object) {
	if _, present := o["elements"]; !present {
		c.bad(path, "missing required field: elements")
		return
	}
	for i, e := range c.array(path, o, "elements", 0, 1<<20) {
		p := join(join(path, "elements"), i)
		el, ok := e.(object)
		if !ok {
			c.bad(p, "must be an object")
			continue
		}
		switch kind := str(el["type"]); kind {
		case "text":
			c.object(p, el, "text", "style")
			c.need(p, el, "text", 1, maxText)
		case "link":
			c.object(p, el, "url", "text", "unsafe", "style")
			c.url(p, el, "url", true, maxURL)
			c.str(p, el, "text", 0, maxText)
			c.boolean(p, el, "unsafe")
		case "emoji":
			c.object(p, el, "name", "unicode", "style", "skin_tone")
			c.need(p, el, "name", 1, maxID)
		case "user":
			c.object(p, el, "user_id", "style")
			c.need(p, el, "user_id", 1, maxID)
		case "usergroup":
			c.object(p, el, "usergroup_id", "style")
			c.need(p, el, "usergroup_id", 1, maxID)
		case "channel":
			c.object(p, el, "channel_id", "style")
			c.need(p, el, "channel_id", 1, maxID)
		case "broadcast":
			c.object(p, el, "range", "style")
			c.oneOf(p, el, "range", "here", "channel", "everyone")
		case "color":
			c.object(p, el, "value")
			c.need(p, el, "value", 1, 10)
		case "date":
			c.object(p, el, "timestamp", "format", "url", "fallback", "style")
			c.need(p, el, "format", 1, maxID)
		default:
			c.bad(join(p, "type"), "unsupported type: %s", kind)
		}
		if style, present := el["style"]; present {
			if st, ok := c.object(join(p, "style"), style, "bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink"); ok {
				c.boolean(join(p, "style"), st, sortedKeys(st)...)
			}
		}
	}
}

// table checks a table block. https://docs.slack.dev/reference/block-kit/blocks/table-block
func (c *checker) table(path string, b object) {
	c.tables++
	c.rows(path, b, 1, maxTableRows, false, &c.cells)
	for i, v := range c.array(path, b, "column_settings", 0, maxTableCols) {
		p := join(join(path, "column_settings"), i)
		// A null leaves the column as it is.
		if v == nil {
			continue
		}
		if o, ok := c.object(p, v, "align", "is_wrapped"); ok {
			c.oneOf(p, o, "align", "left", "center", "right")
			c.boolean(p, o, "is_wrapped")
		}
	}
}

// dataTable checks a data_table block. https://docs.slack.dev/reference/block-kit/blocks/data-table-block
func (c *checker) dataTable(path string, b object) {
	c.need(path, b, "caption", 1, maxTextObject)
	c.integer(path, b, "page_size", 1, 100)
	c.integer(path, b, "row_header_column_index", 0, maxTableCols-1)
	c.rows(path, b, 2, maxDataRows, true, &c.data)
}

func (c *checker) rows(path string, b object, least, most int, header bool, chars *int) {
	width := -1
	for i, v := range c.array(path, b, "rows", least, most) {
		p := join(join(path, "rows"), i)
		cells, ok := v.([]any)
		if !ok {
			c.bad(p, "must be an array")
			continue
		}
		c.count(p, len(cells), 1, maxTableCols)
		if width < 0 {
			width = len(cells)
		} else if header && len(cells) != width {
			c.bad(p, "must have %d cells as the first row has", width)
		}
		for j, v := range cells {
			c.cell(join(p, j), v, header && i == 0, chars)
		}
	}
}

func (c *checker) cell(path string, v any, plain bool, chars *int) {
	o, ok := v.(object)
	if !ok {
		c.bad(path, "must be an object")
		return
	}
	switch kind := str(o["type"]); {
	case kind == "raw_text":
		c.object(path, o, "text")
		*chars += utf8.RuneCountInString(c.need(path, o, "text", 1, maxDataChars))
	case kind == "raw_number":
		c.object(path, o, "value", "text")
		if _, ok := o["value"].(float64); !ok {
			c.bad(join(path, "value"), "must be a number")
		}
		*chars += utf8.RuneCountInString(c.str(path, o, "text", 0, maxDataChars))
	case kind == "rich_text" && !plain:
		c.object(path, o, "elements", "block_id")
		c.richText(path, o)
		*chars += utf8.RuneCountInString(richPlain(o))
	default:
		c.bad(join(path, "type"), "unsupported type: %s", kind)
	}
}
