package localslack

import (
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"miswg/bot/localslack/loose"
)

// maxBody bounds a request so that a broken client cannot fill memory.
const maxBody = 8 << 20

// args are a call's arguments, whether they came as a form, a query or JSON.
type args map[string]json.RawMessage

// readArgs reads what Slack accepts. The string is Slack's error name, or "".
func readArgs(r *http.Request) (args, string) {
	a := args{}
	form := func(v url.Values) {
		for k := range v {
			a[k] = loose.Encode(v.Get(k))
		}
	}
	form(r.URL.Query())
	if r.Method == http.MethodGet {
		return a, ""
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, maxBody+1))
	if err != nil || len(body) > maxBody {
		return a, "request_timeout"
	}
	kind, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil && len(body) > 0 {
		return a, "invalid_post_type"
	}
	switch kind {
	case "application/json":
		var in map[string]json.RawMessage
		if len(strings.TrimSpace(string(body))) == 0 {
			return a, ""
		}
		if !json.Valid(body) {
			return a, "invalid_json"
		}
		if json.Unmarshal(body, &in) != nil {
			return a, "json_not_object"
		}
		for k, v := range in {
			a[k] = v
		}
		// A token is never read from a JSON body.
		delete(a, "token")
	case "multipart/form-data":
		if params["boundary"] == "" {
			return a, "invalid_form_data"
		}
		r.Body = io.NopCloser(strings.NewReader(string(body)))
		if err := r.ParseMultipartForm(maxBody); err != nil { // #nosec G120 -- the body was cut at maxBody above
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

// str is a string argument; numbers and booleans in JSON are taken as their text.
func (a args) str(key string) string {
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

// raw is a structured argument, given as JSON or as a string of JSON; nil when it is absent, null or empty.
func (a args) raw(key string) json.RawMessage {
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

func (a args) bool(key string) bool {
	b, err := strconv.ParseBool(a.str(key))
	return err == nil && b
}

// logged are the arguments as an object without the token.
func (a args) logged() json.RawMessage {
	out := object{}
	for k, v := range a {
		if k == "token" {
			continue
		}
		out[k] = v
		if raw := a.raw(k); raw != nil && (raw[0] == '{' || raw[0] == '[') && json.Valid(raw) {
			out[k] = raw
		}
	}
	return loose.Encode(out)
}
