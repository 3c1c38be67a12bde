package bot

import (
	"time"
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

// recycleTick is how often a connection is looked at.
func (b *Bot) recycleTick() time.Duration {
	return min(max(b.cfg.Recycle/20, 20*time.Millisecond), time.Second)
}

// freshen notes that the connection is new, and lets the next one have its turn.
func (s *socket) freshen() {
	s.opened.Store(time.Now().UnixNano())
	s.tally.Store(s.bot.count.Received.Load())
	s.took.Store(time.Now().UnixNano())
	s.bot.replacing.CompareAndSwap(s, nil)
}

// worn says why the connection should be replaced now, "" when it should not. Who
// is told why has the turn, until it is connected again.
func (s *socket) worn() string {
	b := s.bot
	if s.ready.Load() && time.Since(time.Unix(0, s.heard.Load())) > b.cfg.PingInterval {
		return "silent" // slack-go notices within twice the time
	}
	if !s.ready.Load() || s.owed.Load() > 0 || b.Stats().Sockets < 2 {
		return ""
	}
	cause := ""
	age := time.Since(time.Unix(0, s.opened.Load()))
	switch {
	case b.count.Received.Load()-s.tally.Load() >= deafAfter && time.Since(time.Unix(0, s.took.Load())) >= min(deafFor, b.cfg.Recycle/4):
		cause = "hears nothing while others do"
	case age >= s.span() && b.quietFor() >= min(quiet, b.cfg.Recycle/4):
		cause = "old"
	}
	if cause == "" || !b.replacing.CompareAndSwap(nil, s) {
		return ""
	}
	return cause
}

// span is how old the connection may become: not all the same, so that their turns
// do not come together.
func (s *socket) span() time.Duration {
	all := time.Duration(2 * s.bot.cfg.Connections)
	return s.bot.cfg.Recycle / all * (all - time.Duration(s.n))
}

// quietFor returns for how long no envelope came, and no connection was opened.
func (b *Bot) quietFor() time.Duration {
	last := int64(0)
	for _, s := range b.sockets {
		last = max(last, s.took.Load())
	}
	return time.Since(time.Unix(0, last))
}
