package state

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestMain runs the tests or, started again by one of them, another copy.
func TestMain(m *testing.M) {
	if url := os.Getenv("MISWG_TEST_COPY"); url != "" {
		os.Exit(runCopy(url))
	}
	code := m.Run()
	stopCluster()
	os.Exit(code)
}

// runCopy waits for a line, opens the store, and claims key after key, at most as
// many as the line says. It prints those it won.
func runCopy(url string) int {
	fmt.Println("ready")
	var n int
	if _, err := fmt.Scanln(&n); err != nil {
		fmt.Println("no number:", err)
		return 1
	}
	s, err := Open(context.Background(), url, Options{Wait: 20 * time.Second})
	if err != nil {
		fmt.Println(err)
		return 1
	}
	defer s.Close()
	for i := range n {
		ok, err := s.Claim(context.Background(), "", time.Hour, "key "+strconv.Itoa(i))
		if err != nil {
			fmt.Println(err)
			return 1
		}
		if ok {
			fmt.Println("won", i)
		}
	}
	return 0
}

// A process is another copy.
type process struct {
	t   *testing.T
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Scanner
}

func startCopy(t *testing.T, url string, change func(*exec.Cmd)) *process {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), "MISWG_TEST_COPY="+url)
	cmd.Stderr = os.Stderr
	if change != nil {
		change(cmd)
	}
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	p := &process{t, cmd, in, bufio.NewScanner(out)}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	if l, ok := p.line(); !ok || l != "ready" {
		t.Fatalf("copy said %q, want ready", l)
	}
	return p
}

func (p *process) begin(n int) {
	if _, err := fmt.Fprintln(p.in, n); err != nil {
		p.t.Fatal(err)
	}
}

func (p *process) line() (string, bool) {
	ok := p.out.Scan()
	return p.out.Text(), ok
}

// won reads the next key that the copy won; false at its end.
func (p *process) won() (int, bool) {
	l, ok := p.line()
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(strings.TrimPrefix(l, "won "))
	if err != nil {
		p.t.Errorf("copy said %q", l)
	}
	return n, err == nil
}
