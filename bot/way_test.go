package bot_test

import (
	"flag"
	"testing"

	"miswg/bot"
	"miswg/bot/localslack"
)

var commands = flag.Int("commands", 1, "how many commands TestWay sends")

// TestWay sends the same slash command over and over. What it runs through as often
// is the way of one; the test of the tour compares.
func TestWay(t *testing.T) {
	r := start(t, setup{slack: localslack.Options{Manifest: lean(t)}, bot: bot.Config{Connections: 1}})
	for n := range *commands {
		r.slash("alice", "#general", "japan")
		r.await("answer", func(st localslack.State) bool { return textsTo(st, "alice", "Japan is a member") == n+1 })
	}
}
