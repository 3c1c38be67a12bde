package blockkit

import (
	"cmp"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/shape"
)

// MaxInputValue bounds what is typed into an input, in characters (block-kit/block-elements/plain-text-input-element).
const MaxInputValue = 3000

// Slack's limits of a whole payload, each with its page under https://docs.slack.dev/reference/block-kit.
const (
	maxMessageBlocks = 50    // blocks
	maxViewBlocks    = 100   // blocks
	maxMarkdown      = 12000 // blocks/markdown-block, characters
	maxTableChars    = 10000 // blocks/table-block
	maxDataChars     = 20000 // blocks/data-table-block
)

// checker holds a payload to the rules, and counts what is limited over all of it.
type checker struct {
	shape.Checker
	surface  Surface
	blockIDs map[string]bool
	actions  map[string]bool // of the block being read
	inputs   int
	focused  int
	markdown int // characters in all markdown blocks
	tables   int
	cells    int // characters in table cells
	data     int // characters in data_table cells
	charts   int
}

func newChecker(on Surface) *checker {
	c := &checker{surface: on, blockIDs: map[string]bool{}}
	c.Book = book()
	c.Rules = map[string]func(path string, v any, args []string){
		"blocks": c.whole, "block": c.block, "block_id": c.blockID, "action_id": c.actionID, "focus": c.focus, "link": c.link,
		"plain": c.plain, "marked": c.marked, "words": c.words, "item": c.item, "rich_title": c.richTitle, "markdown": c.markdownText,
		"table": c.table, "data_table": c.dataTable, "column": c.column, "response_url": c.responseURL,
		"section": c.section, "input": c.input, "chart": c.chart, "card": c.card, "container": c.container, "initial": c.initial, "lengths": c.lengths,
	}
	return c
}

// whole is the array of all of a payload's blocks, and what is limited over all of them.
func (c *checker) whole(path string, v any, _ []string) {
	most := strconv.Itoa(maxMessageBlocks)
	if c.surface != OnMessage {
		most = strconv.Itoa(maxViewBlocks)
	}
	c.Hold(path, v, "list", "0", most, "block")
	for _, sum := range []struct {
		n, most int
		what    string
	}{
		{c.markdown, maxMarkdown, "characters in markdown blocks"},
		{c.tables, 1, "tables"},
		{c.cells, maxTableChars, "characters in table cells"},
		{c.data, maxDataChars, "characters in data_table cells"},
		{c.charts, 2, "data_visualization blocks"},
		{c.focused, 1, "elements with focus_on_load"},
	} {
		if sum.n > sum.most {
			c.Bad(path, "%d %s, at most %d are allowed together", sum.n, sum.what, sum.most)
		}
	}
}

// block is a block of one of the types, or of any.
func (c *checker) block(path string, v any, types []string) {
	outer := c.actions
	c.actions = map[string]bool{}
	kind := loose.Str(loose.Obj(v)["type"])
	on, fits := c.Book.Words("block", kind), len(types) == 0 || slices.Contains(types, kind)
	if fits && on != nil && !slices.Contains(on, string(c.surface)) {
		c.Bad(path, "block type %s is not supported on surface %s", kind, c.surface)
	}
	c.Kind(path, v, "block", types)
	c.actions = outer
}

func (c *checker) blockID(path string, v any, _ []string) {
	c.Hold(path, v, "chars", "1", "255")
	if id := loose.Str(v); id != "" && c.blockIDs[id] {
		c.Bad(path, "block_id %q already exists", id)
	} else {
		c.blockIDs[id] = true
	}
}

func (c *checker) actionID(path string, v any, _ []string) {
	c.Hold(path, v, "chars", "1", "255")
	id := loose.Str(v)
	if id != "" && c.actions[id] {
		c.Bad(path, "action_id %q already exists in this block", id)
	}
	c.actions[id] = true
}

func (c *checker) focus(path string, v any, _ []string) {
	c.Hold(path, v, "bool")
	if loose.Bool(v) {
		c.focused++
	}
}

// link is a URL that a person may be sent to.
func (c *checker) link(path string, v any, _ []string) {
	c.Hold(path, v, "chars", "1", "3000")
	u := loose.Str(v)
	scheme, _, found := strings.Cut(strings.ToLower(u), ":")
	if !found || strings.ContainsAny(u, " \n\t<>") || slices.Contains([]string{"javascript", "data", "file"}, scheme) {
		c.Bad(path, "must be a valid URL")
	}
}

// plain is a plain_text object of 1 to so many characters.
func (c *checker) plain(path string, v any, most []string) { c.text(path, v, most, "plain_text") }

// marked is a text object of either type, of 1 to so many characters.
func (c *checker) marked(path string, v any, most []string) {
	c.text(path, v, most, "plain_text", "mrkdwn")
}

// text checks a text object. https://docs.slack.dev/reference/block-kit/composition-objects/text-object
func (c *checker) text(path string, v any, most []string, types ...string) {
	o := loose.Obj(v)
	kind := loose.Str(o["type"])
	known := map[string]string{"plain_text": kind, "mrkdwn": kind}
	c.Hold(path, v, "shape", cmp.Or(known[kind], "text"))
	if o != nil {
		c.Hold(shape.Join(path, "type"), kind, append([]string{"one"}, types...)...)
	}
	if text, ok := o["text"].(string); ok {
		c.Hold(shape.Join(path, "text"), text, "chars", "0", most[0])
	}
}

// words are what a context block holds: text and images.
func (c *checker) words(path string, v any, _ []string) {
	if loose.Str(loose.Obj(v)["type"]) == "image" {
		c.Hold(path, v, "element", "image")
	} else {
		c.Hold(path, v, "marked", "3000")
	}
}

// item is one of a list of rich text.
func (c *checker) item(path string, v any, _ []string) {
	if loose.Str(loose.Obj(v)["type"]) != "rich_text_section" {
		c.Bad(path, "must be a rich_text_section")
		return
	}
	c.Hold(path, v, "part")
}

// richTitle is a title whose length is that of its text.
func (c *checker) richTitle(path string, v any, most []string) {
	c.Hold(path, v, "shape", "pieces")
	c.Hold(path, RichText(loose.Obj(v)), "chars", "1", most[0])
}

func (c *checker) markdownText(path string, v any, most []string) {
	c.Hold(path, v, "chars", "1", most[0])
	c.markdown += utf8.RuneCountInString(loose.Str(v))
}

// table checks a table's rows.
func (c *checker) table(path string, v any, bounds []string) {
	c.tables++
	c.rows(path, v, bounds, &c.cells)
}

// column is a setting of one column; a null leaves it as it is.
func (c *checker) column(path string, v any, _ []string) {
	if v != nil {
		c.Hold(path, v, "shape", "column")
	}
}

// dataTable checks a data_table's rows, the first of which is its header, and plain.
func (c *checker) dataTable(path string, v any, bounds []string) {
	c.rows(path, v, bounds, &c.data, "raw_text", "raw_number")
	all := loose.List(v)
	for i, row := range all {
		if width := len(loose.List(all[0])); len(loose.List(row)) != width {
			c.Bad(shape.Join(path, i), "must have %d cells as the first row has", width)
		}
	}
}

// rows checks the cells of a table, those of its first row by their types, and adds up their characters.
func (c *checker) rows(path string, v any, bounds []string, sum *int, first ...string) {
	c.Hold(path, v, "list", bounds[0], bounds[1], "any")
	for i, row := range loose.List(v) {
		at := shape.Join(path, i)
		c.Hold(at, row, "list", "1", "20", "any")
		for j, cell := range loose.List(row) {
			if c.Kind(shape.Join(at, j), cell, "cell", first) {
				*sum += utf8.RuneCountInString(cellText(cell))
			}
		}
		first = nil
	}
}

// responseURL is whether a response_url comes with a submission, which no element sends that never does.
func (c *checker) responseURL(path string, v any, never []string) {
	c.Hold(path, v, "bool")
	if loose.Bool(v) && (len(never) > 0 || c.surface != OnModal) {
		c.Bad(path, "only allowed for single selects in input blocks of modals")
	}
}

func (c *checker) section(path string, v any, _ []string) {
	if b := loose.Obj(v); b["text"] == nil && b["fields"] == nil {
		c.Bad(path, "missing required field: text")
	}
}

func (c *checker) input(path string, v any, _ []string) {
	c.inputs++
	if loose.Str(loose.Obj(loose.Obj(v)["element"])["type"]) == "file_input" && c.surface != OnModal {
		c.Bad(shape.Join(path, "element"), "file_input is only allowed in modals")
	}
}

func (c *checker) chart(string, any, []string) { c.charts++ }

func (c *checker) card(path string, v any, _ []string) {
	if b := loose.Obj(v); b["icon"] != nil && b["slack_icon"] != nil {
		c.Bad(path, "must not have both icon and slack_icon")
	}
}

func (c *checker) container(path string, v any, _ []string) {
	if b := loose.Obj(v); loose.Bool(b["default_collapsed"]) && !loose.Bool(b["is_collapsible"]) {
		c.Bad(shape.Join(path, "default_collapsed"), "requires is_collapsible")
	}
}

// initial checks that what is preselected is one of the options, exactly.
func (c *checker) initial(path string, v any, _ []string) {
	e := loose.Obj(v)
	match := func(p string, v any) {
		if !slices.ContainsFunc(Options(e), func(o Option) bool { return reflect.DeepEqual(o.raw, v) }) {
			c.Bad(p, "must match one of the options exactly")
		}
	}
	if v, present := e["initial_option"]; present {
		match(shape.Join(path, "initial_option"), v)
	}
	for i, v := range loose.List(e["initial_options"]) {
		match(shape.Join(shape.Join(path, "initial_options"), i), v)
	}
}

func (c *checker) lengths(path string, v any, _ []string) {
	e := loose.Obj(v)
	least := loose.Int(e["min_length"], 0)
	if loose.Int(e["max_length"], least) < least {
		c.Bad(shape.Join(path, "max_length"), "must not be less than min_length")
	}
}
