package correct

import (
	"context"
	"slices"
	"time"

	"miswg/bot/ledger"
	"miswg/bot/outbox"
	"miswg/bot/render"
	"miswg/bot/retry"
	"miswg/bot/wire"
)

// The pace of corrections: nobody waits for them.
const (
	atOnce = 20               // at a look
	again  = 10 * time.Minute // after which one that did not end is tried again, by any copy
)

// Look corrects some of the answers that are to be corrected, one after the other, until
// ctx ends. It is cheap when there are none; once a minute is a good time. What fails for
// a while is tried again at a later look.
func (c *Corrector) Look(ctx context.Context) {
	if !c.busy.CompareAndSwap(false, true) {
		return
	}
	c.came.Store(c.Digest(), true)
	left, err := c.records(ctx, true)
	ledger.Report(c.Log, "not known which answers are to be corrected", err)
	c.next(ctx, left, atOnce)
}

// next corrects the first of some that is due and that no other copy corrects, at most n,
// and then the others.
func (c *Corrector) next(ctx context.Context, left []record, n int) {
	for i := range left {
		r := left[i]
		// The files of a corpus may be mended while corrections are owed: what it changed stays.
		due := slices.IndexFunc(r.Owed, func(o owed) bool { _, came := c.came.Load(o.Next); return came })
		if due < 0 {
			continue
		}
		if ctx.Err() != nil || n == 0 {
			break
		}
		first, err := c.Ledger.Store.Claim(ctx, "", again, "correct:"+r.Owed[due].Draft+":"+r.kept.Name)
		ledger.Report(c.Log, "an answer is not corrected", err)
		if err != nil {
			break
		}
		if !first {
			continue
		}
		if c.correct(&turn{c, r, due, func() { c.next(ctx, left[i+1:], n-1) }}) {
			return
		}
		break // there is no room
	}
	c.busy.Store(false)
}

// A turn is one correction under way.
type turn struct {
	*Corrector
	r    record
	due  int
	then func() // what follows, whatever becomes of it
}

// What becomes of a message.
type outcome int

const (
	amended outcome = iota
	gone            // it is deleted
	shut            // it cannot be read, or changed
)

// correct adds the line to the message, if that may be read. It reports whether there was
// room for the call.
func (c *Corrector) correct(t *turn) bool {
	o, became := &t.r.Owed[t.due], shut
	to := wire.Target{Channel: t.r.Channel, Thread: t.r.Thread, Kind: t.r.Place}
	call := &outbox.Call{Lane: t.r.Channel, Method: "chat.update, of old", Tries: 3, Make: func(ctx context.Context, blocks bool) error {
		m, there, may, err := c.Own.Read(ctx, to, t.r.TS)
		switch {
		case err != nil || !may:
			return err
		case !there:
			became = gone
			return nil
		}
		m, done, fits := render.Amended(m, o.Draft, o.Said)
		if fits && !done {
			err = c.Own.Rewrite(ctx, t.r.Channel, t.r.TS, m, blocks)
		}
		if fits && err == nil {
			became = amended
		}
		return err
	}}
	call.Done = func(ctx context.Context, err error) {
		v := retry.Judge(err)
		switch {
		case err != nil && v.Retry || ctx.Err() != nil:
			t.then() // it stays owed
		case became == gone || retry.Code(err) == "message_not_found":
			c.drop(ctx, t.r.kept)
			t.then()
		case became == amended && t.r.Thread == "":
			t.end(ctx)
		default:
			t.tell(ctx, became == amended)
		}
	}
	return c.Outbox.Submit(nil, call)
}

// tell says it in the thread, unless that was said for another of its answers. That it may
// be on its way is noted before it leaves.
func (t *turn) tell(ctx context.Context, amended bool) {
	o := &t.r.Owed[t.due]
	first, err := t.Ledger.Store.Claim(ctx, t.r.kept.Name, ledger.GivenFor, "corrected:"+o.Draft+":"+t.r.Channel+":"+t.r.thread())
	ledger.Report(t.Log, "a thread is not told of a correction", err)
	switch {
	case err != nil:
		t.then()
		return
	case !first:
		t.end(ctx)
		return
	}
	to := wire.Target{Channel: t.r.Channel, Thread: t.r.thread(), Kind: t.r.Place, Asked: t.r.TS}
	call := t.Outbox.Message(to, render.Correction(t.r.Lang, o.Thread))
	if o.Telling && arrived(ctx, call) {
		t.end(ctx)
		return
	}
	o.Telling = true
	if err := t.save(ctx, t.r); err != nil {
		ledger.Report(t.Log, "a thread is not told of a correction", err)
		t.then()
		return
	}
	call.Done = func(ctx context.Context, err error) {
		v := retry.Judge(err)
		switch {
		case err == nil:
			t.end(ctx)
		case v.Retry || ctx.Err() != nil:
			if o.Telling = v.Unsure || ctx.Err() != nil; !o.Telling {
				ledger.Report(t.Log, "a thread is not told of a correction", t.save(ctx, t.r))
			}
			t.then()
		case amended:
			t.end(ctx)
		default:
			t.Count.Uncorrected.Add(1)
			t.Log.Warn("an answer cannot be corrected", "draft", o.Draft, "cause", retry.Reason(err))
			t.drop(ctx, t.r.kept)
			t.then()
		}
	}
	if !t.Outbox.Submit(nil, call) {
		o.Telling = false // it did not leave
		ledger.Report(t.Log, "a thread is not told of a correction", t.save(context.WithoutCancel(ctx), t.r))
		t.then()
	}
}

// arrived reports whether a line that was on its way when its copy ended is there; where
// there is no looking it up it most likely is.
func arrived(ctx context.Context, call *outbox.Call) bool {
	if call.Find == nil {
		return true
	}
	there, known := call.Find(ctx)
	return there || !known
}

// end notes that the correction is made.
func (t *turn) end(ctx context.Context) {
	t.r.corrected(t.r.Owed[t.due])
	t.Count.Corrected.Add(1)
	ledger.Report(t.Log, "that an answer was corrected is not noted", t.save(ctx, t.r))
	t.then()
}
