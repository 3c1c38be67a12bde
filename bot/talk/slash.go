package talk

import (
	"context"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"miswg/bot/ledger"
	"miswg/bot/queue"
	"miswg/bot/render"
	"miswg/bot/wire"
	"miswg/corpus"
)

// commands are what can be typed that is no question.
type commands struct {
	*desk
	checks *checks
	admin  *Admin
}

// onSlash answers /miswg …, for the asker's eyes, through the response_url: that
// also works where the bot is no member.
func (c *commands) onSlash(ctx context.Context, j *queue.Job) {
	if !c.first(ctx, j, wire.TriggerKey(j.Slash.TriggerID)) || !c.allow(ctx, j) {
		return
	}
	if text := wire.Question(j.Slash.Text); !c.command(ctx, j, text) {
		c.reply(ctx, j, text)
	}
}

// typed carries out what a post says, if that is a command: what somebody forwarded is
// none of theirs, and a file is no text.
func (c *commands) typed(ctx context.Context, j *queue.Job, e *wire.Event) bool {
	text := wire.Question(e.Text)
	return text != "" && len(e.Files) == 0 && c.command(ctx, j, text)
}

// command carries out what is not a question: help, settings and lists. It reports
// whether the text was one.
func (c *commands) command(ctx context.Context, j *queue.Job, text string) bool {
	words := strings.Fields(norm.NFC.String(strings.ToLower(text))) // an é may come as two letters
	if len(words) == 0 {
		c.help(ctx, j)
		return true
	}
	alone := len(words) == 1
	switch strings.TrimSuffix(words[0], ":") {
	case "help", "aide", "?":
		if alone {
			c.help(ctx, j)
		}
		return alone
	case "language", "langue", "lang":
		return len(words) <= 2 && c.setting(ctx, j, words[1:])
	case "forget", "oublie", "oublie-moi", "oubliez":
		me := len(words) == 2 && slices.Contains([]string{"me", "moi"}, words[1])
		return (alone || me) && c.forget(ctx, j)
	case "reload", "recharger":
		return alone && c.admin.reloadFor(ctx, j)
	case "exam", "examen":
		return alone && c.admin.examFor(ctx, j)
	case "check", "vérifie", "vérifier", "verifie", "verifier":
		return c.checks.command(ctx, j, strings.TrimSpace(strings.TrimPrefix(text, strings.Fields(text)[0])))
	}
	return false
}

// setting shows or keeps the language of a job's author.
func (c *commands) setting(ctx context.Context, j *queue.Job, chosen []string) bool {
	m := render.LanguageUsage(c.language(ctx, j), c.Engine.Body())
	if len(chosen) == 1 {
		if l, ok := languageOf(chosen[0]); ok {
			m, _ = c.setLanguage(ctx, j, l)
		}
	}
	c.send(j, m)
	return true
}

// forget deletes what is kept about a job's author.
func (c *commands) forget(ctx context.Context, j *queue.Job) bool {
	l := c.language(ctx, j)
	gone, err := c.Languages.Forget(ctx, j.To.User)
	c.threads.forget(j.To.Conversation())
	ledger.Report(c.Log, "not forgotten", err)
	switch {
	case err != nil:
		c.send(j, render.NotKept.In(l))
	case gone:
		c.send(j, render.Forgotten(l))
	default:
		c.send(j, render.ForgottenButTraces(l))
	}
	return true
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

// setLanguage keeps the language of a job's author, and returns what to say of it.
func (k *desk) setLanguage(ctx context.Context, j *queue.Job, l corpus.Lang) (render.Message, bool) {
	err := k.Languages.Choose(ctx, j.To.User, l)
	j.Lang = nil // it may be another now
	if err != nil {
		ledger.Report(k.Log, "language not kept", err)
		return render.NotKept.In(k.language(ctx, j)), false
	}
	return render.LanguageSet(l, k.language(ctx, j)), true
}
