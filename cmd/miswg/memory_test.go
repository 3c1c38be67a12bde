package main

import (
	"context"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"
	"time"

	"miswg/bot/localslack"
)

// What a process may hold, and grow by, after it was asked a lot.
const (
	maxResident   = 80e6
	residentGrows = 2e6
	liveGrows     = 1 // MB, as the collector prints it
)

// TestMemory asks the program 20,000 questions of every kind, as fast as it answers, and
// weighs it every 1,000. It has the scope for the map, so that it draws it as well. It is
// built for this: the tests' own binary would have their code resident, too.
//
// What is resident goes up and down with the collector, and the limit that serve
// sets would hide a leak in it for long. So growth is looked for twice, between the
// third quarter and the fourth, when the caches are full: in the most that was
// resident, which covers what is not Go's, and in the median of what each collection
// found alive, which is the same however often it collects. 5,000 questions may
// leave 1 MB alive, 200 bytes each, for claims: they are kept for fifteen minutes,
// and bounded.
func TestMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("asks 20,000 questions")
	}
	if raced {
		t.Skip("the race detector's own books are several times what is measured")
	}
	measurable(t)
	const questions, every, settled = 20_000, 1000, 2000
	c := gather(t, crowdPeople, localslack.Options{Keep: -1, ExtraScopes: []string{"files:write"}})
	cmd := exec.Command(built(t, "."), "serve")
	cmd.Env = []string{"STATE_URL=" + filepath.Join(t.TempDir(), "state.db"), "GODEBUG=gctrace=1"}
	p := startProgram(t, cmd, t.TempDir(), c.ws)
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
	defer cancel()
	c.connected(ctx, t)
	var samples, logged []int
	for n := 1; n <= questions; n++ {
		switch n % 10 {
		case 0:
			c.direct(ctx, t)
		case 1, 3, 5, 7, 9:
			c.command(ctx, t)
		default:
			c.mention(ctx, t)
		}
		c.await(ctx, t, 32) // more would weigh the queue
		if n%every == 0 {
			s := p.size(t)
			t.Logf("%5d questions: %v", n, s)
			samples, logged = append(samples, s.resident), append(logged, len(p.log.String()))
			if n > settled && s.resident >= maxResident {
				t.Errorf("after %d questions %.1f MB are resident, want less than %.0f", n, mega(s.resident), mega(maxResident))
			}
		}
	}
	c.await(ctx, t, 0)
	maps := 0
	for _, f := range c.ws.State().Files {
		if f.Name == "miswg-map.png" {
			maps++
		}
	}
	if maps != 1 {
		t.Errorf("%d maps were uploaded, want one", maps)
	}
	half, most := len(samples)/2, len(samples)*3/4
	before, after := slices.Max(samples[half:most]), slices.Max(samples[most:])
	t.Logf("at most resident in the third quarter %.1f MB, in the fourth %.1f", mega(before), mega(after))
	if after > before+residentGrows {
		t.Errorf("%.1f MB were resident in the last quarter, %.1f in the one before: memory grows", mega(after), mega(before))
	}
	log := p.log.String()
	before, after = alive(t, log[logged[half-1]:logged[most-1]]), alive(t, log[logged[most-1]:])
	t.Logf("alive in the third quarter %d MB, in the fourth %d", before, after)
	if after > before+liveGrows {
		t.Errorf("%d MB are alive in the last quarter, %d in the one before: memory grows", after, before)
	}
	if err := p.stop(); err != nil {
		t.Errorf("miswg serve = %v, want exit 0\n%s", err, p.log)
	}
	if out := c.outcome(t); out.lost+out.doubled > 0 {
		t.Errorf("lost %d, doubled %d, want none", out.lost, out.doubled)
	}
}

// collection is a line of the collector: what was alive at its end, in MB.
var collection = regexp.MustCompile(`(?m)^gc \d+ @.* \d+->\d+->(\d+) MB,`)

// alive is the median of what the collections in a log found alive, in MB.
func alive(t *testing.T, log string) int {
	t.Helper()
	var all []int
	for _, m := range collection.FindAllStringSubmatch(log, -1) {
		n, err := strconv.Atoi(m[1])
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, n)
	}
	if len(all) < 5 {
		t.Fatalf("%d collections in the log:\n%s", len(all), log)
	}
	slices.Sort(all)
	return all[len(all)/2]
}
