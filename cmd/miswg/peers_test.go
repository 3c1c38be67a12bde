package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"miswg/bot/localslack"
)

// BenchmarkPeers asks three bots in turn on the same Slack: the least that slack-go can be
// (the floor), what a capable developer writes in an afternoon with Bolt and MiniSearch
// (testdata/peer; left out where Node or its packages are missing), and this one, with and
// without a state file. Each answers 500 commands one after the other, after 20 to warm up.
// The last lines are the ratios to the floor.
//
//	go test ./cmd/miswg -run '^$' -bench Peers -benchtime 3x
func BenchmarkPeers(b *testing.B) {
	measurable(b)
	floor, miswg := built(b, "./testdata/peer/floor"), built(b, ".")
	bots := []peer{
		{"floor", []string{floor}, b.TempDir(), nil},
		{"sqlite", []string{miswg, "serve"}, "", []string{"STATE_URL=state.db"}},
		{"memory", []string{miswg, "serve"}, "", []string{"STATE_URL=memory:"}},
	}
	if dir := bolt(b); dir != "" {
		bots = append(bots, peer{"bolt", []string{"node", "app.js"}, dir, nil})
	}
	runs := map[string][]ordeal{}
	for b.Loop() {
		for _, bot := range bots {
			runs[bot.name] = append(runs[bot.name], endure(b, bot))
		}
	}
	b.ReportMetric(0, "ns/op")
	least := median(runs["floor"])
	for _, bot := range bots {
		if m := median(runs[bot.name]); m != nil {
			b.Logf("%-7s %s", bot.name, m)
			b.ReportMetric(m[answerP50]/least[answerP50], bot.name+"-p50-×")
			b.ReportMetric(m[answerP99]/least[answerP99], bot.name+"-p99-×")
			b.ReportMetric(m[cpuEach], bot.name+"-cpu-ms")
			b.ReportMetric(m[afterMB], bot.name+"-rss-MB")
			b.ReportMetric(m[connectedMS], bot.name+"-connected-ms")
			b.ReportMetric(m[firstMS], bot.name+"-first-ms")
		}
	}
}

// A peer is a bot to be started, in a folder of its own where dir is "".
type peer struct {
	name    string
	command []string
	dir     string
	env     []string
}

func (p peer) start(b *testing.B, ws *localslack.Server) *copyProcess {
	b.Helper()
	dir := p.dir
	if dir == "" {
		dir = b.TempDir() // each workspace counts its envelopes from one
	}
	cmd := exec.Command(p.command[0], p.command[1:]...)
	cmd.Env = append(p.env, "SLACK_CONNECTIONS=1")
	return startProgram(b, cmd, dir, ws)
}

// What an ordeal has of each, in milliseconds and megabytes.
const (
	connectedMS = iota
	firstMS
	startCPU
	idleMB
	answerP50
	answerP99
	cpuEach
	afterMB
	measures
)

type ordeal [measures]float64

func (o *ordeal) String() string {
	return fmt.Sprintf("connected %.0f ms, first answer %.0f ms, cpu of the start %.0f ms, idle %.1f MB, p50 %.2f ms, p99 %.2f ms, cpu %.3f ms a question, then %.1f MB",
		o[connectedMS], o[firstMS], o[startCPU], o[idleMB], o[answerP50], o[answerP99], o[cpuEach], o[afterMB])
}

// median is each figure's own; nil of none.
func median(runs []ordeal) *ordeal {
	if len(runs) == 0 {
		return nil
	}
	var out ordeal
	for i := range out {
		var all []float64
		for _, r := range runs {
			all = append(all, r[i])
		}
		slices.Sort(all)
		out[i] = all[len(all)/2]
	}
	return &out
}

// endure starts a bot and has it answer.
func endure(b *testing.B, bot peer) ordeal {
	b.Helper()
	const warm, questions = 20, 500
	ws, _ := workspace(b, localslack.Options{})
	defer ws.Close()
	ctx, cancel := context.WithTimeout(b.Context(), 5*time.Minute)
	defer cancel()
	answers := 0
	ask := func() {
		b.Helper()
		answers++
		if _, err := ws.Slash(ctx, "alice", "general", "/miswg", "japan"); err != nil {
			b.Fatal(err)
		}
		if err := ws.Await(ctx, func(st localslack.State) bool { return len(st.Ephemerals) >= answers }); err != nil {
			b.Fatal(err)
		}
	}
	var o ordeal
	begun := time.Now()
	p := bot.start(b, ws)
	defer p.kill()
	if err := ws.Await(ctx, func(st localslack.State) bool { return st.Sockets == 1 }); err != nil {
		b.Fatalf("no socket: %v\n%s", err, p.log)
	}
	o[connectedMS] = ms(time.Since(begun))
	ask()
	o[firstMS] = ms(time.Since(begun))
	o[startCPU], o[idleMB] = ms(p.cpu(b)), mega(p.size(b).resident)
	for range warm {
		ask()
	}
	used := p.cpu(b)
	var took latencies
	for range questions {
		at := time.Now()
		ask()
		took = append(took, time.Since(at))
	}
	o[cpuEach] = ms(p.cpu(b)-used) / questions
	o[afterMB] = mega(p.size(b).resident)
	slices.Sort(took)
	o[answerP50], o[answerP99] = took.at(0.5), took.at(0.99)
	return o
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// built builds a program as a release is built, but for the paths in it: without them everything
// would be compiled anew.
func built(t testing.TB, folder string) string {
	t.Helper()
	exe := filepath.Join(t.TempDir(), filepath.Base(folder)+".exe")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-ldflags=-s -w", "-o", exe, folder).CombinedOutput(); err != nil {
		t.Fatalf("go build %s = %v\n%s", folder, err, out)
	}
	return exe
}

// bolt installs the other bot, and returns its folder, "" where that cannot be done.
func bolt(b *testing.B) string {
	b.Helper()
	dir := b.TempDir()
	for _, name := range []string{"app.js", "package.json", "source.txt"} {
		text, err := os.ReadFile(filepath.Join("testdata", "peer", name))
		if err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	install := exec.CommandContext(b.Context(), "npm", "install", "--silent", "--no-audit", "--no-fund")
	install.Dir = dir
	if out, err := install.CombinedOutput(); err != nil {
		b.Logf("without Bolt: npm install = %v\n%s", err, out)
		return ""
	}
	return dir
}
