package localslack

import (
	"encoding/json"

	"miswg/bot/localslack/loose"
)

// Shown is what a person has in front of them besides messages, as payloads carry it (title, submit, close, blocks,
// state.values): the open modals, root first, and the Home tab, nil where there is none.
func (s *Server) Shown(who string) (modals []json.RawMessage, home json.RawMessage) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.person(who)
	if p == nil {
		return nil, nil
	}
	for _, v := range s.stack(p.ID) {
		modals = append(modals, loose.Encode(s.viewJSON(v)))
	}
	if v := s.home(p.ID); v != nil {
		home = loose.Encode(s.viewJSON(v))
	}
	return modals, home
}
