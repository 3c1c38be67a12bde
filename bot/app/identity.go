package app

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// An Identity is who the bot is in a workspace, and what it may do there.
type Identity struct {
	User, Bot, Team, Enterprise string
	URL                         string   // of the workspace, with a slash at its end; "" when Slack does not say
	Scopes                      []string // granted; empty when Slack does not say
}

// Permalink returns the address of a message, "" where that of the workspace is not
// known. Thread is of a reply; the form is that of chat.getPermalink
// (reference/methods/chat.getPermalink), without asking for it.
func (i *Identity) Permalink(channel, ts, thread string) string {
	if i.URL == "" {
		return ""
	}
	link := i.URL + "archives/" + url.PathEscape(channel) + "/p" + url.PathEscape(strings.ReplaceAll(ts, ".", ""))
	if thread != "" && thread != ts {
		link += "?" + url.Values{"thread_ts": {thread}, "cid": {channel}}.Encode()
	}
	return link
}

// Scopes reads the scopes granted to a token from any response's header.
func Scopes(h http.Header) []string {
	return strings.FieldsFunc(h.Get("X-OAuth-Scopes"), func(r rune) bool { return r == ',' || r == ' ' })
}

// Can reports whether a scope is granted. What is not known to be granted is not
// used: these are the extras that switch themselves on.
func (i *Identity) Can(scope string) bool { return slices.Contains(i.Scopes, scope) }

// Features names the extras that the granted scopes switch on. What needs no scope is
// none: Slack does not tell whether it is there.
func (i *Identity) Features() []string {
	var out []string
	for _, n := range needs() {
		scopes := append(slices.Clone(n.Scopes), n.Optional...)
		extra := n.Tier != Lean && len(scopes) > 0
		if extra && !slices.ContainsFunc(scopes, func(s string) bool { return !i.Can(s) }) {
			out = append(out, n.Name)
		}
	}
	return out
}

// External reports whether a person belongs to another workspace. An unknown team
// is ours: Slack leaves it out within a workspace.
func (i *Identity) External(team string) bool {
	known := i.Team != "" && team != ""
	return known && team != i.Team && team != i.Enterprise
}
