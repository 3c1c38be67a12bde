package manifest

import (
	"crypto/rand"
	"fmt"
	"slices"
	"strings"
)

// App is what an app may do.
type App struct {
	Name               string // of the bot user
	About              string // its long description
	AppToken, BotToken string // worth nothing outside this process
	Scopes             []string
	Events             map[string]bool // subscribed to, and allowed by the scopes

	Commands       []Command
	Shortcuts      []Shortcut
	Agent          bool // has an agent view
	ClosedToGuests bool // the agent container is on, which locks workspace guests out (https://docs.slack.dev/ai/developing-agents)
	HomeTab        bool
	MessagesTab    bool // where the DM is
	Writable       bool // people may write there
	Interactive    bool // clicks and shortcuts reach the app
	SocketMode     bool // it may open sockets

	any      bool // without a manifest everything goes
	declared *schema
}

// New reads a manifest; nil is an app that may do everything. Scopes, when not nil, are granted in place of the
// manifest's, and more besides. The error says how the manifest breaks Slack's schema.
func New(manifest []byte, scopes, more []string) (*App, error) {
	a := &App{ // #nosec G101 -- tokens of no other Slack than this one
		Name:     "miswg",
		AppToken: "xapp-1-A0LOCALAPP-1000000000001-localslackonly" + rand.Text(),
		BotToken: "xoxb-1000000000001-1000000000002-localslackonly" + rand.Text(),
		Events:   map[string]bool{},
		any:      manifest == nil,
		declared: &schema{},
	}
	if a.any {
		a.Scopes = book().Words("scopes", "all")
	} else {
		var err error
		if a.declared, err = parse(manifest); err != nil {
			return nil, fmt.Errorf("manifest: %w", err)
		}
		a.Scopes = a.declared.scopes()
	}
	if a.declared.Features.Bot != nil {
		a.Name = a.declared.Features.Bot.Name
	}
	f, set := a.declared.Features, a.declared.Settings
	a.About, a.Commands, a.Shortcuts = a.declared.Display.Long, f.Slash, f.Shortcuts
	a.ClosedToGuests, a.Agent = f.Agent != nil, a.any || f.Agent != nil
	a.HomeTab, a.MessagesTab = a.any || f.Home.Home, a.any || f.Home.Messages
	a.Writable = a.MessagesTab && !f.Home.ReadOnly
	a.Interactive, a.SocketMode = a.any || set.Interactivity.Enabled, a.any || set.Socket
	if scopes != nil {
		a.Scopes = scopes
	}
	a.Scopes = slices.Compact(slices.Sorted(slices.Values(slices.Concat(a.Scopes, more))))
	for name := range book() {
		e, isEvent := strings.CutPrefix(name, "event ")
		need := book().Words("event", e)
		if subscribed := a.any || slices.Contains(set.Events.Bot, e); isEvent && subscribed {
			a.Events[e] = len(need) == 0 || a.Has(need...)
		}
	}
	return a, nil
}

// Has says whether one of the scopes is granted.
func (a *App) Has(anyOf ...string) bool {
	return slices.ContainsFunc(anyOf, func(s string) bool { return slices.Contains(a.Scopes, s) })
}

// Unfurls says whether links to a host are watched.
func (a *App) Unfurls(host string) bool {
	return a.any || slices.ContainsFunc(a.declared.Features.Unfurl, func(d string) bool { return host == d || strings.HasSuffix(host, "."+d) })
}

// Slash says whether a command is declared and whether its text is escaped.
func (a *App) Slash(command string) (declared, escape bool) {
	for _, c := range a.Commands {
		if c.Command == command {
			return true, c.Escape
		}
	}
	return a.any, false
}

// Shortcut says whether there is a shortcut of a kind, global or message.
func (a *App) Shortcut(kind, callback string) bool {
	return a.any || slices.ContainsFunc(a.Shortcuts, func(c Shortcut) bool { return c.Type == kind && c.Callback == callback })
}
