package bot_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	dto "github.com/prometheus/client_model/go"
	"go.yaml.in/yaml/v3"

	"miswg/bot"
	"miswg/bot/ledger"
	"miswg/bot/localslack"
	"miswg/bot/ops"
	"miswg/index/answer"
)

// slowJournal takes 1.1 s to keep a delivery, by the clock of the bot that waits for it.
type slowJournal struct {
	ledger.Store
	late *atomic.Int64
}

func (s slowJournal) Begin(ctx context.Context, ps []ledger.Pending, lease time.Duration) (map[string]int64, error) {
	s.late.Add(int64(1100 * time.Millisecond))
	return s.Store.Begin(ctx, ps, lease)
}

func (s slowJournal) now() time.Time { return time.Now().Add(time.Duration(s.late.Load())) }

// A provocation brings an alert about: what the alert looks at is then so, and was not before.
type provocation struct {
	setup   setup
	harm    func(r *running)
	metric  string // that the alert looks at
	label   string // a label value it has, "" for any
	alerted func(v float64) bool
	always  bool // from the first
}

func provocations(t *testing.T) map[string]provocation {
	asks := func(r *running) { r.say("alice", "#general", "@miswg is japan a member?") }
	some := func(v float64) bool { return v > 0 }
	slow := slowJournal{journalled(t), new(atomic.Int64)}
	broken := func(err func()) setup {
		return setup{engine: twist(t, func(context.Context, answer.Question, *answer.Engine) (answer.Answer, error) {
			err()
			return answer.Answer{}, errors.New("broken")
		})}
	}
	return map[string]provocation{
		"MiswgDeaf": {setup: setup{bot: bot.Config{PingInterval: 200 * time.Millisecond}}, metric: "miswg_connections_ready",
			harm:    func(r *running) { r.Inject("apps.connections.open", localslack.Fault{Hang: true}); r.Kill() },
			alerted: func(v float64) bool { return v < 1 }},
		"MiswgTooManyConnections": {setup: setup{bot: bot.Config{Connections: 10}}, metric: "miswg_connections_counted", always: true,
			harm: func(r *running) { r.Kill(r.numbers()[0]) }, alerted: func(v float64) bool { return v >= 10 }},
		"MiswgSilentSockets": {setup: setup{slack: localslack.Options{PingInterval: 50 * time.Millisecond}, bot: bot.Config{PingInterval: 3 * time.Second}},
			metric: "miswg_reconnects_total", label: "silent", harm: func(r *running) { r.Freeze() }, alerted: some},
		"MiswgUnanswered": {setup: setup{engine: gated(t, nil), bot: bot.Config{Drain: time.Millisecond}}, metric: "miswg_oldest_seconds",
			harm: asks, alerted: func(v float64) bool { return v > 0.2 }},
		"MiswgFailing": {metric: "miswg_failed_total",
			harm: func(r *running) {
				r.Inject("chat.postMessage", localslack.Fault{Error: "channel_is_archived"})
				asks(r)
			}, alerted: some},
		"MiswgForgetful": {setup: setup{bot: bot.Config{Store: brokenStore{}}}, metric: "miswg_store_broken", always: true, harm: asks, alerted: some},
		"MiswgShedding": {setup: setup{engine: gated(t, nil), bot: bot.Config{Queue: 1, Drain: time.Millisecond}}, metric: "miswg_shed_total",
			harm: func(r *running) { asks(r); r.slash("chidi", "#bids", "japan") }, alerted: some},
		"MiswgPanics":       {setup: broken(func() { panic("provoked") }), metric: "miswg_panics_total", harm: asks, alerted: some},
		"MiswgReconnecting": {metric: "miswg_reconnects_total", label: "ended", harm: func(r *running) { r.Kill() }, alerted: some},
		"MiswgUnwatched": {setup: setup{bot: bot.Config{Watch: unreachable()}}, metric: "miswg_watch_failures_total",
			harm: func(r *running) { r.bot.Look(r.ctx) }, alerted: some},
		"MiswgSlowAcknowledgements": {setup: setup{bot: bot.Config{Store: slow, Now: slow.now}}, metric: "miswg_acknowledgement_seconds",
			harm: asks, alerted: some},
	}
}

// reading returns a metric's value: of a histogram, how many took longer than a second.
func reading(t *testing.T, from prometheus.Gatherer, metric, label string) float64 {
	t.Helper()
	all, err := from.Gather()
	if err != nil {
		t.Fatal(err)
	}
	sum, found := 0.0, false
	for _, f := range all {
		if f.GetName() != metric {
			continue
		}
		for _, m := range f.GetMetric() {
			if label == "" || len(m.GetLabel()) == 1 && m.GetLabel()[0].GetValue() == label {
				found = true
				sum += m.GetCounter().GetValue() + m.GetGauge().GetValue() + slower(m.GetHistogram())
			}
		}
	}
	if !found {
		t.Fatalf("no metric %s with label %q", metric, label)
	}
	return sum
}

func slower(h *dto.Histogram) float64 {
	for _, b := range h.GetBucket() {
		if b.GetUpperBound() == 1 {
			return float64(h.GetSampleCount() - b.GetCumulativeCount())
		}
	}
	return 0
}

// TestAlerts brings about what each alert is for, and watches what it looks at.
func TestAlerts(t *testing.T) {
	t.Parallel()
	var file struct {
		Groups []struct {
			Rules []struct{ Alert, Expr string }
		}
	}
	b, err := os.ReadFile("ops/alerts.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(b, &file); err != nil {
		t.Fatal(err)
	}
	how := provocations(t)
	for _, rule := range file.Groups[0].Rules {
		p, ok := how[rule.Alert]
		if !ok {
			t.Errorf("nothing provokes %s", rule.Alert)
			continue
		}
		delete(how, rule.Alert)
		t.Run(rule.Alert, func(t *testing.T) {
			t.Parallel()
			if !strings.Contains(rule.Expr, p.metric) {
				t.Fatalf("%s looks at %s, want %s in it", rule.Alert, rule.Expr, p.metric)
			}
			s := p.setup
			s.slack.Manifest = lean(t)
			o := ops.NewObserver()
			s.bot.Observer = o
			r := join(t, workspace(t, s.slack), s)
			r.until("all connections", func() bool { return r.bot.Stats().Sockets == max(2, s.bot.Connections) })
			from := prometheus.NewRegistry()
			ops.Register(from, r.bot, o, func() string { return "" })
			if v := reading(t, from, p.metric, p.label); p.alerted(v) && !p.always {
				t.Errorf("%s = %v before anything happened", p.metric, v)
			}
			p.harm(r)
			r.until(rule.Alert, func() bool { return p.alerted(reading(t, from, p.metric, p.label)) })
		})
	}
	for name := range how {
		t.Errorf("there is no alert %s", name)
	}
}
