// SPDX-License-Identifier: MIT

// Package webapi is what the app reaches over HTTP: the methods of the Web API as a table of functions, response_url, the
// bytes of files, and the faults that tests put in the way.
package webapi

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/socket"
	"miswg/bot/localslack/workspace"
)

type object = loose.Object

type api struct {
	*workspace.Workspace
	faults *Faults
}

// New makes the handler of all that the app may ask for, and the faults of its answers; fault, never nil, is asked besides.
func New(ws *workspace.Workspace, fault func(string) *Fault) (http.Handler, *Faults) {
	s := &api{ws, &Faults{core: ws.Core, more: fault}}
	mux := http.NewServeMux()
	mux.HandleFunc("/api/", s.serveAPI)
	mux.HandleFunc("/link/", s.Sockets.Serve)
	mux.HandleFunc("POST /response/{id}", s.serveHook)
	mux.HandleFunc("POST /upload/{id}", s.serveUpload)
	mux.HandleFunc("GET /files-pri/{id}/{name}", s.serveFile)
	return mux, s.faults
}

func (s *api) serveAPI(w http.ResponseWriter, r *http.Request) {
	c := &request{Workspace: s.Workspace, method: strings.TrimPrefix(r.URL.Path, "/api/")}
	var unreadable string
	c.Args, unreadable = core.ReadArgs(r)
	s.logged(w, r, c.method, c.Args, func(entry *core.Call) answer {
		reply, refused := s.dispatch(w, r, c, unreadable)
		if refused == nil && c.warnings != nil {
			reply["warning"] = strings.Join(c.warnings, ",")
			reply["response_metadata"] = object{"warnings": c.warnings}
		}
		return result(entry, http.StatusOK, reply, refused)
	})
}

// logged does the work, or what a fault makes of it, and writes the call down.
func (s *api) logged(w http.ResponseWriter, r *http.Request, method string, args core.Args, work func(*core.Call) answer) {
	start := time.Now()
	entry := core.Call{At: s.Core.Now(), Method: method, Args: args.Logged()}
	s.Core.Lock()
	mark := s.Core.Mark()
	s.Core.Unlock()
	defer func() {
		entry.Took = time.Since(start)
		s.Core.LogCall(entry, mark)
	}()
	f := s.faults.around(w, r, method, func() answer { return work(&entry) })
	if !f.empty() {
		entry.Faulted, entry.OK, entry.Reply, entry.Error, entry.Status = true, false, nil, f.Error, f.Status
	}
}

// result is the answer to a call, noted in its entry.
func result(entry *core.Call, status int, reply object, refused *core.Refusal) answer {
	if refused != nil {
		entry.Error = refused.Code
		reply = object{"error": refused.Code}
		maps.Copy(reply, refused.Extra)
		if refused.Messages != nil {
			reply["response_metadata"] = object{"messages": refused.Messages}
		}
	}
	reply["ok"] = refused == nil
	entry.OK, entry.Status, entry.Reply = refused == nil, status, loose.Encode(reply)
	return answer{status, "application/json; charset=utf-8", entry.Reply}
}

// dispatch checks the token and its scopes, then does the work under the lock.
func (s *api) dispatch(w http.ResponseWriter, r *http.Request, c *request, unreadable string) (out object, refused *core.Refusal) {
	s.Core.Lock()
	defer s.Core.Unlock()
	m, known := methods()[c.method]
	switch {
	case !known:
		refused = core.Refuse("unknown_method")
	case unreadable != "":
		refused = core.Refuse(unreadable)
	default:
		if refused = s.authorize(w, r, c, m); refused == nil {
			refused = c.find(m)
		}
		if refused == nil {
			c.spare(m)
			out, refused = m.do(c)
		}
	}
	if refused != nil && alwaysWrong(refused.Code) {
		text := strings.Join(append([]string{refused.Code}, refused.Messages...), "; ")
		s.Core.Complain(core.BadCall, c.method, "%s", strings.Replace(text, "; ", ": ", 1))
	}
	return out, refused
}

// alwaysWrong tells mistakes in the bot from refusals that depend on the moment and the place. Blocks, views and texts
// have complaints of their own.
func alwaysWrong(code string) bool {
	return !slices.Contains([]string{
		"not_in_channel", "channel_not_found", "user_not_found", "user_not_visible", "user_not_in_channel", "message_not_found", "not_found",
		"expired_trigger_id", "exchanged_trigger_id", "hash_conflict", "push_limit_reached",
		"file_not_found", "cant_update_message", "cant_delete_message", "messages_tab_disabled", "thread_not_found", "cannot_find_message",
		"invalid_auth", "not_authed",
		"invalid_blocks", "invalid_blocks_format", "invalid_arguments", "view_too_large", "no_text", "msg_too_long",
	}, code)
}

// authorize: https://docs.slack.dev/authentication/tokens
func (s *api) authorize(w http.ResponseWriter, r *http.Request, c *request, m method) *core.Refusal {
	if m.any {
		return nil
	}
	token := c.Str("token")
	if h := r.Header.Get("Authorization"); h != "" {
		var ok bool
		if token, ok = strings.CutPrefix(h, "Bearer "); !ok {
			return core.Refuse("invalid_auth")
		}
	}
	app := s.Core.App
	switch {
	case token == "":
		return core.Refuse("not_authed")
	case token == app.AppToken && !m.app, token == app.BotToken && m.app:
		return core.Refuse("not_allowed_token_type")
	case token != app.AppToken && token != app.BotToken:
		return core.Refuse("invalid_auth")
	}
	granted := strings.Join(app.Scopes, ",")
	if m.app {
		granted = "connections:write"
	}
	w.Header().Set("X-OAuth-Scopes", granted)
	w.Header().Set("X-Accepted-OAuth-Scopes", strings.Join(m.scopes, ","))
	if m.app || m.scopes == nil {
		return nil
	}
	return c.need(m.scopes...)
}

// Fault is what goes wrong with a call. Of several fields, Delay comes first, then one of Hang, Reset, Status, Error.
type Fault struct {
	Status     int           // HTTP status in place of 200; 429 also sends Retry-After
	Error      string        // {"ok":false,"error":…} with Status, or 200
	RetryAfter time.Duration // with 429; 0 means 1s
	Delay      time.Duration // real time before anything happens
	Hang       bool          // no answer until the client gives up or the server closes
	Reset      bool          // the TCP connection is reset
	Body       string        // the whole body, such as an HTML page; the content type is sniffed
	Done       bool          // the call is carried out all the same; only its answer is lost
	Times      int           // with Inject: how many calls; 0 means until Heal
}

// empty says whether nothing but a delay is wrong.
func (f Fault) empty() bool {
	return f == Fault{RetryAfter: f.RetryAfter, Delay: f.Delay, Done: f.Done, Times: f.Times}
}

// Faults are what goes wrong with the app's calls. Its methods may be called from any goroutine.
type Faults struct {
	core     *core.Core
	more     func(method string) *Fault // asked after the injected ones
	injected []*injection
}

type injection struct {
	method string
	Fault
}

// Inject makes calls of a method go wrong; "*" is any method, "response_url" and "upload" those posts. Earlier
// injections come first.
func (s *Faults) Inject(method string, f Fault) {
	s.core.Lock()
	defer s.core.Unlock()
	s.injected = append(s.injected, &injection{method, f})
}

// Heal ends the injected faults of a method, or all of them for "".
func (s *Faults) Heal(method string) {
	s.core.Lock()
	defer s.core.Unlock()
	s.injected = slices.DeleteFunc(s.injected, func(i *injection) bool { return method == "" || i.method == method })
}

// of asks the injections, then Options.Fault.
func (s *Faults) of(method string) Fault {
	s.core.Lock()
	n := slices.IndexFunc(s.injected, func(i *injection) bool { return i.method == method || i.method == "*" })
	if n < 0 {
		s.core.Unlock()
		return *cmp.Or(s.more(method), &Fault{})
	}
	defer s.core.Unlock()
	f := s.injected[n].Fault
	if s.injected[n].Times--; f.Times == 1 {
		s.injected = slices.Delete(s.injected, n, n+1)
	}
	return f
}

// answer is what goes back over HTTP.
type answer struct {
	status int
	kind   string // Content-Type
	body   []byte
}

// around does the work and answers, unless a fault of that name gets in the way; it returns that fault, with the status
// that it sent, 0 for none.
func (s *Faults) around(w http.ResponseWriter, r *http.Request, name string, work func() answer) Fault {
	f := s.of(name)
	if !s.pause(w, f) {
		return Fault{}
	}
	var out answer
	if f.empty() || f.Done {
		out = work()
	}
	if !f.empty() {
		s.answer(w, r, &f)
		return f
	}
	w.Header().Set("Content-Type", out.kind)
	w.WriteHeader(out.status)
	_, _ = w.Write(out.body)
	return f
}

// abort resets the connection, so that no empty 200 goes out in place of an answer.
func abort(w http.ResponseWriter) {
	if h, ok := w.(http.Hijacker); ok {
		if conn, _, err := h.Hijack(); err == nil {
			socket.Reset(conn)
		}
	}
}

// pause waits for the delay; false, with the connection reset, when the server closes. That the client went away
// changes nothing: what was sent is carried out.
func (s *Faults) pause(w http.ResponseWriter, f Fault) bool {
	if f.Delay <= 0 {
		return true
	}
	select {
	case <-time.After(f.Delay):
		return true
	case <-s.core.Done():
	}
	abort(w)
	return false
}

// answer writes the fault in place of the true answer, and notes in it what was sent.
func (s *Faults) answer(w http.ResponseWriter, r *http.Request, f *Fault) {
	if f.Hang {
		select {
		case <-r.Context().Done():
		case <-s.core.Done():
		}
	}
	if f.Hang || f.Reset {
		f.Status = 0
		abort(w)
		return
	}
	f.Status = cmp.Or(f.Status, http.StatusOK)
	if f.Status == http.StatusTooManyRequests {
		w.Header().Set("Retry-After", strconv.Itoa(int((cmp.Or(f.RetryAfter, time.Second)+time.Second-1)/time.Second)))
		if f.Body == "" {
			f.Error = cmp.Or(f.Error, "ratelimited")
		}
	}
	if f.Error != "" {
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		f.Body = fmt.Sprintf(`{"ok":false,"error":%q}`, f.Error)
	}
	w.WriteHeader(f.Status)
	_, _ = w.Write([]byte(cmp.Or(f.Body, http.StatusText(f.Status)))) // #nosec G705 -- a fault says what its maker asked for, on this machine only
}
