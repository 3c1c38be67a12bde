package localslack_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"miswg/bot/localslack"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
)

// start is a workspace that must have nothing to complain of, save the kinds allowed.
func start(t *testing.T, opts localslack.Options, allowed ...string) *localslack.Server {
	t.Helper()
	s, err := localslack.Start(opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Check(allowed...); err != nil {
			t.Error(err)
		}
		s.Close()
	})
	return s
}

// clock stands still until it is moved.
type clock struct{ moved atomic.Int64 }

func (c *clock) Now() time.Time { return time.Unix(1_800_000_000, c.moved.Load()) }

func (c *clock) add(d time.Duration) { c.moved.Add(int64(d)) }

func wait(t *testing.T) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// client is the smallest Socket Mode client: it hands out envelopes and, unless told not to, acknowledges them.
type client struct {
	t      *testing.T
	s      *localslack.Server
	ws     *websocket.Conn
	hello  object
	got    chan object
	closed chan struct{}
	mu     sync.Mutex
	ack    func(env object) any // nil payload: plain; the value silent: none
}

type silence struct{}

func connect(t *testing.T, s *localslack.Server, ack func(object) any) *client {
	t.Helper()
	_, reply := post(t, s, "apps.connections.open", s.AppToken(), nil)
	ws, _, err := websocket.DefaultDialer.Dial(loose.Str(reply["url"]), nil)
	if err != nil {
		t.Fatalf("dial: %v (%v)", err, reply)
	}
	c := &client{t: t, s: s, ws: ws, got: make(chan object, 1000), closed: make(chan struct{}), ack: ack}
	if err := ws.ReadJSON(&c.hello); err != nil {
		t.Fatal(err)
	}
	go c.loop()
	t.Cleanup(func() { ws.Close(); <-c.closed })
	return c
}

func (c *client) loop() {
	defer close(c.closed)
	for {
		_, data, err := c.ws.ReadMessage()
		if err != nil {
			return
		}
		var env object
		if json.Unmarshal(data, &env) != nil {
			env = object{"type": "unreadable"}
		}
		if id := loose.Str(env["envelope_id"]); id != "" {
			c.mu.Lock()
			ack := c.ack
			c.mu.Unlock()
			var payload any
			if ack != nil {
				payload = ack(env)
			}
			if _, none := payload.(silence); !none {
				c.reply(id, payload)
			}
		}
		c.got <- env
	}
}

// answer changes how envelopes are acknowledged from now on.
func (c *client) answer(ack func(object) any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ack = ack
}

func (c *client) reply(id string, payload any) {
	out := object{"envelope_id": id}
	if payload != nil {
		out["payload"] = payload
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ws.WriteJSON(out)
}

// next is the next frame of a type.
func (c *client) next(kind string) object {
	c.t.Helper()
	deadline := time.After(2 * time.Minute)
	for {
		select {
		case env := <-c.got:
			if loose.Str(env["type"]) == kind {
				return env
			}
		case <-deadline:
			c.t.Fatalf("no %s came; so far:\n%s", kind, c.s.Transcript())
		}
	}
}

// event is the next event of a type.
func (c *client) event(kind string) (event, payload object) {
	c.t.Helper()
	for {
		p := loose.Obj(c.next("events_api")["payload"])
		if ev := loose.Obj(p["event"]); loose.Str(ev["type"]) == kind {
			return ev, p
		}
	}
}

func post(t *testing.T, s *localslack.Server, method, token string, in any) (*http.Response, object) {
	t.Helper()
	return send(t, s.APIURL()+method, token, in)
}

func send(t testing.TB, url, token string, in any) (*http.Response, object) {
	t.Helper()
	data, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url, bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json; charset=utf-8")
	if token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	var out object
	if json.Unmarshal(body, &out) != nil {
		out = object{"raw": string(body)}
	}
	return resp, out
}

// api calls a method with the bot token and wants ok, or the error.
func api(t *testing.T, s *localslack.Server, method string, in object, want string) object {
	t.Helper()
	_, out := post(t, s, method, s.BotToken(), in)
	if got := loose.Str(out["error"]); got != want || (want == "") != loose.Bool(out["ok"]) {
		t.Fatalf("%s(%v) = %v, want error %q", method, in, out, want)
	}
	return out
}

func must[T any](t *testing.T) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func section(text string) object {
	return object{"type": "section", "text": object{"type": "mrkdwn", "text": text}}
}

func button(id, label string) object {
	return object{"type": "button", "action_id": id, "text": object{"type": "plain_text", "text": label}}
}

func TestSlashAnsweredByResponseURL(t *testing.T) {
	s := start(t, localslack.Options{})
	c := connect(t, s, nil)
	if got := c.hello["num_connections"]; got != 1.0 {
		t.Errorf("hello num_connections = %v, want 1", got)
	}
	act := must[localslack.Act](t)(s.Slash(wait(t), "alice", "#bids", "/miswg", "is <japan> a member?"))
	env := c.next("slash_commands")
	p := loose.Obj(env["payload"])
	if loose.Str(p["text"]) != "is <japan> a member?" || loose.Str(p["command"]) != "/miswg" || env["accepts_response_payload"] != true {
		t.Errorf("Slash sent %v", env)
	}
	must[core.Ack](t)(s.AwaitAck(wait(t), act.Envelopes[0]))
	resp, _ := send(t, loose.Str(p["response_url"]), "", object{"response_type": "ephemeral", "text": "Yes.", "blocks": []any{
		section("*Yes.*"), object{"type": "actions", "elements": []any{button("share", "Share to channel")}}}})
	if resp.StatusCode != 200 {
		t.Errorf("response_url = %d, want 200", resp.StatusCode)
	}
	want := "[#bids] alice types: /miswg is <japan> a member?\n[#bids] miswg, only to alice: Yes.\n    [Share to channel]\n"
	if got := s.Transcript(); got != want {
		t.Errorf("Transcript() = %q, want %q", got, want)
	}
	if got := s.State().Only("alice"); len(got) != 1 || got[0].Text != "Yes." {
		t.Errorf("State().Only(alice) = %v", got)
	}
}

func TestMentionAndMessageShareATimestamp(t *testing.T) {
	s := start(t, localslack.Options{})
	c := connect(t, s, nil)
	act := must[localslack.Act](t)(s.Say(wait(t), "benoît", "#general", "@miswg le Japon & l'Islande ? voir https://example.org/a."))
	mention, mp := c.event("app_mention")
	message, pp := c.event("message")
	if loose.Str(mention["ts"]) != act.TS || loose.Str(message["ts"]) != act.TS {
		t.Errorf("ts = %v and %v, want %v", mention["ts"], message["ts"], act.TS)
	}
	if loose.Str(mp["event_id"]) == loose.Str(pp["event_id"]) {
		t.Error("app_mention and message have the same event_id")
	}
	want := "<@" + s.BotUserID() + "> le Japon &amp; l'Islande ? voir <https://example.org/a>."
	if loose.Str(mention["text"]) != want || loose.Str(message["channel_type"]) != "channel" {
		t.Errorf("text = %q, want %q", mention["text"], want)
	}
	_, out := post(t, s, "chat.postMessage", s.BotToken(), object{"channel": "C0LOCALGENERAL", "thread_ts": act.TS, "text": "Oui, <@U0LOCALBENOIT>."})
	if !loose.Bool(out["ok"]) {
		t.Fatal(out)
	}
	if got := s.Transcript(); !strings.HasSuffix(got, "[#general › \"@miswg le Japon & l'Islande ? …\"] miswg: Oui, @benoît.\n") {
		t.Errorf("Transcript() = %q", got)
	}
}

// TestNoPages: a web page in the developer's browser can neither call nor join, and
// what opens the workspace cannot be guessed.
func TestNoPages(t *testing.T) {
	a, b := start(t, localslack.Options{}), start(t, localslack.Options{})
	if a.AppToken() == b.AppToken() || a.BotToken() == b.BotToken() {
		t.Error("two workspaces have the same tokens")
	}
	for _, tt := range []struct {
		header, value string
		want          int
	}{
		{"", "", http.StatusOK},
		{"Origin", "http://evil.example", http.StatusForbidden},
		{"Sec-Fetch-Site", "cross-site", http.StatusForbidden},
		{"Host", "evil.example", http.StatusForbidden},
	} {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, a.APIURL()+"auth.test", nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Authorization", "Bearer "+a.BotToken())
		switch tt.header {
		case "":
		case "Host":
			req.Host = tt.value
		default:
			req.Header.Set(tt.header, tt.value)
		}
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != tt.want {
			t.Errorf("auth.test with %s: %s = %d, want %d", tt.header, tt.value, res.StatusCode, tt.want)
		}
	}
}
