package main

import (
	"context"
	"strings"
	"testing"
	"time"

	"miswg/bot/localslack"
	"miswg/bot/state/localpostgres"
)

// farPostgres returns the URL of an empty schema, and the way to it, which a test makes
// long or cuts.
func farPostgres(t *testing.T) (string, *localpostgres.Proxy) {
	t.Helper()
	url := schema(t, cluster(t))
	way, err := localpostgres.NewProxy(url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(way.Close)
	if url, err = way.Through(url); err != nil {
		t.Fatal(err)
	}
	return url, way
}

// TestFarStore asks with a PostgreSQL that is far away: everything is answered and noted,
// in few round trips, and a kill loses nothing.
func TestFarStore(t *testing.T) {
	t.Parallel()
	const each = 4
	url, way := farPostgres(t)
	distances := []time.Duration{time.Millisecond, 10 * time.Millisecond, 60 * time.Millisecond}
	ws, _ := workspace(t, localslack.Options{Channels: rooms(3*each*len(distances) + 10), AckTimeout: 3 * time.Second})
	p := startCopy(t, ws, url)
	await := func(what string, done func(localslack.State) bool) {
		t.Helper()
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		if err := ws.Await(ctx, done); err != nil {
			t.Fatalf("%s: %v\n%s", what, err, p.log)
		}
	}
	await("sockets", func(st localslack.State) bool { return st.Sockets == 2 })
	asked, privately := 0, 0
	ask := func(question string) {
		t.Helper()
		if _, err := ws.Say(t.Context(), "alice", rooms(asked + 1)[asked].ID, "@miswg "+question); err != nil {
			t.Fatal(err)
		}
		asked++
	}
	slash := func(question string) {
		t.Helper()
		if _, err := ws.Slash(t.Context(), "alice", "#room-000", "/miswg", question); err != nil {
			t.Fatal(err)
		}
		privately++
	}
	// The fewest: a statement is prepared once a connection.
	fewest := func(d time.Duration, ask func(string), question string) int64 {
		least := int64(1000)
		for range each {
			before := way.Requests.Load()
			ask(question)
			await("an answer", func(st localslack.State) bool { return len(st.FromBot()) == asked && len(st.Ephemerals) == privately })
			if err := quiet(t.Context(), way, d); err != nil {
				t.Fatal(err)
			}
			least = min(least, way.Requests.Load()-before)
		}
		return least
	}
	// Whatever the distance, the statements are the same; far away a lease is renewed meanwhile.
	for _, tt := range []struct {
		ask      func(string)
		question string
		most     int64
	}{
		{ask, "is japan a member?", 4},
		{ask, "japan", 4}, // in whose language has to be looked up
		{slash, "is japan a member?", 4},
		{slash, "japan", 4},
		{ask, "who pays for the coffee?", 5}, // and a gap is noted
	} {
		least := int64(1000)
		for _, d := range distances {
			way.Delay(d)
			n := fewest(d, tt.ask, tt.question)
			t.Logf("%v away: %d requests for %q", d, n, tt.question)
			least = min(least, n)
		}
		if least > tt.most {
			t.Errorf("%q takes %d requests, want at most %d", tt.question, least, tt.most)
		}
	}
	for range 10 {
		ask("is norway a member?")
	}
	await("acknowledgements", func(st localslack.State) bool { return st.Acked >= asked-5 })
	p.kill()
	p = startCopy(t, ws, url)
	// What was on its way when the copy was killed is not repeated, and the log says so.
	assumed := func() int { return strings.Count(p.log.String(), "not repeated: on its way") }
	await("all answers", func(st localslack.State) bool { return st.Pending == 0 && len(st.FromBot())+assumed() >= asked })
	if err := p.stop(); err != nil {
		t.Errorf("miswg serve = %v, want exit 0\n%s", err, p.log)
	}
	if n := len(ws.State().FromBot()); n > asked || n+assumed() < asked {
		t.Errorf("%d answers to %d questions, %d of them assumed", n, asked, assumed())
	}
}

// quiet waits until nothing has gone to the store for a moment, in which a request can come
// and go at such a distance. What comes later is counted for the next question.
func quiet(ctx context.Context, way *localpostgres.Proxy, d time.Duration) error {
	tick := time.NewTicker(20*time.Millisecond + 3*d)
	defer tick.Stop()
	for last := int64(-1); last != way.Requests.Load(); {
		last = way.Requests.Load()
		select {
		case <-tick.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}
