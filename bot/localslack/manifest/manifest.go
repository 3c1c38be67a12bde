// SPDX-License-Identifier: MIT

// Package manifest reads an app's manifest as Slack does and says what it grants the app.
package manifest

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"unicode/utf8"
)

// schema is the part of Slack's schema that a Socket Mode app uses. Other keys are refused, as Slack refuses them.
// https://docs.slack.dev/reference/app-manifest
type schema struct {
	Schema   string `json:"$schema"`
	Metadata struct {
		Major int `json:"major_version"`
		Minor int `json:"minor_version"`
	} `json:"_metadata"`
	Display struct {
		Name       string `json:"name"`
		Desc       string `json:"description"`
		Long       string `json:"long_description"`
		Background string `json:"background_color"`
	} `json:"display_information"`
	Features struct {
		Home struct {
			Home     bool `json:"home_tab_enabled"`
			Messages bool `json:"messages_tab_enabled"`
			ReadOnly bool `json:"messages_tab_read_only_enabled"`
		} `json:"app_home"`
		Bot *struct {
			Name   string `json:"display_name"`
			Always bool   `json:"always_online"`
		} `json:"bot_user"`
		Slash     []Command  `json:"slash_commands"`
		Shortcuts []Shortcut `json:"shortcuts"`
		Agent     *struct {
			Desc    string          `json:"agent_description"`
			Prompts []prompt        `json:"suggested_prompts"`
			Actions json.RawMessage `json:"actions"`
		} `json:"agent_view"`
		Unfurl   []string `json:"unfurl_domains"`
		Previews *struct {
			Active bool     `json:"is_active"`
			Types  []string `json:"entity_types"`
		} `json:"rich_previews"`
		Search *struct {
			Results string `json:"search_function_callback_id"`
			Filters string `json:"search_filters_function_callback_id"`
		} `json:"search"`
	} `json:"features"`
	OAuth struct {
		Redirects []string `json:"redirect_urls"`
		Scopes    struct {
			Bot, User    []string
			BotOptional  []string `json:"bot_optional"`
			UserOptional []string `json:"user_optional"`
		} `json:"scopes"`
		Tokens bool `json:"token_management_enabled"`
		PKCE   bool `json:"pkce_enabled"`
	} `json:"oauth_config"`
	Settings struct {
		Events struct {
			Bot      []string        `json:"bot_events"`
			User     []string        `json:"user_events"`
			Metadata json.RawMessage `json:"metadata_subscriptions"`
		} `json:"event_subscriptions"`
		Interactivity struct {
			Enabled bool `json:"is_enabled"`
		} `json:"interactivity"`
		OrgDeploy bool     `json:"org_deploy_enabled"`
		Socket    bool     `json:"socket_mode_enabled"`
		Rotation  bool     `json:"token_rotation_enabled"`
		Hosted    bool     `json:"is_hosted"`
		Ranges    []string `json:"allowed_ip_address_ranges"`
		Runtime   string   `json:"function_runtime"`
		AppType   string   `json:"app_type"`
	} `json:"settings"`
	Functions map[string]Function `json:"functions"`
}

// Command is a slash command.
type Command struct {
	Command string `json:"command"`
	Desc    string `json:"description"`
	Hint    string `json:"usage_hint"`
	Escape  bool   `json:"should_escape"`
	URL     string `json:"url"`
}

// Shortcut is one of a message or a global one, as its Type says.
type Shortcut struct {
	Name     string `json:"name"`
	Type     string `json:"type"`
	Callback string `json:"callback_id"`
	Desc     string `json:"description"`
}

type prompt struct{ Title, Message string }

// scopes are the bot's, optional ones included.
func (m *schema) scopes() []string {
	return slices.Concat(m.OAuth.Scopes.Bot, m.OAuth.Scopes.BotOptional)
}

// parse reads a manifest and holds it to the schema.
func parse(data []byte) (*schema, error) {
	var m schema
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&m); err != nil {
		return nil, err
	}
	return &m, m.check()
}

// check holds the limits of https://docs.slack.dev/reference/app-manifest.
func (m *schema) check() error {
	f := &m.Features
	long := func(what, s string, least, most int) error {
		if n := utf8.RuneCountInString(s); n < least || n > most {
			return fmt.Errorf("%s has %d characters, want %d to %d", what, n, least, most)
		}
		return nil
	}
	errs := []error{long("display_information.name", m.Display.Name, 1, 35), long("display_information.description", m.Display.Desc, 0, 140)}
	if m.Display.Long != "" {
		errs = append(errs, long("display_information.long_description", m.Display.Long, 175, 4000))
	}
	if c := m.Display.Background; c != "" && !regexp.MustCompile(`^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$`).MatchString(c) {
		errs = append(errs, fmt.Errorf("background_color %q is no colour", c))
	}
	if f.Bot != nil && !regexp.MustCompile(`^[A-Za-z0-9._ -]{1,80}$`).MatchString(f.Bot.Name) {
		errs = append(errs, fmt.Errorf("bot_user.display_name %q is not allowed", f.Bot.Name))
	}
	for _, c := range f.Slash {
		if !regexp.MustCompile(`^/[^ A-Z]{1,31}$`).MatchString(c.Command) {
			errs = append(errs, fmt.Errorf("slash command %q is not allowed", c.Command))
		}
		errs = append(errs, long(c.Command+" description", c.Desc, 1, 2000), long(c.Command+" usage_hint", c.Hint, 0, 1000))
	}
	for _, c := range f.Shortcuts {
		if c.Type != "message" && c.Type != "global" {
			errs = append(errs, fmt.Errorf("shortcut type %q", c.Type))
		}
		errs = append(errs, long("shortcut name", c.Name, 1, 24), long("shortcut callback_id", c.Callback, 1, 255), long("shortcut description", c.Desc, 1, 150))
	}
	if f.Agent != nil {
		errs = append(errs, long("agent_description", f.Agent.Desc, 1, 300), atMost("agent_view.suggested_prompts", len(f.Agent.Prompts), 4))
	}
	known, scopes := eventScopes(), m.scopes()
	for _, e := range m.Settings.Events.Bot {
		need, ok := known[e]
		if !ok {
			errs = append(errs, fmt.Errorf("bot event %q is unknown", e))
		}
		if a := (App{Scopes: scopes}); len(need) > 0 && !a.Has(need...) {
			errs = append(errs, fmt.Errorf("bot event %q needs a scope of %v", e, need))
		}
	}
	if len(f.Slash)+len(f.Shortcuts) > 0 && !slices.Contains(scopes, "commands") {
		errs = append(errs, fmt.Errorf("slash commands and shortcuts need the scope commands"))
	}
	errs = append(errs, m.checkFunctions(), m.checkSearch(), atMost("slash_commands", len(f.Slash), 50), atMost("shortcuts", len(f.Shortcuts), 10), atMost("unfurl_domains", len(f.Unfurl), 5),
		atMost("bot_events", len(m.Settings.Events.Bot), 100), atMost("scopes.bot", len(m.OAuth.Scopes.Bot), 255))
	return cmp.Or(errs...)
}

func atMost(what string, n, most int) error {
	if n > most {
		return fmt.Errorf("%s has %d items, at most %d are allowed", what, n, most)
	}
	return nil
}
