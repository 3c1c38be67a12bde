// SPDX-License-Identifier: MIT

// Package manifest reads an app's manifest as Slack does and says what it grants the app. The rules stand in rules.txt,
// and here those that take more than the shape of what they are of.
package manifest

import (
	_ "embed" // rules.txt
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/shape"
)

//go:embed rules.txt
var listedRules string

var book = sync.OnceValue(func() shape.Book { return shape.Read(listedRules) })

// schema is the part of a manifest that says what an app may do.
type schema struct {
	Display struct {
		Long string `json:"long_description"`
	} `json:"display_information"`
	Features struct {
		Home struct {
			Home     bool `json:"home_tab_enabled"`
			Messages bool `json:"messages_tab_enabled"`
			ReadOnly bool `json:"messages_tab_read_only_enabled"`
		} `json:"app_home"`
		Bot *struct {
			Name string `json:"display_name"`
		} `json:"bot_user"`
		Slash     []Command  `json:"slash_commands"`
		Shortcuts []Shortcut `json:"shortcuts"`
		Agent     *struct{}  `json:"agent_view"`
		Unfurl    []string   `json:"unfurl_domains"`
		Previews  *struct {
			Active bool     `json:"is_active"`
			Types  []string `json:"entity_types"`
		} `json:"rich_previews"`
		Search *struct {
			Results string `json:"search_function_callback_id"`
			Filters string `json:"search_filters_function_callback_id"`
		} `json:"search"`
	} `json:"features"`
	OAuth struct {
		Scopes struct {
			Bot         []string
			BotOptional []string `json:"bot_optional"`
		} `json:"scopes"`
	} `json:"oauth_config"`
	Settings struct {
		Events struct {
			Bot []string `json:"bot_events"`
		} `json:"event_subscriptions"`
		Interactivity struct {
			Enabled bool `json:"is_enabled"`
		} `json:"interactivity"`
		OrgDeploy bool   `json:"org_deploy_enabled"`
		Socket    bool   `json:"socket_mode_enabled"`
		Runtime   string `json:"function_runtime"`
		AppType   string `json:"app_type"`
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

// scopes are the bot's, optional ones included.
func (m *schema) scopes() []string {
	return slices.Concat(m.OAuth.Scopes.Bot, m.OAuth.Scopes.BotOptional)
}

// parse reads a manifest and holds it to the rules. Keys that they do not name are refused, as Slack refuses them.
func parse(data []byte) (*schema, error) {
	var all any
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, err
	}
	c := shape.Checker{Book: book()}
	known := func(kind string) func(path string, v any, _ []string) {
		return func(path string, v any, _ []string) {
			if _, ok := c.Book[kind+" "+loose.Str(v)]; !ok {
				c.Bad(path, "there is no %s %q", kind, loose.Str(v))
			}
		}
	}
	c.Rules = map[string]func(path string, v any, args []string){"event": known("event"), "type": known("type")}
	c.Hold("", all, "shape", "manifest")
	if len(c.Problems) > 0 {
		return nil, errors.New(strings.Join(loose.Each(c.Problems, shape.Problem.String), "\n"))
	}
	var m schema
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, err
	}
	return &m, m.check()
}

// check holds what is asked of several parts of a manifest together.
func (m *schema) check() error {
	granted := App{Scopes: m.scopes()}
	for _, e := range m.Settings.Events.Bot {
		if need := book().Words("event", e); len(need) > 0 && !granted.Has(need...) {
			return fmt.Errorf("bot event %q needs a scope of %v", e, need)
		}
	}
	if len(m.Features.Slash)+len(m.Features.Shortcuts) > 0 && !granted.Has("commands") {
		return errors.New("slash commands and shortcuts need the scope commands")
	}
	if err := m.checkFunctions(); err != nil {
		return err
	}
	return m.checkSearch()
}
