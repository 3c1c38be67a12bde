package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"miswg/corpus"
	"miswg/corpus/past"
	"miswg/corpus/source"
	"miswg/corpus/written"
	"miswg/index/answer/exam"
)

func newSource(e env) *cobra.Command {
	c := described("source", cobra.NoArgs, func(c *cobra.Command, _ []string) error { return c.Help() })
	c.AddCommand(newSourceCheck(e))
	return c
}

type sourceOptions struct {
	corpus, url, save string
	json              bool
}

func newSourceCheck(e env) *cobra.Command {
	var o sourceOptions
	c := described("source check", cobra.NoArgs, func(c *cobra.Command, _ []string) error { return checkSource(c.Context(), e, o) })
	c.Flags().StringVar(&o.corpus, "corpus", "", "directory of another corpus")
	c.Flags().StringVar(&o.url, "url", "", "address of the page, where it is not the one in source.yaml")
	c.Flags().BoolVar(&o.json, "json", false, "write one JSON object")
	c.Flags().StringVar(&o.save, "save", "", "if the page has changed, write the corpus with the new page into this new directory")
	return c
}

// checkSource tells what has changed on the page. It fails if anything has, unless a
// corpus could be written in which nothing is left to do.
func checkSource(ctx context.Context, e env, o sourceOptions) error {
	if o.json && o.save != "" {
		return usagef("--json and --save do not go together; see miswg help source check")
	}
	if o.save != "" {
		if _, err := os.Lstat(o.save); err == nil {
			return usagef("%s is there already; name a new directory", o.save)
		}
	}
	k := source.Checker{Client: http.DefaultClient, Today: time.Now(), URL: o.url}
	r, err := corpus.In(o.corpus, func(fsys fs.FS) (source.Report, error) { return k.Check(ctx, fsys, nil) })
	if err != nil {
		return err
	}
	if o.json {
		err = jsonTo(e.stdout).Encode(sourceJSON(r))
	} else {
		printSource(e.stdout, r)
	}
	switch {
	case err != nil || !r.Changed():
		return err
	case o.save == "":
		return errors.New("the page has changed; write a corpus with it: miswg source check --save DIR, then miswg check --fix DIR")
	}
	return saveSource(e, r, o)
}

// saveSource writes the corpus with the page as it is now, its exam and its past, and
// checks it.
func saveSource(e env, r source.Report, o sourceOptions) error {
	files, err := r.Files()
	if err != nil {
		return err
	}
	for _, kept := range []func(fs.FS) (map[string][]byte, error){past.Kept, exam.Files} {
		more, err := corpus.In(o.corpus, kept)
		if err != nil {
			return err
		}
		maps.Copy(files, more)
	}
	if err := writeNew(o.save, files); err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "wrote %s\n", o.save)
	if err := check(e, checkOptions{}, o.save); err != nil {
		return fmt.Errorf("%w: read each against the page, then miswg check --fix %s", err, o.save)
	}
	return nil
}

// writeNew writes files into a directory that is not there, all or none.
func writeNew(dir string, files map[string][]byte) error {
	dir = filepath.Clean(dir)
	draft, err := os.MkdirTemp(filepath.Dir(dir), "."+filepath.Base(dir)+".*")
	if err != nil {
		return err
	}
	err = writeFiles(draft, files)
	if err == nil {
		err = os.Chmod(draft, 0o755) // #nosec G302 -- nothing in it is secret
	}
	if err == nil {
		err = os.Rename(draft, dir)
	}
	if err != nil {
		return errors.Join(err, os.RemoveAll(draft))
	}
	return nil
}

// printSource says in words what a check found. What a page says is quoted: a terminal
// obeys control characters.
func printSource(w io.Writer, r source.Report) {
	for _, p := range r.Pages {
		if p.Found != p.URL {
			fmt.Fprintf(w, "%s was found at %q\n", p.File, p.Found)
		}
		switch {
		case !r.Changed():
			fmt.Fprintf(w, "unchanged since %s: %s\n", p.Captured, p.File)
			continue
		case len(p.Changes) == 0:
			fmt.Fprintf(w, "%s has the lines that it had on %s\n", p.File, p.Captured)
			continue
		}
		places := "one place"
		if n := len(p.Changes); n > 1 {
			places = fmt.Sprintf("%d places", n)
		}
		fmt.Fprintf(w, "%s has changed since %s, in %s:\n", p.File, p.Captured, places)
		for _, c := range p.Changes {
			printChange(w, c)
		}
	}
	if !r.Changed() {
		return
	}
	switch {
	case len(r.Unread) > 0:
		fmt.Fprintln(w, "who takes part cannot be told while this of the list cannot be read:")
	case len(r.Effects) == 0:
		fmt.Fprintln(w, "who takes part stays as it is")
	default:
		fmt.Fprintln(w, "who takes part:")
	}
	printProblems(w, r.Unread)
	for _, effect := range r.Effects {
		fmt.Fprintf(w, "  %s %s; was %s", effect.Name, standsNow[effect.After], stoodBefore[effect.Before])
		if effect.Line != "" {
			fmt.Fprintf(w, ": %q", effect.Line)
		}
		fmt.Fprintln(w)
	}
	if len(r.Wrong) > 0 {
		fmt.Fprintln(w, "with the page as it is now, this would be wrong with the corpus:")
		printProblems(w, r.Wrong)
	}
}

func printChange(w io.Writer, c source.Change) {
	switch c.Kind {
	case source.Added:
		fmt.Fprintf(w, "  line %d, added:    %q\n", c.Is, c.After)
	case source.Removed:
		fmt.Fprintf(w, "  line %d, removed:  %q\n", c.Was, c.Before)
	case source.Moved:
		fmt.Fprintf(w, "  line %d, moved to line %d: %q\n", c.Was, c.Is, c.After)
	default:
		fmt.Fprintf(w, "  line %d, reworded: %q\n%*s %q\n", c.Is, c.Before, len(fmt.Sprintf("  line %d, reworded:", c.Is)), "to:", c.After)
	}
}

func printProblems(w io.Writer, all written.Problems) {
	for _, p := range all {
		fmt.Fprintf(w, "  %v\n", p)
	}
}

// What is said of a standing that somebody has now, or had before.
var (
	standsNow = map[corpus.Status]string{
		corpus.Member: "is a member now", corpus.Observer: "is an observer now", corpus.Excluded: "is left out now", corpus.NotListed: "is not on the list any more",
	}
	stoodBefore = map[corpus.Status]string{
		corpus.Member: "a member", corpus.Observer: "an observer", corpus.Excluded: "left out", corpus.NotListed: "not on the list",
	}
)

// sourceJSON is a report as programs read it. Lists are never null.
func sourceJSON(r source.Report) any {
	pages := []source.Page{}
	for _, p := range r.Pages {
		p.Changes, p.Unclear = append([]source.Change{}, p.Changes...), append([]int{}, p.Unclear...)
		pages = append(pages, p)
	}
	return struct {
		Changed bool             `json:"changed"`
		Pages   []source.Page    `json:"pages"`
		Effects []source.Effect  `json:"effects"`
		Unread  written.Problems `json:"unread"`
		Wrong   written.Problems `json:"wrong"`
	}{r.Changed(), pages, append([]source.Effect{}, r.Effects...), append(written.Problems{}, r.Unread...), append(written.Problems{}, r.Wrong...)}
}
