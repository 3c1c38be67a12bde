package bot

import (
	"context"
	"slices"
	"time"

	"miswg/bot/render"
	"miswg/corpus"
)

// Reload has the corpus read anew, and acts on the outcome as Reloaded does.
func (b *Bot) Reload(ctx context.Context, why string) error {
	changed, err := b.reload(ctx)
	b.Reloaded(ctx, why, changed, err)
	return err
}

// Reloaded acts on the corpus having been read anew; why goes to the log. When it was
// refused the present one stays, and the administrators are told, once an hour for each
// problem.
func (b *Bot) Reloaded(ctx context.Context, why string, changed bool, err error) {
	b.wasRead(why, changed, err)
	if err == nil || len(b.cfg.Admins) == 0 || !b.up() {
		return
	}
	claim, cancel := context.WithTimeout(ctx, storeTimeout)
	defer cancel()
	if ok, errClaim := b.cfg.Store.Claim(claim, "refused:"+err.Error(), time.Hour); errClaim != nil || ok {
		for _, admin := range b.cfg.Admins {
			b.send(ctx, target{channel: admin, user: admin}, render.Reloaded(b.people.language(ctx, admin), b.engine.Digest(), changed, err), nil)
		}
	}
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
func (b *Bot) reload(ctx context.Context) (bool, error) {
	before := b.engine.Digest()
	err := b.cfg.Reload(ctx)
	return err == nil && b.engine.Digest() != before, err
}

// wasRead logs how reading the corpus went, and draws the map of another one.
func (b *Bot) wasRead(why string, changed bool, err error) {
	if err != nil {
		b.log.Error("corpus refused, the one before stays", "why", why, "corpus", b.engine.Digest(), "err", err)
		return
	}
	b.log.Info("corpus read", "why", why, "corpus", b.engine.Digest(), "changed", changed)
	if changed && b.up() {
		b.uploadMap()
	}
}

// reloadFor reads the corpus anew for an administrator, and tells how it went.
func (b *Bot) reloadFor(ctx context.Context, t target) {
	l := b.people.language(ctx, t.user)
	t.private = true
	if !slices.Contains(b.cfg.Admins, t.user) {
		b.send(ctx, t, render.NotAdmin(l, b.engine.Body()), nil)
		return
	}
	changed, err := b.reload(ctx)
	b.wasRead("asked for by an administrator", changed, err)
	b.send(ctx, t, render.Reloaded(l, b.engine.Digest(), changed, err), nil)
}

// Announce posts a report in a channel, in both languages: nobody in particular
// reads it. It may be called once Hello is closed.
func (b *Bot) Announce(channel string, report func(corpus.Lang) render.Message) {
	for _, l := range []corpus.Lang{corpus.English, corpus.French} {
		b.send(b.life, target{channel: channel}, report(l), nil)
	}
}
