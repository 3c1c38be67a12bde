package talk

import (
	"context"
	"sync"
	"time"

	"github.com/slack-go/slack"

	"miswg/bot/queue"
	"miswg/bot/render"
	"miswg/bot/wire"
)

// paneScope is granted where the bot is in Slack's agent pane.
const paneScope = "assistant:write"

// agent is Slack's agent pane.
type agent struct{ *desk }

// greet suggests, in the pane, what can be asked.
func (g *agent) greet(ctx context.Context, e *wire.Event) {
	if !g.Self.Can(paneScope) || e.Channel == "" {
		return
	}
	l := g.Languages.Of(ctx, e.User)
	title, prompts := render.Prompts(l, g.Engine.Examples(l))
	g.Outbox.Quietly(string(e.Channel), "assistant.threads.setSuggestedPrompts", func(ctx context.Context) error {
		// With agent_view a thread would make the prompts vanish.
		return g.API.SetAssistantThreadsSuggestedPromptsContext(ctx, slack.AssistantThreadsSetSuggestedPromptsParameters{
			ChannelID: string(e.Channel), Title: title, Prompts: prompts,
		})
	})
}

// onStopped ends a session that somebody stopped. There is nothing to stop: the
// answer was there before the button.
func (g *agent) onStopped(ctx context.Context, j *queue.Job) {
	o, e := j.Event, &j.Event.Event
	if e.Channel == "" || e.ThreadTS == "" || !g.first(ctx, j, o.Key()) {
		return
	}
	g.become(string(e.Channel), e.ThreadTS, "active")
}

// become sets the status of a session, which exists from the first time on.
func (g *agent) become(channel, thread, status string) {
	g.Outbox.Quietly(channel, "agents.sessions.setStatus", func(ctx context.Context) error {
		_, err := g.API.SetAgentSessionStatusContext(ctx, slack.AgentSessionSetStatusParameters{
			Status: status, ChannelID: channel, ThreadTS: thread,
		})
		return err
	})
}

// afterwards gives a new session its title once it is answered. If that takes long the
// session is shown as being worked on until then, with a button that stops it. Outside
// the pane it is nil.
func (g *agent) afterwards(j *queue.Job, question string) func(context.Context, error) {
	to := j.To
	session := to.Direct() && to.Thread != ""
	if !session || !g.Self.Can(paneScope) {
		return nil
	}
	var order sync.Mutex // nothing says "processing" after "active"
	ended := false
	timer := time.AfterFunc(g.StatusAfter, func() {
		order.Lock()
		defer order.Unlock()
		if !ended {
			g.become(to.Channel, to.Thread, "processing")
		}
	})
	first := to.Key == wire.QuestionKey(to.Channel, to.Thread)
	return func(_ context.Context, err error) {
		timer.Stop()
		order.Lock()
		ended = true
		order.Unlock()
		// Whatever became of the answer, and whichever copy said that it is on its way.
		g.become(to.Channel, to.Thread, "active")
		if err != nil || !first {
			return
		}
		g.Outbox.Quietly(to.Channel, "agents.sessions.rename", func(ctx context.Context) error {
			_, err := g.API.RenameAgentSessionContext(ctx, slack.AgentSessionRenameParameters{
				ChannelID: to.Channel, ThreadTS: to.Thread, Title: render.ThreadTitle(question),
			})
			return err
		})
	}
}
