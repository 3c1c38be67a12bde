package bot

import (
	"context"
	"slices"
	"time"

	"miswg/bot/render"
	"miswg/corpus"
)

// Reload has the corpus read anew; why goes to the log. When it is refused the
// present one stays, and the administrators are told, once an hour for each problem.
func (b *Bot) Reload(ctx context.Context, why string) error {
	changed, err := b.reload(ctx, why)
	if err == nil || len(b.cfg.Admins) == 0 || !b.up() {
		return err
	}
	claim, cancel := context.WithTimeout(ctx, storeTimeout)
	defer cancel()
	if ok, errClaim := b.cfg.Store.Claim(claim, "refused:"+err.Error(), time.Hour); errClaim != nil || ok {
		for _, admin := range b.cfg.Admins {
			b.send(ctx, target{channel: admin, user: admin}, render.Reloaded(b.people.language(ctx, admin), b.engine.Digest(), changed, err), nil)
		}
	}
	return err
}

// up reports whether the bot has been connected: before that nothing can be sent.
func (b *Bot) up() bool {
	select {
	case <-b.hello:
		return true
	default:
		return false
	}
}

// reload reports whether another corpus answers now.
func (b *Bot) reload(ctx context.Context, why string) (bool, error) {
	before := b.engine.Digest()
	if err := b.cfg.Reload(ctx); err != nil {
		b.log.Error("corpus refused, the one before stays", "why", why, "corpus", before, "err", err)
		return false, err
	}
	now := b.engine.Digest()
	b.log.Info("corpus read", "why", why, "corpus", now, "changed", now != before)
	if now != before && b.up() {
		b.uploadMap()
	}
	return now != before, nil
}

// reloadFor reads the corpus anew for an administrator, and tells how it went.
func (b *Bot) reloadFor(ctx context.Context, t target) {
	l := b.people.language(ctx, t.user)
	t.private = true
	if !slices.Contains(b.cfg.Admins, t.user) {
		b.send(ctx, t, render.NotAdmin(l, b.engine.Body()), nil)
		return
	}
	changed, err := b.reload(ctx, "asked for by an administrator")
	b.send(ctx, t, render.Reloaded(l, b.engine.Digest(), changed, err), nil)
}

// Announce posts a report in a channel, in both languages: nobody in particular
// reads it. It may be called once Hello is closed.
func (b *Bot) Announce(channel string, report func(corpus.Lang) render.Message) {
	for _, l := range []corpus.Lang{corpus.English, corpus.French} {
		b.send(b.life, target{channel: channel}, report(l), nil)
	}
}
