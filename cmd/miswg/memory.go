package main

import (
	"runtime/debug"
	"sync"

	"miswg/index/live"
)

// softLimit is what the Go runtime keeps within where GOMEMLIMIT does not say
// otherwise: near it, it collects sooner, and gives back what the start and the map
// needed. What the bot keeps is a third of it. With the program's code and SQLite,
// which do not count, it makes less than 80 MB.
const softLimit = 25 << 20

func limitMemory(getenv func(string) string) {
	if getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(softLimit)
	}
}

// collectAfter has the runtime collect when the engine is loaded, which builds what
// stays: collecting before the limit is reached would free little, and take a fifth of
// the time of a start. The function waits for that, and returns what went wrong.
func collectAfter(engine *live.Live) (loaded func() error) {
	percent := debug.SetGCPercent(-1)
	return sync.OnceValue(func() error {
		defer debug.SetGCPercent(percent)
		return engine.Wait()
	})
}
