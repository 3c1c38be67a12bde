package webapi

import (
	"bytes"
	"io"
	"net/http"
	"net/url"

	"miswg/bot/localslack/call"
	"miswg/bot/localslack/core"
)

func (s *api) serveHook(w http.ResponseWriter, r *http.Request) {
	data, err := io.ReadAll(io.LimitReader(r.Body, call.MaxBody))
	if err != nil {
		return
	}
	id := r.PathValue("id")
	// What stands in the address is no argument.
	r.Body, r.URL = io.NopCloser(bytes.NewReader(data)), &url.URL{}
	a, unreadable := call.Read(r)
	s.logged(w, r, "response_url", a, func(entry *core.Call) answer {
		s.core.Lock()
		defer s.core.Unlock()
		status, refused := s.useHook(id, a, unreadable)
		return result(entry, status, object{}, refused)
	})
}

// useHook answers an act.
func (s *api) useHook(id string, a call.Args, unreadable string) (int, *call.Refusal) {
	h, refused := s.ws.Grants.Answer(id)
	switch {
	case refused != nil:
		return http.StatusNotFound, refused
	case unreadable != "":
		s.core.Complain(core.BadHook, "response_url", "unreadable body: %s", unreadable)
		return http.StatusBadRequest, call.Refuse("invalid_payload")
	}
	h.Use()
	if a.Bool("delete_original") {
		if m := s.ws.Messages.Find(h.Channel, h.Source); m != nil {
			s.posts.Drop(s.ws.People.Channel(h.Channel), m)
		}
		return http.StatusOK, nil
	}
	if refused := s.posts.Respond(h, a, "response_url"); refused != nil {
		return http.StatusBadRequest, refused
	}
	return http.StatusOK, nil
}
