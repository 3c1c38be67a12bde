package core

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"sync"
	"time"

	"miswg/bot/localslack/loose"
)

// Notes are what is kept of all that happened, for whoever asks. Its methods may be called from any goroutine.
type Notes struct {
	mu        *sync.Mutex
	life      *Life
	most      int // of wire entries and of calls
	wire      []Entry
	calls     []Call
	answered  int // calls, those forgotten too
	acks      []Ack
	complaint []Complaint
	story     []string
	seq       uint64
	tick      chan struct{} // closed and replaced at each change
	watchers  map[*watcher]struct{}
}

// keep drops the oldest half once there are twice as many as wanted, so that dropping is rare.
func keep[T any](list []T, n int) []T {
	if len(list) < 2*n {
		return list
	}
	return slices.Clone(list[len(list)-n:])
}

// Wire is what went over sockets and HTTP, oldest first; at least the last Options.Keep entries. The slice is the caller's.
func (s *Notes) Wire() []Entry { return copied(s, &s.wire) }

func copied[T any](s *Notes, list *[]T) []T {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(*list)
}

// Calls are the Web API calls, oldest first; with methods, only those. The slice is the caller's.
func (s *Notes) Calls(methods ...string) []Call {
	return slices.DeleteFunc(copied(s, &s.calls), func(c Call) bool {
		return len(methods) > 0 && !slices.Contains(methods, c.Method)
	})
}

// Acks are the acknowledgements that came in time, oldest first. The slice is the caller's.
func (s *Notes) Acks() []Ack { return copied(s, &s.acks) }

// Transcript is everything that people and the bot visibly did, in order, without IDs and times, ending in a newline:
// one entry per post, edit, deletion, private message, modal, Home tab, status, reaction and file, and per command,
// click, choice and shortcut of a person. Under a message stand what can be pressed in it ([Share], [▾ Country]),
// images and tables. It is stable as long as the order of events is; tests compare it with golden files.
func (s *Notes) Transcript() string {
	return strings.Join(append(copied(s, &s.story), ""), "\n")
}

// Complaints are all so far, oldest first; nil when there are none. The slice is the caller's.
func (s *Notes) Complaints() []Complaint { return copied(s, &s.complaint) }

// Check is nil when nothing was complained of, save kinds listed as allowed. Warnings count unless allowed.
func (s *Notes) Check(allowed ...string) error {
	wrong := slices.DeleteFunc(s.Complaints(), func(c Complaint) bool { return slices.Contains(allowed, c.Kind) })
	if len(wrong) == 0 {
		return nil
	}
	return errors.New("localslack: " + strings.Join(loose.Each(wrong, Complaint.String), "\n"))
}

// Sum is how much the Notes hold.
type Sum struct {
	Story      []string // the transcript's entries, oldest first
	Acked      int
	Calls      int // Web API calls answered
	Complaints int
}

// Sum is taken with the lock held.
func (s *Notes) Sum() Sum {
	return Sum{slices.Clip(s.story), len(s.acks), s.answered, len(s.complaint)}
}

// Traffic is how the sockets are doing.
type Traffic struct {
	Sockets int // open
	Pending int // envelopes sent and not yet acknowledged or given up
	Waiting int // events held because no socket is open
}

// Change tells a watcher that something happened. It names the place and leaves the content to a State.
type Change struct {
	Seq     uint64 `json:"seq"`     // one more at each change
	Kind    string `json:"kind"`    // message, ephemeral, view, home, status, session, prompts, file, socket, wire, complaint, story, offer, member
	Channel string `json:"channel"` // "" where there is none
	TS      string `json:"ts"`      // message, or root of the thread
	User    string `json:"user"`    // whom it concerns; "" means everybody
}

type watcher struct{ queue []Change }

// Watch streams changes in order from now on. Nothing is dropped: what is not yet read is kept. The channel is closed
// when ctx ends or the server closes.
func (s *Notes) Watch(ctx context.Context) <-chan Change {
	out := make(chan Change)
	w := &watcher{}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.life.Closed() {
		close(out)
		return out
	}
	s.watchers[w] = struct{}{}
	ctx, stop := context.WithCancel(ctx)
	s.life.Go(func() {
		defer close(out)
		defer stop()
		defer context.AfterFunc(s.life.ctx, stop)()
		for ctx.Err() == nil {
			s.mu.Lock()
			batch, soon := w.queue, s.tick
			w.queue = nil
			s.mu.Unlock()
			if len(batch) == 0 {
				select {
				case <-soon:
				case <-ctx.Done():
				}
			}
			for _, c := range batch {
				select {
				case out <- c:
				case <-ctx.Done():
				}
			}
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.watchers, w)
	})
	return out
}

// Entry is one thing on the wire, tokens and tickets removed.
type Entry struct {
	Seq        int             `json:"seq"`
	At         time.Time       `json:"at"`
	ToBot      bool            `json:"to_bot"` // direction: Slack to the bot, or the bot to Slack
	Kind       string          `json:"kind"`   // connect, close, hello, disconnect, envelope, ack, call, response_url, raw
	Summary    string          `json:"summary"`
	Socket     int             `json:"socket"`   // 0 where none is concerned
	Envelope   string          `json:"envelope"` // "" where none is
	Payload    json.RawMessage `json:"payload"`  // nil when there is none or it is not JSON
	Latency    time.Duration   `json:"latency"`  // of an ack since its envelope, of a call until its answer
	Complaints []string        `json:"complaints"`
}

// Call is one request to the Web API, or to a response_url (Method "response_url").
type Call struct {
	At      time.Time       `json:"at"`
	Method  string          `json:"method"`
	Args    json.RawMessage `json:"args"` // a JSON object, tokens removed
	OK      bool            `json:"ok"`
	Error   string          `json:"error"`   // "" when OK
	Status  int             `json:"status"`  // HTTP status; 0 when the connection was reset or hung
	Faulted bool            `json:"faulted"` // a fault answered
	Took    time.Duration   `json:"took"`
	Reply   json.RawMessage `json:"reply"`
}

// Ack is one acknowledgement that came in time.
type Ack struct {
	EnvelopeID string          `json:"envelope_id"`
	Type       string          `json:"type"`  // envelope type, and for interactions their type
	Event      string          `json:"event"` // subscription name, command or action
	Attempt    int             `json:"attempt"`
	Socket     int             `json:"socket"` // the socket it came on
	SentOn     int             `json:"sent_on"`
	Latency    time.Duration   `json:"latency"` // real time from the frame's writing
	Payload    json.RawMessage `json:"payload"` // nil when empty
}

// The kinds of complaint.
const (
	BadBlocks   = "invalid_blocks" // a message's blocks break Block Kit's rules
	BadView     = "invalid_view"   // a view does
	BadText     = "text"           // text too long or missing
	BadCall     = "api"            // a Web API call that can never be right: unknown method, missing scope, bad argument
	BadHook     = "response_url"   // used too often, too late, or wrongly
	BadAck      = "ack_payload"    // the acknowledgement's payload has the wrong shape
	BigAck      = "ack_size"       // 20 KB or more, which Slack ignores
	BadOptions  = "options"        // suggestions missing or too many
	EarlyAck    = "early_ack"      // of a search, before it ended
	LateAck     = "late_ack"       // after the deadline
	NoAck       = "no_ack"         // never, though the socket was sound
	DoubleAck   = "double_ack"     // a second one on the same socket
	UnknownAck  = "unknown_ack"    // for an envelope that was never sent
	BadFrame    = "frame"          // not a JSON object, or not a text frame
	Broadcast   = "broadcast"      // a live @channel, @here or @everyone
	Warning     = "warning"        // allowed, but worse than it need be
	maxComplain = 10000
)

// Complaint is one thing the bot did that Slack's documentation forbids, or, of kind Warning, advises against.
type Complaint struct {
	Kind  string    `json:"kind"`
	Where string    `json:"where"` // method, or envelope type
	Text  string    `json:"text"`
	At    time.Time `json:"at"`
}

// String is one line without the time.
func (c Complaint) String() string { return c.Kind + ": " + c.Where + ": " + c.Text }
