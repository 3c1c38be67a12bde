package bot

import (
	"context"
	"slices"
	"time"
)

// revoked are the codes of any method after which the token may not work again.
var revoked = []string{"account_inactive", "invalid_auth", "not_authed", "team_disabled", "token_expired", "token_revoked", "user_removed_from_team"}

// verifyPause is the least time between two looks at the token.
const verifyPause = 10 * time.Second

// doubt has the bot token looked at if an error says that it does not work.
func (b *Bot) doubt(err error) {
	if !slices.Contains(revoked, code(err)) {
		return
	}
	select {
	case b.doubts <- struct{}{}:
	default:
	}
}

// verify looks at the bot token whenever there is doubt, until ctx ends, and sends
// a *ConfigError when Slack rejects it: nothing can be answered any more.
func (b *Bot) verify(ctx context.Context, failed chan<- error) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-b.doubts:
		}
		if _, err := b.api.AuthTestContext(ctx); rejected(err) {
			failed <- &ConfigError{"SLACK_BOT_TOKEN", "slack rejected it: " + code(err)}
			return
		}
		if !sleep(ctx, verifyPause) {
			return
		}
	}
}
