package corpus

import (
	"fmt"
	"io/fs"
	"reflect"
	"strings"

	"go.yaml.in/yaml/v3"
)

// decodeComplete reads a YAML file of which every field is needed, save those
// tagged omitempty, and returns its root for lineOf.
func decodeComplete(fsys fs.FS, name string, out any) (*yaml.Node, error) {
	if err := decodeFile(fsys, name, out); err != nil {
		return nil, err
	}
	b, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	var root yaml.Node
	if err := yaml.Unmarshal(b, &root); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return root.Content[0], checkComplete(name, "", root.Content[0], reflect.TypeOf(out).Elem())
}

// checkComplete reports the first field of t that n lacks or leaves empty.
func checkComplete(file, at string, n *yaml.Node, t reflect.Type) error {
	switch {
	case t.Kind() == reflect.Slice:
		if len(n.Content) == 0 {
			return fmt.Errorf("%s:%d: %s is empty", file, n.Line, at)
		}
		for _, c := range n.Content {
			if err := checkComplete(file, at, c, t.Elem()); err != nil {
				return err
			}
		}
	case t.Kind() == reflect.Struct:
		for f := range t.Fields() {
			key, options, _ := strings.Cut(f.Tag.Get("yaml"), ",")
			path := strings.TrimPrefix(at+"."+key, ".")
			value := valueOf(n, key)
			switch {
			case value == nil && options == "omitempty":
			case value == nil:
				return fmt.Errorf("%s:%d: %s is missing", file, n.Line, path)
			default:
				if err := checkComplete(file, path, value, f.Type); err != nil {
					return err
				}
			}
		}
	case strings.TrimSpace(n.Value) == "":
		return fmt.Errorf("%s:%d: %s is empty", file, n.Line, at)
	}
	return nil
}

func valueOf(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// lineOf is the line of a key of the root.
func lineOf(root *yaml.Node, key string) int {
	if v := valueOf(root, key); v != nil {
		return v.Line
	}
	return root.Line
}
