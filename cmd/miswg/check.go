package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"miswg/corpus"
	"miswg/corpus/past"
	"miswg/corpus/written"
	"miswg/index"
)

func newCheck(e env) *cobra.Command {
	var o checkOptions
	c := described("check", cobra.ExactArgs(1), func(_ *cobra.Command, args []string) error { return check(e, o, args[0]) })
	c.Flags().BoolVar(&o.fix, "fix", false, "write what needs no thought: hashes, days of copying, counts")
	c.Flags().StringArrayVar(&o.confirm, "confirm", nil, "with --fix: you have read this statement or note again, and it still holds (repeat for more)")
	c.Flags().StringVar(&o.was, "was", "", "what DIR was before, as a directory: kept in DIR/past, so that receipts of that time can be checked")
	return c
}

type checkOptions struct {
	fix     bool
	was     string
	confirm []string
}

// check prints what was mended, what is wrong and what waits for a person, one a
// line. It fails if anything is left to do.
func check(e env, o checkOptions, dir string) error {
	if len(o.confirm) > 0 && !o.fix {
		return usagef("--confirm needs --fix; see miswg help check")
	}
	if o.fix {
		if err := mend(e, o, dir); err != nil {
			return err
		}
	}
	c, err := corpus.LoadDir(dir)
	var wrong written.Problems
	switch {
	case errors.As(err, &wrong):
		for _, p := range wrong {
			fmt.Fprintln(e.stdout, p)
		}
		return fmt.Errorf("%d to mend in %s", len(wrong), dir)
	case err != nil:
		return err
	}
	x, err := index.Build(c)
	if err != nil {
		return err
	}
	defer x.Close()
	for _, u := range c.ToConfirm() {
		fmt.Fprintln(e.stdout, u.Problem())
	}
	if n := len(c.ToConfirm()); n > 0 {
		return fmt.Errorf("%d to confirm in %s", n, dir)
	}
	if o.was != "" {
		if err := keepPast(e, o.was, dir); err != nil {
			return err
		}
	}
	k := c.Counts()
	fmt.Fprintf(e.stdout, "ok: version %s, members %d, observers %d, left out %d, captured %s\n", c.Digest(), k.Member, k.Observer, k.Excluded, c.Document().Captured)
	return nil
}

// mend writes the files that can be mended, each in one step.
func mend(e env, o checkOptions, dir string) error {
	m, err := corpus.MendDir(dir, o.confirm, time.Now())
	if err != nil {
		return err
	}
	for name, data := range m.Files {
		if err := replace(filepath.Join(dir, name), data); err != nil {
			return err
		}
	}
	for _, p := range m.Done {
		fmt.Fprintf(e.stdout, "mended %v\n", p)
	}
	return nil
}

// keepPast writes into a corpus what it was.
func keepPast(e env, was, dir string) error {
	type kept struct {
		digest string
		past.State
	}
	k, err := written.InDir(was, func(old fs.FS) (kept, error) {
		return written.InDir(dir, func(next fs.FS) (kept, error) {
			was, _, s, err := past.Between(old, next)
			if err != nil {
				return kept{}, err
			}
			return kept{was.Digest(), s}, nil
		})
	})
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(dir, past.Dir), 0o755); err != nil { // #nosec G301 -- the user that serves reads it
		return err
	}
	file := filepath.Join(dir, filepath.FromSlash(past.Name(k.digest)))
	if err := os.WriteFile(file, k.Encode(), 0o644); err != nil { // #nosec G306 -- the user that serves reads it
		return err
	}
	_, err = fmt.Fprintf(e.stdout, "kept what it was: version %s\n", k.digest)
	return err
}

// replace writes a file so that a reader finds the old one or the new one whole.
func replace(path string, data []byte) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(info.Mode().Perm()), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

func newNew(e env) *cobra.Command {
	return described("new", cobra.ExactArgs(1), func(_ *cobra.Command, args []string) error { return start(e, args[0]) })
}

// start writes a corpus into a directory that is empty or not there.
func start(e env, dir string) error {
	if there, err := os.ReadDir(dir); err == nil && len(there) > 0 {
		return usagef("%s is not empty; name a new directory", dir)
	}
	files, err := corpus.Start(time.Now())
	if err != nil {
		return err
	}
	if err := writeFiles(dir, files); err != nil {
		return err
	}
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(files)), func(name string) bool { return strings.Contains(name, "/") })
	fmt.Fprintf(e.stdout, "wrote %s into %s\nbegin with page.txt and source.yaml; then miswg check --fix %s and miswg playground --corpus %s\n", strings.Join(names, ", "), dir, dir, dir)
	return nil
}

// writeFiles writes the files of a corpus into a directory, and makes it where it is not there.
func writeFiles(dir string, files map[string][]byte) error {
	for name, data := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil { // #nosec G301 -- nothing in it is secret
			return err
		}
		if err := os.WriteFile(path, data, 0o644); err != nil { // #nosec G306 -- likewise
			return err
		}
	}
	return nil
}
