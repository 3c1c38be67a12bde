package main

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"miswg/bot/app"
	"miswg/bot/localslack"
	"miswg/corpus"
	"miswg/index/answer/exam"
)

// lines is a log that tests read while it is written.
type lines struct {
	mu   sync.Mutex
	b    bytes.Buffer
	grew chan struct{}
}

func newLines() *lines { return &lines{grew: make(chan struct{}, 1)} }

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	select {
	case l.grew <- struct{}{}:
	default:
	}
	return l.b.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// await waits until the log matches, and returns the submatches.
func (l *lines) await(t testing.TB, pattern string) []string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	re := regexp.MustCompile(pattern)
	for {
		if m := re.FindStringSubmatch(l.String()); m != nil {
			return m
		}
		select {
		case <-l.grew:
		case <-ctx.Done():
			t.Fatalf("the log has no %q:\n%s", pattern, l)
		}
	}
}

// workspace starts a Slack and returns it with the settings to reach it.
func workspace(t testing.TB, o localslack.Options) (*localslack.Server, config) {
	t.Helper()
	known, err := corpus.Load(corpus.Source())
	if err != nil {
		t.Fatal(err)
	}
	m, err := app.Manifest(app.Lean, known.Body(), known.Document())
	if err != nil {
		t.Fatal(err)
	}
	o.Manifest = m
	ws, err := localslack.Start(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ws.Close() })
	c := config{logFormat: "text", stateURL: filepath.Join(t.TempDir(), "state.db")}
	c.bot.AppToken, c.bot.BotToken, c.bot.APIURL = app.Secret(ws.AppToken()), app.Secret(ws.BotToken()), ws.APIURL()
	return ws, c
}

// serving runs serve until the returned function ends it.
func serving(t *testing.T, c config) (*lines, func()) {
	t.Helper()
	log := newLines()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- serve(ctx, env{stderr: log}, c) }()
	stop := sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			t.Errorf("serve = %v, want nil\n%s", err, log)
		}
	})
	t.Cleanup(stop)
	log.await(t, "msg=connected")
	return log, stop
}

func answered(t *testing.T, ws *localslack.Server, text, want string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	if _, err := ws.Slash(ctx, "alice", "#bids", "/miswg", text); err != nil {
		t.Fatal(err)
	}
	if err := ws.Await(ctx, func(st localslack.State) bool {
		for _, m := range st.Only("alice") {
			if strings.Contains(m.Text, want) {
				return true
			}
		}
		return false
	}); err != nil {
		t.Fatalf("/miswg %s: no %q: %v\n%s", text, want, err, ws.Transcript())
	}
}

func TestServeMetrics(t *testing.T) {
	ws, c := workspace(t, localslack.Options{})
	c.metricsAddr = "127.0.0.1:0"
	log, stop := serving(t, c)
	base := log.await(t, `address=(http://127\.0\.0\.1:\d+)/metrics`)[1]
	answered(t, ws, "is japan a member?", "Japan is a member")
	get := func(path string) (int, string) {
		t.Helper()
		resp, err := http.Get(base + path)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		b, err := io.ReadAll(resp.Body)
		if err != nil {
			t.Fatal(err)
		}
		return resp.StatusCode, string(b)
	}
	if code, body := get("/readyz"); code != 200 {
		t.Errorf("GET /readyz = %d %q, want 200", code, body)
	}
	if _, body := get("/metrics"); !strings.Contains(body, `miswg_answers_total{kind="status",lang="en"} 1`) {
		t.Errorf("GET /metrics does not count the answer:\n%s", body)
	}
	stop()
	if _, err := http.Get(base + "/healthz"); err == nil {
		t.Error("GET /healthz works after the end")
	}
}

// TestServeBrokenState: a file that is no store costs one line, not the bot.
func TestServeBrokenState(t *testing.T) {
	ws, c := workspace(t, localslack.Options{})
	if err := os.WriteFile(c.stateURL, []byte(strings.Repeat("not a database ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	log, _ := serving(t, c)
	answered(t, ws, "is japan a member?", "Japan is a member")
	if n := strings.Count(log.String(), "level=ERROR"); n != 1 || !strings.Contains(log.String(), "damaged or no state file") {
		t.Errorf("the log has %d errors, want one about the file:\n%s", n, log)
	}
}

// TestServeLateState: a store that comes after the start takes over what was remembered
// without it.
func TestServeLateState(t *testing.T) {
	ws, c := workspace(t, localslack.Options{})
	folder := filepath.Join(t.TempDir(), "later")
	c.stateURL = filepath.Join(folder, "state.db")
	log, stop := serving(t, c)
	answered(t, ws, "language fr", "en français")
	if strings.Contains(log.String(), "the store is open") {
		t.Fatalf("the store opened in a folder that is not there:\n%s", log)
	}
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	log.await(t, "the store is open")
	stop()
	serving(t, c)
	answered(t, ws, "JP", "Le Japon est membre")
}

// TestServeRemembers: a language outlives a start.
func TestServeRemembers(t *testing.T) {
	ws, c := workspace(t, localslack.Options{})
	_, stop := serving(t, c)
	answered(t, ws, "language fr", "en français")
	stop()
	serving(t, c)
	answered(t, ws, "JP", "Le Japon est membre")
}

// copyCorpus makes a corpus that can be edited.
func copyCorpus(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../corpus/data")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestServeReloads edits the corpus under a running bot.
func TestServeReloads(t *testing.T) {
	ws, c := workspace(t, localslack.Options{})
	c.corpus = copyCorpus(t)
	c.bot.Admins = []string{"U0LOCALALICE"}
	log, _ := serving(t, c)
	answered(t, ws, "reload", "Nothing has changed")
	file := filepath.Join(c.corpus, "members.yaml")
	good, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	write := func(b []byte) {
		t.Helper()
		if err := os.WriteFile(file, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write([]byte("entities:\n  - id: XX\n    type: friend\n"))
	answered(t, ws, "reload", "The new corpus was refused")
	answered(t, ws, "is japan a member?", "Japan is a member")
	write(bytes.Replace(good, []byte("fr: {name: Japon,"), []byte("fr: {name: Pays du Soleil levant,"), 1))
	answered(t, ws, "reload", "the new corpus answers now")
	answered(t, ws, "language fr", "en français")
	answered(t, ws, "JP", "Le Pays du Soleil levant est membre")
	log.await(t, `msg="corpus read" why="asked for by an administrator" corpus=\w+ changed=true`)
}

// TestServeExamines: the exam is taken by itself at the start of a week's turn, and when
// an administrator says so; the Home tells of it, also after the next start.
func TestServeExamines(t *testing.T) {
	ws, c := workspace(t, localslack.Options{})
	c.corpus, c.exam = copyCorpus(t), true
	c.bot.Admins = []string{"U0LOCALALICE"}
	if err := os.RemoveAll(filepath.Join(c.corpus, exam.Dir)); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(c.corpus, exam.Dir), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(c.corpus, exam.Dir, "own.txt"), []byte("japan => status JP=member\nfrance => list\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	log, stop := serving(t, c)
	log.await(t, `msg=examined right=1 asked=2 false=0 corpus=\w+`)
	answered(t, ws, "exam", "Nothing has changed since the exam of")
	stop()
	serving(t, c)
	if _, err := ws.Open(t.Context(), "alice", "home"); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	if err := ws.Await(ctx, func(localslack.State) bool { return strings.Contains(ws.Transcript(), "Last exam: 1 of 2 right, ") }); err != nil {
		t.Errorf("no last exam on the Home: %v\n%s", err, ws.Transcript())
	}
}

// TestServeFollows edits the corpus under a running bot, which nobody tells.
func TestServeFollows(t *testing.T) {
	ws, c := workspace(t, localslack.Options{})
	c.corpus = copyCorpus(t)
	log, _ := serving(t, c)
	file := filepath.Join(c.corpus, "members.yaml")
	good, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		content []byte
		logged  string
	}{
		{[]byte("entities: [\n"), `level=ERROR msg="corpus refused, the one before stays" why="files changed"`},
		{good, `msg="corpus read" why="files changed" corpus=\w+ changed=false`},
		{bytes.Replace(good, []byte("fr: {name: Japon,"), []byte("fr: {name: Pays du Soleil levant,"), 1), `msg="corpus read" why="files changed" corpus=\w+ changed=true`},
	} {
		if err := os.WriteFile(file, step.content, 0o600); err != nil {
			t.Fatal(err)
		}
		log.await(t, step.logged)
		answered(t, ws, "is japan a member?", "Japan is a member")
	}
	answered(t, ws, "language fr", "en français")
	answered(t, ws, "JP", "Le Pays du Soleil levant est membre")
	if n := strings.Count(log.String(), "level=ERROR"); n != 1 {
		t.Errorf("the log has %d errors, want one:\n%s", n, log)
	}
}

func TestServeMetricsAddressTaken(t *testing.T) {
	_, c := workspace(t, localslack.Options{})
	stop, err := serveMetrics("127.0.0.1:0", http.NotFoundHandler(), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	c.metricsAddr = "127.0.0.1:1"
	if os.Geteuid() == 0 {
		c.metricsAddr = "192.0.2.1:1" // an address nobody has
	}
	if err := serve(t.Context(), env{stderr: io.Discard}, c); err == nil || !strings.HasPrefix(err.Error(), "METRICS_ADDR: ") {
		t.Errorf("serve() = %v, want an error about METRICS_ADDR", err)
	}
}
