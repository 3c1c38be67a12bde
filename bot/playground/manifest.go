package playground

import (
	"encoding/json"
	"fmt"
	"slices"

	"miswg/bot/app"
	"miswg/bot/talk"
)

// manifestOf is the app of a tier, or, of none, with the features of them all.
func manifestOf(tier app.Tier, s talk.Engine, parts ...app.Tier) ([]byte, error) {
	if tier != "" {
		return app.Manifest(tier, s.Body(), s.Document(), parts...)
	}
	var all any
	for _, t := range app.Tiers() {
		data, err := app.Manifest(t, s.Body(), s.Document(), parts...)
		if err != nil {
			return nil, err
		}
		var m any
		if err := json.Unmarshal(data, &m); err != nil {
			return nil, fmt.Errorf("manifest of tier %s: %w", t, err)
		}
		all = merge(all, m)
	}
	return json.Marshal(all)
}

// merge unites, in a, objects key by key and lists of strings as sets; of anything else the later wins.
func merge(a, b any) any {
	switch b := b.(type) {
	case map[string]any:
		out, _ := a.(map[string]any)
		if out == nil {
			return b
		}
		for k, v := range b {
			out[k] = merge(out[k], v)
		}
		return out
	case []any:
		old, _ := a.([]any)
		if !words(old) || !words(b) {
			return b
		}
		for _, v := range b {
			if !slices.Contains(old, v) {
				old = append(old, v)
			}
		}
		return old
	}
	return b
}

func words(list []any) bool {
	return !slices.ContainsFunc(list, func(v any) bool { _, ok := v.(string); return !ok })
}
