package bot

import (
	"context"
	"strings"

	"github.com/slack-go/slack"

	"miswg/bot/render"
	"miswg/index/answer"
)

// onHomeOpened draws the Home, or in the agent pane suggests what to ask.
func (b *Bot) onHomeOpened(ctx context.Context, d *delivery) {
	o, e := d.event, &d.event.Event
	if e.User == "" || !b.seen.first(ctx, eventKey(o)) {
		return
	}
	if e.Tab == "messages" {
		b.greet(ctx, e)
		return
	}
	b.publish(ctx, e.User, "")
}

// publish draws a person's Home with what they chose to browse.
func (b *Bot) publish(ctx context.Context, user, browse string) {
	l := b.people.language(ctx, user)
	v := render.Home(render.HomeData{
		Lang:           l,
		Chosen:         b.people.chosen(ctx, user),
		Listed:         b.engine.Listed(l),
		Examples:       b.engine.Examples(l),
		Groups:         b.engine.GroupQuestions(l),
		Source:         b.engine.Document(),
		Body:           b.engine.Body(),
		Digest:         b.engine.Digest(),
		Browse:         browse,
		MapFile:        b.mapID(),
		KeepsQuestions: b.cfg.KeepsQuestions,
	})
	o := &outgoing{lane: "home " + user, method: "views.publish", call: func(ctx context.Context, _ bool) error {
		_, err := b.api.PublishViewContext(ctx, slack.PublishViewContextRequest{UserID: user, View: v})
		return err
	}}
	o.done = func(_ context.Context, err error) {
		if err != nil {
			b.count.Failed.Add(1)
			b.log.Error("home not published", "cause", reason(err), "detail", detail(err))
			return
		}
		b.count.Answered.Add(1)
	}
	if !b.posts.submit(ctx, o) {
		b.count.Shed.Add(1)
	}
}

// onBrowse lists what was chosen: part of the Home's own list, or a group, whose
// members are a question.
func (b *Bot) onBrowse(ctx context.Context, d *delivery) {
	i, t, ok := b.click(ctx, d)
	if !ok {
		return
	}
	l := b.people.language(ctx, t.user)
	chosen := i.Actions[0].chosen()
	q := render.BrowseQuestion(chosen, b.engine.GroupQuestions(l))
	if q == "" {
		b.publish(ctx, t.user, chosen)
		return
	}
	r := render.Ref{Text: q, Lang: l, Force: true}
	a, err := b.resolve(ctx, r)
	if err != nil {
		b.log.Error("no answer", "ref", d.ref(), "err", err)
		return
	}
	b.open(ctx, i.TriggerID, i.inModal(), t, b.window(ctx, a, r))
}

// onLanguageChosen keeps a person's language and draws the Home in it.
func (b *Bot) onLanguageChosen(ctx context.Context, d *delivery) {
	i, t, ok := b.click(ctx, d)
	if !ok {
		return
	}
	l, ok := languageOf(strings.ToLower(i.Actions[0].chosen()))
	if !ok {
		return
	}
	if _, ok = b.setLanguage(ctx, t.user, l); ok {
		b.publish(ctx, t.user, "")
	}
}

// window draws an answer as a modal.
func (b *Bot) window(_ context.Context, a answer.Answer, r render.Ref) slack.ModalViewRequest {
	if a.Kind() == answer.Help && len(a.Choices) == 0 {
		return render.HelpModal(a.Lang, b.engine.Examples(a.Lang), b.engine.Body())
	}
	o := b.options(a, r)
	o.Question = r.Text
	return render.AnswerModal(a, o)
}
