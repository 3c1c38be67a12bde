package correct

import (
	"context"

	"miswg/bot/ledger"
	"miswg/bot/outbox"
	"miswg/bot/render"
	"miswg/bot/retry"
	"miswg/bot/wire"
)

// tell says it in the thread, unless that was said for another of its answers. That it may
// be on its way is noted before it leaves. Whether one that was on its way arrived is looked
// up beside the lane of the channel: there may be much to look through, and nobody waits.
func (t *turn) tell(ctx context.Context, amended bool) {
	key := "corrected:" + t.said.Draft + ":" + t.r.Channel + ":" + t.r.thread()
	first, err := t.Ledger.Store.Claim(ctx, t.r.kept.Name, ledger.GivenFor, key)
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
	call := t.Outbox.Message(to, render.Correction(t.r.Lang, t.said.Thread.said(t.r.Lang, t.said.Day)))
	call.Method, call.Aside = "chat.postMessage, of old", true
	find := call.Find
	call.Find = nil
	if _, unsent := t.unsent.Load(t.key()); unsent || !t.said.Telling {
		t.leave(ctx, call, key, amended)
		return
	}
	there := find == nil // where there is no looking it up it most likely is
	look := &outbox.Call{Lane: "looked up, " + t.r.Channel, Method: "conversations.replies, of old", Aside: true, Make: func(ctx context.Context, _ bool) error {
		if find != nil {
			found, known := find(ctx)
			there = found || !known
		}
		return ctx.Err()
	}, Done: func(ctx context.Context, err error) {
		switch {
		case err != nil:
			t.then() // it stays owed
		case there:
			t.end(ctx)
		default:
			t.leave(ctx, call, key, amended)
		}
	}}
	if !t.Outbox.Submit(nil, look) {
		t.then()
	}
}

// leave has the line for the thread leave.
func (t *turn) leave(ctx context.Context, call *outbox.Call, key string, amended bool) {
	noted, err := t.telling(ctx, true)
	if err != nil {
		t.then() // it is tried again
		return
	}
	if !noted { // another change came, or another answer
		_, err := t.Ledger.Store.Claim(ctx, t.r.kept.Name, 0, key)
		ledger.Report(t.Log, "a thread is not told of a correction", err)
		t.settle(ctx, amended)
		return
	}
	call.Done = func(ctx context.Context, err error) {
		v := retry.Judge(err)
		switch {
		case err == nil:
			t.end(ctx)
		case v.Retry || ctx.Err() != nil:
			if sure := !v.Unsure && ctx.Err() == nil; sure {
				_, _ = t.telling(ctx, false)
			}
			if v.After > 0 {
				t.rest()
				return
			}
			t.then()
		case amended:
			t.end(ctx)
		default:
			t.Count.Uncorrected.Add(1)
			t.Log.Warn("an answer cannot be corrected", "draft", t.said.Draft, "cause", retry.Reason(err))
			t.drop(ctx, t.r.kept)
			t.then()
		}
	}
	if !t.Outbox.Submit(nil, call) {
		_, _ = t.telling(context.WithoutCancel(ctx), false) // it did not leave
		t.then()
	}
}

// telling notes whether the line for the thread may be on its way, and reports whether that
// is to be said still. Where the store fails it has perhaps noted that it is, and this copy
// knows that it is not.
func (t *turn) telling(ctx context.Context, on bool) (bool, error) {
	noted, err := t.change(ctx, &t.r, func(r *record) bool {
		if r.Owed == nil || r.Owed.Draft != t.said.Draft {
			return false
		}
		r.Owed.Telling = on
		return true
	})
	ledger.Report(t.Log, "not noted that a thread is told of a correction", err)
	if err != nil {
		t.unsent.Store(t.key(), true)
	} else {
		t.unsent.Delete(t.key())
	}
	return noted, err
}

// key names what is said of the answer.
func (t *turn) key() string { return t.said.Draft + ":" + t.r.kept.Name }

// settle ends a turn whose thread is not told.
func (t *turn) settle(ctx context.Context, amended bool) {
	if amended {
		t.end(ctx)
		return
	}
	t.then()
}
