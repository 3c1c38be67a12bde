package bot

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"sync/atomic"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"
	"golang.org/x/time/rate"
)

var errUnknownEnvelope = errors.New("bot: unknown envelope type")

const (
	ackDeadline  = 2 * time.Second // docs: 3 s from Slack's sending to our acknowledgement
	ackWorthless = 3 * time.Second // after which Slack has redelivered or given up
	readLimit    = 4 << 20
	writeBuffer  = 32 << 10 // one frame an acknowledgement: Slack does not join continuation frames
	maxOwed      = 4096     // acknowledgements waiting on one connection
	maxBackoff   = 10 * time.Second
	minBackoff   = 200 * time.Millisecond
	guardPause   = 3 * time.Second // keeps two sockets under the 50 openings a minute that Slack allows
	writeErrors  = 3               // in a row before the connection is replaced
)

// A socket keeps one Socket Mode connection up for as long as its context lives.
type socket struct {
	n     int
	bot   *Bot
	acks  chan ack
	ready atomic.Bool  // a hello came on the present connection
	heard atomic.Int64 // when bytes last came, Unix nanoseconds
	owed  atomic.Int64 // acknowledgements taken and not yet handed over

	opened atomic.Int64 // when the hello came, Unix nanoseconds
	tally  atomic.Int64 // envelopes taken by all connections when this one last took one
	took   atomic.Int64 // when that was, or its hello, Unix nanoseconds

	client atomic.Pointer[socketmode.Client]
}

// An ack is an acknowledgement on its way out.
type ack struct {
	envelope string
	payload  any // nil for none
	taken    time.Time
}

// acknowledge queues an acknowledgement, and reports whether there was room. An
// envelope left out is redelivered if it is an event.
func (s *socket) acknowledge(envelope string, payload any, taken time.Time) bool {
	if envelope == "" {
		return false
	}
	s.owed.Add(1)
	select {
	case s.acks <- ack{envelope, payload, taken}:
		return true
	default:
		s.owed.Add(-1)
		s.bot.count.AckLost.Add(1)
		return false
	}
}

// sendAcks hands acknowledgements to the connection in its own goroutine, since
// that blocks while the connection is down.
func (s *socket) sendAcks(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case a := <-s.acks:
			s.sendAck(ctx, a)
			s.owed.Add(-1)
		}
	}
}

func (s *socket) sendAck(ctx context.Context, a ack) {
	c := s.client.Load()
	if c == nil || s.bot.cfg.Now().Sub(a.taken) > ackWorthless {
		s.bot.count.AckLost.Add(1)
		return
	}
	ctx, cancel := context.WithTimeout(ctx, ackDeadline)
	defer cancel()
	if err := c.AckCtx(ctx, a.envelope, a.payload); err != nil {
		s.bot.count.AckLost.Add(1)
		s.bot.log.Warn("acknowledgement not sent", "socket", s.n, "err", err)
		return
	}
	s.bot.count.Acked.Add(1)
	s.bot.cfg.Observer.Acknowledged(s.bot.cfg.Now().Sub(a.taken))
	if s.bot.accepting(a.taken) {
		s.bot.lastAck.Store(time.Now().UnixNano())
	}
}

// run keeps the connection up. It returns a *ConfigError when Slack refuses the
// token for good, and nil when ctx ends.
func (s *socket) run(ctx context.Context) error {
	// Slack may close each connection as soon as it is open; without a guard that
	// is thousands of attempts a second.
	guard := rate.NewLimiter(rate.Every(guardPause), 8)
	for failures := 0; ctx.Err() == nil; {
		again, err := s.connect(ctx, guard)
		var fatal *ConfigError
		if errors.As(err, &fatal) {
			return err
		}
		if ctx.Err() != nil {
			return nil
		}
		failures++
		if again.connected {
			failures = 1
		}
		wait := max(backoff(failures, maxBackoff), again.after)
		s.bot.log.Log(ctx, again.level, "socket reconnects", "socket", s.n, "cause", again.cause, "wait", wait)
		s.bot.count.Reconnects.Add(1)
		if !sleep(ctx, wait) {
			return nil
		}
	}
	return nil
}

// An ending says why a connection is given up and opened again.
type ending struct {
	cause     string
	connected bool          // it had been up
	after     time.Duration // what Slack asked to wait
	level     slog.Level    // of the log line: a replacement that was planned is no warning
}

// connect runs one client until it has to be replaced. slack-go reconnects within
// one client by itself after an ordinary refresh.
func (s *socket) connect(ctx context.Context, guard *rate.Limiter) (ending, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	c := socketmode.New(s.bot.openAPI,
		socketmode.OptionDialer(s.dialer(guard)),
		socketmode.OptionReadLimit(readLimit),
		socketmode.OptionPingInterval(s.bot.cfg.PingInterval))
	s.client.Store(c)
	defer s.ready.Store(false)

	done := make(chan error, 1)
	go func() { done <- c.RunContext(ctx) }()

	end := ending{level: slog.LevelWarn}
	var failed int
	stop := func(cause string, after time.Duration) {
		if end.cause == "" {
			end.cause, end.after = cause, after
			cancel()
		}
	}
	look := time.NewTicker(s.bot.recycleTick())
	defer look.Stop()
	for {
		select {
		case <-look.C:
			if cause := s.worn(); cause != "" {
				stop(cause, 0)
				end.level = slog.LevelInfo
			}
		case err := <-done:
			if end.cause == "" && err != nil {
				end.cause = reason(err)
				if rejected(err) {
					return end, rejection(err)
				}
			}
			return end, nil
		case evt := <-c.Events:
			switch evt.Type {
			case socketmode.EventTypeConnected:
				end.connected, failed = true, 0
				s.heard.Store(time.Now().UnixNano())
			case socketmode.EventTypeConnecting:
				s.ready.Store(false)
			case socketmode.EventTypeHello:
				s.freshen()
				if r := evt.Request; r != nil {
					s.bot.count.Counted.Store(int64(r.NumConnections))
				}
				s.ready.Store(true)
				s.bot.onHello(s)
			case socketmode.EventTypeConnectionError:
				ce, ok := evt.Data.(*slack.ConnectionErrorEvent)
				if !ok {
					continue
				}
				if rejected(ce.ErrorObj) {
					cancel()
					<-done
					return end, rejection(ce.ErrorObj)
				}
				var limited *slack.RateLimitedError
				after := time.Duration(0)
				if errors.As(ce.ErrorObj, &limited) {
					after = limited.RetryAfter
				}
				// Our own waiting has jitter; slack-go's has none and grows to minutes.
				stop(reason(ce.ErrorObj), after)
			case socketmode.EventTypeErrorWriteFailed:
				if failed++; failed >= writeErrors {
					stop("writing fails", 0)
				}
				s.resend(evt)
			case socketmode.EventTypeErrorBadMessage:
				if bad, ok := evt.Data.(*socketmode.ErrorBadMessage); ok {
					s.salvage(bad.Message)
				}
			case socketmode.EventTypeEventsAPI, socketmode.EventTypeSlashCommand, socketmode.EventTypeInteractive:
				if r := evt.Request; r != nil {
					s.take(r.EnvelopeID, r.Type, r.RetryAttempt, r.Payload)
				}
			}
		}
	}
}

// resend puts an acknowledgement that could not be written back in the queue.
func (s *socket) resend(evt socketmode.Event) {
	failed, ok := evt.Data.(*socketmode.ErrorWriteFailed)
	if !ok || failed.Response == nil {
		return
	}
	// When it was first queued is not known any more; one ack deadline ago at worst.
	s.acknowledge(failed.Response.EnvelopeID, failed.Response.Payload, s.bot.cfg.Now().Add(-ackDeadline))
}

// salvage reads an envelope that slack-go could not.
func (s *socket) salvage(message json.RawMessage) {
	var e struct {
		ID      string          `json:"envelope_id"`
		Type    string          `json:"type"`
		Attempt int             `json:"retry_attempt"`
		Payload json.RawMessage `json:"payload"`
	}
	if err := json.Unmarshal(message, &e); err != nil || e.ID == "" {
		s.bot.count.BadFrames.Add(1)
		return
	}
	s.take(e.ID, e.Type, e.Attempt, e.Payload)
}

// take turns an envelope into a delivery and hands it on without blocking.
func (s *socket) take(id, kind string, attempt int, payload json.RawMessage) {
	d := &delivery{from: s, envelope: id, kind: kind, attempt: attempt, taken: s.bot.cfg.Now()}
	if err := d.decode(payload); err != nil {
		// Redelivery would bring the same bytes.
		s.bot.count.BadFrames.Add(1)
		s.bot.log.Warn("envelope not understood", "socket", s.n, "type", kind)
		s.acknowledge(id, nil, d.taken)
		return
	}
	s.bot.accept(d)
}
