package socket

import (
	"time"

	"miswg/bot/stats"
)

// A connection can look sound, with its pings coming, and carry no envelopes any
// more (python-slack-sdk#1701). No single connection can tell that from a quiet
// day. So one that heard nothing while its sisters heard a lot is replaced, and
// each of them is replaced when it is old: one at a time, in a quiet moment.

const (
	deafAfter = 30               // envelopes that others took meanwhile; by chance between two, once in 2^30
	deafFor   = 15 * time.Second // at least: on a busy machine one is read after the other
	quiet     = 2 * time.Second  // without an envelope on any connection
)

// tick is how often a connection is looked at.
func (g *Group) tick() time.Duration {
	return min(max(g.cfg.Recycle/20, 20*time.Millisecond), time.Second)
}

// freshen notes that the connection is new, and lets the next one have its turn.
func (s *Socket) freshen() {
	s.opened.Set(s.now())
	s.tally.Store(s.group.cfg.Count.Received.Load())
	s.took.Set(s.now())
	s.group.replacing.CompareAndSwap(s, nil)
}

// worn says why the connection should be replaced now, and whether it should. Who is
// told so has the turn, until it is connected again.
func (s *Socket) worn() (stats.Cause, bool) {
	g, now := s.group, s.now()
	if s.ready.Load() && s.heard.Ago(now) > g.cfg.PingInterval {
		return stats.Silent, true // slack-go notices within twice the time
	}
	if !s.ready.Load() || s.owed.Load() > 0 || g.Ready() < 2 {
		return 0, false
	}
	missed := g.cfg.Count.Received.Load() - s.tally.Load()
	var cause stats.Cause
	switch {
	case missed >= deafAfter && s.took.Ago(now) >= min(deafFor, g.cfg.Recycle/4):
		cause = stats.Deaf
	case s.opened.Ago(now) >= s.span() && g.quietFor(now) >= min(quiet, g.cfg.Recycle/4):
		cause = stats.Old
	default:
		return 0, false
	}
	return cause, g.replacing.CompareAndSwap(nil, s)
}

// ended says why slack-go gave the connection up: it does not tell, but a silent one it
// gives up after the time between two pings.
func (s *Socket) ended() stats.Cause {
	if s.heard.Ago(s.now()) > s.group.cfg.PingInterval*3/4 {
		return stats.Silent
	}
	return stats.Ended
}

// span is how old the connection may become: not all the same, so that their turns
// do not come together.
func (s *Socket) span() time.Duration {
	all := time.Duration(2 * len(s.group.sockets))
	return s.group.cfg.Recycle / all * (all - time.Duration(s.n))
}

// quietFor returns for how long no envelope came, and no connection was opened.
func (g *Group) quietFor(now time.Time) time.Duration {
	var least time.Duration = 1 << 62
	for _, s := range g.sockets {
		least = min(least, s.took.Ago(now))
	}
	return least
}
