package bot

import (
	"context"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"miswg/bot/render"
)

// A target is where a reply goes and who asked.
type target struct {
	channel string
	thread  string // "" for none
	user    string
	respond string    // response_url; "" posts through the Web API
	private bool      // only the asker may see it
	key     string    // of the question, to find its answer again; "" when that is not wanted
	asked   string    // timestamp of the question, "" when it is no message
	edit    string    // timestamp of the question's last edit, "" when there was none
	kind    string    // of the conversation as events name it: im, mpim, channel, group; "" when unknown
	taken   time.Time // when the question came; zero when nobody measures
}

// direct reports whether only the asker and the bot are in the channel.
func (t target) direct() bool { return strings.HasPrefix(t.channel, "D") || t.kind == "im" }

// target returns where a reply to the delivery goes.
func (d *delivery) target(b *Bot) target {
	switch {
	case d.slash != nil:
		return target{channel: d.slash.ChannelID, user: d.slash.UserID, respond: d.slash.ResponseURL, private: true}
	case d.action != nil:
		i := d.action
		return target{channel: i.channel(), thread: i.thread(), user: i.User.ID, respond: i.Respond, private: true}
	case d.event != nil:
		e := d.event.Event
		if e.User == "" || e.BotID != "" {
			return target{}
		}
		return b.targetOf(&e)
	}
	return target{}
}

// targetOf returns where a message is answered: in its thread, or a direct
// conversation beside it.
func (b *Bot) targetOf(e *event) target {
	t := target{channel: string(e.Channel), thread: e.ThreadTS, user: e.User, key: questionKey(string(e.Channel), e.TS), asked: e.TS, kind: e.ChannelType}
	if e.Edited != nil {
		t.edit = e.Edited.TS
	}
	if t.thread == "" && (!t.direct() || b.self.can("assistant:write")) {
		t.thread = e.TS
	}
	return t
}

func (i *interaction) channel() string {
	if i.Channel.ID != "" {
		return i.Channel.ID
	}
	return i.Container.ChannelID
}

func (i *interaction) thread() string {
	if i.Container.ThreadTS != "" {
		return i.Container.ThreadTS
	}
	if i.Message != nil {
		return i.Message.ThreadTS
	}
	return ""
}

// send queues a message. If it cannot be delivered the asker is told, and if
// there is no room for it, too. done may be nil.
func (b *Bot) send(ctx context.Context, t target, m render.Message, done func(ctx context.Context, err error)) {
	o := b.message(t, m)
	o.done = func(ctx context.Context, err error) {
		if err == nil {
			b.count.Answered.Add(1)
			if !t.taken.IsZero() {
				b.cfg.Observer.Replied(b.cfg.Now().Sub(t.taken))
			}
		} else {
			b.undelivered(ctx, t, m, err)
		}
		if done != nil {
			done(ctx, err)
		}
	}
	if !b.posts.submit(ctx, o) {
		b.count.Shed.Add(1)
		b.log.Warn("no room for a reply", "channel", t.channel)
	}
}

// undelivered reaches the asker another way.
func (b *Bot) undelivered(ctx context.Context, t target, m render.Message, err error) {
	b.log.Error("reply not delivered", "channel", t.channel, "private", t.private, "cause", reason(err))
	if t.user == "" || b.life.Err() != nil {
		b.count.Failed.Add(1)
		return
	}
	// A direct message reaches a person where the bot is no member and where the
	// response address has expired; what it says stays private.
	o := b.message(target{channel: t.user, user: t.user}, m)
	o.done = func(_ context.Context, err error) {
		if err != nil {
			b.count.Failed.Add(1)
			b.log.Error("asker not reached", "cause", reason(err))
			return
		}
		b.count.Answered.Add(1)
	}
	if t.direct() || !b.posts.submit(ctx, o) {
		b.count.Failed.Add(1)
	}
}

// message returns the call that delivers m to t.
func (b *Bot) message(t target, m render.Message) *outgoing {
	switch {
	case t.respond != "":
		return b.response(t.respond, responseBody{Type: "ephemeral"}, m)
	case t.private && !t.direct() && t.user != "" && t.channel != t.user:
		return &outgoing{lane: t.channel, method: "chat.postEphemeral", once: true, call: func(ctx context.Context, blocks bool) error {
			_, err := b.api.PostEphemeralContext(ctx, t.channel, t.user, messageOptions(m, t.thread, blocks)...)
			return err
		}}
	default:
		o := &outgoing{lane: t.channel, pace: pace, method: "chat.postMessage", once: true}
		o.call = func(ctx context.Context, blocks bool) error {
			channel, ts, err := b.api.PostMessageContext(ctx, t.channel, messageOptions(m, t.thread, blocks)...)
			if err == nil && t.key != "" {
				b.remember(ctx, t.key, Posted{Channel: channel, TS: ts, Thread: t.thread, Edit: t.edit})
			}
			return err
		}
		if scope := t.history(); scope != "" && b.self.can(scope) {
			o.found = func(ctx context.Context) (bool, bool) { return b.alreadyPosted(ctx, t, m) }
		}
		return o
	}
}

// messageOptions are the same for every message: nothing in its text is parsed,
// nothing unfurls.
func messageOptions(m render.Message, thread string, blocks bool) []slack.MsgOption {
	opts := []slack.MsgOption{
		slack.MsgOptionText(m.Text, false), // escaped by render
		slack.MsgOptionParse(false),
		slack.MsgOptionDisableMarkdown(),
		slack.MsgOptionDisableLinkUnfurl(),
		slack.MsgOptionDisableMediaUnfurl(),
	}
	if blocks && len(m.Blocks) > 0 {
		opts = append(opts, slack.MsgOptionBlocks(m.Blocks...))
	}
	if thread != "" {
		opts = append(opts, slack.MsgOptionTS(thread))
	}
	return opts
}

// note sends a short message that only its reader needs; there is no harm in
// leaving it out when the queue is full.
func (b *Bot) note(ctx context.Context, t target, m render.Message) {
	t.private = true
	b.send(ctx, t, m, nil)
}
