// SPDX-License-Identifier: MIT

// Package correct corrects answers that were given. While somebody looks after the pages,
// it is kept for 30 days what each posted answer rests on; when a change that the
// administrators approved alters that, the message gets a line that says so, and so does
// its thread. What is to be corrected is written down before the new corpus answers, and
// made a few at a time once it does: whatever ends meanwhile, each is made once.
package correct

import (
	"context"
	"crypto/rand"
	"io/fs"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"miswg/bot/ledger"
	"miswg/bot/outbox"
	"miswg/bot/render"
	"miswg/bot/stats"
	"miswg/bot/wire"
	"miswg/corpus"
)

// Most is how many answers one change corrects, the newest; older ones stay as they are.
const Most = 200

// Config is what a Corrector works with. Everything in it is required.
type Config struct {
	Ledger *ledger.Ledger
	Outbox *outbox.Outbox
	Own    outbox.Own
	Digest func() string                     // of the corpus that answers now
	Files  func(use func(fs.FS) error) error // of that corpus
	Now    func() time.Time
	Log    *slog.Logger
	Count  *stats.Counters
}

// A Corrector keeps what answers rest on, and corrects them. It is safe for concurrent use.
type Corrector struct {
	Config
	copy   string                 // names this one among several
	busy   atomic.Bool            // some are being corrected
	came   sync.Map               // the digests of the corpora that answered at some look
	unsent sync.Map               // what the store may have as on its way, and did not leave here
	last   atomic.Pointer[change] // that was approved; nil before the first
}

// New returns a Corrector.
func New(cfg Config) *Corrector { return &Corrector{Config: cfg, copy: rand.Text()} }

// Gave keeps what a message rests on that was posted, or changed, if it is an answer; of
// one that is deleted, and has no text any more, it keeps nothing.
func (c *Corrector) Gave(ctx context.Context, to wire.Target, channel, ts string, m render.Message) {
	g := ledger.Given{Name: c.Ledger.Name(channel, ts), User: to.User, Epoch: to.Epoch, At: c.Now().Truncate(time.Microsecond)} // as every store has it
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
	// The change may have come while the answer was on its way: either it finds the answer
	// kept, or that finds it here.
	if ch := c.last.Load(); err == nil && ch != nil && ch.base == r.Corpus {
		r.kept = g
		err = c.owe(ctx, &r, *ch, touched{})
	}
	ledger.Report(c.Log, "what an answer rests on is not kept", err)
}

func (c *Corrector) drop(ctx context.Context, g ledger.Given) {
	was := g.Body // nil where it is not known
	g.Body = nil
	_, err := c.Ledger.Store.ChangeGiven(ctx, g, was)
	ledger.Report(c.Log, "what an answer rests on is not forgotten", err)
}

// records returns what is kept, the newest first. What was sealed with another token
// cannot be read any more; it goes when its time comes.
func (c *Corrector) records(ctx context.Context, owed bool) ([]record, error) {
	kept, err := c.Ledger.Store.Given(ctx, c.Now().Add(-ledger.GivenFor), owed)
	if err != nil {
		return nil, err
	}
	return corpus.Found(kept, c.read), nil
}

// read reads a record, unless another token sealed it.
func (c *Corrector) read(g ledger.Given) (record, bool) {
	r := record{kept: g}
	err := c.Ledger.Unseal(g.Name, g.Body, &r)
	return r, err == nil
}

// change has f change what is kept of an answer, as it is by now, and keeps that. It reports
// false where the answer is forgotten, another was given in its place, or f does.
func (c *Corrector) change(ctx context.Context, r *record, f func(*record) bool) (bool, error) {
	for f(r) {
		g, was := r.kept, r.kept
		g.Owed = r.Owed != nil
		var err error
		if g.Body, err = c.Ledger.Seal(g.Name, r); err != nil {
			return false, err
		}
		saved, err := c.Ledger.Store.ChangeGiven(ctx, g, was.Body)
		if saved {
			r.kept = g
		}
		if saved || err != nil {
			return saved, err
		}
		kept, err := c.Ledger.Store.Given(ctx, was.At, false)
		i := slices.IndexFunc(kept, func(g ledger.Given) bool { return g.Name == was.Name && g.At.Equal(was.At) })
		if err != nil || i < 0 {
			return false, err
		}
		var ours bool
		if *r, ours = c.read(kept[i]); !ours {
			return false, nil
		}
	}
	return false, nil
}

// A change is a proposal that was approved, and the corpora before and after it.
type change struct {
	render.Proposal
	base, next string
}

// A plan is what a change does to the answers that were given.
type plan struct {
	render.Reach
	touched []*record // to be corrected otherwise than is noted
	others  []*record // noted for another draft, that this one leaves as they are
	threads map[string]touched
}

// plan finds the answers that rest on what a proposal changes.
func (c *Corrector) plan(ctx context.Context, p render.Proposal, next string) (plan, error) {
	out := plan{threads: map[string]touched{}}
	all, err := c.records(ctx, false)
	told := map[string]bool{}
	for i := range all {
		r := &all[i]
		t, known := r.due(), r.Last == p.Draft
		if !known {
			t = r.changedBy(p, next)
		}
		switch {
		case !known && t.equal(r.due()):
			if r.Owed != nil {
				out.others = append(out.others, r)
			}
			continue
		case out.Answers >= Most && r.Owed == nil:
			out.Left++
			continue
		case !known:
			out.touched = append(out.touched, r)
		}
		if !known && t.nothing() {
			continue // what was to be said is not so any more
		}
		out.Answers++
		if r.Thread != "" {
			told[r.place()] = true
		}
		out.threads[r.place()] = out.threads[r.place()].and(t)
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
	ch := change{p, base, next}
	c.last.Store(&ch)
	out, err := c.plan(ctx, p, next)
	if err != nil {
		return err
	}
	for _, r := range out.touched {
		if err := c.owe(ctx, r, ch, out.threads[r.place()]); err != nil {
			return err
		}
	}
	for _, r := range out.others {
		if _, err := c.change(ctx, r, func(r *record) bool { return r.carry(base, next) }); err != nil {
			return err
		}
	}
	if len(out.touched) > 0 || out.Left > 0 {
		c.Log.Info("answers rest on what has changed", "draft", p.Draft, "new", len(out.touched), "corrected", out.Answers, "threads", out.Threads, "left", out.Left)
	}
	return nil
}

// owe notes that an answer is corrected by a change, unless that is noted; thread is what
// the answers of its thread have changed besides.
func (c *Corrector) owe(ctx context.Context, r *record, ch change, thread touched) error {
	_, err := c.change(ctx, r, func(r *record) bool {
		mine := r.changedBy(ch.Proposal, ch.next)
		if fresh := r.Last != ch.Draft; !fresh || mine.equal(r.due()) {
			return false
		}
		r.owe(ch, mine, thread.and(mine))
		return true
	})
	return err
}
