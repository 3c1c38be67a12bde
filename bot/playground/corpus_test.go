package playground_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"miswg/bot/localslack"
	"miswg/bot/playground"
	"miswg/index/live"
)

// copied is a playground on a corpus that can be edited, and what was refused of it.
func copied(t *testing.T) (s *playground.Server, members string, refused chan error) {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../corpus/data")); err != nil {
		t.Fatal(err)
	}
	e, err := live.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Errorf("Close = %v, want nil", err)
		}
	})
	refused = make(chan error, 8)
	return start(t, playground.Options{Engine: e, Refused: func(err error) { refused <- err }}), filepath.Join(dir, "members.yaml"), refused
}

func write(t *testing.T, file string, b []byte) {
	t.Helper()
	if err := os.WriteFile(file, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// corpusOf is what the page is told of the corpus.
func corpusOf(t *testing.T, s *playground.Server) (c struct{ Digest, Fault string }) {
	t.Helper()
	var state struct {
		Corpus *struct{ Digest, Fault string }
	}
	state.Corpus = &c
	if err := json.NewDecoder(ask(t, "GET", s.URL()+"api/state?as=alice", "").Body).Decode(&state); err != nil {
		t.Fatal(err)
	}
	return c
}

// until waits for a condition that nothing announces.
func until(t *testing.T, what string, done func() bool) {
	t.Helper()
	tick, late := time.NewTicker(10*time.Millisecond), time.After(patience)
	defer tick.Stop()
	for !done() {
		select {
		case <-tick.C:
		case <-late:
			t.Fatalf("%s: still not", what)
		}
	}
}

// TestFollowsFiles edits the corpus under a running bot: broken, it is told once and
// the answers stay; mended, other answers come, and nobody has asked for it.
func TestFollowsFiles(t *testing.T) {
	s, members, refused := copied(t)
	first := corpusOf(t, s).Digest
	good, err := os.ReadFile(members)
	if err != nil {
		t.Fatal(err)
	}
	write(t, members, []byte("entities: [\n"))
	select {
	case err := <-refused:
		if !strings.Contains(err.Error(), "members.yaml:") {
			t.Errorf("refused: %v, want the file's name", err)
		}
	case <-time.After(patience):
		t.Fatal("nothing is told of a broken file")
	}
	if c := corpusOf(t, s); c.Digest != first || !strings.Contains(c.Fault, "members.yaml:") {
		t.Errorf("the page shows %+v, want %s and the fault", c, first)
	}
	answered(t, s, "/miswg JP", "Japan is a member")
	write(t, members, bytes.Replace(good, []byte("fr: {name: Japon,"), []byte("fr: {name: Nippon,"), 1))
	until(t, "another corpus answers", func() bool { c := corpusOf(t, s); return c.Digest != first && c.Fault == "" })
	answered(t, s, "/miswg est-ce que le nippon est membre?", "Le Nippon est membre")
	if len(refused) != 0 {
		t.Errorf("refused: %v, want one fault", <-refused)
	}
}

// answered sends a command and waits for what only its sender sees.
func answered(t *testing.T, s *playground.Server, text, want string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	command, rest, _ := strings.Cut(text, " ")
	if _, err := s.Slack().Slash(ctx, "alice", "#general", command, rest); err != nil {
		t.Fatal(err)
	}
	if err := s.Slack().Await(ctx, func(st localslack.State) bool {
		for _, m := range st.Only("alice") {
			if strings.Contains(m.Text, want) {
				return true
			}
		}
		return false
	}); err != nil {
		t.Fatalf("%s: no %q: %v", text, want, err)
	}
}

// TestReload has the files read by the button of the page.
func TestReload(t *testing.T) {
	s, members, _ := copied(t)
	base := strings.TrimSuffix(s.URL(), "/")
	good, err := os.ReadFile(members)
	if err != nil {
		t.Fatal(err)
	}
	for i, step := range []struct {
		content []byte
		status  int
		want    string
	}{{[]byte("entities: [\n"), 400, "members.yaml:"}, {good, 200, corpusOf(t, s).Digest}} {
		write(t, members, step.content)
		res := ask(t, "POST", base+"/api/reload", `{}`, "Origin: "+base, "Content-Type: application/json")
		body, err := io.ReadAll(res.Body)
		if err != nil || res.StatusCode != step.status || !strings.Contains(string(body), step.want) {
			t.Errorf("reload %d = %d %s, %v, want %d with %q", i+1, res.StatusCode, body, err, step.status, step.want)
		}
	}
}

// TestPageShowsFault opens the page before the file breaks: nobody presses anything.
func TestPageShowsFault(t *testing.T) {
	s, members, _ := copied(t)
	p := open(t, s, "#/alice/C0LOCALGENERAL/messages/wire", look{})
	p.sees(".dev", "Reload the corpus")
	write(t, members, []byte("entities: [\n"))
	p.sees(".dev .bad", "members.yaml:")
}

func TestWithoutEngine(t *testing.T) {
	if _, err := playground.Start(t.Context(), playground.Options{Addr: "127.0.0.1:0"}); err == nil || err.Error() != "playground: no engine" {
		t.Errorf("Start = %v, want playground: no engine", err)
	}
}
