package app

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"miswg/bot/render"
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

// Manifest returns the app manifest of a tier, and of parts beside it, as JSON, ready to
// paste (reference/app-manifest), for a bot that speaks of b by the page doc.
func Manifest(t Tier, b corpus.Body, doc corpus.Document, parts ...Tier) ([]byte, error) {
	ns := Explain(t, parts...)
	scopes := map[string]any{"bot": collect(ns, func(n Need) []string { return n.Scopes })}
	if optional := collect(ns, func(n Need) []string { return n.Optional }); len(optional) > 0 {
		scopes["bot"] = collect(ns, func(n Need) []string { return append(slices.Clone(n.Scopes), n.Optional...) })
		scopes["bot_optional"] = optional
	}
	features := map[string]any{
		"app_home": map[string]any{"home_tab_enabled": true, "messages_tab_enabled": true, "messages_tab_read_only_enabled": false},
		"bot_user": map[string]any{"display_name": strings.TrimPrefix(b.Command, "/"), "always_online": true},
		"slash_commands": []any{map[string]any{
			"command": b.Command, "description": "Ask about " + b.Short.EN + " · Questions sur " + b.The.FR,
			"usage_hint": "[country, question or help · pays, question ou aide]", "should_escape": false,
		}},
		"shortcuts": []any{
			map[string]any{"name": shortcutName("Check in "+b.Short.EN, "Check names"), "type": "message", "callback_id": render.CheckShortcut,
				"description": "Show who in this message is in " + b.Short.EN + " · Qui, dans ce message, est " + b.Within.FR},
			map[string]any{"name": shortcutName("Look up in "+b.Short.EN, "Look up a name"), "type": "global", "callback_id": render.LookupShortcut,
				"description": "Look up a country or organisation · Chercher un pays ou une organisation"},
		},
	}
	if t == Conversational {
		features["unfurl_domains"] = []string{doc.Site()}
	}
	if t == Agent {
		features["agent_view"] = map[string]any{
			"agent_description": "Says who is in " + b.TheLong.EN + ", from one " + b.Page.EN + ", with the quote. · Dit qui fait partie " + b.Of.FR + ", d'après une seule " + b.Page.FR + ", citation à l'appui.",
			"suggested_prompts": []any{
				map[string]any{"title": "Who are the members?", "message": "Who are the members?"},
				map[string]any{"title": "Qui sont les observateurs?", "message": "Qui sont les observateurs?"},
			},
		}
	}
	m := map[string]any{
		"_metadata": map[string]any{"major_version": 2},
		"display_information": map[string]any{
			"name":        b.Short.EN,
			"description": "Who is in " + b.TheLong.EN + " · Qui fait partie " + b.Of.FR,
			"long_description": "Answers questions about " + b.TheLong.EN + " (" + b.Short.EN + ") in English and French: who is a member, who is an observer, who is not listed, and what the page says. " +
				"Every answer quotes one public " + b.Page.EN + " and links to it. It works by fixed rules, without a language model. " +
				"Ask with " + b.Command + ", mention it in a channel, write to it directly, or open its Home.\n\n" +
				"Répond en français et en anglais aux questions sur " + b.TheLong.FR + " (" + b.Short.FR + ")\u00a0: qui est membre, qui est observateur, qui est absent de la liste, et ce que dit la page. " +
				"Chaque réponse cite une seule " + b.Page.FR + ", publique, et y renvoie. Tout suit des règles fixes, sans modèle de langage. " +
				"Posez la question avec " + b.Command + ", mentionnez le robot dans un canal, écrivez-lui directement ou ouvrez son accueil.",
			"background_color": "#26374a",
		},
		"features":     features,
		"oauth_config": map[string]any{"scopes": scopes},
		"settings": map[string]any{
			"event_subscriptions": map[string]any{"bot_events": collect(ns, func(n Need) []string { return n.Events })},
			"interactivity":       map[string]any{"is_enabled": true},
			"org_deploy_enabled":  false, "socket_mode_enabled": true, "token_rotation_enabled": false,
		},
	}
	if slices.Contains(parts, Workflow) {
		addStep(m, b)
	}
	if slices.Contains(parts, Search) {
		addSearch(m, b)
	}
	return json.MarshalIndent(m, "", "  ")
}

// shortcutName is the name of a shortcut, or another where Slack would find it too long.
func shortcutName(name, other string) string {
	const most = 24
	if utf8.RuneCountInString(name) > most {
		return other
	}
	return name
}
