// SPDX-License-Identifier: MIT

// Package retry says what an error of Slack's means, and when to try again.
package retry

import (
	"context"
	"errors"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/slack-go/slack"
)

// fatalCodes are the error codes after which the token will not work again
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

// Code returns Slack's word for what went wrong, or "".
func Code(err error) string {
	var e slack.SlackErrorResponse
	if errors.As(err, &e) {
		return e.Err
	}
	if err != nil && slices.Contains(fatalCodes, err.Error()) {
		return err.Error()
	}
	return ""
}

// Rejected reports whether the token will not work again.
func Rejected(err error) bool { return slices.Contains(fatalCodes, Code(err)) }

// revoked are the codes of any method after which the token may not work again.
var revoked = []string{"account_inactive", "invalid_auth", "not_authed", "team_disabled", "token_expired", "token_revoked", "user_removed_from_team"}

// Revoked reports whether the token may not work again: it is worth a look.
func Revoked(err error) bool { return slices.Contains(revoked, Code(err)) }

// Reason describes an error for the log. Transport errors may hold addresses that
// are capabilities, so only their kind is told.
func Reason(err error) string {
	if c := Code(err); c != "" {
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

// A Verdict says what to do after a failed call.
type Verdict struct {
	Retry  bool
	After  time.Duration // what Slack asked to wait
	Blocks bool          // try again without blocks
	Unsure bool          // the call may have worked
	Silent bool          // nothing was heard of it at all
}

// Judge says what to do after a call that failed so.
func Judge(err error) Verdict {
	var limited *slack.RateLimitedError
	var status slack.StatusCodeError
	c := Code(err)
	switch {
	case errors.As(err, &limited):
		return Verdict{Retry: true, After: max(limited.RetryAfter, 50*time.Millisecond)}
	case errors.As(err, &status):
		return Verdict{Retry: status.Code >= 500 || status.Code == http.StatusTooManyRequests || status.Code < 300, Unsure: true}
	case slices.Contains(refusedBlocks, c):
		return Verdict{Blocks: true}
	case slices.Contains(passing, c):
		return Verdict{Retry: true, Unsure: strings.HasSuffix(c, "_error")}
	case c != "":
		return Verdict{}
	case errors.Is(err, context.Canceled):
		return Verdict{}
	default: // refused, reset, timed out, or not JSON
		return Verdict{Retry: true, Unsure: true, Silent: Reason(err) == "timed out"}
	}
}

// Detail tells what Slack found wrong with blocks; it never quotes them.
func Detail(err error) string {
	var e slack.SlackErrorResponse
	if errors.As(err, &e) {
		return strings.Join(e.ResponseMetadata.Messages, "; ")
	}
	return ""
}

// shortest is about the first wait.
const shortest = 200 * time.Millisecond

// Backoff is the wait before the nth attempt in a row: exponential up to a
// ceiling, with full jitter.
func Backoff(n int, ceiling time.Duration) time.Duration {
	return shortest/2 + rand.N(min(shortest<<min(n, 10), ceiling)) // #nosec G404 -- nobody gains by foretelling a wait
}

// Sleep waits for d, and reports whether ctx lasted.
func Sleep(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}
