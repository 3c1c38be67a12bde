package blockkit

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"miswg/bot/localslack/loose"
)

// rule checks a value that is there.
type rule func(c *checker, path string, v any)

// field is a key of an object, or, without a key, a check of the object as a whole.
type field struct {
	key  string
	must bool
	rule rule
}

func must(key string, r rule) field { return field{key, true, r} }
func may(key string, r rule) field  { return field{key, false, r} }

// also checks the object itself. It stands before the keys whose problems it comes ahead of.
func also(check func(c *checker, path string, o object)) field {
	return field{rule: func(c *checker, path string, v any) { check(c, path, loose.Obj(v)) }}
}

// either asks for exactly one of two keys.
func either(a, b string) field {
	return also(func(c *checker, path string, o object) {
		_, one := o[a]
		_, other := o[b]
		if one == other {
			c.bad(path, "must have either %s or %s", a, b)
		}
	})
}

// shape is an object with these keys and, besides its type, no others.
func shape(fields ...field) rule {
	open := open(fields...)
	return func(c *checker, path string, v any) {
		for _, k := range loose.Keys(loose.Obj(v)) {
			if k != "type" && !slices.ContainsFunc(fields, func(f field) bool { return f.key == k }) {
				c.bad(path, "invalid additional property: %s", k)
			}
		}
		open(c, path, v)
	}
}

// open is an object with these keys and any others.
func open(fields ...field) rule {
	return func(c *checker, path string, v any) {
		o, ok := v.(object)
		if !ok {
			c.bad(path, "must be an object")
			return
		}
		for _, f := range fields {
			value, present := o[f.key]
			switch {
			case f.key == "":
				f.rule(c, path, o)
			case present:
				f.rule(c, join(path, f.key), value)
			case f.must:
				c.bad(path, "missing required field: %s", f.key)
			}
		}
	}
}

// kinds is an object held to the rule of its type.
func kinds(rules map[string]rule) rule {
	return byType(func(_ *checker, kind string) rule { return rules[kind] })
}

// byType is an object held to the rule that there is for its type; nil for none.
func byType(of func(c *checker, kind string) rule) rule {
	return func(c *checker, path string, v any) {
		kind := loose.Str(loose.Obj(v)["type"])
		switch r := of(c, kind); {
		case loose.Obj(v) == nil:
			c.bad(path, "must be an object")
		case r == nil:
			c.bad(join(path, "type"), "unsupported type: %s", kind)
		default:
			r(c, path, v)
		}
	}
}

func anything(*checker, string, any) {}

// items is an array of least to most values.
func items(least, most int, each rule) rule {
	return func(c *checker, path string, v any) {
		all, ok := v.([]any)
		if !ok {
			c.bad(path, "must be an array")
			return
		}
		c.count(path, len(all), least, most)
		for i, v := range all {
			each(c, join(path, i), v)
		}
	}
}

// chars is a string of least to most characters.
func chars(least, most int) rule {
	return func(c *checker, path string, v any) {
		t, ok := v.(string)
		if !ok {
			c.bad(path, "must be a string")
			return
		}
		n := utf8.RuneCountInString(t)
		if n < least {
			c.bad(path, "must be more than %d characters", least-1)
		}
		if n > most {
			c.bad(path, "must be less than %d characters", most+1)
		}
	}
}

// link is a URL that a person may be sent to.
func link(c *checker, path string, v any) {
	chars(1, maxURL)(c, path, v)
	u := loose.Str(v)
	scheme, _, found := strings.Cut(strings.ToLower(u), ":")
	if !found || strings.ContainsAny(u, " \n\t<>") || slices.Contains([]string{"javascript", "data", "file"}, scheme) {
		c.bad(path, "must be a valid URL")
	}
}

func boolean(c *checker, path string, v any) {
	if _, ok := v.(bool); !ok {
		c.bad(path, "must be a boolean")
	}
}

// integer is a whole number from least to most.
func integer(least, most int) rule {
	return func(c *checker, path string, v any) {
		n, ok := v.(float64)
		switch {
		case !ok || n != float64(int(n)):
			c.bad(path, "must be an integer")
		case int(n) < least || int(n) > most:
			c.bad(path, "must be between %d and %d", least, most)
		}
	}
}

func oneOf(values ...string) rule {
	return func(c *checker, path string, v any) {
		if t, ok := v.(string); !ok || !slices.Contains(values, t) {
			c.bad(path, "must be one of %s", strings.Join(values, ", "))
		}
	}
}

func pattern(p string) rule {
	return func(c *checker, path string, v any) {
		if !regexp.MustCompile(p).MatchString(loose.Str(v)) {
			c.bad(path, "has the wrong format")
		}
	}
}

// plain is a plain_text object of 1 to most characters.
func plain(most int) rule { return text(most, "plain_text") }

// marked is a text object of either type, of 1 to most characters.
func marked(most int) rule { return text(most, "plain_text", "mrkdwn") }

// text checks a text object. https://docs.slack.dev/reference/block-kit/composition-objects/text-object
func text(most int, types ...string) rule {
	return func(c *checker, path string, v any) {
		kind := loose.Str(loose.Obj(v)["type"])
		fields := []field{
			also(func(c *checker, path string, _ object) { oneOf(types...)(c, join(path, "type"), kind) }),
			must("text", chars(1, most)),
		}
		if kind != "mrkdwn" {
			fields = append(fields, may("emoji", boolean))
		}
		if kind != "plain_text" {
			fields = append(fields, may("verbatim", boolean))
		}
		shape(fields...)(c, path, v)
	}
}

// MaxInputValue bounds what is typed into an input, in characters (block-kit/block-elements/plain-text-input-element).
const MaxInputValue = 3000

// Slack's limits, in characters or items, each with its page under https://docs.slack.dev/reference.
const (
	maxMarkdown      = 12000 // block-kit/blocks/markdown-block, over all blocks of a payload
	maxMessageBlocks = 50    // block-kit/blocks
	maxRichText      = 40000 // as a whole message: methods/chat.postMessage
	maxTextObject    = 3000  // block-kit/composition-objects/text-object
	maxHeader        = 150   // block-kit/blocks/header-block
	maxID            = 255   // block-kit/blocks: block_id, action_id; views: callback_id, external_id
	maxButton        = 75    // block-kit/block-elements/button-element
	maxButtonValue   = 2000  // block-kit/block-elements/button-element
	maxURL           = 3000  // block-kit/block-elements/button-element, blocks/image-block
	maxOptionText    = 75    // block-kit/composition-objects/option-object
	maxOptions       = 100   // block-kit/block-elements/select-menu-element
	maxConfirmButton = 30    // block-kit/composition-objects/confirmation-dialog-object
	maxInputText     = 2000  // block-kit/blocks/input-block: label, hint
	maxAlt           = 2000  // block-kit/blocks/image-block: alt_text, title
	maxTableCols     = 20    // block-kit/blocks/table-block
	maxDataChars     = 20000 // block-kit/blocks/data-table-block, over a message
	maxCardTitle     = 150   // block-kit/blocks/card-block: title, subtitle
	maxCardBody      = 200   // block-kit/blocks/card-block: body, subtext
	maxTitle         = 24    // views: title, submit, close
	maxViewBytes     = 250 << 10
)
