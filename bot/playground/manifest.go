package playground

import (
	"encoding/json"
	"fmt"
	"slices"

	"miswg/bot/app"
	"miswg/bot/talk"
)

// manifestOf is the app of a tier, or with the features of them all.
func manifestOf(t app.Tier, s talk.Engine) ([]byte, error) {
	if t == "" {
		return fullManifest(s)
	}
	return app.Manifest(t, s.Body(), s.Document())
}

// fullManifest is the app with the features of every tier.
func fullManifest(s talk.Engine) ([]byte, error) {
	var all any
	for _, t := range app.Tiers() {
		data, err := app.Manifest(t, s.Body(), s.Document())
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

// appInfo is what the page must know of the app.
type appInfo struct {
	Name      string     `json:"name"`
	About     string     `json:"about"`
	User      string     `json:"user"`
	Commands  []command  `json:"commands"`
	Shortcuts []shortcut `json:"shortcuts"`
	Home      bool       `json:"home"`
	Agent     bool       `json:"agent"`
}

type command struct {
	Command string `json:"command"`
	About   string `json:"description"`
	Hint    string `json:"usage_hint"`
}

type shortcut struct {
	Name     string `json:"name"`
	Type     string `json:"type"` // message or global
	Callback string `json:"callback_id"`
	About    string `json:"description"`
}

// readApp reads the manifest as far as the page shows it.
func readApp(manifest []byte) (appInfo, error) {
	var m struct {
		Display struct {
			Name string `json:"name"`
			Long string `json:"long_description"`
		} `json:"display_information"`
		Features struct {
			Home struct {
				Enabled bool `json:"home_tab_enabled"`
			} `json:"app_home"`
			Bot struct {
				Name string `json:"display_name"`
			} `json:"bot_user"`
			Commands  []command  `json:"slash_commands"`
			Shortcuts []shortcut `json:"shortcuts"`
			Agent     any        `json:"agent_view"`
		} `json:"features"`
	}
	if err := json.Unmarshal(manifest, &m); err != nil {
		return appInfo{}, fmt.Errorf("manifest: %w", err)
	}
	f := m.Features
	return appInfo{Name: f.Bot.Name, About: m.Display.Long, Commands: f.Commands, Shortcuts: f.Shortcuts, Home: f.Home.Enabled, Agent: f.Agent != nil}, nil
}
