package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// noBrowser is what a browser that cannot be found leaves on the standard error.
const noBrowser = "no browser was opened"

// TestNoBrowserForWhatFails holds that the browser is not opened on a playground that does not
// come to be.
func TestNoBrowserForWhatFails(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	var says bytes.Buffer
	nowhere := filepath.Join(t.TempDir(), "nope")
	code := run(t.Context(), env{stdout: io.Discard, stderr: &says, getenv: func(string) string { return "" }}, []string{"playground", "--addr", "127.0.0.1:0", "--corpus", nowhere, "--open"})
	if got := says.String(); code == exitOK || strings.Contains(got, noBrowser) || !strings.Contains(got, nowhere) {
		t.Errorf("playground --corpus %s --open = %d, %q, want the folder named and no browser looked for", nowhere, code, got)
	}
}

// TestPlaygroundSaysAtOnce reads what the terminal shows: first what is being done and
// where the page will be, which a browser can open already; then that it is there, and the
// browser is opened.
func TestPlaygroundSaysAtOnce(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	var says bytes.Buffer
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	out, terminal := io.Pipe()
	code := make(chan int, 1)
	go func() {
		c := run(ctx, env{stdout: terminal, stderr: &says, getenv: func(string) string { return "" }}, []string{"playground", "--addr", "127.0.0.1:0", "--open"})
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
	if got := says.String(); strings.Count(got, noBrowser) != 1 { // said before the last line
		t.Errorf("the standard error has %q, want a browser looked for once", got)
	}
	stop()
	if lines.Scan() {
		t.Errorf("the terminal goes on with %q, want nothing", lines.Text())
	}
	if c := <-code; c != exitOK {
		t.Errorf("run = %d, want %d", c, exitOK)
	}
}
