package bot

import (
	"context"
	"time"
)

// Redeliveries come at once, after one minute and after five (apis/events-api); a
// claim outlasts them and a restart of the other copies.
const (
	claimTTL     = 15 * time.Minute
	storeTimeout = time.Second
)

// seen tells the first delivery of something from its redeliveries and twins, in
// this copy and, through the store, in all.
type seen struct {
	local *Memory
	store Store // nil when this copy is alone
	bot   *Bot
}

// first claims the keys, and reports whether none of them had been claimed. An
// empty key is left out. Without the store each copy still knows its own.
func (s *seen) first(ctx context.Context, keys ...string) bool {
	for _, k := range keys {
		if k == "" {
			continue
		}
		ok, _ := s.local.ClaimFor(ctx, k, owner(ctx), claimTTL)
		if ok && s.store != nil {
			shared, err := s.share(ctx, k)
			if err != nil {
				s.bot.log.Error("claim not shared", "err", err)
			} else {
				ok = shared
			}
		}
		if !ok {
			s.bot.count.Duplicates.Add(1)
			return false
		}
	}
	return true
}

// share claims a key in the store: for the task, which another copy may have to
// finish under the same claims.
func (s *seen) share(ctx context.Context, key string) (bool, error) {
	ctx, cancel := context.WithTimeout(ctx, storeTimeout)
	defer cancel()
	if o := owner(ctx); o != "" {
		return s.bot.cfg.Journal.ClaimFor(ctx, key, o, claimTTL)
	}
	return s.store.Claim(ctx, key, claimTTL)
}

func eventKey(o *outerEvent) string {
	if o.EventID == "" {
		return ""
	}
	return "e:" + o.EventID
}

func messageKey(channel, ts string) string { return "m:" + channel + ":" + ts }

func editKey(channel, ts, edit string) string { return "c:" + channel + ":" + ts + ":" + edit }

func triggerKey(id string) string {
	if id == "" {
		return ""
	}
	return "t:" + id
}

// questionKey finds the answer to a message again.
func questionKey(channel, ts string) string { return channel + ":" + ts }

// answerTTL is how long an edited or deleted question is followed.
const answerTTL = 24 * time.Hour

func (b *Bot) remember(ctx context.Context, question string, p Posted) {
	ctx, cancel := context.WithTimeout(ctx, storeTimeout)
	defer cancel()
	if err := b.cfg.Store.SavePosted(ctx, question, p, answerTTL); err != nil {
		b.log.Error("answer not remembered", "err", err)
	}
}

func (b *Bot) posted(ctx context.Context, question string) (Posted, bool) {
	ctx, cancel := context.WithTimeout(ctx, storeTimeout)
	defer cancel()
	p, ok, err := b.cfg.Store.Posted(ctx, question)
	if err != nil {
		b.log.Error("answer not looked up", "err", err)
	}
	return p, ok && err == nil
}
