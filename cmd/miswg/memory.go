package main

import "runtime/debug"

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

// withoutCollecting runs f, which builds what stays: collecting before the limit is
// reached would free little, and take a fifth of the time of a start.
func withoutCollecting(f func() error) error {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	return f()
}
