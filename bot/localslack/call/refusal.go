package call

import (
	"strings"
	"time"
)

// Refusal is ok:false with Slack's error name.
type Refusal struct {
	Code     string
	Messages []string       // response_metadata.messages
	Extra    map[string]any // more keys of the answer
	Retry    time.Duration  // for ratelimited
}

// Error is the error's name.
func (e *Refusal) Error() string { return e.Code }

// Refuse is a Refusal of a name alone.
func Refuse(code string) *Refusal { return &Refusal{Code: code} }

// Wrong is the Refusal of an argument.
func Wrong(message string) *Refusal {
	return &Refusal{Code: "invalid_arguments", Messages: []string{"[ERROR] " + message}}
}

// Missing is the Refusal of a call that needs a scope beside those granted.
func Missing(granted []string, scope string) *Refusal {
	return &Refusal{Code: "missing_scope", Extra: map[string]any{"needed": scope, "provided": strings.Join(granted, ",")}}
}
