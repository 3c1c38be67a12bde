// SPDX-License-Identifier: MIT

// Package webapi is what the app reaches over HTTP: the methods of the Web API as a table of functions, response_url, the
// bytes of files, and the faults that tests put in the way.
package webapi

import (
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
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
		"invalid_auth", "not_authed", "execution_not_in_running_state",
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
