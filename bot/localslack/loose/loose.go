// SPDX-License-Identifier: MIT

// Package loose reads and writes JSON of any shape: each reader gives the zero value where another type stands.
package loose

import (
	"encoding/json"
	"maps"
	"slices"
)

// Object is a decoded JSON object.
type Object = map[string]any

// Str is a string.
func Str(v any) string { t, _ := v.(string); return t }

// Obj is an object.
func Obj(v any) Object { t, _ := v.(Object); return t }

// List is an array.
func List(v any) []any { t, _ := v.([]any); return t }

// Bool is a boolean.
func Bool(v any) bool { t, _ := v.(bool); return t }

// Int is a number's whole part, or def where there is none.
func Int(v any, def int) int {
	if n, ok := v.(float64); ok {
		return int(n)
	}
	return def
}

// Text is the string of a text object, or a bare string.
func Text(v any) string {
	if t, ok := v.(string); ok {
		return t
	}
	return Str(Obj(v)["text"])
}

// Keys are an object's keys in order.
func Keys[T any](o map[string]T) []string { return slices.Sorted(maps.Keys(o)) }

// Each is what all become, in order; nil when there are none.
func Each[T, U any](all []T, become func(T) U) []U {
	var out []U
	for _, v := range all {
		out = append(out, become(v))
	}
	return out
}

// Array reads stored JSON; nil when it is no array.
func Array(raw json.RawMessage) []any {
	var out []any
	if json.Unmarshal(raw, &out) != nil {
		return nil
	}
	return out
}

// Encode marshals what the caller composed of JSON values; it panics over anything else.
func Encode(v any) json.RawMessage {
	data, err := json.Marshal(v)
	if err != nil {
		panic("localslack: a payload cannot be encoded: " + err.Error())
	}
	return data
}
