// SPDX-License-Identifier: MIT

// Package adopted keeps the corpora that administrators approved, each in a directory
// named after the corpus that it takes the place of. The directory comes into being
// whole, or not at all: whatever is killed meanwhile, and however many do it at once.
package adopted

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"miswg/index/answer/exam"
	"miswg/index/live"
)

const (
	unfinished = ".draft-"   // begins the name of a directory that is being written
	abandoned  = time.Hour   // after which nobody writes it any more
	most       = 1000        // approvals in a row
	patience   = time.Minute // with an exam
)

// digest is what a corpus is named by.
var digest = regexp.MustCompile(`^[0-9a-f]{8,64}$`)

// Last returns the directory that answers in place of dir: what under keeps for it, and
// for that, to the last. It is dir itself, "" for the embedded corpus, where nothing was
// approved for it. A corpus on the way that does not load is an error.
func Last(dir, under string) (string, error) {
	for range most {
		c, err := live.Load(dir)
		if err != nil {
			return "", err
		}
		next := filepath.Join(under, c.Digest())
		if _, err := os.Stat(next); errors.Is(err, fs.ErrNotExist) {
			return dir, nil
		} else if err != nil {
			return "", fmt.Errorf("adopted: %w", err)
		}
		dir = next
	}
	return "", fmt.Errorf("adopted: %s goes around in a circle", under)
}

// Others names what under keeps of other data than those of dir, for which it keeps nothing:
// of what a program answered from before another was installed, say. It names nothing where
// dir is itself kept there.
func Others(dir, under string) ([]string, error) {
	self, err := os.Stat(dir)
	if dir != "" && err != nil {
		return nil, fmt.Errorf("adopted: %w", err)
	}
	entries, err := os.ReadDir(under)
	if err != nil {
		return nil, fmt.Errorf("adopted: %w", err)
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() || !digest.MatchString(e.Name()) {
			continue
		}
		kept, err := e.Info()
		if err == nil && self != nil && os.SameFile(kept, self) {
			return nil, nil
		}
		names = append(names, e.Name())
	}
	return names, nil
}

// Write keeps a corpus that takes the place of that with the digest base, and returns its
// directory. It is an error, and nothing is kept, if it does not load or its canaries do
// not sing. What was kept for base before stays. What others began to write long before
// now, and did not end, is removed. Of its exam, lines that hold no more are marked as
// outdated, where was is how the corpus with the digest base passed it.
func Write(ctx context.Context, under, base string, files map[string][]byte, was exam.Result, now time.Time, log *slog.Logger) (string, error) {
	dir, err := write(ctx, under, base, files, was, now, log)
	if err != nil {
		return "", fmt.Errorf("adopted: %w", err)
	}
	return dir, nil
}

func write(ctx context.Context, under, base string, files map[string][]byte, was exam.Result, now time.Time, log *slog.Logger) (string, error) {
	if !digest.MatchString(base) {
		return "", errors.New("the corpus before has no digest")
	}
	dir := filepath.Join(under, base)
	if _, err := os.Stat(dir); err == nil {
		return dir, nil // another copy was quicker
	}
	sweep(under, now)
	draft, err := os.MkdirTemp(under, unfinished+"*")
	if err != nil {
		return "", err
	}
	if err = fill(draft, files); err == nil {
		err = sound(ctx, draft)
	}
	if err == nil {
		err = mark(ctx, draft, examIn(files, was.Corpus == base), was.Wrong, log)
	}
	if err == nil {
		err = os.Rename(draft, dir)
	}
	if err == nil {
		return dir, settled(under)
	}
	_ = os.RemoveAll(draft)
	if _, there := os.Stat(dir); there == nil && ctx.Err() == nil {
		return dir, nil
	}
	return "", err
}

// sound reports what is wrong with a corpus.
func sound(ctx context.Context, dir string) error {
	l, err := live.Open(ctx, dir)
	if err != nil {
		return err
	}
	return l.Close()
}

// mark marks what is outdated of an exam, of which some cases were missed before. One that
// cannot be read, or takes too long, is no reason to refuse the rest: the log tells of it.
func mark(ctx context.Context, dir string, exams map[string][]byte, missed []string, log *slog.Logger) error {
	if len(exams) == 0 {
		return nil
	}
	brief, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	marked, err := live.CarryExam(brief, dir, exams, missed)
	if err == nil {
		return fill(dir, marked)
	}
	if ctx.Err() == nil {
		log.Warn("what was approved has its exam as it was: what is outdated in it is not marked", "err", err)
	}
	return ctx.Err()
}

// examIn are the files of an exam among those of a corpus; none of an exam that was not
// taken before.
func examIn(files map[string][]byte, taken bool) map[string][]byte {
	out := map[string][]byte{}
	for name, b := range files {
		if taken && path.Dir(name) == exam.Dir && path.Ext(name) == ".txt" {
			out[name] = b
		}
	}
	return out
}

// fill writes files into a directory, to the disk.
func fill(dir string, files map[string][]byte) error {
	if err := os.Chmod(dir, 0o755); err != nil { // #nosec G302 -- nothing in it is secret
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	for name, b := range files {
		if err := put(root, filepath.FromSlash(name), b); err != nil {
			return err
		}
	}
	return nil
}

func put(root *os.Root, name string, b []byte) error {
	if err := root.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	return errors.Join(err, f.Sync(), f.Close())
}

// settled has the names in a directory reach the disk, where the system can do that.
func settled(dir string) error {
	f, err := os.Open(dir) // #nosec G304 -- the directory that the operator names
	if err != nil {
		return err
	}
	_ = f.Sync()
	return f.Close()
}

// sweep removes what was killed while it was written.
func sweep(under string, now time.Time) {
	entries, _ := os.ReadDir(under)
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && strings.HasPrefix(e.Name(), unfinished) && now.Sub(info.ModTime()) > abandoned {
			_ = os.RemoveAll(filepath.Join(under, e.Name()))
		}
	}
}
