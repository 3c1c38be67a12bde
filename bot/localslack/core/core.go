// SPDX-License-Identifier: MIT

// Package core is what all parts of the workspace share: one lock, one clock, one end, the counters that identifiers come
// from, what the app may do, how what it sends is read and refused, and the notes of all that happens.
package core

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"regexp"
	"strconv"
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

// Identifiers are visibly synthetic so that none can be taken for a real one.
const (
	TeamID     = "T0LOCAL001"
	TeamDomain = "local"
	OtherTeam  = "T0LOCAL999"
	BotUserID  = "U0LOCALBOT"
	BotID      = "B0LOCALBOT"
	AppID      = "A0LOCALAPP"
)

// Base36 is a number in few characters.
func Base36(n int) string { return strconv.FormatInt(int64(n), 36) }

// Mint makes identifiers and timestamps, none of them twice.
type Mint struct {
	now    func() time.Time
	lastTS int64
	serial map[string]int
}

// TS is a message timestamp: microseconds, strictly increasing. The lock is held.
func (s *Mint) TS() string {
	us := s.now().UnixMicro()
	if us <= s.lastTS {
		us = s.lastTS + 1
	}
	s.lastTS = us
	return fmt.Sprintf("%d.%06d", us/1e6, us%1e6)
}

// ID makes the next identifier with a prefix. The lock is held.
func (s *Mint) ID(prefix string) string {
	return fmt.Sprintf("%s0LOCAL%05d", prefix, s.Next(prefix))
}

// UUID makes the next identifier in the shape of an envelope_id. The lock is held.
func (s *Mint) UUID() string {
	return fmt.Sprintf("00000000-0000-4000-8000-%012d", s.Next("uuid"))
}

// Next counts one kind of thing. The lock is held.
func (s *Mint) Next(kind string) int {
	s.serial[kind]++
	return s.serial[kind]
}

// BlockIDs gives every block a block_id and every element an action_id, as Slack does, and returns the JSON.
func (s *Mint) BlockIDs(blocks []any) json.RawMessage {
	if blocks == nil {
		return nil
	}
	s.fillIDs(blocks)
	return loose.Encode(blocks)
}

func (s *Mint) fillIDs(blocks []any) {
	for _, b := range blocks {
		block, ok := b.(loose.Object)
		if !ok {
			continue
		}
		if loose.Str(block["block_id"]) == "" {
			block["block_id"] = "b" + Base36(s.Next("block"))
		}
		s.fillIDs(blockkit.Inner(block))
		blockkit.Elements(block, func(el loose.Object, _ bool) {
			if loose.Str(el["type"]) != "image" && loose.Str(el["action_id"]) == "" {
				el["action_id"] = "a" + Base36(s.Next("action"))
			}
		})
	}
}

// Book writes the Notes.
type Book struct {
	notes   *Notes
	now     func() time.Time
	log     *slog.Logger
	secrets *strings.Replacer // never written down
}

// Record adds a wire entry; complaints are those made since mark. The lock is held.
func (s *Book) Record(e Entry, payload []byte, mark int) {
	if s.notes.most < 0 {
		return
	}
	e.At = s.now()
	if len(s.notes.wire) > 0 {
		e.Seq = s.notes.wire[len(s.notes.wire)-1].Seq
	}
	e.Seq++
	if text := s.redact(string(payload)); json.Valid([]byte(text)) {
		e.Payload = json.RawMessage(text)
	}
	e.Complaints = loose.Each(s.notes.complaint[min(mark, len(s.notes.complaint)):], Complaint.String)
	s.notes.wire = keep(append(s.notes.wire, e), s.notes.most)
	s.log.Debug("wire", "kind", e.Kind, "summary", e.Summary, "latency", e.Latency)
	s.Changed(Change{Kind: "wire"})
}

// LogCall adds a call and its wire entry; complaints are those made since mark.
func (s *Book) LogCall(entry Call, mark int) {
	s.notes.mu.Lock()
	defer s.notes.mu.Unlock()
	s.notes.answered++
	if s.notes.most > 0 {
		s.notes.calls = keep(append(s.notes.calls, entry), s.notes.most)
	}
	summary := entry.Method
	if entry.Error != "" {
		summary += ": " + entry.Error
	}
	kind := "call"
	if entry.Method == "response_url" {
		kind = entry.Method
	}
	payload := loose.Encode(loose.Object{"args": entry.Args, "reply": entry.Reply, "status": entry.Status})
	s.Record(Entry{Kind: kind, Summary: summary, Latency: entry.Took}, payload, mark)
}

// Complain records what is wrong. The lock is held.
func (s *Book) Complain(kind, where, format string, args ...any) {
	text := s.redact(fmt.Sprintf(format, args...))
	s.log.Debug("complaint", "kind", kind, "where", where, "text", text)
	if len(s.notes.complaint) < maxComplain {
		s.notes.complaint = append(s.notes.complaint, Complaint{Kind: kind, Where: where, Text: text, At: s.now()})
	}
	s.Changed(Change{Kind: "complaint"})
}

// Refuse complains of what is wrong, and refuses it. The lock is held.
func (s *Book) Refuse(code, kind, where, format string, args ...any) *Refusal {
	s.Complain(kind, where, format, args...)
	return Refuse(code)
}

// Mark counts the complaints so far. The lock is held.
func (s *Book) Mark() int { return len(s.notes.complaint) }

// Tell adds an entry. The lock is held.
func (s *Book) Tell(format string, args ...any) {
	s.notes.story = append(s.notes.story, fmt.Sprintf(format, args...))
	s.Changed(Change{Kind: "story"})
}

var ticket = regexp.MustCompile(`ticket=[-0-9A-Za-z]*`)

// redact removes what is a key to something: tokens and socket tickets.
func (s *Book) redact(text string) string {
	return ticket.ReplaceAllLiteralString(s.secrets.Replace(text), "ticket…")
}

// Acknowledged adds an acknowledgement that came in time. The lock is held.
func (s *Book) Acknowledged(a Ack) { s.notes.acks = append(s.notes.acks, a) }

// Changed wakes whoever waits. The lock is held.
func (s *Book) Changed(c Change) {
	s.notes.seq++
	c.Seq = s.notes.seq
	close(s.notes.tick)
	s.notes.tick = make(chan struct{})
	for w := range s.notes.watchers {
		w.queue = append(w.queue, c)
	}
}

// Indent sets the lines after the first of an entry of the story in.
func Indent(text string) string { return strings.ReplaceAll(text, "\n", "\n    ") }

// Soon is the next change: closed when something changes. The lock is held.
func (s *Book) Soon() <-chan struct{} { return s.notes.tick }
