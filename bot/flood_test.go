package bot_test

import (
	"context"
	"strings"
	"testing"

	"miswg/bot"
	"miswg/bot/localslack"
	"miswg/index/answer"
)

// TestFloodDelaysNobody: while one person's questions keep the workers that a person may
// have, others are answered; then all of the flood is.
func TestFloodDelaysNobody(t *testing.T) {
	t.Parallel()
	const flood, workers = 40, 8
	gate, entered := make(chan struct{}), make(chan struct{}, flood)
	held := twist(t, func(ctx context.Context, q answer.Question, real *answer.Engine) (answer.Answer, error) {
		if strings.Contains(q.Text, "japan") {
			entered <- struct{}{}
			select {
			case <-gate:
			case <-ctx.Done():
			}
		}
		return real.Ask(ctx, q)
	})
	r := start(t, setup{slack: localslack.Options{Manifest: lean(t), Channels: rooms(flood)}, engine: held, bot: bot.Config{Workers: workers}})
	for i := range flood {
		r.say("alice", room(i), "@miswg is japan a member?")
	}
	r.await("acknowledgements", func(st localslack.State) bool { return st.Acked >= flood })
	for range workers / 4 {
		<-entered
	}
	for i := range workers {
		r.slash("chidi", room(i), "is iceland a member?")
	}
	r.await("answers to others", func(st localslack.State) bool { return textsTo(st, "chidi", "Iceland is not in the MISWG") == workers })
	if n := len(entered); n != 0 {
		t.Errorf("%d questions of the flood are at work beside its share of %d", n, workers/4)
	}
	close(gate)
	r.await("answers to the flood", replies(flood))
}

// TestLongMessage: a message as long as Slack takes is answered from its ends, and the
// answer says so.
func TestLongMessage(t *testing.T) {
	t.Parallel()
	r := start(t, setup{})
	r.say("alice", "dm", "is japan a member? "+strings.Repeat("lorem ipsum, ", 2800)+"thanks!")
	r.await("answer", replies(1))
	m := r.State().FromBot()[0]
	for _, want := range []string{"Japan is a member", "I read only its first 500 words and its last 500."} {
		if !strings.Contains(m.Text, want) {
			t.Errorf("the answer has no %q:\n%s", want, m.Text)
		}
	}
}
