package main

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"miswg/bot/localslack"
	"miswg/bot/state/localpostgres"
)

var (
	seeds     = flag.Int("seeds", 1, "how many seeds the tests of killed copies run")
	firstSeed = flag.Uint64("seed", 1, "the first of them")
)

// A copyProcess is miswg serve as an operator starts it.
type copyProcess struct {
	cmd *exec.Cmd
	log *lines
}

// startCopy starts the test's own binary, which is miswg when it is told so, with
// settings from the environment alone.
func startCopy(t testing.TB, ws *localslack.Server, stateURL string, more ...string) *copyProcess {
	t.Helper()
	return startCopyIn(t, t.TempDir(), ws, stateURL, more...)
}

// startCopyIn is startCopy in a folder that more than one start has.
func startCopyIn(t testing.TB, dir string, ws *localslack.Server, stateURL string, more ...string) *copyProcess {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe)
	cmd.Args = []string{"miswg", "serve"}
	cmd.Env = append(more, "STATE_URL="+stateURL)
	return startProgram(t, cmd, dir, ws)
}

// startProgram starts a bot that is told by the environment where its Slack is.
func startProgram(t testing.TB, cmd *exec.Cmd, dir string, ws *localslack.Server) *copyProcess {
	t.Helper()
	p := &copyProcess{cmd, newLines()}
	p.cmd.Env = slices.Concat(os.Environ(), []string{
		"SLACK_APP_TOKEN=" + ws.AppToken(), "SLACK_BOT_TOKEN=" + ws.BotToken(), "SLACK_API_URL=" + ws.APIURL(),
		"QUESTIONS_PER_PERSON=10000", // a test's few people ask for many
		"GOGC=",                      // it is weighed as it is, however often the tests' own memory is collected
	}, cmd.Env)
	p.cmd.Dir = dir
	p.cmd.Stderr = p.log
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.kill)
	return p
}

// kill ends the process as the kernel or a power cut would.
func (p *copyProcess) kill() {
	if p.cmd.ProcessState == nil {
		_ = p.cmd.Process.Kill()
		_ = p.cmd.Wait()
	}
}

// stop ends it as an operator would, and returns how it exited.
func (p *copyProcess) stop() error {
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	return p.cmd.Wait()
}

// cluster is a PostgreSQL that lasts as long as the test, which is skipped without one,
// and fails where there has to be one.
func cluster(t *testing.T) *localpostgres.Server {
	t.Helper()
	pg, err := localpostgres.Start()
	if err != nil {
		if os.Getenv("CI_POSTGRES") == "1" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	t.Cleanup(pg.Stop)
	return pg
}

// schema returns the URL of an empty schema that lasts as long as the test.
func schema(t *testing.T, pg *localpostgres.Server) string {
	t.Helper()
	url, drop, err := pg.Schema(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := drop(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return url
}

// await waits until something is so in a workspace, and fails the test otherwise.
func await(ctx context.Context, t *testing.T, ws *localslack.Server, what string, done func(localslack.State) bool) {
	t.Helper()
	if err := ws.Await(ctx, done); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
}

// TestKilledCopies runs three copies on one PostgreSQL, and kills one of them again
// and again while people ask in channels, in private and in direct conversations.
func TestKilledCopies(t *testing.T) {
	pg := cluster(t)
	for i := range *seeds {
		seed := *firstSeed + uint64(i)
		t.Run(fmt.Sprintf("seed=%d", seed), func(t *testing.T) {
			killCopies(t, seed, 3, schema(t, pg))
		})
	}
}

// TestKilledAlone kills the only copy, on SQLite: its next start finishes what it left.
func TestKilledAlone(t *testing.T) {
	for i := range *seeds {
		seed := *firstSeed + uint64(i)
		t.Run(fmt.Sprintf("seed=%d", seed), func(t *testing.T) { killCopies(t, seed, 1, t.TempDir()+"/state.db") })
	}
}

// killCopies asks 120 questions of copies that are killed now and then and started
// again, and wants one answer to each.
func killCopies(t *testing.T, seed uint64, copies int, stateURL string) {
	const questions, kills = 120, 6
	rng := rand.New(rand.NewPCG(seed, 3))
	ws, _ := workspace(t, localslack.Options{
		Channels: rooms(questions), Seed: seed, AckTimeout: time.Second,
		// As often as Slack, which waits one minute and then five: a copy may take long to start where others compute.
		RetryDelays: []time.Duration{0, 2 * time.Second, 30 * time.Second},
		// A call takes as long as some of Slack's, so that kills come in the middle of one.
		Fault: func(string) *localslack.Fault { return &localslack.Fault{Delay: 10 * time.Millisecond} },
	})
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	up := func(n int) {
		t.Helper()
		if err := ws.Await(ctx, func(st localslack.State) bool { return st.Sockets >= n }); err != nil {
			t.Fatalf("%d sockets: %v", n, err)
		}
	}
	running := make([]*copyProcess, copies)
	for i := range running {
		running[i] = startCopy(t, ws, stateURL)
	}
	up(2 * copies)
	all := slices.Clone(running)

	asked := asked{}
	strike := map[int]bool{}
	for len(strike) < kills {
		strike[5+rng.IntN(questions-10)] = true
	}
	pace := time.NewTicker(20 * time.Millisecond)
	defer pace.Stop()
	for i := range questions {
		<-pace.C
		asked.put(ctx, t, ws, i, rng.IntN(20))
		if strike[i] {
			victim := rng.IntN(copies)
			running[victim].kill()
			running[victim] = startCopy(t, ws, stateURL)
			all = append(all, running[victim])
			if copies == 1 {
				up(2)
			}
		}
	}
	// Between noting that a reply leaves and its leaving is an instant in which nobody
	// can tell afterwards. Such a reply is not repeated, and the log says so.
	assumed := func() int {
		n := 0
		for _, p := range all {
			n += strings.Count(p.log.String(), "not repeated: on its way")
		}
		return n
	}
	// A command that no copy acknowledged was lost at Slack, which tells its author.
	patient, enough := context.WithTimeout(ctx, 40*time.Second)
	defer enough()
	if err := ws.Await(patient, func(st localslack.State) bool { return st.Pending == 0 && asked.missing(ws, st) <= min(assumed(), 1) }); err != nil {
		t.Logf("waited: %v", err)
	}
	for _, p := range running {
		if err := p.stop(); err != nil {
			t.Errorf("miswg serve = %v, want exit 0\n%s", err, p.log)
		}
	}
	st := ws.State()
	lost, doubled := asked.missing(ws, st), asked.doubled(st)
	t.Logf("seed %d: %d copies, %d kills: sent %d, refused by slack %d, answered %d, lost %d, doubled %d",
		seed, copies, kills, questions, asked.refused(ws), questions-asked.refused(ws)-lost, lost, doubled)
	if lost > min(assumed(), 1) || doubled != 0 {
		t.Errorf("seed %d: lost %d, doubled %d, want none; %d were assumed to have arrived", seed, lost, doubled, assumed())
		for _, p := range all {
			t.Logf("log of a copy:\n%s", p.log)
		}
	}
	for _, p := range all {
		if strings.Contains(p.log.String(), "japan") {
			t.Errorf("a log holds a question:\n%s", p.log)
		}
	}
}

// TestStoppedInFlight ends the only copy while 200 questions are under way. What it
// acknowledged it answers before it exits; the rest Slack sends to the next.
func TestStoppedInFlight(t *testing.T) {
	t.Parallel()
	const questions = 200
	for i := range *seeds {
		seed := *firstSeed + uint64(i)
		t.Run(fmt.Sprintf("seed=%d", seed), func(t *testing.T) {
			rng := rand.New(rand.NewPCG(seed, 4))
			ws, _ := workspace(t, localslack.Options{
				Channels: rooms(questions), Seed: seed, AckTimeout: time.Second, RetryDelays: []time.Duration{0, time.Second, 2 * time.Second},
				Fault: func(string) *localslack.Fault { return &localslack.Fault{Delay: 20 * time.Millisecond} },
			})
			ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
			defer cancel()
			url := t.TempDir() + "/state.db"
			first := startCopy(t, ws, url)
			await(ctx, t, ws, "sockets", func(st localslack.State) bool { return st.Sockets == 2 })
			asked := asked{}
			for i := range questions {
				asked.put(ctx, t, ws, i, 1+rng.IntN(19))
			}
			some := rng.IntN(questions)
			await(ctx, t, ws, "acknowledgements", func(st localslack.State) bool { return st.Acked >= some })
			if err := first.stop(); err != nil {
				t.Errorf("miswg serve = %v, want exit 0\n%s", err, first.log)
			}
			acked, st := acknowledged(ws), ws.State()
			if n := len(given(st)); n < len(acked) {
				t.Errorf("seed %d: %d answers when it had stopped, want the %d it acknowledged", seed, n, len(acked))
			}
			next := startCopy(t, ws, url)
			await(ctx, t, ws, "answers to the rest", func(st localslack.State) bool {
				return st.Sockets == 2 && st.Pending == 0 && st.Waiting == 0 && asked.missing(ws, st) == 0
			})
			if err := next.stop(); err != nil {
				t.Errorf("miswg serve = %v, want exit 0\n%s", err, next.log)
			}
			st = ws.State()
			lost, doubled := asked.missing(ws, st), asked.doubled(st)
			t.Logf("seed %d: stopped after %d acknowledgements: sent %d, refused by slack %d, answered %d, lost %d, doubled %d",
				seed, len(acked), questions, asked.refused(ws), questions-asked.refused(ws)-lost, lost, doubled)
			if lost != 0 || doubled != 0 {
				t.Errorf("seed %d: lost %d, doubled %d, want none", seed, lost, doubled)
			}
		})
	}
}

// rooms are n channels, so that no channel's pace slows a test down.
func rooms(n int) []localslack.Channel {
	var out []localslack.Channel
	for i := range n {
		out = append(out, localslack.Channel{ID: fmt.Sprintf("C0ROOM%03d", i), Name: fmt.Sprintf("room-%03d", i), Members: []string{"alice", "bot"}})
	}
	return out
}

// asked are the questions put, each in a channel of its own but those in the direct
// conversation, where Slack allows one answer a second.
type asked struct {
	mentions []string // channels
	commands []command
	direct   int
}

type command struct{ channel, envelope string }

func (a *asked) put(ctx context.Context, t *testing.T, ws *localslack.Server, i, kind int) {
	t.Helper()
	const question = "is japan a member?"
	room := fmt.Sprintf("#room-%03d", i)
	var act localslack.Act
	var err error
	switch {
	case kind == 0:
		a.direct++
		_, err = ws.Say(ctx, "alice", "@miswg", question)
	case kind < 9:
		act, err = ws.Slash(ctx, "alice", room, "/miswg", question)
		if err == nil {
			a.commands = append(a.commands, command{act.Channel, act.Envelopes[0]})
		}
	default:
		act, err = ws.Say(ctx, "alice", room, "@miswg "+question)
		a.mentions = append(a.mentions, act.Channel)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// refused counts the commands that no copy acknowledged: Slack does not send them
// again, and tells their author.
func (a *asked) refused(ws *localslack.Server) int {
	n := len(a.commands)
	acked := acknowledged(ws)
	for _, c := range a.commands {
		if acked[c.envelope] {
			n--
		}
	}
	return n
}

func acknowledged(ws *localslack.Server) map[string]bool {
	out := map[string]bool{}
	for _, a := range ws.Acks() {
		out[a.EnvelopeID] = true
	}
	return out
}

const directly = "direct"

// wanted returns how many answers each place must have.
func (a *asked) wanted(ws *localslack.Server) map[string]int {
	out := map[string]int{directly: a.direct}
	acked := acknowledged(ws)
	for _, c := range a.mentions {
		out[c] = 1
	}
	for _, c := range a.commands {
		if acked[c.envelope] {
			out["!"+c.channel] = 1
		}
	}
	return out
}

func (a *asked) missing(ws *localslack.Server, st localslack.State) int {
	got, n := given(st), 0
	for place, want := range a.wanted(ws) {
		n += max(0, want-got[place])
	}
	return n
}

func (a *asked) doubled(st localslack.State) int {
	n := 0
	for place, got := range given(st) {
		want := 1
		if place == directly {
			want = a.direct
		}
		n += max(0, got-want)
	}
	return n
}

// given counts the bot's messages: in the direct conversation, in each channel, and
// in each channel for the asker's eyes, which a "!" marks.
func given(st localslack.State) map[string]int {
	out := map[string]int{}
	for _, m := range slices.Concat(st.Messages, st.Ephemerals) {
		switch {
		case m.BotID == "":
		case strings.HasPrefix(m.Channel, "D"):
			out[directly]++
		case m.For != "":
			out["!"+m.Channel]++
		default:
			out[m.Channel]++
		}
	}
	return out
}
