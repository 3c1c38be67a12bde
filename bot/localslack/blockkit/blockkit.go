// SPDX-License-Identifier: MIT

// Package blockkit is Block Kit as pure functions: what Slack's documentation forbids in blocks and views
// ([CheckBlocks], [CheckView], [CheckSuggestions]), what in them can be pressed or filled in ([Controls]), and how they
// read ([Text], [Sketch], [Broadcasts]). It knows no server.
//
// The rules are tables: a block or an element is a list of its keys, each with the rule its value is held to.
package blockkit

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"miswg/bot/localslack/loose"
)

type object = loose.Object

// Surface is where blocks appear; not every block is allowed everywhere.
type Surface string

// The surfaces.
const (
	OnMessage Surface = "message"
	OnModal   Surface = "modal"
	OnHome    Surface = "home"
)

// Problem is one rule broken, at a JSON pointer into the payload.
type Problem struct {
	Pointer string
	Text    string
}

// String is the form of Slack's response_metadata.messages.
func (p Problem) String() string { return "[ERROR] " + p.Text + " [json-pointer:" + p.Pointer + "]" }

// CheckBlocks holds the JSON array blocks against the documented structure and limits of a surface, in document
// order; nil means Slack would take them. It never panics, whatever the bytes.
func CheckBlocks(surface Surface, blocks []byte) []Problem {
	var all []any
	if err := json.Unmarshal(blocks, &all); err != nil {
		return []Problem{{"/blocks", "must be an array of blocks"}}
	}
	c := newChecker(surface)
	c.top("/blocks", all)
	return c.problems
}

// CheckSuggestions holds the answer to a block_suggestion against the rules; an empty list is allowed.
func CheckSuggestions(answer map[string]any) []Problem {
	c := newChecker(OnModal)
	shape(choices(0)...)(c, "", answer)
	return c.problems
}

// checker walks decoded JSON and notes what breaks a rule.
type checker struct {
	surface  Surface
	blocks   map[string]block
	elements map[string]rule
	problems []Problem
	blockIDs map[string]bool
	actions  map[string]bool // of the block being read
	inputs   int
	focus    int
	markdown int // characters in all markdown blocks
	tables   int
	cells    int // characters in table cells
	data     int // characters in data_table cells
	charts   int
}

func newChecker(on Surface) *checker {
	return &checker{surface: on, blocks: blocks(), elements: elements(), blockIDs: map[string]bool{}}
}

func (c *checker) bad(path, format string, args ...any) {
	c.problems = append(c.problems, Problem{path, fmt.Sprintf(format, args...)})
}

// count holds a number of items to its bounds.
func (c *checker) count(path string, n, least, most int) {
	if n < least {
		c.bad(path, "no less than %d items required", least)
	}
	if n > most {
		c.bad(path, "no more than %d items allowed", most)
	}
}

// top checks the blocks of a whole payload, and what is limited over all of them.
func (c *checker) top(path string, blocks []any) {
	most := maxMessageBlocks
	if c.surface != OnMessage {
		most = 100
	}
	c.count(path, len(blocks), 0, most)
	for i, b := range blocks {
		c.block(join(path, i), b)
	}
	for _, sum := range []struct {
		n, most int
		what    string
	}{
		{c.markdown, maxMarkdown, "characters in markdown blocks"},
		{c.tables, 1, "tables"},
		{c.cells, 10000, "characters in table cells"},
		{c.data, maxDataChars, "characters in data_table cells"},
		{c.charts, 2, "data_visualization blocks"},
		{c.focus, 1, "elements with focus_on_load"},
	} {
		if sum.n > sum.most {
			c.bad(path, "%d %s, at most %d are allowed together", sum.n, sum.what, sum.most)
		}
	}
}

// block checks one block of any type.
func (c *checker) block(path string, v any) {
	outer := c.actions
	c.actions = map[string]bool{}
	byType(func(c *checker, kind string) rule {
		b := c.blocks[kind]
		if b.rule != nil && !strings.Contains(b.on, string(c.surface)) {
			c.bad(path, "block type %s is not supported on surface %s", kind, c.surface)
		}
		return b.rule
	})(c, path, v)
	c.actions = outer
}

var pointer = strings.NewReplacer("~", "~0", "/", "~1")

// join adds a key or an index to a JSON pointer (RFC 6901).
func join(path string, key any) string {
	if n, ok := key.(int); ok {
		return path + "/" + strconv.Itoa(n)
	}
	return path + "/" + pointer.Replace(loose.Str(key))
}

// CheckView holds a view (JSON object) against the documented structure and limits; nil means Slack would take it.
func CheckView(view []byte) []Problem {
	var v object
	if err := json.Unmarshal(view, &v); err != nil || v == nil {
		return []Problem{{"/view", "must be an object"}}
	}
	c := newChecker(Surface(loose.Str(v["type"])))
	if len(view) > maxViewBytes {
		c.bad("/view", "view_too_large: %d bytes, at most %d are allowed", len(view), maxViewBytes)
	}
	fields := []field{may("private_metadata", chars(0, 3000)), may("callback_id", chars(0, maxID)), may("external_id", chars(0, maxID)),
		must("blocks", whole)}
	switch c.surface {
	case OnModal:
		fields = append([]field{must("title", plain(maxTitle)), may("submit", plain(maxTitle)), may("close", plain(maxTitle)),
			may("clear_on_close", boolean), may("notify_on_close", boolean), may("submit_disabled", boolean)}, fields...)
	case OnHome:
	default:
		c.bad("/view/type", "must be modal or home")
		return c.problems
	}
	shape(fields...)(c, "/view", v)
	if c.surface == OnModal && c.inputs > 0 && v["submit"] == nil {
		c.bad("/view", "submit is required when the view has input blocks")
	}
	return c.problems
}

// whole is the array of all of a payload's blocks.
func whole(c *checker, path string, v any) {
	all, ok := v.([]any)
	if !ok {
		c.bad(path, "must be an array")
	}
	c.top(path, all)
}
