package app

import (
	_ "embed" // manifest.json
	"encoding/json"
	"slices"
	"strings"
	"sync"
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

//go:embed needs.json
var listedNeeds []byte

// needs is the one table that manifests, the --explain output and the test
// against the code are made from: needs.json.
var needs = sync.OnceValue(func() []Need {
	var out []Need
	if err := json.Unmarshal(listedNeeds, &out); err != nil {
		panic(err) // unreachable: the tests read it
	}
	return out
})

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
