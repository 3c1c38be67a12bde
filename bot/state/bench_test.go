package state

import (
	"errors"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"miswg/bot/ledger"
)

// BenchmarkClaim claims new keys, one after another and eight at a time.
func BenchmarkClaim(b *testing.B) {
	for _, d := range databases {
		b.Run(d.name, func(b *testing.B) {
			s := mustOpen(b, d.url(b), Options{})
			for i := 0; b.Loop(); i++ {
				if ok, err := s.Claim(b.Context(), "", time.Hour, strconv.Itoa(i)); !ok || err != nil {
					b.Fatal(ok, err)
				}
			}
		})
		b.Run(d.name+"-together", func(b *testing.B) {
			s := mustOpen(b, d.url(b), Options{})
			var n atomic.Int64
			b.SetParallelism(8)
			b.ResetTimer()
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					if ok, err := s.Claim(b.Context(), "", time.Hour, strconv.FormatInt(n.Add(1), 10)); !ok || err != nil {
						b.Error(ok, err)
					}
				}
			})
		})
	}
}

// BenchmarkDelivery keeps a delivery, claims it, notes that its answer leaves, and forgets
// it, as a command has it.
func BenchmarkDelivery(b *testing.B) {
	for _, d := range databases {
		b.Run(d.name, func(b *testing.B) {
			s := mustOpen(b, d.url(b), Options{})
			body := make([]byte, 800)
			for i := 0; b.Loop(); i++ {
				key := strconv.Itoa(i)
				owner := "owner of " + key
				_, begun := s.Begin(b.Context(), []ledger.Pending{{Key: key, Owner: owner, Copy: "copy", Body: body, Taken: time.Now()}}, time.Minute)
				_, claimed := s.Claim(b.Context(), owner, time.Hour, key)
				_, sent := s.Sending(b.Context(), owner, "copy", true)
				if err := errors.Join(begun, claimed, sent, s.Finish(b.Context(), owner, "copy")); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkMention is BenchmarkDelivery as a mention has it: asked in a channel, in a
// language that is looked up, and its answer is remembered.
func BenchmarkMention(b *testing.B) {
	for _, d := range databases {
		b.Run(d.name, func(b *testing.B) {
			s := mustOpen(b, d.url(b), Options{})
			body := make([]byte, 800)
			for i := 0; b.Loop(); i++ {
				key := strconv.Itoa(i)
				owner := "owner of " + key
				in := ledger.Place{Channel: "C" + strconv.Itoa(i/5), Thread: key, Question: key}
				answered := ledger.Answered{Question: key, Posted: ledger.Posted{Channel: in.Channel, TS: key, Thread: key, User: "U1", Says: "says " + key}, TTL: time.Hour}
				_, begun := s.Begin(b.Context(), []ledger.Pending{{Key: key, Owner: owner, Copy: "copy", Body: body, Taken: time.Now()}}, time.Minute)
				_, _, _, claimed := s.ClaimIn(b.Context(), in, "U1", owner, time.Hour, key, "m"+key)
				_, sent := s.Sending(b.Context(), owner, "copy", true)
				if err := errors.Join(begun, claimed, sent, s.Finish(b.Context(), owner, "copy", answered)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkOpen opens a file that holds 20,000 claims, as at a start.
func BenchmarkOpen(b *testing.B) {
	path := databases[1].url(b)
	s := mustOpen(b, path, Options{})
	for i := range 20_000 {
		if _, err := s.Claim(b.Context(), "", time.Hour, strconv.Itoa(i)); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		s, err := Open(b.Context(), path, Options{})
		if err != nil {
			b.Fatal(err)
		}
		_ = s.Close()
	}
}
