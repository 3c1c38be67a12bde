package localslack

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

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
	c := &checker{surface: surface}
	c.top("/blocks", all)
	return c.problems
}

// checker walks decoded JSON and notes what breaks a rule.
type checker struct {
	surface  Surface
	rules    map[string]blockRule
	problems []Problem
	blockIDs map[string]bool
	actions  map[string]bool // of the block being read
	focus    int
	inputs   int
	markdown int // characters in all markdown blocks
	tables   int
	cells    int // characters in table cells
	data     int // characters in data_table cells
	charts   int
	depth    int
}

func (c *checker) bad(path, format string, args ...any) {
	c.problems = append(c.problems, Problem{path, fmt.Sprintf(format, args...)})
}

func join(path string, key any) string {
	if n, ok := key.(int); ok {
		return path + "/" + strconv.Itoa(n)
	}
	k, _ := key.(string)
	// RFC 6901.
	return path + "/" + strings.ReplaceAll(strings.ReplaceAll(k, "~", "~0"), "/", "~1")
}

// top checks the blocks of a whole payload.
func (c *checker) top(path string, blocks []any) {
	most := maxMessageBlocks
	if c.surface != OnMessage {
		most = maxViewBlocks
	}
	c.count(path, len(blocks), 0, most)
	c.blockIDs, c.rules = map[string]bool{}, blockRules()
	for i, b := range blocks {
		c.block(join(path, i), b)
	}
	if c.markdown > maxMarkdown {
		c.bad(path, "markdown blocks have %d characters together, at most %d are allowed", c.markdown, maxMarkdown)
	}
	if c.tables > 1 {
		c.bad(path, "only one table is allowed in a message")
	}
	if c.cells > maxTableChars {
		c.bad(path, "table cells have %d characters together, at most %d are allowed", c.cells, maxTableChars)
	}
	if c.data > maxDataChars {
		c.bad(path, "data_table cells have %d characters together, at most %d are allowed", c.data, maxDataChars)
	}
	if c.charts > maxCharts {
		c.bad(path, "at most %d data_visualization blocks are allowed", maxCharts)
	}
	if c.focus > 1 {
		c.bad(path, "only one element may have focus_on_load")
	}
}

// object returns v as an object whose keys are all allowed.
func (c *checker) object(path string, v any, allowed ...string) (object, bool) {
	o, ok := v.(object)
	if !ok {
		c.bad(path, "must be an object")
		return nil, false
	}
	for _, k := range sortedKeys(o) {
		if k != "type" && !slices.Contains(allowed, k) {
			c.bad(path, "invalid additional property: %s", k)
		}
	}
	return o, true
}

func sortedKeys(o object) []string {
	keys := make([]string, 0, len(o))
	for k := range o {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func (c *checker) count(path string, n, least, most int) {
	if n < least {
		c.bad(path, "no less than %d items required", least)
	}
	if n > most {
		c.bad(path, "no more than %d items allowed", most)
	}
}

// array returns o[key] as an array of least to most items.
func (c *checker) array(path string, o object, key string, least, most int) []any {
	v, present := o[key]
	if !present {
		if least > 0 {
			c.bad(path, "missing required field: %s", key)
		}
		return nil
	}
	items, ok := v.([]any)
	if !ok {
		c.bad(join(path, key), "must be an array")
		return nil
	}
	c.count(join(path, key), len(items), least, most)
	return items
}

// str checks an optional string of least to most characters and returns it.
func (c *checker) str(path string, o object, key string, least, most int) string {
	v, present := o[key]
	if !present {
		return ""
	}
	t, ok := v.(string)
	if !ok {
		c.bad(join(path, key), "must be a string")
		return ""
	}
	c.length(join(path, key), t, least, most)
	return t
}

// need is str for a required string.
func (c *checker) need(path string, o object, key string, least, most int) string {
	if _, present := o[key]; !present {
		c.bad(path, "missing required field: %s", key)
		return ""
	}
	return c.str(path, o, key, least, most)
}

func (c *checker) length(path, text string, least, most int) {
	n := utf8.RuneCountInString(text)
	if n < least {
		c.bad(path, "must be more than %d characters", least-1)
	}
	if n > most {
		c.bad(path, "must be less than %d characters", most+1)
	}
}

func (c *checker) boolean(path string, o object, keys ...string) {
	for _, key := range keys {
		if v, present := o[key]; present {
			if _, ok := v.(bool); !ok {
				c.bad(join(path, key), "must be a boolean")
			}
		}
	}
}

// integer checks an optional whole number and returns it, or least.
func (c *checker) integer(path string, o object, key string, least, most int) int {
	v, present := o[key]
	if !present {
		return least
	}
	n, ok := v.(float64)
	if !ok || n != float64(int(n)) {
		c.bad(join(path, key), "must be an integer")
		return least
	}
	if int(n) < least || int(n) > most {
		c.bad(join(path, key), "must be between %d and %d", least, most)
	}
	return int(n)
}

// oneOf checks an optional string against its allowed values.
func (c *checker) oneOf(path string, o object, key string, values ...string) {
	v, present := o[key]
	if !present {
		return
	}
	if t, ok := v.(string); !ok || !slices.Contains(values, t) {
		c.bad(join(path, key), "must be one of %s", strings.Join(values, ", "))
	}
}

// text checks the text object o[key]: plain_text only if plain, least to most characters.
func (c *checker) text(path string, o object, key string, required, plain bool, most int) string {
	v, present := o[key]
	if !present {
		if required {
			c.bad(path, "missing required field: %s", key)
		}
		return ""
	}
	return c.textObject(join(path, key), v, plain, most)
}

func (c *checker) textObject(path string, v any, plain bool, most int) string {
	t, ok := c.object(path, v, "text", "emoji", "verbatim")
	if !ok {
		return ""
	}
	kind := str(t["type"])
	switch {
	case kind != "plain_text" && kind != "mrkdwn":
		c.bad(join(path, "type"), "must be plain_text or mrkdwn")
	case plain && kind != "plain_text":
		c.bad(join(path, "type"), "must be plain_text")
	}
	c.boolean(path, t, "emoji", "verbatim")
	if _, present := t["emoji"]; present && kind == "mrkdwn" {
		c.bad(path, "invalid additional property: emoji")
	}
	if _, present := t["verbatim"]; present && kind == "plain_text" {
		c.bad(path, "invalid additional property: verbatim")
	}
	return c.need(path, t, "text", 1, most)
}

// url checks a URL's length and scheme.
func (c *checker) url(path string, o object, key string, required bool, most int) {
	if _, present := o[key]; !present {
		if required {
			c.bad(path, "missing required field: %s", key)
		}
		return
	}
	u := c.str(path, o, key, 1, most)
	if !strings.Contains(u, ":") || strings.ContainsAny(u, " \n\t<>") {
		c.bad(join(path, key), "must be a valid URL")
	}
	if scheme, _, _ := strings.Cut(strings.ToLower(u), ":"); scheme == "javascript" || scheme == "data" || scheme == "file" {
		c.bad(join(path, key), "must be a valid URL")
	}
}
