package outbox

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"miswg/bot/stats"
)

// TestWaitHoldsNobodyUp: calls that wait for something take no place of those under way, and
// are made once it is there.
func TestWaitHoldsNobodyUp(t *testing.T) {
	o := New(Config{Room: 2 * maxCalls, Patience: time.Hour, Timeout: time.Minute, Now: time.Now, Log: slog.New(slog.DiscardHandler), Count: new(stats.Counters), Doubt: func(error) {}})
	gate, made, waiting := make(chan struct{}), make(chan string, 2*maxCalls), make(chan struct{}, 2*maxCalls)
	call := func(name string) *Call {
		return &Call{Lane: name, Make: func(context.Context, bool) error { made <- "waits"; return nil }, Wait: func(ctx context.Context) error {
			waiting <- struct{}{}
			select {
			case <-gate:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		}}
	}
	for n := range maxCalls {
		o.Submit(nil, call(fmt.Sprint(n)))
	}
	go o.Run(t.Context())
	for range maxCalls {
		<-waiting
	}
	o.Submit(nil, &Call{Lane: "other", Make: func(context.Context, bool) error { made <- "other"; return nil }})
	if first := <-made; first != "other" {
		t.Errorf("the first call that was made is %q, want the other", first)
	}
	close(gate)
	for range maxCalls {
		if name := <-made; name != "waits" {
			t.Errorf("made %q, want one that waited", name)
		}
	}
}

// TestAside: what nobody waits for goes after what somebody does, and holds its lane for no
// limit and no second try.
func TestAside(t *testing.T) {
	o := New(Config{Room: 10, Patience: time.Hour, Timeout: time.Minute, Now: time.Now, Log: slog.New(slog.DiscardHandler), Count: new(stats.Counters), Doubt: func(error) {}})
	done := make(chan string, 10)
	gate := make(chan struct{})
	submit := func(name string, aside bool, method string, fails ...error) {
		c := &Call{Lane: "C1", Aside: aside, Method: method, Make: func(context.Context, bool) error {
			if name == "first" {
				<-gate
			}
			if len(fails) > 0 {
				err := fails[0]
				fails = fails[1:]
				return err
			}
			return nil
		}}
		c.Done = func(_ context.Context, err error) {
			if err != nil {
				name += " failed"
			}
			done <- name
		}
		if !o.Submit(nil, c) {
			t.Fatalf("no room for %s", name)
		}
	}
	submit("first", false, "post")
	submit("limited", true, "old", &slack.RateLimitedError{RetryAfter: time.Hour})
	submit("still limited", true, "old")
	submit("broken", true, "other", errors.New("connection reset"), nil)
	submit("second", false, "post")
	submit("third", false, "post")
	go o.Run(t.Context())
	close(gate)
	want := []string{"first", "second", "third", "limited failed", "still limited failed", "broken failed"}
	var got []string
	for range want {
		got = append(got, <-done)
	}
	if !slices.Equal(got, want) {
		t.Errorf("the lane delivered %q, want %q", got, want)
	}
	o.Close()
}
