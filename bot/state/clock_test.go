package state

import (
	"testing"
	"time"
)

// TestClocksDiffer holds that copies on machines whose clocks are an hour apart agree on
// whose a delivery is, and until when.
func TestClocksDiffer(t *testing.T) {
	url := postgresURL(t)
	a, b := mustOpen(t, url, Options{}), mustOpen(t, url, Options{})
	c := newClock()
	c.t.Store(time.Now().UnixNano())
	for _, off := range []time.Duration{-time.Hour, time.Hour} {
		b.now = func() time.Time { return time.Now().Add(off) }
		b.common.here = b.now
		must(t, b.common.compare(t.Context(), &b.database))
		if d := b.common.now().Sub(a.common.now()).Abs(); d > time.Minute {
			t.Errorf("clocks %v apart are %v apart to the copies, want nothing", off, d)
		}
		key := off.String()
		begin(t, a, "e:"+key, "o"+key, "A", c)
		sameOwners(t, "adopted while the lease lasts", adopted(t, b, "B"))
		must(t, a.Renew(t.Context(), "A", 0))
		sameOwners(t, "adopted after it", adopted(t, b, "B"), "o"+key)
		for _, s := range []*Store{a, b} {
			_, err := s.Claim(t.Context(), "", time.Minute, key)
			must(t, err)
			_, err = s.Sweep(t.Context(), s.now())
			must(t, err)
		}
		if n := count(t, a, "miswg_claims"); n != 1 {
			t.Errorf("%d claims after a sweep by each, want one", n)
		}
		_, err := a.exec(t.Context(), `DELETE FROM miswg_claims`)
		must(t, err)
	}
}
