package bot

import (
	"context"

	"miswg/bot/render"
	"miswg/corpus"
	"miswg/index/answer"
)

// reply answers a question where it was asked.
func (b *Bot) reply(ctx context.Context, d *delivery, t target, text string) {
	l := b.people.language(ctx, t.user)
	ref := render.Ref{Text: text, Lang: l, Before: b.threads.about(threadKey(t))}
	a, err := b.resolve(ctx, ref)
	if err != nil {
		b.log.Error("no answer", "ref", d.ref(), "err", err)
		b.send(ctx, t, render.Failed(l, d.ref()), nil)
		return
	}
	b.threads.set(threadKey(t), a.Context)
	t.taken = d.taken
	b.send(ctx, t, b.card(a, ref, t), b.afterwards(t, text, a.Lang))
	b.record(ctx, t.user, text, a)
}

// resolve produces the answer that a button or a question stands for.
func (b *Bot) resolve(ctx context.Context, r render.Ref) (answer.Answer, error) {
	return b.ask(ctx, r, false)
}

// explain is resolve, with the example the question was read like.
func (b *Bot) explain(ctx context.Context, r render.Ref) (answer.Answer, error) {
	return b.ask(ctx, r, true)
}

func (b *Bot) ask(ctx context.Context, r render.Ref, explain bool) (answer.Answer, error) {
	a, err := b.find(ctx, r, explain)
	if err == nil {
		b.cfg.Observer.Answered(a.Kind(), a.Lang)
	}
	return a, err
}

func (b *Bot) find(ctx context.Context, r render.Ref, explain bool) (answer.Answer, error) {
	if r.Entity != "" {
		return b.engine.About(r.Entity, r.Lang)
	}
	return b.engine.Ask(ctx, answer.Question{Text: r.Text, Lang: r.Lang, Force: r.Force, Before: r.Before, Explain: explain})
}

// card draws an answer for its target.
func (b *Bot) card(a answer.Answer, r render.Ref, t target) render.Message {
	if a.Kind() == answer.Help && len(a.Choices) == 0 {
		return render.Help(a.Lang, b.engine.Examples(a.Lang), render.Options{Body: b.engine.Body()})
	}
	o := b.options(a, r)
	o.Share = t.private && t.channel != "" && !t.direct()
	if o.Share {
		o.Question = r.Text // the others did not see it, and the asker sees it no more
	}
	return render.Answer(a, o)
}

// options are those that every drawing of an answer has.
func (b *Bot) options(a answer.Answer, r render.Ref) render.Options {
	r.Lang = a.Lang // the same answer must come again whatever the setting is by then
	return render.Options{Source: b.engine.Document(), Body: b.engine.Body(), Ref: r.Encode(), Feedback: true}
}

// help shows what can be asked.
func (b *Bot) help(ctx context.Context, t target) {
	l := b.people.language(ctx, t.user)
	b.send(ctx, t, render.Help(l, b.engine.Examples(l), render.Options{Body: b.engine.Body()}), nil)
}

// ordinary reports whether an answer says something definite about the page: the
// measure for speaking without having been addressed.
func ordinary(a answer.Answer, text string) bool {
	if len(a.Unknown) > 0 || len(a.Choices) > 0 {
		return false
	}
	switch a.Kind() {
	case answer.Status, answer.List, answer.Count:
		return true
	case answer.Passage:
		return len(text) > 0 && text[len(text)-1] == '?'
	}
	return false
}

// volunteer answers a message that does not address the bot, if it is a question
// that can be answered by itself.
func (b *Bot) volunteer(ctx context.Context, o *outerEvent, t target, text string) {
	l := b.people.language(ctx, t.user)
	ref := render.Ref{Text: text, Lang: l, Before: b.threads.about(threadKey(t))}
	a, err := b.resolve(ctx, ref)
	if err != nil || !ordinary(a, text) {
		return
	}
	if !b.seen.first(ctx, eventKey(o), messageKey(string(o.Event.Channel), o.Event.TS)) || !b.access.allow(ctx, t, o.teams()...) {
		return
	}
	b.threads.set(threadKey(t), a.Context)
	b.send(ctx, t, b.card(a, ref, t), nil)
}

// languageOf reads the language a person chose in a select or command; the
// second result is false when it is none.
func languageOf(s string) (corpus.Lang, bool) {
	switch s {
	case "en", "english", "anglais":
		return corpus.English, true
	case "fr", "french", "français", "francais":
		return corpus.French, true
	case "auto", "slack":
		return "", true
	}
	return "", false
}

// setLanguage keeps a person's language and says so.
func (b *Bot) setLanguage(ctx context.Context, user string, l corpus.Lang) (render.Message, bool) {
	ctx2, cancel := context.WithTimeout(ctx, storeTimeout)
	defer cancel()
	if err := b.cfg.Store.SetLanguage(ctx2, user, l); err != nil {
		b.log.Error("language not kept", "err", err)
		return render.Forgotten(b.people.language(ctx, user), false), false
	}
	return render.LanguageSet(l, b.people.language(ctx, user)), true
}
