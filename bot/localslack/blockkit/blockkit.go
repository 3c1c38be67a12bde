// SPDX-License-Identifier: MIT

// Package blockkit is Block Kit as pure functions: what Slack's documentation forbids in blocks and views
// ([CheckBlocks], [CheckView], [CheckSuggestions]), what in them can be pressed or filled in ([Controls]), and how they
// read ([Text], [Sketch], [Broadcasts]). It knows no server.
//
// The rules stand in rules.txt, and here those that take more than the shape of what they are of.
package blockkit

import (
	_ "embed" // rules.txt
	"encoding/json"
	"sync"

	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/shape"
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
type Problem = shape.Problem

//go:embed rules.txt
var listedRules string

var book = sync.OnceValue(func() shape.Book { return shape.Read(listedRules) })

// CheckBlocks holds the JSON array blocks against the documented structure and limits of a surface, in document
// order; nil means Slack would take them. It never panics, whatever the bytes.
func CheckBlocks(surface Surface, blocks []byte) []Problem {
	var all []any
	if err := json.Unmarshal(blocks, &all); err != nil {
		return []Problem{{Pointer: "/blocks", Text: "must be an array of blocks"}}
	}
	c := newChecker(surface)
	c.whole("/blocks", all, nil)
	return c.Problems
}

// CheckSuggestions holds the answer to a block_suggestion against the rules; an empty list is allowed.
func CheckSuggestions(answer map[string]any) []Problem {
	c := newChecker(OnModal)
	c.Hold("", answer, "shape", "suggestions")
	return c.Problems
}

// maxViewBytes: https://docs.slack.dev/reference/views
const maxViewBytes = 250 << 10

// CheckView holds a view (JSON object) against the documented structure and limits; nil means Slack would take it.
func CheckView(view []byte) []Problem {
	var v object
	if err := json.Unmarshal(view, &v); err != nil || v == nil {
		return []Problem{{Pointer: "/view", Text: "must be an object"}}
	}
	c := newChecker(Surface(loose.Str(v["type"])))
	if len(view) > maxViewBytes {
		c.Bad("/view", "view_too_large: %d bytes, at most %d are allowed", len(view), maxViewBytes)
	}
	if c.surface != OnModal && c.surface != OnHome {
		c.Bad("/view/type", "must be modal or home")
		return c.Problems
	}
	c.Kind("/view", v, "view", nil)
	if c.surface == OnModal && c.inputs > 0 && v["submit"] == nil {
		c.Bad("/view", "submit is required when the view has input blocks")
	}
	return c.Problems
}
