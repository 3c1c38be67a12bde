package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"
)

// watchInterval is how often the files of a corpus are looked at.
const watchInterval = 5 * time.Second

// watch calls changed each time the files of dir have changed. It returns when ctx
// ends.
func watch(ctx context.Context, tick <-chan time.Time, dir string, changed func()) {
	c := changes{fingerprint(dir), fingerprint(dir)}
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick:
		}
		if c.seen(fingerprint(dir)) {
			changed()
		}
	}
}

// changes tells when something changed and then stayed as it is for one look:
// somebody may still be writing.
type changes struct{ last, settled string }

func (c *changes) seen(now string) bool {
	done := now == c.last && now != c.settled
	c.last = now
	if done {
		c.settled = now
	}
	return done
}

// fingerprint tells the files of a directory by name, size and time of change.
func fingerprint(dir string) string {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err.Error()
	}
	var b strings.Builder
	for _, e := range entries {
		// Through links: a directory may be made of them, and swapped as one.
		if f, err := os.Stat(dir + string(os.PathSeparator) + e.Name()); err == nil && !f.IsDir() {
			fmt.Fprintln(&b, e.Name(), f.Size(), f.ModTime().UnixNano())
		}
	}
	return b.String()
}
