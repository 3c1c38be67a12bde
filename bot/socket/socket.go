package socket

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

	"miswg/bot/app"
	"miswg/bot/retry"
	"miswg/bot/stats"
	"miswg/bot/wire"
)

const (
	ackDeadline  = 2 * time.Second // docs: 3 s from Slack's sending to our acknowledgement
	ackWorthless = 3 * time.Second // after which Slack has redelivered or given up
	readLimit    = 4 << 20
	writeBuffer  = 32 << 10 // one frame an acknowledgement: Slack does not join continuation frames
	maxOwed      = 4096     // acknowledgements waiting on one connection
	maxBackoff   = 10 * time.Second
	guardPause   = 3 * time.Second // keeps two sockets under the 50 openings a minute that Slack allows
	writeErrors  = 3               // in a row before the connection is replaced
)

// A Socket keeps one Socket Mode connection up for as long as its context lives.
type Socket struct {
	n     int
	group *Group
	acks  chan ack
	ready atomic.Bool  // a hello came on the present connection
	heard stats.Moment // bytes came
	owed  atomic.Int64 // acknowledgements taken and not yet handed over

	opened stats.Moment // the hello came
	tally  atomic.Int64 // envelopes taken by all connections when this one last took one
	took   stats.Moment // it did, or its hello came

	client atomic.Pointer[socketmode.Client]
}

// An ack is an acknowledgement on its way out.
type ack struct {
	envelope string
	payload  any // nil for none
	taken    time.Time
}

// acknowledge queues an acknowledgement, if there is room. An envelope left out is
// redelivered if it is an event.
func (s *Socket) acknowledge(envelope string, payload any, taken time.Time) {
	if envelope == "" {
		return
	}
	s.owed.Add(1)
	select {
	case s.acks <- ack{envelope, payload, taken}:
	default:
		s.owed.Add(-1)
		s.group.cfg.Count.AckLost.Add(1)
	}
}

// sendAcks hands acknowledgements to the connection in its own goroutine, since
// that blocks while the connection is down.
func (s *Socket) sendAcks(ctx context.Context) {
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

func (s *Socket) sendAck(ctx context.Context, a ack) {
	c := s.client.Load()
	if c == nil || s.now().Sub(a.taken) > ackWorthless {
		s.group.cfg.Count.AckLost.Add(1)
		return
	}
	ctx, cancel := context.WithTimeout(ctx, ackDeadline)
	defer cancel()
	if err := c.AckCtx(ctx, a.envelope, a.payload); err != nil {
		s.group.cfg.Count.AckLost.Add(1)
		s.group.cfg.Log.Warn("acknowledgement not sent", "socket", s.n, "err", err)
		return
	}
	s.group.cfg.Count.Acked.Add(1)
	s.group.cfg.Observer.Acknowledged(s.now().Sub(a.taken))
	if s.group.cfg.Accepting(a.taken) {
		s.group.lastAck.Set(s.now())
	}
}

// run keeps the connection up. It returns a *ConfigError when Slack refuses the
// token for good, and nil when ctx ends.
func (s *Socket) run(ctx context.Context) error {
	// Slack may close each connection as soon as it is open; without a guard that
	// is thousands of attempts a second.
	guard := rate.NewLimiter(rate.Every(guardPause), 8)
	for failures := 0; ctx.Err() == nil; {
		again, err := s.connect(ctx, guard)
		var fatal *app.ConfigError
		if errors.As(err, &fatal) {
			return err
		}
		if ctx.Err() != nil {
			return nil
		}
		failures++
		if again.greeted {
			failures = 1
		}
		wait := max(retry.Backoff(failures, maxBackoff), again.after)
		s.group.cfg.Log.Log(ctx, again.level, "socket reconnects", "socket", s.n, "cause", again.cause, "detail", again.detail, "wait", wait)
		s.group.cfg.Count.Reconnects.Add(again.cause)
		if !retry.Sleep(ctx, wait) {
			return nil
		}
	}
	return nil
}

// An ending says why a connection is given up and opened again.
type ending struct {
	cause   stats.Cause
	detail  string        // in Slack's or the network's words, "" when there are none
	given   bool          // up
	greeted bool          // it had been ready
	after   time.Duration // what Slack asked to wait
	level   slog.Level    // of the log line: a replacement that was planned is no warning
}

// connect runs one client until it has to be replaced. slack-go reconnects within
// one client by itself after an ordinary refresh.
func (s *Socket) connect(ctx context.Context, guard *rate.Limiter) (ending, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	c := socketmode.New(s.group.cfg.API,
		socketmode.OptionDialer(s.dialer(guard)),
		socketmode.OptionReadLimit(readLimit),
		socketmode.OptionPingInterval(s.group.cfg.PingInterval))
	s.client.Store(c)
	defer s.ready.Store(false)

	done := make(chan error, 1)
	go func() { done <- c.RunContext(ctx) }()

	end := ending{cause: stats.Refused, level: slog.LevelWarn}
	var failed int
	var after stats.Cause // of the connection that slack-go opens by itself
	stop := func(cause stats.Cause, detail string) {
		if !end.given {
			end.given, end.cause, end.detail = true, cause, detail
			cancel()
		}
	}
	look := time.NewTicker(s.group.tick())
	defer look.Stop()
	for {
		select {
		case <-look.C:
			if cause, ok := s.worn(); ok {
				stop(cause, "")
				end.level = slog.LevelInfo
			}
		case err := <-done:
			if !end.given && err != nil {
				end.detail = retry.Reason(err)
				if retry.Rejected(err) {
					return end, app.Rejection("SLACK_APP_TOKEN", retry.Code(err))
				}
			}
			return end, nil
		case evt := <-c.Events:
			switch evt.Type {
			case socketmode.EventTypeConnected:
				failed = 0
				s.heard.Set(s.now())
			case socketmode.EventTypeConnecting:
				s.ready.Store(false)
				after = s.ended()
			case socketmode.EventTypeHello:
				if end.greeted { // slack-go opened it by itself in the place of another
					s.group.cfg.Count.Reconnects.Add(after)
				}
				end.greeted = true
				s.freshen()
				s.group.greeted(s, evt.Request)
			case socketmode.EventTypeConnectionError:
				ce, ok := evt.Data.(*slack.ConnectionErrorEvent)
				if !ok {
					continue
				}
				if retry.Rejected(ce.ErrorObj) {
					cancel()
					<-done
					return end, app.Rejection("SLACK_APP_TOKEN", retry.Code(ce.ErrorObj))
				}
				var limited *slack.RateLimitedError
				if errors.As(ce.ErrorObj, &limited) {
					end.after = limited.RetryAfter
				}
				// Our own waiting has jitter; slack-go's has none and grows to minutes.
				stop(stats.Refused, retry.Reason(ce.ErrorObj))
			case socketmode.EventTypeErrorWriteFailed:
				if failed++; failed >= writeErrors {
					stop(stats.Unwritable, "")
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
func (s *Socket) resend(evt socketmode.Event) {
	failed, ok := evt.Data.(*socketmode.ErrorWriteFailed)
	if !ok || failed.Response == nil {
		return
	}
	// When it was first queued is not known any more; one ack deadline ago at worst.
	s.acknowledge(failed.Response.EnvelopeID, failed.Response.Payload, s.now().Add(-ackDeadline))
}

// salvage reads an envelope that slack-go could not.
func (s *Socket) salvage(message json.RawMessage) {
	var e struct {
		ID      string          `json:"envelope_id"`
		Type    string          `json:"type"`
		Attempt int             `json:"retry_attempt"`
		Payload json.RawMessage `json:"payload"`
	}
	if err := json.Unmarshal(message, &e); err != nil || e.ID == "" {
		s.group.cfg.Count.BadFrames.Add(1)
		return
	}
	s.take(e.ID, e.Type, e.Attempt, e.Payload)
}

// take turns an envelope into a delivery and hands it on without blocking.
func (s *Socket) take(id, kind string, attempt int, payload json.RawMessage) {
	d := &wire.Delivery{Envelope: id, Kind: kind, Attempt: attempt, Taken: s.now()}
	d.Ack = func(payload any) { s.acknowledge(id, payload, d.Taken) }
	if err := d.Decode(payload); err != nil {
		// Redelivery would bring the same bytes.
		s.group.cfg.Count.BadFrames.Add(1)
		s.group.cfg.Log.Warn("envelope not understood", "socket", s.n, "type", kind)
		d.Ack(nil)
		return
	}
	s.tally.Store(s.group.cfg.Count.Received.Add(1))
	s.took.Set(d.Taken)
	s.group.cfg.Take(d)
}

func (s *Socket) now() time.Time { return s.group.cfg.Now() }
