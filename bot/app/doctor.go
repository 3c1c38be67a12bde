package app

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"miswg/corpus"
)

// A Finding is what one check of the set-up found.
type Finding struct {
	Check   string `json:"check"`
	OK      bool   `json:"ok"`
	Unsure  bool   `json:"unsure,omitempty"`  // Slack does not tell; not a failure
	Problem string `json:"problem,omitempty"` // what is wrong, or what was seen
	Mend    string `json:"mend,omitempty"`    // the page and the click that mends it
}

// The pages of an app's settings, under https://api.slack.com/apps/.
const (
	pageBasic        = "api.slack.com/apps > your app > Basic Information > App-Level Tokens"
	pageOAuth        = "api.slack.com/apps > your app > OAuth & Permissions"
	pageSocket       = "api.slack.com/apps > your app > Socket Mode"
	pageEvents       = "api.slack.com/apps > your app > Event Subscriptions"
	pageManifest     = "api.slack.com/apps > your app > App Manifest"
	pageOrganisation = "api.slack.com/apps > your app > Org Level Apps"
	pageInstall      = "api.slack.com/apps > your app > Install App > Reinstall to Workspace"
)

// maxClockSkew is how far the clock may be off before redeliveries and triggers
// are misjudged.
const maxClockSkew = time.Minute

// Diagnose checks the tokens, what they are allowed, and the way to Slack; settings
// is what is wrong with the other settings, nil for nothing. It opens no socket, which
// would take deliveries from a bot that is serving, and prints no token. The findings
// come in the order a person should mend them.
func Diagnose(ctx context.Context, a Account, settings error) []Finding {
	var out []Finding
	for _, t := range a.tokens() {
		f := Finding{Check: "shape of " + t.setting, OK: true}
		if err := t.check(); err != nil {
			f.OK, f.Problem, f.Mend = false, strings.TrimPrefix(err.Error(), "bot: "), t.page
		}
		out = append(out, f)
	}
	if slices.ContainsFunc(out, func(f Finding) bool { return !f.OK }) {
		return out
	}
	a, err := a.Check()
	if settings == nil {
		settings = err
	}
	if settings != nil {
		return append(out, Finding{Check: "settings", Problem: strings.TrimPrefix(settings.Error(), "bot: "), Mend: ".env or the environment"})
	}
	d := doctor{a, HTTPClient(10 * time.Second)}
	out = append(out, d.botToken(ctx)...)
	if slices.ContainsFunc(out, func(f Finding) bool { return f.Check == "reachability" && !f.OK }) {
		return out
	}
	out = append(out, d.appToken(ctx))
	return append(out, Finding{Check: "event subscriptions", OK: true, Unsure: true,
		Problem: "Slack does not tell an app what it is subscribed to",
		Mend:    "if mentions or messages go unanswered: " + pageEvents + ", and compare with miswg manifest --explain"})
}

type doctor struct {
	Account
	http *http.Client
}

// botToken asks auth.test, whose response also tells the scopes and the time.
func (d doctor) botToken(ctx context.Context) []Finding {
	reply, h, err := d.call(ctx, "auth.test", d.Bot)
	if err != nil {
		return []Finding{{Check: "reachability", Problem: err.Error(),
			Mend: "allow HTTPS to " + d.API + " (and WebSockets to Slack), or set the proxy in HTTPS_PROXY; SLACK_API_URL is for GovSlack and tests"}}
	}
	out := []Finding{{Check: "reachability", OK: true}, d.clock(h)}
	if !reply.OK {
		return append(out, Finding{Check: "bot token", Problem: "Slack says " + reply.Error, Mend: mendToken(reply.Error, pageOAuth+" > copy the Bot User OAuth Token again, or "+pageInstall)})
	}
	out = append(out, Finding{Check: "bot token", OK: true, Problem: "team " + reply.Team + ", user " + reply.User})
	return append(out, d.scopes(Scopes(h)), stepFinding(reply), searchFinding(reply))
}

// stepFinding says what can be known of the step for Workflow Builder, which needs no
// scope: whether Workflow Builder would show it (tools/bolt-js/tutorials/custom-steps).
func stepFinding(r webReply) Finding {
	f := Finding{Check: "workflow step", OK: true, Unsure: true, Problem: "Slack does not tell an app which steps it has",
		Mend: "only to have it: " + pageManifest + ", paste what miswg manifest --workflow prints, then " + pageInstall}
	if r.Enterprise != "" && !r.Organisation {
		f.Problem += "; Workflow Builder shows none of an app that is installed in one workspace of an organisation"
		f.Mend = "only to have it: have an administrator of the organisation install the app there, " + pageOrganisation
	}
	return f
}

// searchFinding says what can be known of Slack's own search, which needs no scope: whether
// the app could be searched (enterprise-search/enterprise-search-access-control).
func searchFinding(r webReply) Finding {
	f := Finding{Check: "search", OK: true, Unsure: true, Problem: "Slack does not tell an app whether it is searched",
		Mend: "only to have it: " + pageManifest + ", paste what miswg manifest --search prints, then " + pageInstall + ", and have an administrator of the organisation enable it for people"}
	if r.Enterprise == "" {
		f.Problem += "; this workspace is in no Enterprise organisation, which it takes"
	}
	return f
}

func (d doctor) clock(h http.Header) Finding {
	f := Finding{Check: "clock", OK: true}
	there, err := http.ParseTime(h.Get("Date"))
	if err != nil {
		f.Unsure, f.Problem = true, "Slack's response carries no time"
		return f
	}
	if off := d.Now().Sub(there).Abs(); off > maxClockSkew {
		f.OK, f.Problem, f.Mend = false, fmt.Sprintf("off by %s", off.Round(time.Second)), "set the machine's clock by NTP"
	}
	return f
}

// scopes compares the granted scopes with those that nothing works without, as it is set up.
func (d doctor) scopes(granted []string) Finding {
	f := Finding{Check: "scopes", OK: true}
	if len(granted) == 0 {
		f.Unsure, f.Problem = true, "Slack does not tell which scopes are granted"
		return f
	}
	var missing, spare []string
	wanted := map[string]bool{}
	for _, n := range needs() {
		for _, s := range slices.Concat(n.Scopes, n.Optional) {
			wanted[s] = true
		}
		must := n.Scopes
		switch {
		case n.Name == userGroups && d.Groups:
			must = n.Optional
		case n.Tier != Lean:
			must = nil
		}
		missing = append(missing, corpus.Found(must, func(s string) (string, bool) { return s + " (" + n.Name + ")", !slices.Contains(granted, s) })...)
	}
	spare = corpus.Those(granted, func(s string) bool { return !wanted[s] })
	if len(missing) > 0 {
		f.OK, f.Problem = false, "missing: "+strings.Join(missing, ", ")
		f.Mend = pageOAuth + " > Scopes > Add an OAuth Scope, then " + pageInstall
		return f
	}
	f.Problem = "granted: " + strings.Join(granted, ", ")
	if len(spare) > 0 {
		f.Problem += "; not needed: " + strings.Join(spare, ", ")
	}
	return f
}

// appToken asks for a socket address and leaves it unused.
func (d doctor) appToken(ctx context.Context) Finding {
	f := Finding{Check: "app token and Socket Mode"}
	reply, _, err := d.call(ctx, "apps.connections.open", d.App)
	switch {
	case err != nil:
		f.Problem, f.Mend = err.Error(), "try again; if it stays, see "+pageSocket
	case reply.OK:
		f.OK = true
	case reply.Error == "missing_scope":
		f.Problem, f.Mend = "the app-level token lacks connections:write", pageBasic+" > Generate Token and Scopes > connections:write"
	case slices.Contains([]string{"invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive", "not_allowed_token_type"}, reply.Error):
		f.Problem, f.Mend = "Slack says "+reply.Error, mendToken(reply.Error, pageBasic+" > generate a new token with connections:write")
	default:
		f.Problem, f.Mend = "Slack says "+reply.Error, pageSocket+" > Enable Socket Mode"
	}
	return f
}

func mendToken(err, page string) string {
	switch err {
	case "account_inactive", "team_disabled", "user_removed_from_team":
		return "the app or its workspace is disabled: " + pageInstall
	case "not_allowed_token_type":
		return "this is another kind of token; " + page
	}
	return page
}

type webReply struct {
	OK    bool   `json:"ok"`
	Error string `json:"error"`
	Team  string `json:"team"`
	User  string `json:"user"`

	Enterprise   string `json:"enterprise_id"`
	Organisation bool   `json:"is_enterprise_install"`
}

// call posts to a method and returns its reply. The error of a failed call names
// the method, never the token.
func (d doctor) call(ctx context.Context, method string, token Secret) (webReply, http.Header, error) {
	var reply webReply
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, d.API+method, nil)
	if err != nil {
		return reply, nil, fmt.Errorf("app: %s: %w", method, err)
	}
	req.Header.Set("Authorization", "Bearer "+string(token))
	resp, err := d.http.Do(req)
	if err != nil {
		return reply, nil, fmt.Errorf("app: %s: %w", method, err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return reply, nil, fmt.Errorf("app: %s: HTTP %d", method, resp.StatusCode)
	}
	if err := json.NewDecoder(io.LimitReader(resp.Body, 1<<20)).Decode(&reply); err != nil {
		return reply, nil, fmt.Errorf("app: %s: not Slack's kind of answer", method)
	}
	return reply, resp.Header, nil
}
