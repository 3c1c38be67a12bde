package watch

import (
	"context"
	"crypto/rand"
	"time"

	"miswg/bot/ledger"
	"miswg/bot/render"
)

// A Teller tells an administrator of a draft that waits, and does not block. Then is called
// with whether nothing is left to do: the administrator was told, or cannot be. It is not
// called where that is not known.
type Teller func(ctx context.Context, p render.Proposal, admin string, then func(ctx context.Context, settled bool))

const (
	telling = 5 * time.Minute      // that telling takes at most; after it nobody is known to do it
	told    = 365 * 24 * time.Hour // for which it is known that an administrator was told of a draft
)

// tell has administrators told of a draft as long as it waits, one after the other, each
// by one copy. What that copy did not bring to an end, since it was killed or Slack was
// away, is done again once its time is over. Who was told in the moment of the kill is told
// twice: better than nobody.
func (w *Watch) tell(ctx context.Context, draft string, admins []string) {
	for i, admin := range admins {
		p := w.now.Load().proposal
		if ctx.Err() != nil || p == nil || p.Draft != draft || p.Decided != "" {
			return
		}
		key, by := "watch:"+draft+":"+admin, rand.Text()
		free, err := w.Store.Claim(ctx, by, telling, key)
		ledger.Report(w.Log, "an administrator is not told of the page", err)
		if err != nil || !free {
			continue
		}
		w.Tell(ctx, *w.reaching(ctx, *p), admin, func(ctx context.Context, settled bool) {
			if settled {
				_, err := w.Store.Claim(context.WithoutCancel(ctx), by, told, key)
				ledger.Report(w.Log, "not noted that an administrator was told of the page", err)
			}
			w.tell(ctx, draft, admins[i+1:])
		})
		return
	}
}
