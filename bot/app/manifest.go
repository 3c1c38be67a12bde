package app

import (
	_ "embed" // manifest.json
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"miswg/corpus"
)

// A Tier is a set-up of the app in Slack. The others each add to Lean.
type Tier string

// The tiers.
const (
	Lean           Tier = "lean"           // the fewest scopes
	Conversational Tier = "conversational" // follow-ups, edits and previews in channels; attached files
	Agent          Tier = "agent"          // lean, in Slack's agent pane: locks workspace guests out, needs a paid plan
)

// Workflow is a part that goes with any tier: a step for Workflow Builder. It needs a
// paid plan.
const Workflow Tier = "workflow"

// Search is a part that goes with any tier: Slack's own search finds what the page says.
// It needs an Enterprise plan.
const Search Tier = "search"

// A Need is what one feature asks of Slack.
type Need struct {
	Name     string   // of the feature
	Why      string   // what it is for
	Tier     Tier     // the least that has it
	Scopes   []string // of the bot token
	Optional []string // scopes an administrator may leave out
	Events   []string // subscribed to
	Methods  []string // called
}

// userGroups is the feature that reads who is in them.
const userGroups = "user groups"

// needs is the one table that manifests, the --explain output and the test
// against the code are made from.
func needs() []Need {
	return []Need{
		{Name: "identity", Why: "know its own user, so as not to answer itself", Tier: Lean, Methods: []string{"auth.test"}},
		{Name: "sockets", Why: "receive everything without a public address (app-level token, connections:write)", Tier: Lean, Methods: []string{"apps.connections.open"}},
		{Name: "command", Why: "the slash command, the message shortcut and the look-up shortcut", Tier: Lean, Scopes: []string{"commands"}},
		{Name: "mentions", Why: "answer a mention in its thread", Tier: Lean, Scopes: []string{"app_mentions:read"}, Events: []string{"app_mention"}},
		{Name: "replies", Why: "post, correct and withdraw its own answers", Tier: Lean, Scopes: []string{"chat:write"}, Methods: []string{"chat.postMessage", "chat.postEphemeral", "chat.update", "chat.delete"}},
		{Name: "direct messages", Why: "answer when written to directly, follow edits and deletions there; after a lost reply, see whether its own post arrived; read its own answers there, to add what has changed since", Tier: Lean, Scopes: []string{"im:history"}, Events: []string{"message.im"}, Methods: []string{"conversations.history", "conversations.replies"}},
		{Name: "group messages", Why: "answer in a direct conversation of several people", Tier: Lean, Scopes: []string{"mpim:history"}, Events: []string{"message.mpim"}},
		{Name: "home", Why: "the Home tab and windows", Tier: Lean, Events: []string{"app_home_opened"}, Methods: []string{"views.publish", "views.open", "views.push", "views.update"}},
		{Name: "language", Why: "the language of a person's Slack", Tier: Lean, Scopes: []string{"users:read"}, Methods: []string{"users.info"}},
		{Name: "files", Why: "check a text or CSV file attached to a message", Tier: Conversational, Optional: []string{"files:read"}},
		{Name: "map", Why: "the picture of the membership on the Home", Tier: Conversational, Optional: []string{"files:write"}, Methods: []string{"files.getUploadURLExternal", "files.completeUploadExternal"}},
		{Name: userGroups, Why: "answer certain user groups only, where that is set", Tier: Conversational, Optional: []string{"usergroups:read"}, Methods: []string{"usergroups.users.list"}},
		{Name: "follow-ups", Why: "answer a follow-up without a mention in a thread it is part of; follow edits and deletions; read its own answers there, to add what has changed since", Tier: Conversational, Scopes: []string{"channels:history", "groups:history"}, Events: []string{"message.channels", "message.groups"}},
		{Name: "previews", Why: "a card under links to the source page", Tier: Conversational, Scopes: []string{"links:read", "links:write"}, Events: []string{"link_shared"}, Methods: []string{"chat.unfurl"}},
		{Name: "agent pane", Why: "greeting, suggested prompts, titles and status in the agent pane", Tier: Agent, Scopes: []string{"assistant:write"}, Events: []string{"agent_session_stopped"},
			Methods: []string{"assistant.threads.setSuggestedPrompts", "agents.sessions.rename", "agents.sessions.setStatus"}},
		{Name: "workflow step", Why: "a step for Workflow Builder that tells the status of a name (org-ready app, paid plan; no scope)", Tier: Workflow, Events: []string{"function_executed"},
			Methods: []string{"functions.completeSuccess", "functions.completeError"}},
		{Name: "search", Why: "members, observers and the page's words in Slack's own search (org-ready app, Enterprise plan; no scope)", Tier: Search, Events: []string{"function_executed"},
			Methods: []string{"functions.completeSuccess", "functions.completeError"}},
		{Name: "work objects", Why: "details of what is found, and of links to the page, beside the conversation (no scope)", Tier: Search, Events: []string{"entity_details_requested"},
			Methods: []string{"entity.presentDetails"}},
	}
}

// Tiers lists the tiers, the leanest first.
func Tiers() []Tier { return []Tier{Lean, Conversational, Agent} }

// Explain returns what a tier, and parts beside it, ask of Slack, a row for each feature.
func Explain(t Tier, parts ...Tier) []Need {
	return corpus.Those(needs(), func(n Need) bool { return n.Tier == Lean || n.Tier == t || slices.Contains(parts, n.Tier) })
}

// collect returns one column of the needs, sorted, each value once.
func collect(ns []Need, column func(Need) []string) []string {
	out := []string{}
	for _, n := range ns {
		out = append(out, column(n)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// manifests are the manifest of the lean tier, and what each other tier and part adds to
// it, with names of the body in braces. Scopes and events are added from the needs.
//
//go:embed manifest.json
var manifests string

// Manifest returns the app manifest of a tier, and of parts beside it, as JSON, ready to
// paste (reference/app-manifest), for a bot that speaks of b by the page doc.
func Manifest(t Tier, b corpus.Body, doc corpus.Document, parts ...Tier) ([]byte, error) {
	var written map[Tier]object
	if err := json.Unmarshal([]byte(named(b, doc).Replace(manifests)), &written); err != nil {
		return nil, err
	}
	m := written[Lean]
	for _, more := range append([]Tier{t}, parts...) {
		merge(m, written[more])
	}
	ns := Explain(t, parts...)
	scopes := object{"bot": collect(ns, func(n Need) []string { return n.Scopes })}
	if optional := collect(ns, func(n Need) []string { return n.Optional }); len(optional) > 0 {
		scopes["bot"] = collect(ns, func(n Need) []string { return append(slices.Clone(n.Scopes), n.Optional...) })
		scopes["bot_optional"] = optional
	}
	merge(m, object{"oauth_config": object{"scopes": scopes},
		"settings": object{"event_subscriptions": object{"bot_events": collect(ns, func(n Need) []string { return n.Events })}}})
	return json.MarshalIndent(m, "", "  ")
}

// merge adds the keys of an object to another, level by level.
func merge(m, more object) {
	for key, v := range more {
		into, both := m[key].(object)
		if deeper, ok := v.(object); both && ok {
			merge(into, deeper)
		} else {
			m[key] = v
		}
	}
}

// named puts names of the body into a text of JSON.
func named(b corpus.Body, doc corpus.Document) *strings.Replacer {
	names := map[string]string{"command": b.Command, "name": strings.TrimPrefix(b.Command, "/"), "site": doc.Site(),
		"check": shortcutName("Check in "+b.Short.EN, "Check names"), "lookup": shortcutName("Look up in "+b.Short.EN, "Look up a name")}
	for name, text := range map[string]corpus.Text{"short": b.Short, "the": b.The, "thelong": b.TheLong, "of": b.Of, "within": b.Within, "page": b.Page} {
		names[name+".en"], names[name+".fr"] = text.EN, text.FR
	}
	var pairs []string
	for name, said := range names {
		quoted, _ := json.Marshal(said) // a string
		pairs = append(pairs, "{"+name+"}", string(quoted[1:len(quoted)-1]))
	}
	return strings.NewReplacer(pairs...)
}

// shortcutName is the name of a shortcut, or another where Slack would find it too long.
func shortcutName(name, other string) string {
	const most = 24
	if utf8.RuneCountInString(name) > most {
		return other
	}
	return name
}
