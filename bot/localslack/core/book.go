package core

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"miswg/bot/localslack/loose"
)

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

// Mark counts the complaints so far. The lock is held.
func (s *Book) Mark() int { return len(s.notes.complaint) }

// Tell adds an entry. The lock is held.
func (s *Book) Tell(format string, args ...any) {
	s.notes.story = append(s.notes.story, fmt.Sprintf(format, args...))
	s.Changed(Change{Kind: "story"})
}

// redact removes what is a key to something: tokens and socket tickets.
func (s *Book) redact(text string) string {
	text = stepToken.ReplaceAllLiteralString(text, "xwfp-…")
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
