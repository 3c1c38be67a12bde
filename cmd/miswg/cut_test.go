package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"miswg/bot/localslack"
)

// cutQuestions is how many are asked while the store comes and goes.
const cutQuestions = 120

// TestStoreComesAndGoes cuts the way to the database at the start, in between and at the
// stop, while people ask. The next start, which reaches it, repeats nothing and has
// nothing left to find.
func TestStoreComesAndGoes(t *testing.T) {
	t.Parallel()
	for i := range *seeds {
		seed := *firstSeed + uint64(i)
		t.Run(fmt.Sprintf("seed=%d", seed), func(t *testing.T) {
			url, way := farPostgres(t)
			rng := rand.New(rand.NewPCG(seed, 5))
			mend, cut := 10+rng.IntN(20), 60+rng.IntN(cutQuestions-60)
			way.Cut()
			askMeanwhile(t, rng, seed, t.TempDir(), url, way.Mend, func(i int) {
				switch i {
				case mend:
					way.Mend()
				case (mend + cut) / 2:
					way.Cut()
					way.Mend() // every connection is gone
				case cut:
					way.Cut()
				}
			})
		})
	}
}

// askMeanwhile starts a copy in dir and asks; before each question something may happen
// to its store. Then it stops that copy, has the store mended and starts another, which
// neither owes nor repeats anything. It returns what the first one logged.
func askMeanwhile(t *testing.T, rng *rand.Rand, seed uint64, dir, stateURL string, mended func(), happens func(i int)) string {
	t.Helper()
	ws, _ := workspace(t, localslack.Options{
		Channels: rooms(cutQuestions), Seed: seed, AckTimeout: 3 * time.Second, RetryDelays: []time.Duration{0, time.Second, 2 * time.Second},
		Fault: func(string) *localslack.Fault { return &localslack.Fault{Delay: 20 * time.Millisecond} },
	})
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	first := startCopyIn(t, dir, ws, stateURL)
	await(ctx, t, ws, "sockets", func(st localslack.State) bool { return st.Sockets == 2 })
	asked := asked{}
	pace := time.NewTicker(20 * time.Millisecond)
	defer pace.Stop()
	for i := range cutQuestions {
		happens(i)
		asked.put(ctx, t, ws, i, 1+rng.IntN(19))
		<-pace.C
	}
	if err := first.stop(); err != nil {
		t.Errorf("miswg serve = %v, want exit 0\n%s", err, first.log)
	}
	mended()
	next := startCopyIn(t, dir, ws, stateURL)
	patient, enough := context.WithTimeout(ctx, 30*time.Second)
	defer enough()
	if err := ws.Await(patient, func(st localslack.State) bool {
		return st.Sockets == 2 && st.Pending == 0 && st.Waiting == 0 && asked.missing(ws, st) == 0
	}); err != nil {
		t.Log("waited for the rest:", patient.Err())
	}
	if err := next.stop(); err != nil {
		t.Errorf("miswg serve = %v, want exit 0\n%s", err, next.log)
	}
	st := ws.State()
	lost, doubled := asked.missing(ws, st), asked.doubled(st)
	t.Logf("seed %d: sent %d, refused by slack %d, lost %d, doubled %d", seed, cutQuestions, asked.refused(ws), lost, doubled)
	if lost != 0 || doubled != 0 {
		t.Errorf("seed %d: lost %d, doubled %d, want none\n%s\n%s", seed, lost, doubled, first.log, next.log)
	}
	return first.log.String()
}
