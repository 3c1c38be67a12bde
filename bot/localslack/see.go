package localslack

import (
	"context"
	"encoding/json"
	"fmt"

	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/workspace"
)

// State is a snapshot.
func (s *Server) State() State {
	s.core.Lock()
	defer s.core.Unlock()
	return s.ws.Snapshot()
}

// Await returns nil as soon as done says true of the State, asking again after every change. When ctx ends first the
// error holds the transcript so far. done runs outside any lock and must not change what it is given.
func (s *Server) Await(ctx context.Context, done func(State) bool) error {
	for {
		s.core.Lock()
		soon, st := s.core.Soon(), s.ws.Snapshot()
		s.core.Unlock()
		if done(st) {
			return nil
		}
		select {
		case <-soon:
		case <-s.core.Done():
			return fmt.Errorf("localslack: await: the server is closed")
		case <-ctx.Done():
			return fmt.Errorf("localslack: await: %w; so far:\n%s", ctx.Err(), s.Transcript())
		}
	}
}

// Shown is what a person has in front of them besides messages, as payloads carry it (title, submit, close, blocks,
// state.values): the open modals, root first, and the Home tab, nil where there is none.
func (s *Server) Shown(who string) (modals []json.RawMessage, home json.RawMessage) {
	s.core.Lock()
	defer s.core.Unlock()
	p := s.ws.People.Find(who)
	if p == nil {
		return nil, nil
	}
	shown := func(v *workspace.View) json.RawMessage { return loose.Encode(s.ws.Views.JSON(v)) }
	if v := s.ws.Views.Homes[p.ID]; v != nil {
		home = shown(v)
	}
	return loose.Each(s.ws.Views.Modals[p.ID], shown), home
}

// FileContent is the bytes of a file, such as a picture the bot uploaded; nil when there are none. They are not to be changed.
func (s *Server) FileContent(id string) []byte {
	s.core.Lock()
	defer s.core.Unlock()
	return s.ws.Files.Content[id]
}
