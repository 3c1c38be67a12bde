package bot

import (
	"context"
	"time"

	"github.com/slack-go/slack"

	"miswg/bot/render"
	"miswg/corpus"
)

// greet suggests, in the agent pane, what can be asked.
func (b *Bot) greet(ctx context.Context, e *event) {
	if !b.self.can("assistant:write") || e.Channel == "" {
		return
	}
	l := b.people.language(ctx, e.User)
	title, prompts := render.Prompts(l, b.engine.Examples(l))
	b.quietly(string(e.Channel), "assistant.threads.setSuggestedPrompts", func(ctx context.Context) error {
		// With agent_view a thread would make the prompts vanish.
		return b.api.SetAssistantThreadsSuggestedPromptsContext(ctx, slack.AssistantThreadsSetSuggestedPromptsParameters{
			ChannelID: string(e.Channel), Title: title, Prompts: prompts,
		})
	})
}

// onSessionStopped ends a session that somebody stopped. There is nothing to
// stop: the answer was there before the button.
func (b *Bot) onSessionStopped(ctx context.Context, d *delivery) {
	o, e := d.event, &d.event.Event
	if e.Channel == "" || e.ThreadTS == "" || !b.seen.first(ctx, eventKey(o)) {
		return
	}
	b.quietly(string(e.Channel), "agents.sessions.setStatus", func(ctx context.Context) error {
		_, err := b.api.SetAgentSessionStatusContext(ctx, slack.AgentSessionSetStatusParameters{
			Status: "active", ChannelID: string(e.Channel), ThreadTS: e.ThreadTS,
		})
		return err
	})
}

// quietly makes a call that only adds comfort: its failure is logged, no more.
func (b *Bot) quietly(lane, method string, call func(context.Context) error) {
	o := &outgoing{lane: "aside " + lane, method: method, tries: 2, call: func(ctx context.Context, _ bool) error { return call(ctx) }}
	o.done = func(_ context.Context, err error) {
		if err != nil {
			b.log.Warn("not done", "method", method, "cause", reason(err))
		}
	}
	b.posts.submit(b.life, o)
}

// afterwards gives a new agent session its title once it is answered, and shows
// meanwhile that an answer is on its way if that takes long.
func (b *Bot) afterwards(t target, question string, l corpus.Lang) func(context.Context, error) {
	if !t.direct() || t.thread == "" || !b.self.can("assistant:write") {
		return nil
	}
	timer := time.AfterFunc(b.cfg.StatusAfter, func() {
		b.quietly(t.channel, "assistant.threads.setStatus", func(ctx context.Context) error {
			return b.api.SetAssistantThreadsStatusContext(ctx, slack.AssistantThreadsSetStatusParameters{
				ChannelID: t.channel, ThreadTS: t.thread, Status: render.Working(l),
			})
		})
	})
	first := t.key == questionKey(t.channel, t.thread)
	return func(_ context.Context, err error) {
		timer.Stop()
		if err != nil || !first {
			return
		}
		b.quietly(t.channel, "agents.sessions.rename", func(ctx context.Context) error {
			_, err := b.api.RenameAgentSessionContext(ctx, slack.AgentSessionRenameParameters{
				ChannelID: t.channel, ThreadTS: t.thread, Title: render.ThreadTitle(question),
			})
			return err
		})
	}
}
