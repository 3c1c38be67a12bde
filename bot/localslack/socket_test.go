package localslack_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"miswg/bot/localslack"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
)

func TestTicketIsSingleUse(t *testing.T) {
	s := start(t, localslack.Options{})
	_, reply := post(t, s, "apps.connections.open", s.AppToken(), nil)
	ws, _, err := websocket.DefaultDialer.Dial(loose.Str(reply["url"]), nil)
	if err != nil {
		t.Fatal(err)
	}
	ws.Close()
	if _, resp, err := websocket.DefaultDialer.Dial(loose.Str(reply["url"]), nil); err == nil || resp.StatusCode != 401 {
		t.Errorf("second dial = %v, want 401", err)
	}
}

func TestRedelivery(t *testing.T) {
	s := start(t, localslack.Options{AckTimeout: 30 * time.Millisecond, RetryDelays: []time.Duration{0, time.Millisecond}}, core.NoAck)
	c := connect(t, s, func(object) any { return silence{} })
	must[localslack.Act](t)(s.Say(wait(t), "alice", "dm", "hello"))
	var ids []string
	for attempt := range 3 {
		env := c.next("events_api")
		if got := env["retry_attempt"]; got != float64(attempt) {
			t.Errorf("retry_attempt = %v, want %d", got, attempt)
		}
		if got := loose.Str(env["retry_reason"]); attempt > 0 && got != "timeout" {
			t.Errorf("retry_reason = %q, want timeout", got)
		}
		ids = append(ids, loose.Str(loose.Obj(env["payload"])["event_id"]))
	}
	if ids[0] != ids[1] || ids[1] != ids[2] {
		t.Errorf("event_ids = %v, want one", ids)
	}
	if err := s.Await(wait(t), func(st localslack.State) bool { return st.Pending == 0 && st.Complaints == 3 }); err != nil {
		t.Error(err)
	}
}

func TestRedeliverAndDuplicateByHand(t *testing.T) {
	s := start(t, localslack.Options{})
	a, b := connect(t, s, nil), connect(t, s, nil)
	act := must[localslack.Act](t)(s.Say(wait(t), "alice", "dm", "hello"))
	must[core.Ack](t)(s.AwaitAck(wait(t), act.Envelopes[0]))
	again := must[string](t)(s.Redeliver(act.Envelopes[0]))
	if got := must[core.Ack](t)(s.AwaitAck(wait(t), again)); got.Attempt != 1 {
		t.Errorf("Redeliver made attempt %d, want 1", got.Attempt)
	}
	cmd := must[localslack.Act](t)(s.Slash(wait(t), "alice", "dm", "/miswg", "x"))
	must[core.Ack](t)(s.AwaitAck(wait(t), cmd.Envelopes[0]))
	if err := s.Duplicate(cmd.Envelopes[0]); err != nil {
		t.Fatal(err)
	}
	if x, y := a.next("slash_commands"), b.next("slash_commands"); loose.Str(x["envelope_id"]) != loose.Str(y["envelope_id"]) {
		t.Errorf("Duplicate sent %v and %v", x, y)
	}
	if _, err := s.Redeliver(cmd.Envelopes[0]); err == nil {
		t.Error("Redeliver(slash) = nil, want an error")
	}
}

func TestEventsWaitForASocket(t *testing.T) {
	s := start(t, localslack.Options{})
	must[localslack.Act](t)(s.Say(wait(t), "alice", "dm", "anybody?"))
	must[localslack.Act](t)(s.Slash(wait(t), "alice", "dm", "/miswg", "x"))
	if st := s.State(); st.Waiting != 1 || len(st.Only("alice")) != 1 {
		t.Errorf("Waiting = %d, notes = %v", st.Waiting, st.Only("alice"))
	}
	c := connect(t, s, nil)
	if env := c.next("events_api"); env["retry_attempt"] != 1.0 {
		t.Errorf("retry_attempt = %v, want 1", env["retry_attempt"])
	}
	if !strings.Contains(s.Transcript(), `Slackbot, only to alice: /miswg failed with the error "dispatch_failed"`) {
		t.Errorf("Transcript() = %q", s.Transcript())
	}
}

func TestDisconnects(t *testing.T) {
	s := start(t, localslack.Options{DisconnectGrace: 20 * time.Millisecond})
	c := connect(t, s, nil)
	if n := s.Disconnect("warning"); n != 1 {
		t.Errorf("Disconnect = %d, want 1", n)
	}
	if got := loose.Str(c.next("disconnect")["reason"]); got != "warning" {
		t.Errorf("reason = %q", got)
	}
	<-c.closed
	c = connect(t, s, nil)
	s.Disconnect("link_disabled")
	<-c.closed
	// Its end sees that it is closed before the server counts it out.
	if err := s.Await(wait(t), func(st localslack.State) bool { return st.Sockets == 0 }); err != nil {
		t.Fatal(err)
	}
	c = connect(t, s, nil)
	if n := s.Kill(); n != 1 {
		t.Errorf("Kill = %d, want 1", n)
	}
	<-c.closed
	if got := s.State().Sockets; got != 0 {
		t.Errorf("Sockets = %d, want 0", got)
	}
}

func TestAtMostTenSockets(t *testing.T) {
	s := start(t, localslack.Options{MaxConnections: 2})
	connect(t, s, nil)
	if c := connect(t, s, nil); c.hello["num_connections"] != 2.0 {
		t.Errorf("hello = %v", c.hello)
	}
	c := connect(t, s, nil)
	if loose.Str(c.hello["type"]) != "disconnect" || loose.Str(c.hello["reason"]) != "too_many_websockets" {
		t.Errorf("third socket got %v", c.hello)
	}
	<-c.closed
}

func TestFrozenSocketLosesEvents(t *testing.T) {
	s := start(t, localslack.Options{AckTimeout: 30 * time.Millisecond, RetryDelays: make([]time.Duration, 20)})
	connect(t, s, nil)
	s.Freeze()
	b := connect(t, s, nil)
	for range 4 {
		must[localslack.Act](t)(s.Say(wait(t), "alice", "dm", "hello"))
	}
	retried := 0
	for range 4 {
		if env := b.next("events_api"); env["retry_attempt"] != 0.0 {
			retried++
		}
	}
	if retried == 0 {
		t.Error("no event was retried, want those of the frozen socket")
	}
}

func TestPings(t *testing.T) {
	s := start(t, localslack.Options{PingInterval: 5 * time.Millisecond})
	_, reply := post(t, s, "apps.connections.open", s.AppToken(), nil)
	ws, _, err := websocket.DefaultDialer.Dial(loose.Str(reply["url"]), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	pings := make(chan string, 100)
	ws.SetPingHandler(func(data string) error {
		pings <- data
		return ws.WriteControl(websocket.PongMessage, []byte(data), time.Now().Add(time.Second))
	})
	go func() {
		for {
			if _, _, err := ws.ReadMessage(); err != nil {
				return
			}
		}
	}()
	<-pings
	<-pings
	if err := s.Await(wait(t), func(localslack.State) bool { <-pings; return !s.Sockets()[0].LastPong.IsZero() }); err != nil {
		t.Error(err)
	}
}

func TestSilentSocketIsClosed(t *testing.T) {
	s := start(t, localslack.Options{PingInterval: 5 * time.Millisecond, PongTimeout: 20 * time.Millisecond})
	_, reply := post(t, s, "apps.connections.open", s.AppToken(), nil)
	ws, _, err := websocket.DefaultDialer.Dial(loose.Str(reply["url"]), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	// Nobody reads, so no ping is answered.
	if err := s.Await(wait(t), func(st localslack.State) bool { return st.Sockets == 0 }); err != nil {
		t.Error(err)
	}
}

func TestSendRawAndUnknown(t *testing.T) {
	s := start(t, localslack.Options{})
	c := connect(t, s, nil)
	if err := s.SendRaw([]byte("{broken")); err != nil {
		t.Error(err)
	}
	c.next("unreadable")
	must[string](t)(s.SendEvent([]byte(`{"type":"never_heard_of"}`)))
	c.event("never_heard_of")
	must[string](t)(s.SendEnvelope("new_kind", []byte(`{"a":1}`)))
	c.next("new_kind")
}

func TestManySocketsManyPeople(t *testing.T) {
	s := start(t, localslack.Options{Seed: 7})
	for range 4 {
		connect(t, s, nil)
	}
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for n := range 25 {
				if _, err := s.Say(t.Context(), "alice", "#general", fmt.Sprintf("@miswg %d %d", i, n)); err != nil {
					t.Error(err)
				}
				if _, out := post(t, s, "chat.postMessage", s.BotToken(), object{"channel": "C0LOCALGENERAL", "text": "ok"}); !loose.Bool(out["ok"]) {
					t.Error(out)
				}
				s.State()
			}
		})
	}
	wg.Wait()
	if err := s.Await(wait(t), func(st localslack.State) bool { return st.Pending == 0 && len(st.Messages) == 400 }); err != nil {
		t.Fatal(err)
	}
	used := map[int]int{}
	for _, a := range s.Acks() {
		used[a.Socket]++
		if a.Latency <= 0 || a.Latency > 3*time.Second {
			t.Errorf("latency of %s = %v", a.EnvelopeID, a.Latency)
		}
	}
	if len(used) != 4 {
		t.Errorf("sockets used = %v, want all 4", used)
	}
	last := ""
	for _, m := range s.State().Messages {
		if m.TS <= last {
			t.Errorf("ts %s after %s", m.TS, last)
		}
		last = m.TS
	}
}

func TestCloseIsCleanWhileBusy(t *testing.T) {
	s, err := localslack.Start(localslack.Options{})
	if err != nil {
		t.Fatal(err)
	}
	changes := s.Watch(t.Context())
	connect(t, s, func(object) any { return silence{} })
	must[localslack.Act](t)(s.Say(wait(t), "alice", "dm", "x"))
	s.Inject("api.test", localslack.Fault{Hang: true})
	hung := make(chan error)
	go func() {
		resp, err := http.Get(s.APIURL() + "api.test")
		if err == nil {
			resp.Body.Close()
		}
		hung <- err
	}()
	s.Close()
	s.Close()
	if err := <-hung; err == nil {
		t.Error("hanging call = nil, want an error")
	}
	for range changes {
	}
	if _, err := s.Say(t.Context(), "alice", "dm", "x"); err == nil {
		t.Error("Say after Close = nil, want an error")
	}
	if err := s.Await(t.Context(), func(localslack.State) bool { return false }); err == nil {
		t.Error("Await after Close = nil, want an error")
	}
}
