//go:build !windows

package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"regexp"
	"syscall"
	"testing"

	"github.com/creack/pty"
)

// A typist sits at a terminal before the program.
type typist struct {
	t      *testing.T
	screen *os.File
	shown  *lines
}

// sit starts the program at a terminal of 80 columns, with settings more.
func sit(t *testing.T, more ...string) (*typist, *exec.Cmd) {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe)
	cmd.Args = []string{"miswg"}
	cmd.Env = append(os.Environ(), append([]string{"TERM=xterm"}, more...)...)
	screen, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = screen.Close()
	})
	y := &typist{t, screen, newLines()}
	go func() { _, _ = io.Copy(y.shown, screen) }() // ends with the terminal
	y.sees(`miswg> $`)
	return y, cmd
}

// types keys, and waits for what the screen shows since.
func (y *typist) types(keys, pattern string) {
	y.t.Helper()
	y.shown.clear()
	if _, err := y.screen.WriteString(keys); err != nil {
		y.t.Fatal(err)
	}
	y.sees(pattern)
}

func (y *typist) sees(pattern string) {
	y.t.Helper()
	y.shown.await(y.t, pattern)
}

// clear forgets what was written.
func (l *lines) clear() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.b = bytes.Buffer{}
}

// TestPrompt asks at a terminal.
func TestPrompt(t *testing.T) {
	t.Parallel()
	y, cmd := sit(t)
	if n := len(regexp.MustCompile(`https://www\.canada\.ca`).FindAllString(y.shown.String(), -1)); n != 1 {
		t.Errorf("the address is shown %d times, want once:\n%s", n, y.shown)
	}
	y.types("is japan a member?\r", `(?s)\x1b\[1mYes\. Japan is a member of the MISWG\.\x1b\[0m.*The page: “Japan”.*miswg> $`)
	y.types("and norwa\t?\r", `(?s)and Norway\?.*Norway is a member.*miswg> $`)
	y.types("nor\t", `(?s)Norway · .*North Macedonia.*miswg> `)
	y.types("\x15who is in it?\r", `(?s)Austria, Belgium,\r?\nBulgaria.*miswg> $`)
	y.types(":fr\r", `miswg> $`)
	y.types(":auto\r", `miswg> $`)
	y.types(":lang fr\r", `miswg> $`)
	y.types("members\r", `(?s)38 pays membres.*miswg> $`)
	y.types("\x1b[A\r", `(?s)members.*38 pays membres.*miswg> $`)
	y.types(":pr\t\r", `(?s):proof.*Ce qui a été compris.*La question connue la plus proche.*• «.all NATO countries \(except Iceland\).».*miswg> $`)
	if trace := regexp.MustCompile(`genre|règle`).FindString(y.shown.String()); trace != "" {
		t.Errorf(":proof shows %q, want plain words", trace)
	}
	y.types(":tr\t\r", `(?s):trace.*genre +list.*miswg> $`)
	y.types(":lang de\r", `(?s):de ne veut rien dire ici.*:fr.*miswg> $`)
	y.types("?\r", `(?s):quit +termine.*miswg> $`)
	y.types(":nonsense\r", `(?s):nonsense ne veut rien dire ici.*miswg> $`)
	y.types(":en\r", `miswg> $`)
	y.types("?\r", `(?s):quit +ends.*miswg> $`)
	y.types(":auto\r", `miswg> $`)
	y.types("le japon\r", `(?s)Le Japon est membre.*miswg> $`)
	y.types("?\r", `(?s):quit +termine.*miswg> $`)
	y.types("\x04", ``)
	if err := cmd.Wait(); err != nil {
		t.Errorf("miswg at the end of what is typed = %v, want exit 0", err)
	}
}

// TestMapSparesTheTerminal holds that no picture is written to a terminal.
func TestMapSparesTheTerminal(t *testing.T) {
	t.Parallel()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe, "map", "-o", "-")
	cmd.Env = append(os.Environ(), "TERM=xterm")
	cmd.Args[0] = "miswg"
	screen, err := pty.Start(cmd)
	if err != nil {
		t.Fatal(err)
	}
	defer screen.Close()
	shown := newLines()
	go func() { _, _ = io.Copy(shown, screen) }() // ends with the terminal
	shown.await(t, `nothing for a terminal`)
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != 2 {
		t.Errorf("miswg map -o - at a terminal = %v, want exit 2", err)
	}
}

// TestPromptIsInterrupted ends as an operator ends programs.
func TestPromptIsInterrupted(t *testing.T) {
	t.Parallel()
	_, cmd := sit(t)
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("miswg at SIGTERM = %v, want exit 0", err)
	}
}

// TestPromptWithoutColour shows plain letters where NO_COLOR asks for that.
func TestPromptWithoutColour(t *testing.T) {
	t.Parallel()
	y, cmd := sit(t, "NO_COLOR=1")
	y.types("japan\r", `(?s)\r\nJapan is a member of the MISWG\.\r\n.*miswg> $`)
	y.types("quit\r", ``)
	if err := cmd.Wait(); err != nil {
		t.Errorf("miswg at quit = %v, want exit 0", err)
	}
}
