package workspace

import (
	"strings"
	"time"

	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
)

// Entities are the Work Objects that people see and open. https://docs.slack.dev/messaging/work-objects-implementation
type Entities struct {
	core   *core.Core
	grants *Grants
	opened map[string]opening // by trigger_id
}

// opening is a person's wish to see the details of an entity.
type opening struct {
	by, title string
	ref       object
	born      time.Time
}

// Open notes that a person opened an entity, and returns the event that tells the app. The documentation does not say
// for how long its trigger is good; here it is as for any other.
func (s *Entities) Open(p *Person, title string, ref object, url string) object {
	id := s.grants.Trigger(p.ID)
	s.opened[id] = opening{p.Name, title, ref, s.core.Now()}
	s.core.Tell("(%s opens %s)", p.Name, title)
	host, _, _ := strings.Cut(strings.TrimPrefix(url, "https://"), "/")
	return object{"type": "entity_details_requested", "user": p.ID, "external_ref": ref, "entity_url": url, "link": object{"url": url, "domain": host},
		"app_unfurl_url": url, "event_ts": s.core.TS(), "trigger_id": id, "user_locale": p.Locale}
}

// Present shows the details of an entity, or why there are none, to whoever opened it.
// https://docs.slack.dev/reference/methods/entity.presentDetails
func (s *Entities) Present(trigger string, details, failure object) *core.Refusal {
	o, ok := s.opened[trigger]
	switch {
	case !ok, s.core.Now().Sub(o.born) > triggerLife:
		return core.Refuse("invalid_trigger_id")
	case !s.core.App.WorkObjects():
		return core.Refuse("feature_not_enabled")
	case details == nil && failure == nil:
		return core.Refuse("invalid_metadata")
	case failure != nil:
		return s.presentFailure(o, failure)
	}
	if wrong := blockkit.CheckEntity(details); wrong != "" {
		return &core.Refusal{Code: "invalid_metadata", Messages: []string{wrong}}
	}
	if loose.Str(loose.Obj(details["external_ref"])["id"]) != loose.Str(o.ref["id"]) {
		return core.Refuse("entity_metadata_does_not_match_trigger")
	}
	title, fields := blockkit.EntityText(details)
	s.core.Tell("(%s sees %s)\n    %s", o.by, title, core.Indent(strings.Join(fields, "\n")))
	return nil
}

func (s *Entities) presentFailure(o opening, failure object) *core.Refusal {
	switch status := loose.Str(failure["status"]); status {
	case "restricted", "internal_error", "not_found", "timeout", "custom":
		s.core.Tell("(%s sees that %s is %s) %s", o.by, o.title, status, core.Indent(loose.Str(failure["custom_message"])))
		return nil
	}
	return core.Refuse("invalid_arguments")
}
