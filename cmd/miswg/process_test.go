package main

import (
	"fmt"
	"os"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

// measurable skips where the kernel keeps no books that can be read.
func measurable(t testing.TB) {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("a process is measured through /proc, which only Linux has")
	}
}

// unlessRaced skips, under the race detector, what reads the tree as text, or has Go's own
// commands do so: it has one goroutine and calls nothing of the program that has more. The run without it has it.
func unlessRaced(t *testing.T) {
	t.Helper()
	if raced {
		t.Skip("reads the tree in one goroutine")
	}
}

// A size is what a process holds, in bytes.
type size struct {
	resident int // now
	anon     int // of that, what is not a file's: heap and stacks
	peak     int // of resident, since its start
}

func (s size) String() string {
	return fmt.Sprintf("%.1f MB resident, %.1f of it its own, peak %.1f", mega(s.resident), mega(s.anon), mega(s.peak))
}

func mega(bytes int) float64 { return float64(bytes) / 1e6 }

var bookLine = regexp.MustCompile(`(?m)^(VmRSS|RssAnon|VmHWM):\s+(\d+) kB$`)

func (p *copyProcess) size(t testing.TB) size {
	t.Helper()
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		t.Fatal(err)
	}
	kb := map[string]int{}
	for _, m := range bookLine.FindAllStringSubmatch(string(b), -1) {
		kb[m[1]], _ = strconv.Atoi(m[2]) // digits
	}
	if len(kb) != 3 {
		t.Fatalf("no sizes in the process's status:\n%s", b)
	}
	return size{kb["VmRSS"] << 10, kb["RssAnon"] << 10, kb["VmHWM"] << 10}
}

// cpu is the processor time the process has used.
func (p *copyProcess) cpu(t testing.TB) time.Duration {
	t.Helper()
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.cmd.Process.Pid))
	if err != nil {
		t.Fatal(err)
	}
	// The fields after the name, which may hold spaces; utime and stime are the
	// 14th and 15th of all, in hundredths of a second.
	f := strings.Fields(string(b[strings.LastIndexByte(string(b), ')')+1:]))
	user, err := strconv.Atoi(f[11])
	if err != nil {
		t.Fatal(err)
	}
	system, err := strconv.Atoi(f[12])
	if err != nil {
		t.Fatal(err)
	}
	return time.Duration(user+system) * (time.Second / 100)
}
