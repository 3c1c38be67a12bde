package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"miswg/corpus"
	"miswg/corpus/source"
	"miswg/corpus/written"
	"miswg/index/answer/receipt"
	"miswg/index/audit"
	"miswg/index/live"
)

func newVerify(e env) *cobra.Command {
	var dir, lang string
	c := described("verify", cobra.MinimumNArgs(1), func(c *cobra.Command, args []string) error {
		l, err := langOrAuto(lang)
		if err != nil {
			return err
		}
		return live.Files(dir, func(fsys fs.FS) error { return verify(c.Context(), e, fsys, l, args) })
	})
	c.Flags().StringVar(&dir, "corpus", "", "directory of another corpus")
	languageFlag(c, &lang, "auto", "language of the answer: en, fr or auto")
	return c
}

func verify(ctx context.Context, e env, fsys fs.FS, l corpus.Lang, args []string) error {
	code, err := receipt.Parse(args[0])
	if named, meant := receipt.Named(args[0]); meant {
		if code = named; code == "" {
			return errors.New("the address is meant to be of a receipt, and of its sixteen letters and digits one is missing or not as it was")
		}
		err = nil
	}
	if err != nil && len(args) == 1 && (args[0] == "-" || isFile(args[0])) {
		return verifyFile(ctx, e, fsys, args[0])
	}
	if err != nil {
		return fmt.Errorf("%s is no file, and no receipt's code: of its sixteen letters and digits one is missing or not as it was", written.Shown(args[0]))
	}
	a, err := audit.New(fsys)
	if err != nil {
		return err
	}
	defer a.Close()
	f, err := a.Check(ctx, code, audit.Asked{Text: strings.Join(args[1:], " "), Lang: l})
	if err != nil {
		return err
	}
	tell(e.stdout, f)
	return nil
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// verifyFile checks a file of answers, one JSON object a line, to its end.
func verifyFile(ctx context.Context, e env, fsys fs.FS, name string) error {
	in := e.stdin
	if name != "-" {
		f, err := os.Open(name) // #nosec G304 -- the file that whoever runs the command names
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	a, err := audit.New(fsys)
	if err != nil {
		return err
	}
	defer a.Close()
	bad, untold, n := 0, 0, 0
	for lines := bufio.NewReader(in); ; n++ {
		line, _, err := readLine(lines, maxAnswer)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		fmt.Fprintf(e.stdout, "line %d: ", n+1)
		switch err := verifyLine(ctx, e.stdout, a, receipt.Program(), line); {
		case errors.Is(err, errUntold):
			untold++
			fmt.Fprintln(e.stdout, err)
		case err != nil:
			bad++
			fmt.Fprintln(e.stdout, err)
		}
	}
	switch {
	case n == 0:
		return usagef("%s is empty; want answers as ask --json writes them", name)
	case untold > 0:
		return fmt.Errorf("%d of %d are not ours, and %d cannot be told", bad, n, untold)
	case bad > 0:
		return fmt.Errorf("%d of %d are not ours", bad, n)
	}
	return nil
}

// maxAnswer bounds an answer as ask --json writes it, in bytes: with a question of maxLine.
const maxAnswer = 8 * maxLine

// claimed is what an answer says of itself, and what it takes to make it again.
type claimed struct {
	Question string
	Lang     corpus.Lang
	Receipt  receipt.Full
}

// errUntold is the cause where another version of the program may have answered otherwise.
var errUntold = errors.New("cannot be told")

// verifyLine checks an answer, in the name of a version of the program. An answer that does
// not say which version made it counts as made by this one.
func verifyLine(ctx context.Context, out io.Writer, a *audit.Auditor, program, line string) error {
	var g claimed
	if err := json.Unmarshal([]byte(line), &g); err != nil {
		return errors.New("no answer as ask --json writes it")
	}
	code, err := receipt.Parse(string(g.Receipt.Code))
	if err != nil {
		return err
	}
	by, this := g.Receipt.Program, cmp.Or(program, unstamped)
	other := by != "" && by != program
	untold := fmt.Errorf("made by version %s, this is %s: %w", written.Shown(by), this, errUntold)
	f, err := a.Check(ctx, code, audit.Asked{Text: g.Question, Lang: g.Lang})
	if other && errors.Is(err, audit.ErrNotOurs) {
		return untold
	}
	if err != nil {
		return err
	}
	again, err := json.Marshal(f.Then)
	if err != nil {
		return err
	}
	if err := differs(line, string(again)); err != nil {
		if other && sameSealed(line, string(again), f.Then.Claims()) {
			return untold
		}
		return err
	}
	tell(out, f)
	if other {
		fmt.Fprintf(out, "  program   version %s then, now %s\n", written.Shown(by), this)
	}
	return nil
}

// differs tells what of an answer is not as it was made again.
func differs(answer, again string) error {
	given, err := fieldsOf(answer)
	if err != nil {
		return err
	}
	made, err := fieldsOf(again)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		if !reflect.DeepEqual(given[name], made[name]) {
			return fmt.Errorf("not ours: its %q is not that of the answer of its receipt", name)
		}
	}
	if len(given) != len(made) {
		return errors.New("not ours: it lacks a part of the answer of its receipt")
	}
	return nil
}

// sameSealed reports whether two answers of one code are alike in what the code seals, so
// that no version can have written it otherwise. Claims open the text of both.
func sameSealed(answer, again, claims string) bool {
	type sealed struct {
		Lang, Kind, Corpus string
		Count              int
		Entities           []struct{ ID, Status string }
		Citations          []struct{ Passage, Quote string }
	}
	type text struct{ Text string }
	var given, made sealed
	var says text
	err := errors.Join(json.Unmarshal([]byte(answer), &given), json.Unmarshal([]byte(again), &made), json.Unmarshal([]byte(answer), &says))
	return err == nil && reflect.DeepEqual(given, made) && strings.HasPrefix(says.Text, claims)
}

// fieldsOf are the fields of an answer, but for those that another program, or --explain,
// may write otherwise of the same answer.
func fieldsOf(answer string) (map[string]any, error) {
	var out map[string]any
	if err := json.Unmarshal([]byte(answer), &out); err != nil {
		return nil, errors.New("no answer as ask --json writes it")
	}
	if full, ok := out["receipt"].(map[string]any); ok {
		delete(full, "program")
	}
	delete(out, "derivation")
	return out, nil
}

// tell says what was found.
func tell(out io.Writer, f audit.Finding) {
	head := "the same"
	switch {
	case f.Changed() && f.SameAnswer():
		head = "the same, though the data have changed since: now version " + f.Now.Digest
	case f.Changed():
		head = "the data have changed since, and with them the answer: now version " + f.Now.Digest
	}
	fmt.Fprintf(out, "%s\n  question  %q\n  version   %s, of the page as it was on %s\n", head, f.Question, f.Then.Digest, f.Source.Captured)
	shown(out, "answer", f.Then.Claims())
	for i, r := range receipt.Ranges(f.Then.Citations()) {
		fmt.Fprintf(out, "  quote     %s, line %d, bytes %d to %d: %q\n", r.File, r.Line, r.From, r.To, f.Then.Citations()[i].Text())
	}
	if !f.SameAnswer() {
		shown(out, "now", f.Now.Text())
	}
	if f.Changed() {
		tellDelta(out, f.Delta)
	}
}

// tellDelta says what has changed of what an answer rests on.
func tellDelta(out io.Writer, d source.Delta) {
	for _, l := range d.Lines {
		switch l.Kind {
		case source.Moved:
			fmt.Fprintf(out, "  changed   %s, moved from line %d to line %d: %q\n", l.File, l.Was, l.Is, l.After)
		case source.Reworded:
			fmt.Fprintf(out, "  changed   %s, line %d, reworded: %q, before: %q\n", l.File, l.Is, l.After, l.Before)
		default:
			fmt.Fprintf(out, "  changed   %s, line %d, %s: %q\n", l.File, cmp.Or(l.Is, l.Was), l.Kind, cmp.Or(l.After, l.Before))
		}
	}
	for _, e := range d.Effects {
		fmt.Fprintf(out, "  standing  %s %s; before, %s\n", e.Name, standsNow[e.After], stoodBefore[e.Before])
	}
	for _, file := range d.Uncompared {
		fmt.Fprintf(out, "  changed   %s has too many lines to compare\n", file)
	}
	if len(d.Lines)+len(d.Effects)+len(d.Uncompared) == 0 {
		fmt.Fprintln(out, "  changed   no line that it quotes, and the standing of nobody that it names")
	}
}

// shown writes a text of several lines beside its name.
func shown(out io.Writer, name, text string) {
	for line := range strings.SplitSeq(text, "\n") {
		fmt.Fprintf(out, "  %-9s %s\n", name, line)
		name = ""
	}
}
