// SPDX-License-Identifier: MIT

// Package correct corrects answers that were given. While somebody looks after the pages,
// it is kept for 30 days what each posted answer rests on; when a change that the
// administrators approved alters that, the message gets a line that says so, and so does
// its thread. What is to be corrected is written down before the new corpus answers, and
// made a few at a time once it does: whatever ends meanwhile, each is made once.
package correct

import (
	"context"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"miswg/bot/ledger"
	"miswg/bot/outbox"
	"miswg/bot/render"
	"miswg/bot/stats"
	"miswg/bot/wire"
)

// Most is how many answers one change corrects, the newest; older ones stay as they are.
const Most = 200

// Config is what a Corrector works with. Everything in it is required.
type Config struct {
	Ledger *ledger.Ledger
	Outbox *outbox.Outbox
	Own    outbox.Own
	Digest func() string // of the corpus that answers now
	Now    func() time.Time
	Log    *slog.Logger
	Count  *stats.Counters
}

// A Corrector keeps what answers rest on, and corrects them. It is safe for concurrent use.
type Corrector struct {
	Config
	busy atomic.Bool // some are being corrected
	came sync.Map    // the digests of the corpora that answered at some look
}

// New returns a Corrector.
func New(cfg Config) *Corrector { return &Corrector{Config: cfg} }

// Gave keeps what a message rests on that was posted, or changed, if it is an answer; of
// one that is deleted, and has no text any more, it keeps nothing.
func (c *Corrector) Gave(ctx context.Context, to wire.Target, channel, ts string, m render.Message) {
	g := ledger.Given{Name: c.Ledger.Name(channel, ts), User: to.User, At: c.Now()}
	r, answers := recordOf(m.Shows)
	if !answers {
		if posted := m.Text != ""; !posted || to.Edit != "" { // it was one before
			c.drop(ctx, g)
		}
		return
	}
	r.Channel, r.TS, r.Thread, r.Place = channel, ts, to.Thread, to.Kind
	var err error
	if g.Body, err = c.Ledger.Seal(g.Name, r); err == nil {
		err = c.Ledger.Store.SaveGiven(ctx, g)
	}
	ledger.Report(c.Log, "what an answer rests on is not kept", err)
}

func (c *Corrector) drop(ctx context.Context, g ledger.Given) {
	g.Body = nil
	ledger.Report(c.Log, "what an answer rests on is not forgotten", c.Ledger.Store.ChangeGiven(ctx, g))
}

// records returns what is kept, the newest first. What was sealed with another token
// cannot be read any more; it goes when its time comes.
func (c *Corrector) records(ctx context.Context, owed bool) ([]record, error) {
	kept, err := c.Ledger.Store.Given(ctx, c.Now().Add(-ledger.GivenFor), owed)
	if err != nil {
		return nil, err
	}
	var out []record
	for _, g := range kept {
		r := record{kept: g}
		if c.Ledger.Unseal(g.Name, g.Body, &r) == nil {
			out = append(out, r)
		}
	}
	return out, nil
}

// save keeps a record as it is now, unless it was forgotten meanwhile.
func (c *Corrector) save(ctx context.Context, r record) error {
	g := r.kept
	g.Owed = len(r.Owed) > 0
	var err error
	if g.Body, err = c.Ledger.Seal(g.Name, r); err != nil {
		return err
	}
	return c.Ledger.Store.ChangeGiven(ctx, g)
}

// A plan is what a change does to the answers that were given.
type plan struct {
	render.Reach
	fresh   []*record // to be corrected, and not noted yet
	mine    []touched // of each
	threads map[string]touched
	owed    []*record // noted for another draft
}

// plan finds the answers that rest on what a proposal changes.
func (c *Corrector) plan(ctx context.Context, p render.Proposal, next string) (plan, error) {
	out := plan{threads: map[string]touched{}}
	all, err := c.records(ctx, false)
	told := map[string]bool{}
	for i := range all {
		r := &all[i]
		place := r.Channel + " " + r.thread()
		t := r.touchedBy(p, next)
		known := r.has(p.Draft)
		if len(r.Owed) > 0 && !known {
			out.owed = append(out.owed, r)
		}
		switch {
		case t.nothing() && !known:
			continue
		case out.Answers == Most:
			out.Left++
			continue
		}
		out.Answers++
		if r.Thread != "" {
			told[place] = true
		}
		out.threads[place] = out.threads[place].and(t)
		if !known {
			out.fresh, out.mine = append(out.fresh, r), append(out.mine, t)
		}
	}
	out.Threads = len(told)
	return out, err
}

// Reach tells which answers a proposal would have corrected. It changes nothing.
func (c *Corrector) Reach(ctx context.Context, p render.Proposal) render.Reach {
	if !p.Sound() {
		return render.Reach{}
	}
	out, err := c.plan(ctx, p, "")
	ledger.Report(c.Log, "not known which answers rest on the change", err)
	return out.Reach
}

// Owe notes which answers a proposal that was approved has corrected, once the corpus next
// answers in place of base. It may be called again, and by each copy.
func (c *Corrector) Owe(ctx context.Context, p render.Proposal, base, next string) error {
	out, err := c.plan(ctx, p, next)
	if err != nil {
		return err
	}
	for i, r := range out.fresh {
		r.owe(p, next, out.mine[i], out.threads[r.Channel+" "+r.thread()])
	}
	changed := out.fresh
	for _, r := range out.owed {
		r.carry(p, base, next)
		if !r.has(p.Draft) {
			changed = append(changed, r)
		}
	}
	for _, r := range changed {
		if err := c.save(ctx, *r); err != nil {
			return err
		}
	}
	if len(out.fresh) > 0 || out.Left > 0 {
		c.Log.Info("answers rest on what has changed", "draft", p.Draft, "new", len(out.fresh), "corrected", out.Answers, "threads", out.Threads, "left", out.Left)
	}
	return nil
}
