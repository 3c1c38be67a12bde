package ledger

import (
	"hash/maphash"
	"time"
)

// claims are keys taken for a time, at most max of them, the oldest leaving first.
// There are some for every question of the last minutes, so they are kept as
// hashes: that a key is mistaken for one of 100,000 others happens once in 10^14
// keys. It is not safe for concurrent use.
type claims struct {
	max   int
	seed  maphash.Seed
	start time.Time // of counting: a difference of times is not changed by setting the clock
	byKey map[uint64]claim
	order []uint64 // the keys of byKey, oldest first
}

type claim struct {
	owner uint64        // 0 is nobody
	until time.Duration // since the start
}

func newClaims(max int, start time.Time) *claims {
	return &claims{max: max, seed: maphash.MakeSeed(), start: start, byKey: map[uint64]claim{}}
}

// takeAll claims each of keys, and reports whether take did for all.
func (c *claims) takeAll(keys []string, owner string, now time.Time, ttl time.Duration) bool {
	all := true
	for _, k := range keys {
		all = c.take(k, owner, now, ttl) && all
	}
	return all
}

// take claims key for an owner, "" for nobody, and reports whether it was free, or
// the owner's already.
func (c *claims) take(key, owner string, now time.Time, ttl time.Duration) bool {
	at := now.Sub(c.start)
	for len(c.order) > 0 && c.byKey[c.order[0]].until <= at {
		c.dropOldest()
	}
	k, by := maphash.String(c.seed, key), uint64(0)
	if owner != "" {
		by = maphash.String(c.seed, owner)
	}
	held, known := c.byKey[k]
	if known && at < held.until && (by == 0 || by != held.owner) {
		return false
	}
	c.byKey[k] = claim{by, at + ttl}
	if !known {
		c.order = append(c.order, k)
	}
	if len(c.order) > c.max {
		c.dropOldest()
	}
	return true
}

func (c *claims) dropOldest() {
	delete(c.byKey, c.order[0])
	c.order = c.order[1:]
}
