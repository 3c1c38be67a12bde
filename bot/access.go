package bot

import (
	"context"
	"slices"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"miswg/bot/render"
	"miswg/corpus"
)

const (
	groupTTL   = 10 * time.Minute
	maxBuckets = 10_000
)

// access decides whom the bot answers, where, and how often. Everything is
// allowed that the configuration does not restrict.
type access struct {
	bot    *Bot
	mu     sync.Mutex
	users  *expiring[*rate.Limiter]
	rooms  *expiring[*rate.Limiter]
	told   *expiring[struct{}] // whom a note was sent to lately
	groups *expiring[[]string] // members by user group
}

func newAccess(b *Bot) *access {
	return &access{
		bot:    b,
		users:  newExpiring[*rate.Limiter](maxBuckets),
		rooms:  newExpiring[*rate.Limiter](maxBuckets),
		told:   newExpiring[struct{}](maxBuckets),
		groups: newExpiring[[]string](100),
	}
}

// allow reports whether a question may be answered. If not, the asker gets a
// private note that says why, once a minute at most.
func (a *access) allow(ctx context.Context, t target, teams ...string) bool {
	cfg := a.bot.cfg
	l := func(user string) corpus.Lang { return a.bot.people.language(ctx, user) }
	switch {
	case cfg.RefuseExternals && a.bot.self.external(teams...):
		a.refuse(ctx, t, render.NotExternal(l(t.user), a.bot.engine.Document()))
	case len(cfg.Channels) > 0 && !t.direct() && t.channel != "" && !slices.Contains(cfg.Channels, t.channel):
		a.refuse(ctx, t, render.NotHere(l(t.user)))
	case len(cfg.UserGroups) > 0 && !a.inGroups(ctx, t.user):
		a.refuse(ctx, t, render.NotYou(l(t.user)))
	case !a.spend(a.users, t.user, cfg.UserRate) || !t.direct() && !a.spend(a.rooms, t.channel, cfg.ChannelRate):
		a.refuse(ctx, t, render.SlowDown(l(t.user)))
	default:
		return true
	}
	return false
}

func (a *access) refuse(ctx context.Context, t target, m render.Message) {
	now := a.bot.cfg.Now()
	a.mu.Lock()
	_, told := a.told.get(t.user+" "+t.channel, now)
	if !told {
		a.told.put(t.user+" "+t.channel, struct{}{}, now, time.Minute)
	}
	a.mu.Unlock()
	// A command would otherwise stay without any reply.
	if !told || t.respond != "" {
		a.bot.note(ctx, t, m)
	}
}

// spend takes one question from a bucket that holds a minute's worth.
func (a *access) spend(buckets *expiring[*rate.Limiter], key string, perMinute int) bool {
	if perMinute <= 0 || key == "" {
		return true
	}
	now := a.bot.cfg.Now()
	a.mu.Lock()
	defer a.mu.Unlock()
	l, ok := buckets.get(key, now)
	if !ok {
		l = rate.NewLimiter(rate.Every(time.Minute/time.Duration(perMinute)), perMinute)
		buckets.put(key, l, now, time.Hour)
	}
	return l.AllowN(now, 1)
}

// inGroups reports whether a person is in one of the groups on the list. When
// Slack does not say, the answer is no: a list that fails open is no list.
func (a *access) inGroups(ctx context.Context, user string) bool {
	for _, g := range a.bot.cfg.UserGroups {
		now := a.bot.cfg.Now()
		a.mu.Lock()
		members, ok := a.groups.get(g, now)
		a.mu.Unlock()
		if !ok {
			var err error
			members, err = a.bot.api.GetUserGroupMembersContext(ctx, g)
			ttl := groupTTL
			if err != nil {
				a.bot.log.Error("user group not read", "group", g, "cause", reason(err))
				ttl = 10 * time.Second
			}
			a.mu.Lock()
			a.groups.put(g, members, now, ttl)
			a.mu.Unlock()
		}
		if slices.Contains(members, user) {
			return true
		}
	}
	return false
}
