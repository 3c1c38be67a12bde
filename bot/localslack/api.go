package localslack

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"miswg/bot/localslack/loose"
)

// call is one Web API call under way.
type call struct {
	method string
	args
	warnings []string
}

// apiError is a refusal: ok:false with Slack's error name.
type apiError struct {
	code     string
	messages []string // response_metadata.messages
	extra    object
	retry    time.Duration // for ratelimited
}

func (e *apiError) Error() string { return e.code }

func fail(code string) *apiError { return &apiError{code: code} }

// method is one row of the Web API. https://docs.slack.dev/reference/methods
type method struct {
	scopes []string // one of them is needed; nil means none
	app    bool     // takes the app-level token
	any    bool     // takes no token
	do     func(*Server, *call) (object, error)
}

func methods() map[string]method {
	write := []string{"chat:write"}
	status := []string{"chat:write", "assistant:write"}
	assistant := []string{"assistant:write"}
	history := []string{"channels:history", "groups:history", "im:history", "mpim:history"}
	read := []string{"channels:read", "groups:read", "im:read", "mpim:read"}
	return map[string]method{
		"api.test":                              {any: true, do: (*Server).apiTest},
		"auth.test":                             {do: (*Server).authTest},
		"apps.connections.open":                 {app: true, do: (*Server).openConnection},
		"chat.postMessage":                      {scopes: write, do: (*Server).postMessage},
		"chat.postEphemeral":                    {scopes: write, do: (*Server).postEphemeral},
		"chat.update":                           {scopes: write, do: (*Server).updateMessage},
		"chat.delete":                           {scopes: write, do: (*Server).deleteMessage},
		"chat.getPermalink":                     {do: (*Server).permalink},
		"chat.unfurl":                           {scopes: []string{"links:write"}, do: (*Server).unfurl},
		"views.open":                            {do: (*Server).openView},
		"views.push":                            {do: (*Server).pushView},
		"views.update":                          {do: (*Server).updateView},
		"views.publish":                         {do: (*Server).publishView},
		"users.info":                            {scopes: []string{"users:read"}, do: (*Server).userInfo},
		"usergroups.users.list":                 {scopes: []string{"usergroups:read"}, do: (*Server).groupUsers},
		"team.info":                             {scopes: []string{"team:read"}, do: (*Server).teamInfo},
		"conversations.open":                    {scopes: []string{"im:write", "mpim:write"}, do: (*Server).openConversation},
		"conversations.info":                    {scopes: read, do: (*Server).conversationInfo},
		"conversations.members":                 {scopes: read, do: (*Server).conversationMembers},
		"conversations.replies":                 {scopes: history, do: (*Server).conversationReplies},
		"conversations.history":                 {scopes: history, do: (*Server).conversationHistory},
		"reactions.add":                         {scopes: []string{"reactions:write"}, do: (*Server).addReaction},
		"reactions.remove":                      {scopes: []string{"reactions:write"}, do: (*Server).removeReaction},
		"files.getUploadURLExternal":            {scopes: []string{"files:write"}, do: (*Server).uploadURL},
		"files.completeUploadExternal":          {scopes: []string{"files:write"}, do: (*Server).completeUpload},
		"files.info":                            {scopes: []string{"files:read"}, do: (*Server).fileInfo},
		"assistant.threads.setStatus":           {scopes: status, do: (*Server).setStatus},
		"assistant.threads.setTitle":            {scopes: assistant, do: (*Server).setTitle},
		"assistant.threads.setSuggestedPrompts": {scopes: assistant, do: (*Server).setPrompts},
		"agents.sessions.setStatus":             {scopes: write, do: (*Server).setSession},
		"agents.sessions.rename":                {scopes: write, do: (*Server).renameSession},
	}
}

func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/api/", s.serveAPI)
	mux.HandleFunc("/link/", s.serveLink)
	mux.HandleFunc("POST /response/{id}", s.serveHook)
	mux.HandleFunc("POST /upload/{id}", s.serveUpload)
	mux.HandleFunc("GET /files-pri/{id}/{name}", s.serveFile)
	return mux
}

func (s *Server) serveAPI(w http.ResponseWriter, r *http.Request) {
	start := time.Now()
	c := &call{method: strings.TrimPrefix(r.URL.Path, "/api/")}
	var unreadable string
	c.args, unreadable = readArgs(r)
	entry := Call{At: s.opts.Now(), Method: c.method, Args: c.logged()}
	f := s.faultFor(c.method)
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
	if !f.empty() && !f.Done {
		entry.Faulted = true
		entry.Status = s.answer(w, r, f)
		entry.Error = f.Error
		return
	}
	reply, err := s.dispatch(w, r, c, unreadable)
	if !f.empty() {
		entry.Faulted = true
		entry.Status = s.answer(w, r, f)
		entry.Error = f.Error
		return
	}
	status := http.StatusOK
	if err != nil {
		entry.Error = err.code
		reply = object{"error": err.code}
		for k, v := range err.extra {
			reply[k] = v
		}
		if err.messages != nil {
			reply["response_metadata"] = object{"messages": err.messages}
		}
		if err.code == "ratelimited" {
			status = http.StatusTooManyRequests
			w.Header().Set("Retry-After", strconv.Itoa(max(1, int((err.retry+time.Second-1)/time.Second))))
		}
	} else if c.warnings != nil {
		reply["warning"] = strings.Join(c.warnings, ",")
		reply["response_metadata"] = object{"warnings": c.warnings}
	}
	reply["ok"] = err == nil
	entry.OK, entry.Status, entry.Reply = err == nil, status, loose.Encode(reply)
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(entry.Reply)
}

func (s *Server) logCall(entry Call, mark int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.callCount++
	if s.opts.Keep > 0 {
		s.calls = keep(append(s.calls, entry), s.opts.Keep)
	}
	summary := entry.Method
	if entry.Error != "" {
		summary += ": " + entry.Error
	}
	kind := "call"
	if entry.Method == "response_url" {
		kind = entry.Method
	}
	payload := loose.Encode(object{"args": entry.Args, "reply": entry.Reply, "status": entry.Status})
	s.record(Entry{Kind: kind, Summary: summary, Latency: entry.Took}, payload, mark)
}

// dispatch checks the token and its scopes, then does the work under the lock.
func (s *Server) dispatch(w http.ResponseWriter, r *http.Request, c *call, unreadable string) (object, *apiError) {
	s.mu.Lock()
	defer s.mu.Unlock()
	m, known := methods()[c.method]
	var err error
	var out object
	switch {
	case !known:
		err = fail("unknown_method")
	case unreadable != "":
		err = fail(unreadable)
	default:
		if err = s.authorize(w, r, c, m); err == nil {
			out, err = m.do(s, c)
		}
	}
	if err == nil {
		return out, nil
	}
	var refused *apiError
	if !errors.As(err, &refused) {
		refused = fail("internal_error")
	}
	if s.alwaysWrong(refused.code) {
		s.complain(BadCall, c.method, "%s%s", refused.code, after(": ", strings.Join(refused.messages, "; ")))
	}
	return nil, refused
}

func after(sep, text string) string {
	if text == "" {
		return ""
	}
	return sep + text
}

// alwaysWrong tells mistakes in the bot from refusals that depend on the moment and the place. Blocks, views and texts
// have complaints of their own.
func (s *Server) alwaysWrong(code string) bool {
	return !slices.Contains([]string{
		"not_in_channel", "channel_not_found", "user_not_found", "user_not_visible", "user_not_in_channel", "message_not_found", "not_found",
		"expired_trigger_id", "exchanged_trigger_id", "hash_conflict", "push_limit_reached", "ratelimited", "already_reacted", "no_reaction",
		"file_not_found", "cant_update_message", "cant_delete_message", "messages_tab_disabled", "thread_not_found", "cannot_find_message",
		"invalid_auth", "not_authed", "is_archived", "users_not_found", "method_not_supported_for_channel_type",
		"invalid_blocks", "invalid_blocks_format", "invalid_arguments", "view_too_large", "no_text", "msg_too_long", "markdown_text_conflict",
	}, code)
}

// authorize: https://docs.slack.dev/authentication/tokens
func (s *Server) authorize(w http.ResponseWriter, r *http.Request, c *call, m method) error {
	if m.any {
		return nil
	}
	token := c.str("token")
	if h := r.Header.Get("Authorization"); h != "" {
		var ok bool
		if token, ok = strings.CutPrefix(h, "Bearer "); !ok {
			return fail("invalid_auth")
		}
	}
	switch {
	case token == "":
		return fail("not_authed")
	case token == s.app.appToken && !m.app, token == s.app.botToken && m.app:
		return fail("not_allowed_token_type")
	case token != s.app.appToken && token != s.app.botToken:
		return fail("invalid_auth")
	}
	granted := strings.Join(s.app.scopes, ",")
	if m.app {
		granted = "connections:write"
	}
	w.Header().Set("X-OAuth-Scopes", granted)
	w.Header().Set("X-Accepted-OAuth-Scopes", strings.Join(m.scopes, ","))
	if !m.app && m.scopes != nil && !s.app.has(m.scopes) {
		return missing(s.app.scopes, m.scopes[0])
	}
	return nil
}

func missing(granted []string, scope string) *apiError {
	return &apiError{code: "missing_scope", extra: object{"needed": scope, "provided": strings.Join(granted, ",")}}
}

func (s *Server) apiTest(c *call) (object, error) {
	echo := object{}
	for k := range c.args {
		echo[k] = c.str(k)
	}
	if code := c.str("error"); code != "" {
		return nil, &apiError{code: code, extra: object{"args": echo}}
	}
	return object{"args": echo}, nil
}

func (s *Server) authTest(*call) (object, error) {
	return object{"url": "https://" + teamDomain + ".slack.com/", "team": "Local", "user": s.app.name, "team_id": teamID,
		"user_id": botUserID, "bot_id": botID, "is_enterprise_install": false}, nil
}

// query escapes a part of a URL.
func query(text string) string { return url.PathEscape(text) }
