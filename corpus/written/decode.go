package written

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Decode reads YAML into out and finds what is wrong with it: unknown fields,
// values of the wrong kind, anchors. The problems name no file.
func Decode(b []byte, out any) Problems {
	var root yaml.Node
	if err := yaml.Unmarshal(bytes.TrimPrefix(b, byteOrderMark), &root); err != nil {
		return unYAML(err)
	}
	if len(root.Content) == 0 {
		return Problems{{Line: 1, What: "empty"}}
	}
	// An alias makes a small file large, and nobody needs one here.
	if line := aliased(&root); line > 0 {
		return Problems{{Line: line, What: "anchors and aliases are not read; write the value out"}}
	}
	found := checkFields(root.Content[0], reflect.TypeOf(out).Elem())
	if err := root.Decode(out); err != nil {
		found = append(found, unYAML(err)...)
	}
	return found
}

// byteOrderMark is what some editors begin a file with.
var byteOrderMark = []byte("\ufeff")

func aliased(n *yaml.Node) int {
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		return n.Line
	}
	for _, c := range n.Content {
		if line := aliased(c); line > 0 {
			return line
		}
	}
	return 0
}

var (
	yamlLine  = regexp.MustCompile(`line (\d+): `)
	yamlValue = regexp.MustCompile("`[^`]*` ")
)

// unYAML turns an error of the YAML library into problems without the values that
// it quotes.
func unYAML(err error) Problems {
	var wrongTypes *yaml.TypeError
	messages := []string{err.Error()}
	if errors.As(err, &wrongTypes) {
		messages = wrongTypes.Errors
	}
	var out Problems
	for _, m := range messages {
		line := 0
		if at := yamlLine.FindStringSubmatch(m); at != nil {
			line, _ = strconv.Atoi(at[1])
			m = strings.Replace(m, at[0], "", 1)
		}
		m, _, _ = strings.Cut(m, "\n")
		out = append(out, Problem{Line: line, What: "yaml: " + yamlValue.ReplaceAllString(strings.TrimPrefix(m, "yaml: "), "")})
	}
	return out
}

// At is a value with the line it stands on.
type At[T any] struct {
	V    T
	Line int
}

// UnmarshalYAML keeps the line beside the value.
func (a *At[T]) UnmarshalYAML(n *yaml.Node) error {
	a.Line = n.Line
	return n.Decode(&a.V)
}

// A Value is a single value with the place it stands at, so that it can be mended.
type Value struct {
	Value        string
	Line, Column int
}

// UnmarshalYAML keeps the place beside the value, which may be of any kind.
func (s *Value) UnmarshalYAML(n *yaml.Node) error {
	s.Value, s.Line, s.Column = n.Value, n.Line, n.Column
	if n.Kind != yaml.ScalarNode {
		return fmt.Errorf("line %d: want a single value", n.Line)
	}
	return nil
}

// checkFields finds the keys that no field of t takes: a misspelt key would
// otherwise silently drop a fact.
func checkFields(n *yaml.Node, t reflect.Type) Problems {
	var out Problems
	switch {
	case t == reflect.TypeFor[Value]():
		return nil
	case t.Kind() == reflect.Struct && strings.HasPrefix(t.Name(), "At["):
		return checkFields(n, t.Field(0).Type)
	case t.Kind() == reflect.Slice && n.Kind == yaml.SequenceNode:
		for _, c := range n.Content {
			out = append(out, checkFields(c, t.Elem())...)
		}
	case t.Kind() == reflect.Map && n.Kind == yaml.MappingNode:
		for i := 1; i < len(n.Content); i += 2 {
			out = append(out, checkFields(n.Content[i], t.Elem())...)
		}
	case t.Kind() == reflect.Struct && n.Kind == yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i]
			if of, keys := fieldOf(t, key.Value); of == nil {
				out = append(out, Problem{Line: key.Line, What: "unknown field " + Shown(key.Value) + "; there are " + strings.Join(keys, ", ")})
			} else {
				out = append(out, checkFields(n.Content[i+1], of)...)
			}
		}
	}
	return out
}

// fieldOf is the type of what a key of a struct holds; without one, the keys that it has.
func fieldOf(t reflect.Type, key string) (of reflect.Type, keys []string) {
	for f := range t.Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		switch name = cmp.Or(name, strings.ToLower(f.Name)); name {
		case "-":
		case key:
			return f.Type, nil
		default:
			keys = append(keys, name)
		}
	}
	return nil, keys
}

// Root is the root of a YAML text that has been decoded before.
func Root(text []byte) *yaml.Node {
	var root yaml.Node
	if err := yaml.Unmarshal(text, &root); err != nil || len(root.Content) == 0 {
		return &yaml.Node{}
	}
	return root.Content[0]
}

// Incomplete finds the fields of t that n, whose own path is at, lacks or leaves empty.
// All are needed, save those tagged omitempty.
func Incomplete(at string, n *yaml.Node, t reflect.Type) Problems {
	var out Problems
	switch {
	case t.Kind() == reflect.Slice:
		if len(n.Content) == 0 {
			out = append(out, Problem{Line: n.Line, What: at + " is empty"})
		}
		for _, c := range n.Content {
			out = append(out, Incomplete(at, c, t.Elem())...)
		}
	case t.Kind() == reflect.Struct:
		for f := range t.Fields() {
			key, options, _ := strings.Cut(f.Tag.Get("yaml"), ",")
			path := strings.TrimPrefix(at+"."+key, ".")
			value := valueOf(n, key)
			switch {
			case value == nil && options == "omitempty":
			case value == nil:
				out = append(out, Problem{Line: n.Line, What: path + " is missing"})
			default:
				out = append(out, Incomplete(path, value, f.Type)...)
			}
		}
	case strings.TrimSpace(n.Value) == "":
		out = append(out, Problem{Line: n.Line, What: at + " is empty"})
	}
	return out
}

func valueOf(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// LineOf is the line of a key of the root.
func LineOf(root *yaml.Node, key string) int {
	if v := valueOf(root, key); v != nil {
		return v.Line
	}
	return root.Line
}
