package outbox

import (
	"context"
	"time"

	"github.com/slack-go/slack"

	"miswg/bot/ledger"
	"miswg/bot/render"
	"miswg/bot/retry"
	"miswg/bot/wire"
	"miswg/index/answer"
)

// Reply sends a message for a task, as Send does; taken is when the question came.
func (o *Outbox) Reply(t *ledger.Task, to wire.Target, m render.Message, taken time.Time, done func(ctx context.Context, err error)) {
	o.Send(t, to, m, func(ctx context.Context, err error) {
		if err == nil {
			o.Observer.Replied(o.Now().Sub(taken))
		}
		if done != nil {
			done(ctx, err)
		}
	})
}

// Send queues a message for a task, nil for none. If it cannot be delivered the asker
// is told another way. Done may be nil.
func (o *Outbox) Send(t *ledger.Task, to wire.Target, m render.Message, done func(ctx context.Context, err error)) {
	c := o.Message(to, m)
	c.Done = func(ctx context.Context, err error) {
		if err == nil {
			o.Count.Answered.Add(1)
		} else {
			o.undelivered(ctx, t, to, m, err)
		}
		if done != nil {
			done(ctx, err)
		}
	}
	if !o.Submit(t, c) {
		o.Log.Warn("no room for a reply", "channel", to.Channel)
	}
}

// Whisper sends a short message that only its reader needs.
func (o *Outbox) Whisper(t *ledger.Task, to wire.Target, m render.Message) {
	to.Private = true
	o.Send(t, to, m, nil)
}

// undelivered reaches the asker another way. A direct message reaches a person where
// the bot is no member and where the response address has expired; what it says stays
// private.
func (o *Outbox) undelivered(life context.Context, t *ledger.Task, to wire.Target, m render.Message, err error) {
	o.Log.Error("reply not delivered", "channel", to.Channel, "private", to.Private, "cause", retry.Reason(err))
	reachable := to.User != "" && !to.Direct()
	if !reachable || life.Err() != nil {
		o.Count.Failed.Add(1)
		return
	}
	c := o.Message(wire.Target{Channel: to.User, User: to.User}, m)
	c.Done = func(_ context.Context, err error) {
		if err != nil {
			o.Count.Failed.Add(1)
			o.Log.Error("asker not reached", "cause", retry.Reason(err))
			return
		}
		o.Count.Answered.Add(1)
	}
	if !o.Submit(t, c) {
		o.Count.Failed.Add(1)
	}
}

// Quietly makes a call that only adds comfort: its failure is logged, no more.
func (o *Outbox) Quietly(lane, method string, call func(context.Context) error) {
	c := &Call{Lane: "aside " + lane, Method: method, Tries: 2, Make: func(ctx context.Context, _ bool) error { return call(ctx) }}
	c.Done = func(_ context.Context, err error) {
		if err != nil {
			o.Log.Warn("not done", "method", method, "cause", retry.Reason(err))
		}
	}
	o.Submit(nil, c)
}

// Show makes a call that shows somebody something, and counts how it ends.
func (o *Outbox) Show(t *ledger.Task, lane, method string, call func(context.Context) error) {
	c := &Call{Lane: lane, Method: method, Make: func(ctx context.Context, _ bool) error { return call(ctx) }}
	c.Done = func(_ context.Context, err error) {
		if err != nil {
			o.Count.Failed.Add(1)
			o.Log.Error("not shown", "method", method, "cause", retry.Reason(err), "detail", retry.Detail(err))
			return
		}
		o.Count.Answered.Add(1)
	}
	o.Submit(t, c)
}

// Message returns the call that delivers m.
func (o *Outbox) Message(to wire.Target, m render.Message) *Call {
	others := !to.Direct() && to.Channel != to.User // are there, too
	switch {
	case to.Respond != "":
		return o.Respond(to.Respond, Response{Type: "ephemeral"}, m)
	case to.Private && others && to.User != "":
		return &Call{Lane: to.Channel, Method: "chat.postEphemeral", Seen: true, Make: func(ctx context.Context, blocks bool) error {
			_, err := o.API.PostEphemeralContext(ctx, to.Channel, to.User, Options(m, to.Thread, blocks)...)
			return err
		}}
	default:
		c := &Call{Lane: to.Channel, Pace: pace, Method: "chat.postMessage", Seen: true}
		c.Make = func(ctx context.Context, blocks bool) error {
			channel, ts, err := o.API.PostMessageContext(ctx, to.Channel, append(Options(m, to.Thread, blocks), postOptions()...)...)
			if err == nil {
				o.Remember(ctx, to, m, channel, ts)
			}
			return err
		}
		if scope := history(to); scope != "" && o.Self.Can(scope) {
			c.Find = func(ctx context.Context) (bool, bool) { return o.alreadyPosted(ctx, to, m) }
		}
		return c
	}
}

// Remember keeps which message answered a question that may be edited, and tells who wants
// to know of it.
func (o *Outbox) Remember(ctx context.Context, to wire.Target, m render.Message, channel, ts string) {
	if to.Key != "" {
		o.Ledger.Remember(ctx, to.Key, ledger.Posted{Channel: channel, TS: ts, Thread: to.Thread, User: to.User, Says: says(o.Ledger.Sealer, to, m), Edit: to.Edit, Epoch: to.Epoch})
	}
	o.Gave(ctx, to, channel, ts, m)
}

// says names what a message says, where others see it: "" where it is no answer, or only
// points to one.
func says(s ledger.Sealer, to wire.Target, m render.Message) string {
	answers := m.Shows != nil && m.Shows.Kind() != answer.Help
	if !answers || m.Points || to.Direct() {
		return ""
	}
	return s.Says(to.Channel, string(m.Shows.Receipt))
}

// Options are what every method takes: nothing in the text is parsed.
func Options(m render.Message, thread string, blocks bool) []slack.MsgOption {
	opts := []slack.MsgOption{
		slack.MsgOptionText(m.Text, false), // escaped by render
		slack.MsgOptionParse(false),
	}
	if blocks && len(m.Blocks) > 0 {
		opts = append(opts, slack.MsgOptionBlocks(m.Blocks...))
	}
	if thread != "" {
		opts = append(opts, slack.MsgOptionTS(thread))
	}
	return opts
}

// postOptions are those that only a post takes besides: nothing unfurls
// (reference/methods/chat.postMessage).
func postOptions() []slack.MsgOption {
	return []slack.MsgOption{slack.MsgOptionDisableMarkdown(), slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl()}
}
