package bot

import (
	"context"
	"time"
)

// settle is how long the sockets stay after the last acknowledgement was handed
// over: slack-go writes them in its own time and offers no flush.
const settle = 200 * time.Millisecond

// drain takes nothing more, hangs up once every acknowledgement is out, and waits
// until everything taken is answered; all that within a bounded time.
func (b *Bot) drain(hangUp context.CancelFunc) {
	b.stopped.Store(b.cfg.Now().UnixNano())
	limit := time.NewTimer(b.cfg.Drain)
	defer limit.Stop()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for hungUp := false; ; {
		if !hungUp && b.flushed() {
			hangUp()
			hungUp = true // what is queued from here on has nowhere to go
		}
		if hungUp && b.pending.Load() == 0 {
			return
		}
		select {
		case <-tick.C:
		case <-limit.C:
			if n := b.pending.Load(); n > 0 {
				b.log.Error("stopping with replies outstanding", "outstanding", n)
			}
			return
		}
	}
}

// flushed reports whether every acknowledgement of what was accepted is out.
func (b *Bot) flushed() bool {
	owed := b.unacked.Load()
	for _, s := range b.sockets {
		owed += s.owed.Load()
	}
	return owed == 0 && time.Since(time.Unix(0, b.lastAck.Load())) >= settle
}

// stopping reports whether the bot takes nothing more.
func (b *Bot) stopping() bool { return b.stopped.Load() != 0 }

// accepting reports whether what was taken then was accepted, rather than turned
// away because the bot stops.
func (b *Bot) accepting(taken time.Time) bool {
	return !b.stopping() || taken.UnixNano() < b.stopped.Load()
}
