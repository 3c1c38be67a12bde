package corpus

import (
	"fmt"
	"io/fs"
	"reflect"
	"strings"

	"go.yaml.in/yaml/v3"
)

// decodeFile reads a YAML file into out, refusing unknown fields. yaml reports
// the line of what it cannot read.
func decodeFile(fsys fs.FS, name string, out any) error {
	b, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	var root yaml.Node
	if err := yaml.Unmarshal(b, &root); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if len(root.Content) == 0 {
		return fmt.Errorf("%s:1: empty", name)
	}
	if err := root.Decode(out); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return checkFields(name, root.Content[0], reflect.TypeOf(out).Elem())
}

// at is a value with the line it stands on.
type at[T any] struct {
	V    T
	Line int
}

// UnmarshalYAML keeps the line beside the value.
func (a *at[T]) UnmarshalYAML(n *yaml.Node) error {
	a.Line = n.Line
	return n.Decode(&a.V)
}

// checkFields reports the first key that no field of t takes: a misspelt key
// would otherwise silently drop a fact.
func checkFields(file string, n *yaml.Node, t reflect.Type) error {
	switch {
	case t.Kind() == reflect.Struct && strings.HasPrefix(t.Name(), "at["):
		return checkFields(file, n, t.Field(0).Type)
	case t.Kind() == reflect.Slice && n.Kind == yaml.SequenceNode:
		for _, c := range n.Content {
			if err := checkFields(file, c, t.Elem()); err != nil {
				return err
			}
		}
	case t.Kind() == reflect.Struct && n.Kind == yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			ft, ok := fieldOf(t, n.Content[i].Value)
			if !ok {
				return fmt.Errorf("%s:%d: unknown field %q", file, n.Content[i].Line, n.Content[i].Value)
			}
			if err := checkFields(file, n.Content[i+1], ft); err != nil {
				return err
			}
		}
	}
	return nil
}

func fieldOf(t reflect.Type, key string) (reflect.Type, bool) {
	for f := range t.Fields() {
		if name, _, _ := strings.Cut(f.Tag.Get("yaml"), ","); name == key {
			return f.Type, true
		}
	}
	return nil, false
}
