package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A disk of its own, small enough to be filled.
type disk struct{ dir, filler string }

// newDisk mounts one, and skips where nothing may be mounted.
func newDisk(t *testing.T) *disk {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("miswg", dir, "tmpfs", 0, "size=8m"); err != nil {
		t.Skip("a disk of its own cannot be mounted:", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return &disk{dir, filepath.Join(dir, "filler")}
}

// fill leaves no byte.
func (d *disk) fill(t *testing.T) {
	t.Helper()
	f, err := os.Create(d.filler)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for page := make([]byte, 4096); err == nil; {
		_, err = f.Write(page)
	}
}

func (d *disk) free(t *testing.T) {
	t.Helper()
	if err := os.Remove(d.filler); err != nil {
		t.Fatal(err)
	}
}

// TestFullDisk fills the disk that holds the state while people ask, frees it, fills it
// again, and stops the bot while it is full. Nothing is lost or answered twice, by the
// next start either.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	for i := range *seeds {
		seed := *firstSeed + uint64(i)
		t.Run(fmt.Sprintf("seed=%d", seed), func(t *testing.T) {
			d := newDisk(t)
			rng := rand.New(rand.NewPCG(seed, 7))
			full, freed, fullAgain := rng.IntN(30), 30+rng.IntN(30), 60+rng.IntN(cutQuestions-60)
			log := askMeanwhile(t, rng, seed, d.dir, "state.db", func() { d.free(t) }, func(i int) {
				switch i {
				case freed:
					d.free(t)
				case full, fullAgain:
					d.fill(t)
				}
			})
			if want := "cannot grow"; !strings.Contains(log, want) {
				t.Errorf("log of miswg serve on a full disk has no %q:\n%s", want, log)
			}
		})
	}
}
