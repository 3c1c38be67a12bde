package localslack

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"miswg/bot/localslack/loose"
)

const (
	hookUses = 5                // https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
	hookLife = 30 * time.Minute // the same
)

// hook is a response_url: the right to answer one person's act a few times, wherever it happened.
type hook struct {
	channel, user, thread string
	source                string // ts of the message acted on; "" for commands
	born                  time.Time
	uses                  int
}

// hookURL makes a response_url. It holds s.mu.
func (s *Server) hookURL(h hook) string {
	id := "R0LOCAL" + base36(1000+s.next("hook"))
	h.born = s.opts.Now()
	s.hooks[id] = &h
	return s.base() + "/response/" + id
}

// answerTo is what a response_url is good for. It holds s.mu.
func (s *Server) answerTo(id string) (*hook, *apiError) {
	h := s.hooks[id]
	refuse := func(code, format string, args ...any) (*hook, *apiError) {
		s.complain(BadHook, "response_url", format, args...)
		return nil, fail(code)
	}
	switch {
	case h == nil:
		return refuse("expired_url", "there is no such response_url")
	case s.opts.Now().Sub(h.born) > hookLife:
		return refuse("expired_url", "used after %s", hookLife)
	case h.uses >= hookUses:
		return refuse("used_url", "used more than %d times", hookUses)
	}
	return h, nil
}

func (s *Server) serveHook(w http.ResponseWriter, r *http.Request) {
	start := time.Now()
	data, err := io.ReadAll(io.LimitReader(r.Body, maxBody))
	if err != nil {
		return
	}
	r.Body, r.URL = io.NopCloser(strings.NewReader(string(data))), &url.URL{}
	a, unreadable := readArgs(r)
	entry := Call{At: s.opts.Now(), Method: "response_url", Args: a.logged()}
	f := s.faultFor("response_url")
	s.mu.Lock()
	mark := s.mark()
	s.mu.Unlock()
	defer func() {
		entry.Took = time.Since(start)
		s.logCall(entry, mark)
	}()
	if !s.pause(w, f) {
		return
	}
	var refused *apiError
	status := http.StatusOK
	if f.empty() || f.Done {
		s.mu.Lock()
		status, refused = s.useHook(r.PathValue("id"), a, unreadable)
		s.mu.Unlock()
	}
	if !f.empty() {
		entry.Faulted, entry.Error = true, f.Error
		entry.Status = s.answer(w, r, f)
		return
	}
	entry.Status, entry.OK = status, refused == nil
	reply := object{"ok": refused == nil}
	if refused != nil {
		entry.Error, reply["error"] = refused.code, refused.code
		if refused.messages != nil {
			reply["response_metadata"] = object{"messages": refused.messages}
		}
	}
	entry.Reply = loose.Encode(reply)
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(entry.Reply)
}

// useHook answers an act. It holds s.mu.
func (s *Server) useHook(id string, a args, unreadable string) (int, *apiError) {
	h, refused := s.answerTo(id)
	switch {
	case refused != nil:
		return http.StatusNotFound, refused
	case unreadable != "":
		s.complain(BadHook, "response_url", "unreadable body: %s", unreadable)
		return http.StatusBadRequest, fail("invalid_payload")
	}
	h.uses++
	if a.bool("delete_original") {
		if m := s.find(h.channel, h.source); m != nil {
			s.drop(s.channel(h.channel), m)
		}
		return http.StatusOK, nil
	}
	if refused := s.respond(h, a, "response_url"); refused != nil {
		return http.StatusBadRequest, refused
	}
	return http.StatusOK, nil
}

// respond posts what a response_url or an acknowledgement carries. It holds s.mu.
func (s *Server) respond(h *hook, a args, via string) *apiError {
	body, refused := s.body(via, a, maxText)
	if refused != nil {
		return refused
	}
	kind := a.str("response_type")
	if kind != "" && kind != "ephemeral" && kind != "in_channel" {
		s.complain(BadHook, via, "response_type %q is neither ephemeral nor in_channel", kind)
		return fail("invalid_response_type")
	}
	ch := s.channel(h.channel)
	if m := s.find(h.channel, h.source); m != nil && a.bool("replace_original") {
		next := *m
		next.Text, next.Blocks = body.text, s.withIDs(body.blocks)
		if m.For == "" {
			next.Edited = s.nextTS()
		}
		s.amend(ch, m, &next)
		return nil
	}
	thread := a.str("thread_ts")
	if thread == "" && kind != "in_channel" {
		thread = h.thread
	}
	thread, refused = s.root(ch, thread)
	if refused != nil {
		s.complain(BadHook, via, "thread_ts %q is no message", a.str("thread_ts"))
		return refused
	}
	only := h.user
	if kind == "in_channel" {
		only = ""
	}
	s.botPost(ch, body, thread, only, via)
	return nil
}
