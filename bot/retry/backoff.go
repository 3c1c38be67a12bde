package retry

import (
	"context"
	"math/rand/v2"
	"time"
)

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
