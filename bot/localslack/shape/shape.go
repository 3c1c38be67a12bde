// SPDX-License-Identifier: MIT

// Package shape holds decoded JSON to shapes that are written down, and says in Slack's words what breaks them.
//
// A definition is a line with a kind, the types of that kind it is of and, behind a colon, words about them. Below it
// stands, indented, a line for each key of such an object, in the order in which problems are told: the key, or several
// between commas, with a ? where it may be left out; and the rule of its value. Besides those an object has only its
// type. Other lines of a definition are "! RULE", which is of the object as a whole, "+ KIND TYPE", which takes over
// the lines of another definition, which stands above, and "...", which allows any other key. A key that comes again is as it stands last.
// Lines that begin with # are comments.
//
// The rules: any, bool, number, int LEAST MOST, chars LEAST MOST, one WORD…, like REGEXP, list LEAST MOST RULE,
// map RULE (an object with any keys), shape TYPE (an object of that definition of kind shape) and, for every other kind,
// KIND TYPE… (an object whose type, or a word about it, is one of those; any of the kind where there are none); of whole
// objects either KEY KEY and some KEY…. A [Checker] brings others.
package shape

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"miswg/bot/localslack/loose"
)

// A Book has definitions by kind and type, with a space between them.
type Book map[string]*definition

type definition struct {
	words  []string
	open   bool
	fields []field
}

// A field is a key of an object or, without one, the object as a whole.
type field struct {
	key  string
	must bool
	rule []string
}

// Read reads definitions.
func Read(text string) Book {
	b, d := Book{}, &definition{}
	for line := range strings.Lines(text) {
		head, about, defines := strings.Cut(line, ":")
		words := strings.Fields(line)
		switch {
		case len(words) == 0 || line[0] == '#':
		case defines && line[0] != ' ':
			d = &definition{words: strings.Fields(about)}
			names := strings.Fields(head)
			for _, name := range names[1:] {
				b[names[0]+" "+name] = d
			}
		case words[0] == "...":
			d.open = true
		case words[0] == "!":
			d.fields = append(d.fields, field{rule: words[1:]})
		case words[0] == "+":
			d.fields = append(d.fields, b[words[1]+" "+words[2]].fields...)
		default:
			keys, may := strings.CutSuffix(words[0], "?")
			for key := range strings.SplitSeq(keys, ",") {
				d.put(field{key, !may, words[1:]})
			}
		}
	}
	return b
}

func (d *definition) put(f field) {
	if i := slices.IndexFunc(d.fields, func(old field) bool { return old.key == f.key }); i >= 0 {
		d.fields[i] = f
	} else {
		d.fields = append(d.fields, f)
	}
}

// Words are those that a definition has behind its colon; nil where there is no such definition.
func (b Book) Words(kind, name string) []string {
	if d := b[kind+" "+name]; d != nil {
		return d.words
	}
	return nil
}

// A Problem is one rule broken, at a JSON pointer into the payload.
type Problem struct {
	Pointer string
	Text    string
}

// String is the form of Slack's response_metadata.messages.
func (p Problem) String() string { return "[ERROR] " + p.Text + " [json-pointer:" + p.Pointer + "]" }

// A Checker walks decoded JSON and notes what breaks a rule, in document order. It never panics, whatever the JSON.
type Checker struct {
	Book     Book
	Rules    map[string]func(path string, v any, args []string) // further ones, by name
	Problems []Problem
}

// Bad notes a problem.
func (c *Checker) Bad(path, format string, args ...any) {
	c.Problems = append(c.Problems, Problem{path, fmt.Sprintf(format, args...)})
}

// Hold holds a value to a rule.
func (c *Checker) Hold(path string, v any, rule ...string) {
	name, args := rule[0], rule[1:]
	if own := c.Rules[name]; own != nil {
		own(path, v, args)
		return
	}
	switch name {
	case "any":
	case "bool":
		as[bool](c, path, v, "a boolean")
	case "number":
		as[float64](c, path, v, "a number")
	case "int":
		n, ok := v.(float64)
		least, most := bounds(args)
		switch {
		case !ok || n != float64(int(n)):
			c.Bad(path, "must be an integer")
		case int(n) < least || int(n) > most:
			c.Bad(path, "must be between %d and %d", least, most)
		}
	case "chars":
		if s, ok := as[string](c, path, v, "a string"); ok {
			c.long(path, utf8.RuneCountInString(s), args)
		}
	case "one":
		if s, ok := v.(string); !ok || !slices.Contains(args, s) {
			c.Bad(path, "must be one of %s", strings.Join(args, ", "))
		}
	case "like":
		if !regexp.MustCompile(args[0]).MatchString(loose.Str(v)) {
			c.Bad(path, "has the wrong format")
		}
	case "list":
		all, ok := as[[]any](c, path, v, "an array")
		if ok {
			c.many(path, len(all), args)
		}
		for i, one := range all {
			c.Hold(Join(path, i), one, args[2:]...)
		}
	case "map":
		all, _ := as[loose.Object](c, path, v, "an object")
		for _, key := range loose.Keys(all) {
			c.Hold(Join(path, key), all[key], args...)
		}
	case "shape":
		c.object(path, v, c.Book["shape "+args[0]])
	case "either":
		_, one := loose.Obj(v)[args[0]]
		_, other := loose.Obj(v)[args[1]]
		if one == other {
			c.Bad(path, "must have either %s or %s", args[0], args[1])
		}
	case "some":
		if !slices.ContainsFunc(args, func(key string) bool { return loose.Obj(v)[key] != nil }) {
			c.Bad(path, "must have one of %s", strings.Join(args, ", "))
		}
	default:
		c.Kind(path, v, name, args)
	}
}

// Kind holds an object to the definition of its type, as the rule does, and reports whether there is one.
func (c *Checker) Kind(path string, v any, kind string, names []string) bool {
	name := loose.Str(loose.Obj(v)["type"])
	d := c.Book[kind+" "+name]
	asked := func(word string) bool { return len(names) == 0 || slices.Contains(names, word) }
	switch {
	case loose.Obj(v) == nil:
		c.Bad(path, "must be an object")
	case d == nil || !slices.ContainsFunc(append([]string{name}, d.words...), asked):
		c.Bad(Join(path, "type"), "unsupported type: %s", name)
	default:
		c.object(path, v, d)
		return true
	}
	return false
}

func (c *Checker) object(path string, v any, d *definition) {
	for _, key := range loose.Keys(loose.Obj(v)) {
		if d.open || key == "type" || slices.ContainsFunc(d.fields, func(f field) bool { return f.key == key }) {
			continue
		}
		c.Bad(path, "invalid additional property: %s", key)
	}
	o, ok := as[loose.Object](c, path, v, "an object")
	for _, f := range d.fields {
		value, present := o[f.key]
		switch {
		case !ok:
		case f.key == "":
			c.Hold(path, v, f.rule...)
		case present:
			c.Hold(Join(path, f.key), value, f.rule...)
		case f.must:
			c.Bad(path, "missing required field: %s", f.key)
		}
	}
}

// many holds a number of items to its bounds.
func (c *Checker) many(path string, n int, args []string) {
	least, most := bounds(args)
	if n < least {
		c.Bad(path, "no less than %d items required", least)
	}
	if n > most {
		c.Bad(path, "no more than %d items allowed", most)
	}
}

// long holds a number of characters to its bounds.
func (c *Checker) long(path string, n int, args []string) {
	least, most := bounds(args)
	if n < least {
		c.Bad(path, "must be more than %d characters", least-1)
	}
	if n > most {
		c.Bad(path, "must be less than %d characters", most+1)
	}
}

// as is the value as a T; what it must be is noted where it is none.
func as[T any](c *Checker, path string, v any, what string) (T, bool) {
	t, ok := v.(T)
	if !ok {
		c.Bad(path, "must be %s", what)
	}
	return t, ok
}

func bounds(args []string) (least, most int) {
	least, _ = strconv.Atoi(args[0])
	most, _ = strconv.Atoi(args[1])
	return least, most
}

var pointer = strings.NewReplacer("~", "~0", "/", "~1")

// Join adds a key or an index to a JSON pointer (RFC 6901).
func Join(path string, key any) string { return path + "/" + pointer.Replace(fmt.Sprint(key)) }
