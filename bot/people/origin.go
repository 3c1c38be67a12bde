package people

import (
	"cmp"
	"context"
	"time"

	"miswg/bot/retry"
	"miswg/bot/wire"
)

const (
	originTTL   = time.Hour
	originRetry = 10 * time.Second
)

// placed is where the person of a step or a search belongs. Slack does not tell it with
// either, so where others are refused it is looked up; whom Slack does not tell of stays
// without a place, and so is ours.
func (a *Access) placed(ctx context.Context, user string, from wire.Origin) wire.Origin {
	if user == "" || !a.doubtful(from) {
		return from
	}
	now := a.now()
	a.mu.Lock()
	known, ok := a.places.Get(user, now)
	a.mu.Unlock()
	if ok {
		return known
	}
	ctx, cancel := context.WithTimeout(ctx, localeTimeout)
	defer cancel()
	ttl := originTTL
	u, err := a.api.GetUserInfoContext(ctx, user)
	if err != nil {
		a.log.Warn("not known whose a run is", "cause", retry.Reason(err))
		ttl = originRetry
	} else {
		from = wire.Origin{Team: cmp.Or(u.TeamID, u.Profile.Team), Organisation: u.Enterprise.EnterpriseID}
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.places.Put(user, from, now, ttl)
	return from
}
