// SPDX-License-Identifier: MIT

// Package app is the bot as an app of Slack's: its tokens, what it is granted and who
// it is there, its manifest, and what may be wrong with the set-up.
package app

import (
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"time"
)

// An Account is what opens Slack, and where.
type Account struct {
	App Secret           // xapp-…, opens the sockets
	Bot Secret           // xoxb-…, calls the Web API
	API string           // address of the Web API; "" means https://slack.com/api/
	Now func() time.Time // nil means time.Now

	Groups bool // whether only certain user groups are answered, which takes a scope
}

// A ConfigError says which setting is wrong, and how. The program cannot start,
// or cannot go on, until somebody mends it. It never holds the setting's value.
type ConfigError struct {
	Setting string // name of the environment variable
	Problem string
}

// Error returns one line that names the setting.
func (e *ConfigError) Error() string { return "bot: " + e.Setting + ": " + e.Problem }

// Rejection is the *ConfigError of a token that Slack rejected with a code.
func Rejection(setting, code string) error {
	return &ConfigError{setting, "slack rejected it: " + code}
}

// Check fills in what is not set, and rejects what cannot work with a *ConfigError.
func (a Account) Check() (Account, error) {
	for _, t := range a.tokens() {
		if err := t.check(); err != nil {
			return a, err
		}
	}
	if a.API == "" {
		a.API = "https://slack.com/api/"
	}
	u, err := url.Parse(a.API)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return a, &ConfigError{"SLACK_API_URL", "not an http or https address"}
	}
	if u.Scheme == "http" && !loopback(u.Hostname()) {
		return a, &ConfigError{"SLACK_API_URL", "http carries the tokens in the open; only this machine may be reached so"}
	}
	if !strings.HasSuffix(a.API, "/") {
		a.API += "/"
	}
	if a.Now == nil {
		a.Now = time.Now
	}
	return a, nil
}

func loopback(host string) bool {
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && ip.IsLoopback()
}

// Owns reports whether an address that came in a payload is Slack's, so that what is
// private may be sent there: the host of the Web API, or a subdomain of Slack's own.
func (a Account) Owns(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.User != nil {
		return false
	}
	if api, err := url.Parse(a.API); err == nil && api.Host == u.Host && api.Scheme == u.Scheme {
		return true
	}
	slack := func(domain string) bool { return strings.HasSuffix(u.Hostname(), domain) }
	return u.Scheme == "https" && slices.ContainsFunc([]string{".slack.com", ".slack-gov.com", ".slack-files.com"}, slack)
}

// A token is one of the two, and where it comes from.
type token struct {
	setting, prefix, what, page string
	value                       string
}

func (a Account) tokens() []token {
	return []token{
		{"SLACK_APP_TOKEN", "xapp-", "an app-level token", pageBasic + " > Generate Token and Scopes", string(a.App)},
		{"SLACK_BOT_TOKEN", "xoxb-", "a bot token", pageOAuth + " > Bot User OAuth Token", string(a.Bot)},
	}
}

// check returns a *ConfigError for a token that cannot be one.
func (t token) check() error {
	switch {
	case t.value == "":
		return &ConfigError{t.setting, "not set"}
	case strings.HasPrefix(t.value, t.prefix) && strings.TrimSpace(t.value) == t.value && len(t.value) > len(t.prefix):
		return nil
	case strings.HasPrefix(t.value, "xapp-"):
		return &ConfigError{t.setting, "holds an app-level token (xapp-…); " + t.what + " starts with " + t.prefix}
	case strings.HasPrefix(t.value, "xoxb-"):
		return &ConfigError{t.setting, "holds a bot token (xoxb-…); " + t.what + " starts with " + t.prefix}
	default:
		return &ConfigError{t.setting, t.what + " starts with " + t.prefix}
	}
}

// HTTPClient returns a client whose calls take no longer than timeout. It never
// follows a redirect, which could carry a token elsewhere.
func HTTPClient(timeout time.Duration) *http.Client {
	return &http.Client{
		Timeout: timeout,
		Transport: &http.Transport{
			Proxy:                  http.ProxyFromEnvironment,
			MaxIdleConnsPerHost:    64,
			MaxConnsPerHost:        256,
			IdleConnTimeout:        60 * time.Second,
			TLSHandshakeTimeout:    10 * time.Second,
			ForceAttemptHTTP2:      true,
			MaxResponseHeaderBytes: 1 << 16,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}
