package bot

import (
	"context"
	"strings"

	"miswg/bot/render"
)

// onSlash answers /miswg …, for the asker's eyes, through the response_url: that
// also works where the bot is no member.
func (b *Bot) onSlash(ctx context.Context, d *delivery) {
	s := d.slash
	t := d.target(b)
	if !b.seen.first(ctx, triggerKey(s.TriggerID)) {
		return
	}
	if !b.access.allow(ctx, t) {
		return
	}
	text := question(s.Text)
	if b.checkCommand(ctx, d, t, text) || b.command(ctx, t, text) {
		return
	}
	b.reply(ctx, d, t, text)
}

// command carries out what is not a question: help and settings. It reports
// whether the text was one.
func (b *Bot) command(ctx context.Context, t target, text string) bool {
	words := strings.Fields(strings.ToLower(text))
	if len(words) == 0 {
		b.help(ctx, t)
		return true
	}
	switch rest := words[1:]; words[0] {
	case "help", "aide", "?":
		if len(rest) == 0 {
			b.help(ctx, t)
			return true
		}
	case "language", "langue", "lang":
		if len(rest) > 1 {
			return false
		}
		m := render.LanguageUsage(b.people.language(ctx, t.user), b.engine.Body())
		if len(rest) == 1 {
			if l, ok := languageOf(rest[0]); ok {
				m, _ = b.setLanguage(ctx, t.user, l)
			}
		}
		b.send(ctx, t, m, nil)
		return true
	case "forget", "oublie", "oublie-moi", "oubliez":
		if len(rest) > 1 || len(rest) == 1 && rest[0] != "me" && rest[0] != "moi" {
			return false
		}
		l := b.people.language(ctx, t.user)
		ctx, cancel := context.WithTimeout(ctx, storeTimeout)
		defer cancel()
		err := b.cfg.Store.Forget(ctx, t.user)
		if err != nil {
			b.log.Error("not forgotten", "err", err)
		}
		b.send(ctx, t, render.Forgotten(l, err == nil), nil)
		return true
	case "reload", "recharger":
		if len(rest) > 0 || b.cfg.Reload == nil {
			return false
		}
		b.reloadFor(ctx, t)
		return true
	}
	return false
}
