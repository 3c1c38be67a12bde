package bot

import (
	"net/http"
	"slices"
	"strings"
)

// An identity is who the bot is in a workspace, and what it may do there.
type identity struct {
	user, bot, team, enterprise string
	scopes                      []string // granted; empty when Slack does not say
}

// scopesOf reads the scopes granted to a token from any response's header.
func scopesOf(h http.Header) []string {
	var out []string
	for s := range strings.SplitSeq(h.Get("X-OAuth-Scopes"), ",") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// can reports whether a scope is granted. What is not known to be granted is not
// used: these are the extras that switch themselves on.
func (i identity) can(scope string) bool { return slices.Contains(i.scopes, scope) }

// features names the extras that the granted scopes switch on.
func (i identity) features() []string {
	var out []string
	for _, n := range needs() {
		scopes := append(slices.Clone(n.Scopes), n.Optional...)
		if n.Tier != Lean && !slices.ContainsFunc(scopes, func(s string) bool { return !i.can(s) }) {
			out = append(out, n.Name)
		}
	}
	return out
}

// external reports whether a person belongs to another workspace. An unknown team
// is ours: Slack leaves it out within a workspace.
func (i identity) external(teams ...string) bool {
	for _, t := range teams {
		if t != "" && t != i.team && t != i.enterprise && i.team != "" {
			return true
		}
	}
	return false
}
