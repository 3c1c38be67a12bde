package outbox

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"miswg/bot/app"
	"miswg/bot/render"
)

// A Response is what a response_url takes. slack-go's own adds fields that
// Slack does not document for it.
type Response struct {
	Type    string        `json:"response_type,omitempty"`
	Text    string        `json:"text"`
	Blocks  []slack.Block `json:"blocks,omitempty"`
	Thread  string        `json:"thread_ts,omitempty"`
	Replace bool          `json:"replace_original"`
	Parse   string        `json:"parse,omitempty"`
	Markup  *bool         `json:"mrkdwn,omitempty"`
	Links   *bool         `json:"unfurl_links,omitempty"`
	Media   *bool         `json:"unfurl_media,omitempty"`
}

// responseMethod stands for posting to a response_url where methods are named.
const responseMethod = "response_url"

// maxResponses leaves one of the five uses of a response_url for afterwards
// (interactivity/handling-user-interaction).
const maxResponses = 4

// Respond returns the call that posts to a response_url.
func (o *Outbox) Respond(address string, body Response, m render.Message) *Call {
	no := false
	body.Text, body.Parse, body.Markup, body.Links, body.Media = m.Text, "none", &no, &no, &no
	return &Call{Lane: address, Method: responseMethod, Seen: true, Tries: maxResponses, Make: func(ctx context.Context, blocks bool) error {
		body.Blocks = nil
		if blocks {
			body.Blocks = m.Blocks
		}
		return o.postJSON(ctx, address, "", body)
	}}
}

// Invoke makes one call of a method of the Web API that slack-go has no types for.
func (o *Outbox) Invoke(ctx context.Context, method string, body any) error {
	return o.postJSON(ctx, o.Account.API+method, o.Account.Bot, body)
}

// postJSON posts to an address of Slack's, with a token or none.
func (o *Outbox) postJSON(ctx context.Context, address string, token app.Secret, body any) error {
	js, err := json.Marshal(body)
	if err != nil {
		return err
	}
	if !o.Account.Owns(address) {
		return slack.SlackErrorResponse{Err: "bad_response_url"}
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(js))
	if err != nil {
		return slack.SlackErrorResponse{Err: "bad_response_url"}
	}
	req.Header.Set("Content-Type", "application/json; charset=utf-8")
	if token != "" {
		req.Header.Set("Authorization", "Bearer "+string(token))
	}
	res, err := o.HTTP.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(res.Body, 1<<16))
	if err != nil {
		return err
	}
	return outcome(res, answer)
}

// outcome is what became of a post. Only what Slack documents as success is success
// (interactivity/handling-user-interaction): "ok", or JSON that says so. Anything else
// with such a status is some proxy's, or cut off on its way.
func outcome(res *http.Response, body []byte) error {
	var said struct {
		OK    bool   `json:"ok"`
		Error string `json:"error"`
	}
	plain := strings.TrimSpace(string(body)) == "ok"
	if json.Unmarshal(body, &said) != nil {
		said.OK = plain
	}
	switch {
	case res.StatusCode == http.StatusTooManyRequests:
		seconds, _ := strconv.Atoi(res.Header.Get("Retry-After"))
		return &slack.RateLimitedError{RetryAfter: time.Duration(max(seconds, 1)) * time.Second}
	case said.Error != "":
		return slack.SlackErrorResponse{Err: said.Error}
	case res.StatusCode < 300 && said.OK:
		return nil
	case res.StatusCode < 300, res.StatusCode >= 500:
		return slack.StatusCodeError{Code: res.StatusCode, Status: res.Status}
	}
	// Slack answers in plain words, such as "invalid_blocks" or "used_url".
	return slack.SlackErrorResponse{Err: word(body)}
}

// word returns an error code in a plain body, or "expired_url".
func word(body []byte) string {
	s := strings.TrimSpace(string(body))
	if s == "" || len(s) > 60 || strings.ContainsAny(s, " <\n{") {
		return "expired_url"
	}
	return s
}
