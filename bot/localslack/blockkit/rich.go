package blockkit

import (
	"maps"
	"strings"
	"unicode/utf8"

	"miswg/bot/localslack/loose"
)

// richParts are what a rich_text block is made of. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
func richParts() map[string]rule {
	pieces := must("elements", items(0, many, kinds(richPieces())))
	border := may("border", integer(0, 1))
	section := shape(pieces)
	return map[string]rule{
		"rich_text_section":      section,
		"rich_text_quote":        shape(pieces, border),
		"rich_text_preformatted": shape(pieces, border, may("language", chars(0, maxID))),
		"rich_text_list": shape(must("style", oneOf("bullet", "ordered")), may("indent", integer(0, 8)), may("offset", integer(0, many)), border,
			must("elements", items(1, many, func(c *checker, path string, v any) {
				if loose.Str(loose.Obj(v)["type"]) != "rich_text_section" {
					c.bad(path, "must be a rich_text_section")
					return
				}
				section(c, path, v)
			}))),
	}
}

// richPieces are the pieces of text inside a section, quote or list item.
func richPieces() map[string]rule {
	styles := strings.Fields("bold italic strike code underline highlight client_highlight unlink")
	style := may("style", shape(loose.Each(styles, func(key string) field { return may(key, boolean) })...))
	id := chars(1, maxID)
	return map[string]rule{
		"text":      shape(must("text", chars(1, maxRichText)), style),
		"link":      shape(must("url", link), may("text", chars(0, maxRichText)), may("unsafe", boolean), style),
		"emoji":     shape(must("name", id), may("unicode", anything), may("skin_tone", anything), style),
		"user":      shape(must("user_id", id), style),
		"usergroup": shape(must("usergroup_id", id), style),
		"channel":   shape(must("channel_id", id), style),
		"broadcast": shape(may("range", oneOf("here", "channel", "everyone")), style),
		"color":     shape(must("value", chars(1, 10))),
		"date":      shape(may("timestamp", anything), must("format", id), may("url", anything), may("fallback", anything), style),
	}
}

// richTitle is a container's title, whose length is that of its text.
func richTitle(c *checker, path string, v any) {
	shape(must("elements", items(0, many, kinds(richPieces()))))(c, path, v)
	chars(1, maxHeader)(c, path, RichText(loose.Obj(v)))
}

// table checks a table's rows. https://docs.slack.dev/reference/block-kit/blocks/table-block
func table(c *checker, path string, v any) {
	c.tables++
	rows(c, path, v, 1, 100, false, &c.cells)
}

// column is a setting of one column; a null leaves it as it is.
func column(c *checker, path string, v any) {
	if v != nil {
		shape(may("align", oneOf("left", "center", "right")), may("is_wrapped", boolean))(c, path, v)
	}
}

// dataTable checks a data_table's rows, the first of which is its header.
// https://docs.slack.dev/reference/block-kit/blocks/data-table-block
func dataTable(c *checker, path string, v any) {
	rows(c, path, v, 2, 201, true, &c.data)
	width := -1
	for i, row := range loose.List(v) {
		if cells := loose.List(row); width < 0 {
			width = len(cells)
		} else if len(cells) != width {
			c.bad(join(path, i), "must have %d cells as the first row has", width)
		}
	}
}

// rows checks the cells of a table and adds up their characters; the header's are plain.
func rows(c *checker, path string, v any, least, most int, header bool, sum *int) {
	counted := func(r rule) rule {
		return func(c *checker, path string, v any) {
			r(c, path, v)
			*sum += utf8.RuneCountInString(cellText(v))
		}
	}
	number := func(c *checker, path string, v any) {
		if _, ok := v.(float64); !ok {
			c.bad(path, "must be a number")
		}
	}
	head := map[string]rule{
		"raw_text":   counted(shape(must("text", chars(1, maxDataChars)))),
		"raw_number": counted(shape(must("value", number), may("text", chars(0, maxDataChars)))),
	}
	body := map[string]rule{"rich_text": counted(shape(may("block_id", anything), must("elements", items(1, many, kinds(richParts())))))}
	maps.Copy(body, head)
	items(least, most, func(c *checker, path string, v any) {
		cell := body
		if header {
			cell, header = head, false
		}
		items(1, maxTableCols, kinds(cell))(c, path, v)
	})(c, path, v)
}
