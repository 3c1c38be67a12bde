package written

import (
	"reflect"
	"strings"

	"go.yaml.in/yaml/v3"
)

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
