// SPDX-License-Identifier: MIT

// Package core is what all parts of the workspace share: one lock, one clock, one end, the counters that identifiers come
// from, what the app may do, how what it sends is read and refused, and the notes of all that happens.
package core

import (
	"context"
	"log/slog"
	"regexp"
	"strings"
	"sync"
	"time"

	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/manifest"
)

// Core is shared by all parts. Its lock guards them all.
type Core struct {
	sync.Mutex
	*Life
	*Mint
	*Book
	Notes *Notes
	App   *manifest.App
	Base  string // of every URL: scheme, host and port
	Now   func() time.Time
}

// New makes a core. The app's tokens are never written down; keep is how many wire entries and calls are remembered,
// negative for none.
func New(app *manifest.App, base string, now func() time.Time, keep int, log *slog.Logger) *Core {
	s := &Core{App: app, Base: base, Now: now, Mint: &Mint{now: now, serial: map[string]int{}}}
	s.Life = &Life{mu: &s.Mutex}
	s.ctx, s.cancel = context.WithCancel(context.Background())
	s.Notes = &Notes{mu: &s.Mutex, life: s.Life, most: keep, tick: make(chan struct{}), watchers: map[*watcher]struct{}{}}
	s.Book = &Book{notes: s.Notes, now: now, log: log,
		secrets: strings.NewReplacer(app.AppToken, app.AppToken[:5]+"…", app.BotToken, app.BotToken[:5]+"…")}
	return s
}

// Life is the time from the start of the workspace to its end.
type Life struct {
	mu     *sync.Mutex
	ctx    context.Context
	cancel context.CancelFunc
	wg     sync.WaitGroup
}

// Closed says whether the end has come. The lock is held.
func (s *Life) Closed() bool { return s.ctx.Err() != nil }

// Done is closed at the end.
func (s *Life) Done() <-chan struct{} { return s.ctx.Done() }

// Go runs f; the end waits for it.
func (s *Life) Go(f func()) { s.wg.Go(f) }

// After runs f later, under the lock, unless the end came first. The lock is held.
func (s *Life) After(d time.Duration, f func()) {
	if d <= 0 {
		f()
		return
	}
	time.AfterFunc(d, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if !s.Closed() {
			f()
		}
	})
}

// End says that the end has come; false when it had before. The lock is held.
func (s *Life) End() bool {
	defer s.cancel()
	return !s.Closed()
}

// Wait returns when all that was started has ended.
func (s *Life) Wait() { s.wg.Wait() }

// Refuse complains of what is wrong, and refuses it. The lock is held.
func (s *Book) Refuse(code, kind, where, format string, args ...any) *Refusal {
	s.Complain(kind, where, format, args...)
	return Refuse(code)
}

// RefuseAll complains of all that is wrong with something, and refuses it. The lock is held.
func (s *Book) RefuseAll(code, kind, where string, problems []blockkit.Problem) *Refusal {
	for _, p := range problems {
		s.Complain(kind, where, "%s", p)
	}
	return &Refusal{Code: code, Messages: loose.Each(problems, blockkit.Problem.String)}
}

// stepToken is that of a workflow's step, which comes with its event.
var stepToken = regexp.MustCompile(`xwfp-[-0-9A-Za-z]+`)

var ticket = regexp.MustCompile(`ticket=[-0-9A-Za-z]*`)
