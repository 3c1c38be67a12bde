package bot

import (
	"context"
	"math/rand/v2"
	"time"
)

// backoff is the wait before the nth attempt in a row: exponential up to a
// ceiling, with full jitter.
func backoff(n int, ceiling time.Duration) time.Duration {
	return minBackoff/2 + rand.N(min(minBackoff<<min(n, 10), ceiling)) // #nosec G404 -- nobody gains by foretelling a wait
}

// sleep waits for d, and reports whether ctx lasted.
func sleep(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}
