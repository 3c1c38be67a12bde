package post

import (
	"encoding/json"
	"fmt"

	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/workspace"
)

// Interaction is what all interactive payloads share.
func (s *Events) Interaction(kind string, p *workspace.Person) object {
	return object{"type": kind, "user": object{"id": p.ID, "username": p.Name, "name": p.Name, "team_id": p.TeamID}, "api_app_id": core.AppID, "token": "localverificationtoken",
		"team": object{"id": core.TeamID, "domain": core.TeamDomain}, "enterprise": nil, "is_enterprise_install": false}
}

// Any delivers an event of any type, known or not, subscribed or not, and returns the envelope's ID.
// inner must be a JSON object with a type.
func (s *Events) Any(inner []byte) (string, error) {
	var ev object
	if err := json.Unmarshal(inner, &ev); err != nil {
		return "", fmt.Errorf("localslack: event: %w", err)
	}
	return s.mail.Deliver(s.Envelope(loose.Str(ev["type"]), ev, s.ws.People.Channel(loose.Str(ev["channel"])))).ID, nil
}
