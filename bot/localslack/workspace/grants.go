package workspace

import (
	"fmt"
	"time"

	"miswg/bot/localslack/core"
)

// Grants are short-lived rights that an act gives the app: trigger_id and response_url.
type Grants struct {
	core     *core.Core
	triggers map[string]*trigger
	hooks    map[string]*Hook
}

// triggerLife: https://docs.slack.dev/interactivity/handling-user-interaction#trigger_id
const triggerLife = 3 * time.Second

// trigger is the right to open one modal for a person shortly after they acted.
type trigger struct {
	user string
	born time.Time
	used bool
}

// Trigger makes a trigger_id.
func (s *Grants) Trigger(user string) string {
	id := fmt.Sprintf("10000000001.10000000002.local%06d", s.core.Next("trigger"))
	s.triggers[id] = &trigger{user: user, born: s.core.Now()}
	return id
}

// Redeem uses a trigger up and returns the person it is about.
func (s *Grants) Redeem(a core.Args) (string, *core.Refusal) {
	t := s.triggers[a.Str("trigger_id")]
	switch {
	case t == nil:
		return "", core.Refuse("invalid_trigger_id")
	case t.used:
		return "", core.Refuse("exchanged_trigger_id")
	case s.core.Now().Sub(t.born) > triggerLife:
		return "", core.Refuse("expired_trigger_id")
	}
	t.used = true
	return t.user, nil
}

const (
	hookUses = 5                // https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
	hookLife = 30 * time.Minute // the same
)

// Hook is a response_url: the right to answer one person's act a few times, wherever it happened.
type Hook struct {
	Channel, User, Thread string
	Source                string // ts of the message acted on; "" for commands
	Uses                  int    // how often it answered
	born                  time.Time
}

// Hook makes a response_url.
func (s *Grants) Hook(h Hook) string {
	id := "R0LOCAL" + core.Base36(1000+s.core.Next("hook"))
	h.born = s.core.Now()
	s.hooks[id] = &h
	return s.core.Base + "/response/" + id
}

// Answer is what a response_url is good for.
func (s *Grants) Answer(id string) (*Hook, *core.Refusal) {
	h := s.hooks[id]
	switch {
	case h == nil:
		return nil, s.core.Refuse("expired_url", core.BadHook, "response_url", "there is no such response_url")
	case s.core.Now().Sub(h.born) > hookLife:
		return nil, s.core.Refuse("expired_url", core.BadHook, "response_url", "used after %s", hookLife)
	case h.Uses >= hookUses:
		return nil, s.core.Refuse("used_url", core.BadHook, "response_url", "used more than %d times", hookUses)
	}
	return h, nil
}
