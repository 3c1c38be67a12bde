package bot

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/slack-go/slack"
)

// fatal are the error codes after which the token will not work again
// (reference/methods/apps.connections.open and auth.test).
var fatalCodes = []string{
	"account_inactive", "invalid_auth", "link_disabled", "missing_scope", "no_permission",
	"not_allowed_token_type", "not_authed", "team_disabled", "token_expired", "token_revoked",
	"user_removed_from_team",
}

// refusedBlocks are the codes with which Slack refuses blocks that plain text
// would not have (reference/methods/chat.postMessage).
var refusedBlocks = []string{
	"block_mismatch", "cannot_parse_attachment", "invalid_attachments", "invalid_blocks",
	"invalid_blocks_format", "msg_blocks_too_long", "msg_too_long", "too_many_attachments", "no_text",
	"invalid_arguments",
}

// passing are the codes that another attempt may not meet.
var passing = []string{
	"fatal_error", "internal_error", "ratelimited", "rate_limited", "request_timeout",
	"service_unavailable", "team_added_to_org", "message_limit_exceeded",
}

// code returns Slack's word for what went wrong, or "".
func code(err error) string {
	var e slack.SlackErrorResponse
	if errors.As(err, &e) {
		return e.Err
	}
	if err != nil && slices.Contains(fatalCodes, err.Error()) {
		return err.Error()
	}
	return ""
}

func rejected(err error) bool { return slices.Contains(fatalCodes, code(err)) }

// rejection is what Run returns for a rejected app-level token.
func rejection(err error) error {
	return &ConfigError{"SLACK_APP_TOKEN", "slack rejected it: " + code(err)}
}

// reason describes an error for the log. Transport errors may hold addresses that
// are capabilities, so only their kind is told.
func reason(err error) string {
	if c := code(err); c != "" {
		return c
	}
	var limited *slack.RateLimitedError
	var status slack.StatusCodeError
	switch {
	case err == nil:
		return "closed"
	case errors.As(err, &limited):
		return "rate limited"
	case errors.As(err, &status):
		return "status " + http.StatusText(status.Code)
	case errors.Is(err, context.DeadlineExceeded) || strings.Contains(err.Error(), "Client.Timeout"):
		return "timed out"
	case errors.Is(err, context.Canceled):
		return "cancelled"
	default:
		return "connection failed"
	}
}

// A verdict says what to do after a failed call.
type verdict struct {
	retry  bool
	after  time.Duration // what Slack asked to wait
	blocks bool          // try again without blocks
	unsure bool          // the call may have worked
	silent bool          // nothing was heard of it at all
}

func judge(err error) verdict {
	var limited *slack.RateLimitedError
	var status slack.StatusCodeError
	c := code(err)
	switch {
	case errors.As(err, &limited):
		return verdict{retry: true, after: max(limited.RetryAfter, 50*time.Millisecond)}
	case errors.As(err, &status):
		return verdict{retry: status.Code >= 500 || status.Code == http.StatusTooManyRequests || status.Code < 300, unsure: true}
	case slices.Contains(refusedBlocks, c):
		return verdict{blocks: true}
	case slices.Contains(passing, c):
		return verdict{retry: true, unsure: strings.HasSuffix(c, "_error")}
	case c != "":
		return verdict{}
	case errors.Is(err, context.Canceled):
		return verdict{}
	default: // refused, reset, timed out, or not JSON
		return verdict{retry: true, unsure: true, silent: reason(err) == "timed out"}
	}
}

func errorAs[E error](err error) (E, bool) {
	var e E
	ok := errors.As(err, &e)
	return e, ok
}

// detail tells what Slack found wrong with blocks; it never quotes them.
func detail(err error) string {
	if e, ok := errorAs[slack.SlackErrorResponse](err); ok {
		return strings.Join(e.ResponseMetadata.Messages, "; ")
	}
	return ""
}
