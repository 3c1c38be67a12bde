package bot_test

import (
	"errors"
	"testing"

	"miswg/bot"
	"miswg/bot/localslack"
)

// loading is a bot whose engine is not there yet. What is sent is what its loading ends with.
func loading() (bot.Config, chan<- error) {
	loaded := make(chan error, 1)
	return bot.Config{Loaded: func() error { return <-loaded }}, loaded
}

// early asks a bot, and waits until the question has reached it.
func (r *running) early() {
	r.t.Helper()
	r.slash("alice", "#bids", "is japan a member?")
	r.until("the question comes", func() bool { return r.bot.Stats().Received == 1 })
}

// TestConnectsWhileLoading: what comes before the engine is there is answered once it is.
func TestConnectsWhileLoading(t *testing.T) {
	t.Parallel()
	cfg, loaded := loading()
	defer close(loaded)
	r := start(t, setup{slack: localslack.Options{Manifest: lean(t)}, bot: cfg})
	r.early()
	if r.bot.Ready() {
		t.Error("Ready(without an engine) = true, want false")
	}
	loaded <- nil
	r.await("answer", func(st localslack.State) bool { return textsTo(st, "alice", "Japan is a member") == 1 })
	if !r.bot.Ready() {
		t.Error("Ready(with an engine) = false, want true")
	}
}

// TestNeverLoaded: where the engine never comes, nothing was acknowledged or said.
func TestNeverLoaded(t *testing.T) {
	t.Parallel()
	ws, err := localslack.Start(localslack.Options{Manifest: lean(t)})
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	cfg, loaded := loading()
	defer close(loaded)
	r := join(t, ws, setup{bot: cfg})
	r.early()
	wrong := errors.New("canary")
	loaded <- wrong
	if err := r.ended(); !errors.Is(err, wrong) {
		t.Errorf("Run = %v, want %v", err, wrong)
	}
	if n := r.State().Acked; n != 0 {
		t.Errorf("%d acknowledged without an engine, want none", n)
	}
}
