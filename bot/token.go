package bot

import (
	"context"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"miswg/bot/app"
	"miswg/bot/retry"
)

const (
	botTokenSetting = "SLACK_BOT_TOKEN" // #nosec G101 -- the name of a setting
	identifyBackoff = 10 * time.Second  // at most, between two tries
	verifyPause     = 10 * time.Second  // at least, between two looks at the token
)

// identify finds out who the bot is and what it may do. A passing failure is
// retried until ctx ends.
func (b *Bot) identify(ctx context.Context) error {
	for n := 1; ; n++ {
		res, err := b.token.api.AuthTestContext(ctx)
		if err == nil {
			*b.self = app.Identity{User: res.UserID, Bot: res.BotID, Team: res.TeamID, Enterprise: res.EnterpriseID, URL: res.URL, Scopes: app.Scopes(res.Header)}
			b.cfg.Logger.Info("authenticated", "team", res.TeamID, "user", res.UserID, "features", strings.Join(b.self.Features(), ","))
			return nil
		}
		if ctx.Err() != nil {
			return nil
		}
		if retry.Rejected(err) {
			return app.Rejection(botTokenSetting, retry.Code(err))
		}
		v := retry.Judge(err)
		if !v.Retry && retry.Code(err) != "" {
			return &app.ConfigError{Setting: botTokenSetting, Problem: "auth.test: " + retry.Code(err)}
		}
		b.cfg.Logger.Warn("slack not reached", "cause", retry.Reason(err))
		if !retry.Sleep(ctx, max(retry.Backoff(n, identifyBackoff), v.After)) {
			return nil
		}
	}
}

// A tokenWatch finds out when the bot token is taken back.
type tokenWatch struct {
	api    *slack.Client
	doubts chan struct{}
}

// doubt has the bot token looked at if an error says that it does not work.
func (w *tokenWatch) doubt(err error) {
	if !retry.Revoked(err) {
		return
	}
	select {
	case w.doubts <- struct{}{}:
	default:
	}
}

// watch looks at the bot token whenever there is doubt, until ctx ends, and sends an
// *app.ConfigError when Slack rejects it: nothing can be answered any more.
func (w *tokenWatch) watch(ctx context.Context, failed chan<- error) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-w.doubts:
		}
		if _, err := w.api.AuthTestContext(ctx); retry.Rejected(err) {
			failed <- app.Rejection(botTokenSetting, retry.Code(err))
			return
		}
		if !retry.Sleep(ctx, verifyPause) {
			return
		}
	}
}
