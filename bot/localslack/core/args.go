package core

import (
	"bytes"
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"miswg/bot/localslack/loose"
)

// MaxBody bounds a request so that a broken client cannot fill memory.
const MaxBody = 8 << 20

// Args are a call's arguments, whether they came as a form, a query or JSON.
type Args map[string]json.RawMessage

// ReadArgs reads what Slack accepts. The string is Slack's error name, or "".
func ReadArgs(r *http.Request) (Args, string) {
	a := Args{}
	form := func(v url.Values) {
		for k := range v {
			a[k] = loose.Encode(v.Get(k))
		}
	}
	form(r.URL.Query())
	if r.Method == http.MethodGet {
		return a, ""
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, MaxBody+1))
	if err != nil || len(body) > MaxBody {
		return a, "request_timeout"
	}
	kind, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil && len(body) > 0 {
		return a, "invalid_post_type"
	}
	switch kind {
	case "application/json":
		if len(bytes.TrimSpace(body)) == 0 {
			return a, ""
		}
		if !json.Valid(body) {
			return a, "invalid_json"
		}
		if json.Unmarshal(body, &a) != nil {
			return a, "json_not_object"
		}
		// A token is never read from a JSON body.
		delete(a, "token")
	case "multipart/form-data":
		if params["boundary"] == "" {
			return a, "invalid_form_data"
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		if err := r.ParseMultipartForm(MaxBody); err != nil { // #nosec G120 -- the body was cut at maxBody above
			return a, "invalid_form_data"
		}
		form(r.PostForm)
	default:
		v, err := url.ParseQuery(string(body))
		if err != nil {
			return a, "invalid_form_data"
		}
		form(v)
	}
	return a, ""
}

// Str is a string argument; numbers and booleans in JSON are taken as their text.
func (a Args) Str(key string) string {
	raw := a[key]
	var t string
	if json.Unmarshal(raw, &t) == nil {
		return t
	}
	if s := string(raw); s != "null" && s != "" && s[0] != '{' && s[0] != '[' {
		return s
	}
	return ""
}

// Raw is a structured argument, given as JSON or as a string of JSON; nil when it is absent, null or empty.
func (a Args) Raw(key string) json.RawMessage {
	raw := a[key]
	var t string
	if json.Unmarshal(raw, &t) == nil {
		raw = json.RawMessage(t)
	}
	if s := strings.TrimSpace(string(raw)); s == "" || s == "null" {
		return nil
	}
	return raw
}

// Bool is a boolean argument; false when there is none.
func (a Args) Bool(key string) bool {
	b, err := strconv.ParseBool(a.Str(key))
	return err == nil && b
}

// Logged are the arguments as an object without the token.
func (a Args) Logged() json.RawMessage {
	out := loose.Object{}
	for k, v := range a {
		if k == "token" {
			continue
		}
		out[k] = v
		if raw := a.Raw(k); raw != nil && (raw[0] == '{' || raw[0] == '[') && json.Valid(raw) {
			out[k] = raw
		}
	}
	return loose.Encode(out)
}

// Refusal is ok:false with Slack's error name.
type Refusal struct {
	Code     string
	Messages []string       // response_metadata.messages
	Extra    map[string]any // more keys of the answer
}

// Error is the error's name.
func (e *Refusal) Error() string { return e.Code }

// Refuse is a Refusal of a name alone.
func Refuse(code string) *Refusal { return &Refusal{Code: code} }

// Wrong is the Refusal of an argument.
func Wrong(message string) *Refusal {
	return &Refusal{Code: "invalid_arguments", Messages: []string{"[ERROR] " + message}}
}
