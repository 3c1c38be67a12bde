package correct

import (
	"bytes"
	"context"
	"io/fs"
	"slices"
	"sync"
	"time"

	"miswg/bot/ledger"
	"miswg/bot/outbox"
	"miswg/bot/render"
	"miswg/bot/retry"
	"miswg/bot/wire"
	"miswg/corpus/past"
)

// The pace of corrections: nobody waits for them.
const (
	atOnce = 20               // at a look
	again  = 10 * time.Minute // after which one that did not end is tried again, by any copy
	lease  = 3 * time.Minute  // after which another copy corrects, where the one that did looks no more
)

// Look corrects some of the answers that are to be corrected, one after the other, until
// ctx ends. It is cheap when there are none; once a minute is a good time. What fails for
// a while is tried again at a later look. Of several copies one corrects at a time.
func (c *Corrector) Look(ctx context.Context) {
	c.came.Store(c.Digest(), true)
	all, err := c.records(ctx, true)
	due, ours := c.due(ctx, all), false
	if len(due) > 0 {
		ours, err = c.Ledger.Store.Claim(ctx, c.copy, lease, "correcting")
	}
	ledger.Report(c.Log, "not known which answers are to be corrected", err)
	if ours && c.busy.CompareAndSwap(false, true) {
		c.next(ctx, due, atOnce)
	}
}

// due returns which of the corrections that are owed are to be made now, and ends those
// whose corpus never answered here, and will not: another took the place of both. The files
// of one that answered may be mended while corrections are owed: what it changed stays.
// What this copy knows nothing of is another's that is further on.
func (c *Corrector) due(ctx context.Context, all []record) []record {
	now, needless := c.Digest(), 0
	was := sync.OnceValue(c.past)
	known := func(digest string) bool {
		_, came := c.came.Load(digest)
		return came || slices.Contains(was(), digest)
	}
	var out []record
	for i := range all {
		r := &all[i]
		base, next := r.Owed.Base, r.Owed.Next
		if known(next) {
			out = append(out, *r)
			continue
		}
		mayCome := now == base || now == r.Corpus
		if ahead := !known(base); mayCome || ahead {
			continue
		}
		ended, err := c.change(ctx, r, func(r *record) bool {
			still := r.Owed != nil && r.Owed.Next == next
			r.Owed = nil
			return still
		})
		ledger.Report(c.Log, "that an answer needs no correction is not noted", err)
		if ended {
			needless++
		}
	}
	if needless > 0 {
		c.Log.Warn("answers are not corrected: another corpus took the place of what was approved", "answers", needless, "corpus", now)
	}
	return out
}

// past are the digests of what the corpus that answers now was before, as far as it knows.
func (c *Corrector) past() (was []string) {
	err := c.Files(func(files fs.FS) error {
		was = past.Digests(files)
		return nil
	})
	if err != nil {
		c.Log.Error("not known what the corpus was before", "err", err)
	}
	return was
}

// next corrects the first of some that no other copy corrects, at most n, and then the
// others.
func (c *Corrector) next(ctx context.Context, left []record, n int) {
	for i := range left {
		r := left[i]
		if ctx.Err() != nil || n == 0 {
			break
		}
		first, err := c.Ledger.Store.Claim(ctx, "", again, "correct:"+r.Owed.Draft+":"+r.kept.Name)
		ledger.Report(c.Log, "an answer is not corrected", err)
		if err != nil {
			break
		}
		if !first {
			continue
		}
		t := &turn{c, r, *r.Owed, func() { c.next(ctx, left[i+1:], n-1) }}
		if t.said.Mine.nothing() {
			t.end(ctx)
			return
		}
		if c.correct(t) {
			return
		}
		break // there is no room
	}
	c.rest()
}

// rest ends a look.
func (c *Corrector) rest() { c.busy.Store(false) }

// A turn is one correction under way.
type turn struct {
	*Corrector
	r    record
	said owed   // what is said; what is owed may change meanwhile
	then func() // what follows, whatever becomes of it
}

// What becomes of a message.
type outcome int

const (
	amended outcome = iota
	gone            // it is deleted
	other           // it was edited, or what is to be said was
	shut            // it cannot be read, or changed
)

// correct adds the line to the message, if that may be read. It reports whether there was
// room for the call.
func (c *Corrector) correct(t *turn) bool {
	became := shut
	to := wire.Target{Channel: t.r.Channel, Thread: t.r.Thread, Kind: t.r.Place}
	call := &outbox.Call{Lane: t.r.Channel, Method: "chat.update, of old", Aside: true, Make: func(ctx context.Context, blocks bool) error {
		if still, err := t.still(ctx); !still {
			became = other
			return err
		}
		m, there, may, err := c.Own.Read(ctx, to, t.r.TS)
		switch {
		case err != nil || !may:
			return err
		case !there:
			became = gone
			return nil
		}
		m, done, fits := render.Amended(m, t.said.Draft, t.said.Mine.said(t.r.Lang, t.said.Day))
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
		case v.After > 0:
			t.rest() // the others have to wait, too
		case err != nil && v.Retry || ctx.Err() != nil:
			t.then() // it stays owed
		case became == other:
			t.then()
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

// still reports whether the answer is owed what it was when the look began.
func (t *turn) still(ctx context.Context) (bool, error) {
	kept, err := t.Ledger.Store.Given(ctx, t.r.kept.At, true)
	return slices.ContainsFunc(kept, func(g ledger.Given) bool { return bytes.Equal(g.Body, t.r.kept.Body) }), err
}

// end notes that the correction is made.
func (t *turn) end(ctx context.Context) {
	if !t.said.Mine.nothing() {
		t.Count.Corrected.Add(1)
	}
	_, err := t.change(ctx, &t.r, func(r *record) bool { r.corrected(t.said); return true })
	ledger.Report(t.Log, "that an answer was corrected is not noted", err)
	t.then()
}
