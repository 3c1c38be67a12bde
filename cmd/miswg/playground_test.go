package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"regexp"
	"testing"
)

// TestPlaygroundSaysAtOnce reads what the terminal shows: first what is being done and
// where the page will be, which a browser can open already; then that it is there.
func TestPlaygroundSaysAtOnce(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	out, terminal := io.Pipe()
	code := make(chan int, 1)
	go func() {
		c := run(ctx, env{stdout: terminal, stderr: io.Discard, getenv: func(string) string { return "" }}, []string{"playground", "--addr", "127.0.0.1:0"})
		terminal.Close()
		code <- c
	}()
	lines := bufio.NewScanner(out)
	next := func(want string) string {
		t.Helper()
		if !lines.Scan() {
			t.Fatalf("the terminal ends, want a line like %s", want)
		}
		m := regexp.MustCompile(want).FindStringSubmatch(lines.Text())
		if m == nil {
			t.Fatalf("the terminal says %q, want %s", lines.Text(), want)
		}
		return m[1]
	}
	// The pipe holds nothing: until its first line is read, the command does no more.
	url := next(`^Reading the page, building the index, starting the bot; the playground will be at (http://127\.0\.0\.1:\d+/)$`)
	res, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if body, err := io.ReadAll(res.Body); err != nil || res.StatusCode != http.StatusOK || !regexp.MustCompile(`<title>.*playground`).Match(body) {
		t.Errorf("GET %s = %d, %d bytes, %v, want the page", url, res.StatusCode, len(body), err)
	}
	if ready := next(`^The playground is at (\S+) \(Ctrl\+C ends it\)$`); ready != url {
		t.Errorf("the playground is at %s, want %s as told before", ready, url)
	}
	stop()
	if lines.Scan() {
		t.Errorf("the terminal goes on with %q, want nothing", lines.Text())
	}
	if c := <-code; c != exitOK {
		t.Errorf("run = %d, want %d", c, exitOK)
	}
}
