package people

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"time"

	"github.com/slack-go/slack"
	"golang.org/x/time/rate"

	"miswg/bot/app"
	"miswg/bot/expiring"
	"miswg/bot/retry"
	"miswg/bot/wire"
)

const (
	groupTTL   = 10 * time.Minute
	maxBuckets = 10_000
	runsFor    = 5 // seconds' worth of runs at once
)

// Rules say whom the bot answers, where, and how often. The zero Rules allow
// everything.
type Rules struct {
	Channels        []string // IDs of the only channels answered in, direct conversations aside; empty means all
	UserGroups      []string // IDs of the only user groups answered; empty means everybody
	RefuseExternals bool     // politely refuse people of other organisations (Slack Connect)
	UserRate        int      // questions a minute a person; 0 means no limit
	ChannelRate     int      // questions a minute a channel; 0 means no limit
	RunRate         int      // steps and searches a second a person, five seconds' worth at once; 0 means no limit
}

// A Refusal is why a question may not be answered.
type Refusal int

// The refusals.
const (
	Allowed  Refusal = iota
	External         // of another organisation
	NotHere          // not in this channel
	NotYou           // in none of the groups
	TooMany          // questions in a short time
)

// An Access applies Rules. It is safe for concurrent use.
type Access struct {
	rules  Rules
	self   *app.Identity
	api    *slack.Client
	now    func() time.Time
	log    *slog.Logger
	mu     sync.Mutex
	users  *expiring.Map[*rate.Limiter]
	rooms  *expiring.Map[*rate.Limiter]
	runs   *expiring.Map[*rate.Limiter]
	told   *expiring.Map[struct{}]    // whom a note was sent to lately
	groups *expiring.Map[[]string]    // members by user group
	places *expiring.Map[wire.Origin] // of people whom an event does not place
}

// NewAccess returns an Access; self may be filled in later.
func NewAccess(r Rules, self *app.Identity, api *slack.Client, now func() time.Time, log *slog.Logger) *Access {
	return &Access{
		rules: r, self: self, api: api, now: now, log: log,
		users:  expiring.New[*rate.Limiter](maxBuckets),
		rooms:  expiring.New[*rate.Limiter](maxBuckets),
		runs:   expiring.New[*rate.Limiter](maxBuckets),
		told:   expiring.New[struct{}](maxBuckets),
		groups: expiring.New[[]string](100),
		places: expiring.New[wire.Origin](maxBuckets),
	}
}

// Ask says whether a question may be answered, and spends one of its asker's, who
// belongs where from tells.
func (a *Access) Ask(ctx context.Context, t wire.Target, from wire.Origin) Refusal {
	if refused := a.may(ctx, t, from); refused != Allowed {
		return refused
	}
	shared := !t.Direct() && t.Channel != ""
	switch r := a.rules; {
	case !a.spend(a.users, t.User, time.Minute, r.UserRate, r.UserRate):
		return TooMany
	case shared && !a.spend(a.rooms, t.Channel, time.Minute, r.ChannelRate, r.ChannelRate):
		return TooMany
	}
	return Allowed
}

// Run says whether a step or a search may be answered, and spends one of its person's,
// who belongs where from tells or else Slack, if it knows the person. It spends none of their questions: a workflow that runs
// for a list of names asks faster than anybody types.
func (a *Access) Run(ctx context.Context, user string, from wire.Origin) Refusal {
	if refused := a.may(ctx, wire.Target{User: user}, a.placed(ctx, user, from)); refused != Allowed {
		return refused
	}
	if !a.spend(a.runs, user, time.Second, a.rules.RunRate, runsFor*a.rules.RunRate) {
		return TooMany
	}
	return Allowed
}

// may says whether somebody may ask at all, and there.
func (a *Access) may(ctx context.Context, t wire.Target, from wire.Origin) Refusal {
	shared := !t.Direct() && t.Channel != ""
	switch r := a.rules; {
	case a.External(from):
		return External
	case shared && len(r.Channels) > 0 && !slices.Contains(r.Channels, t.Channel):
		return NotHere
	case len(r.UserGroups) > 0 && !a.inGroups(ctx, t.User):
		return NotYou
	}
	return Allowed
}

// Preview says whether links that somebody shares may be shown, and spends nothing. Slack
// does not tell of links where whoever shares them belongs: where others are refused, so is
// whoever may be one of them.
func (a *Access) Preview(ctx context.Context, t wire.Target, from wire.Origin) Refusal {
	if a.doubtful(from) {
		return External
	}
	return a.may(ctx, t, from)
}

// Open says whether somebody may open what stands under a link in a channel or, where there
// is none, what their own search found, and spends one of their questions. Slack does not
// tell where they belong either: in a channel they are refused as previews are there.
func (a *Access) Open(ctx context.Context, t wire.Target, from wire.Origin) Refusal {
	if t.Channel != "" && a.doubtful(from) {
		return External
	}
	return a.Ask(ctx, wire.Target{User: t.User}, from)
}

// doubtful reports whether others are refused, and somebody may be one of them.
func (a *Access) doubtful(from wire.Origin) bool {
	placed := from.Team != "" || from.Inside
	return a.rules.RefuseExternals && !placed
}

// External reports whether somebody is refused as one of another organisation. Within
// an Enterprise Grid all workspaces are ours, and so is whoever Slack does not place.
func (a *Access) External(from wire.Origin) bool {
	sibling := a.self.Enterprise != "" && from.Organisation == a.self.Enterprise
	ours := sibling || from.Inside || !a.self.External(from.Team)
	return a.rules.RefuseExternals && !ours
}

// Tell reports whether a refusal is to be told: once a minute in a conversation, and
// always to a command, which would otherwise stay without any reply.
func (a *Access) Tell(t wire.Target) bool {
	now := a.now()
	a.mu.Lock()
	defer a.mu.Unlock()
	_, told := a.told.Get(t.User+" "+t.Channel, now)
	if !told {
		a.told.Put(t.User+" "+t.Channel, struct{}{}, now, time.Minute)
	}
	return !told || t.Respond != ""
}

// spend takes one from a bucket that holds so many, and gets n in each span of time.
func (a *Access) spend(buckets *expiring.Map[*rate.Limiter], key string, span time.Duration, n, holds int) bool {
	if n <= 0 || key == "" {
		return true
	}
	now := a.now()
	a.mu.Lock()
	defer a.mu.Unlock()
	l, ok := buckets.Get(key, now)
	if !ok {
		l = rate.NewLimiter(rate.Every(span/time.Duration(n)), holds)
		buckets.Put(key, l, now, time.Hour)
	}
	return l.AllowN(now, 1)
}

// inGroups reports whether a person is in one of the groups on the list. When
// Slack does not say, the answer is no: a list that fails open is no list.
func (a *Access) inGroups(ctx context.Context, user string) bool {
	for _, g := range a.rules.UserGroups {
		now := a.now()
		a.mu.Lock()
		members, ok := a.groups.Get(g, now)
		a.mu.Unlock()
		if !ok {
			var err error
			members, err = a.api.GetUserGroupMembersContext(ctx, g)
			ttl := groupTTL
			if err != nil {
				a.log.Error("user group not read", "group", g, "cause", retry.Reason(err))
				ttl = 10 * time.Second
			}
			a.mu.Lock()
			a.groups.Put(g, members, now, ttl)
			a.mu.Unlock()
		}
		if slices.Contains(members, user) {
			return true
		}
	}
	return false
}
