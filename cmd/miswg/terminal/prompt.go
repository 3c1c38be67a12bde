package terminal

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"miswg/corpus"
	"miswg/index/answer"
)

// promptHelp is what ? tells, in each language.
const (
	promptHelp = `Ask in your own words, in English or French. A question may follow the one before it.
  Tab      completes a name         ↑ ↓      questions asked before
  :proof   how the last answer came about, in plain words
  :trace   the same in the program's own
  :en :fr :auto   answer in English, in French, in the language of the question;
           :lang fr does the same
  :quit    ends, as Ctrl-D does`
	promptHelpFrench = `Posez vos questions avec vos mots, en français ou en anglais. Une question peut suivre la précédente.
  Tab      complète un nom          ↑ ↓      questions déjà posées
  :proof   d'où vient la dernière réponse, en clair
  :trace   la même chose dans les termes du programme
  :en :fr :auto   répondre en anglais, en français, dans la langue de la question;
           :lang fr fait de même
  :quit    termine, comme Ctrl-D`
)

// A prompt is a conversation at a terminal.
type prompt struct {
	engine *answer.Engine
	screen *term.Terminal
	size   func() int
	bold   bool
	asked  answer.Question // as the next will be, but for its text
	last   *answer.Answer
}

// Chat answers what is typed at a terminal until it ends. In and out have to be terminals
// ([Is]); in gets its state back.
func Chat(ctx context.Context, engine *answer.Engine, in io.Reader, out io.Writer, getenv func(string) string) error {
	keys, screen := in.(*os.File), out.(*os.File)
	before, err := term.MakeRaw(int(keys.Fd()))
	if err != nil {
		return fmt.Errorf("terminal: %w", err)
	}
	defer func() { _ = term.Restore(int(keys.Fd()), before) }()
	p := &prompt{
		engine: engine, bold: coloured(getenv), asked: answer.Question{Explain: true},
		size: func() int { return columns(screen) },
		screen: term.NewTerminal(struct {
			io.Reader
			io.Writer
		}{keys, screen}, "miswg> "),
	}
	p.screen.AutoCompleteCallback = p.complete
	return p.run(ctx)
}

// run reads and answers lines. The address of the page is told once.
func (p *prompt) run(ctx context.Context) error {
	doc := p.engine.Document()
	p.say(func(out *Paper) {
		out.lines(fmt.Sprintf("%s (copy of %s)\n%s\n? tells what can be typed here.", doc.Title, doc.Captured, doc.URL))
	})
	for {
		line, err := p.read(ctx)
		switch {
		case errors.Is(err, io.EOF), ctx.Err() != nil:
			return nil
		case err != nil && !errors.Is(err, term.ErrPasteIndicator):
			return fmt.Errorf("terminal: %w", err)
		}
		more, err := p.take(ctx, strings.TrimSpace(line))
		if err != nil || !more {
			return err
		}
	}
}

// read returns the next line, or the end of ctx: then the terminal is read no more.
func (p *prompt) read(ctx context.Context) (string, error) {
	if n := p.size(); n > 0 { // a terminal that does not tell is not one column wide
		if err := p.screen.SetSize(n, 24); err != nil {
			return "", err
		}
	}
	type typed struct {
		line string
		err  error
	}
	got := make(chan typed, 1)
	go func() {
		line, err := p.screen.ReadLine()
		got <- typed{line, err}
	}()
	select {
	case t := <-got:
		return t.line, t.err
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// take does what a line says, and reports whether there may be another.
func (p *prompt) take(ctx context.Context, line string) (bool, error) {
	command, rest, _ := strings.Cut(line, " ")
	if strings.HasPrefix(line, ":") {
		line = command
	}
	if rest = strings.TrimSpace(rest); command == ":lang" || command == ":langue" {
		line = ":" + rest
	}
	switch line {
	case "":
	case "?", ":help":
		p.say(func(out *Paper) { out.lines(p.pick(promptHelp, promptHelpFrench)) })
	case ":quit", ":q", ":exit", "quit", "exit":
		return false, nil
	case ":en", ":fr":
		p.asked.Lang, p.asked.Force = corpus.Lang(line[1:]), true
	case ":auto":
		p.asked.Lang, p.asked.Force = "", false
	case ":proof":
		p.say(p.told(func(out *Paper, a answer.Answer) { out.Proof(a, p.engine.Document()) }))
	case ":trace":
		p.say(p.told((*Paper).Explain))
	default:
		if strings.HasPrefix(line, ":") {
			p.say(func(out *Paper) {
				out.lines(line + p.pick(" is nothing that can be typed here.\n"+promptHelp, " ne veut rien dire ici.\n"+promptHelpFrench))
			})
			return true, nil
		}
		return true, p.ask(ctx, line)
	}
	return true, nil
}

// pick is one of two texts, in the language that answers are in.
func (p *prompt) pick(en, fr string) string {
	l := p.asked.Lang
	if l == "" && p.last != nil {
		l = p.last.Lang
	}
	return l.Pick(en, fr)
}

func (p *prompt) ask(ctx context.Context, line string) error {
	q := p.asked
	q.Text = line
	if p.last != nil {
		q.Before = &p.last.Context
	}
	a, err := p.engine.Ask(ctx, q)
	if err != nil {
		return err
	}
	p.last = &a
	p.say(func(out *Paper) {
		out.Answer(a)
		if doc := a.Source(p.engine.Document()); doc.URL != p.engine.Document().URL {
			out.Source(a, doc)
			return
		}
		out.elsewhere(a)
	})
	return nil
}

// told writes how the last answer came about, if there is one.
func (p *prompt) told(how func(out *Paper, a answer.Answer)) func(out *Paper) {
	return func(out *Paper) {
		if p.last == nil {
			out.lines(p.pick("Nothing was asked yet.", "Aucune question n'a encore été posée."))
			return
		}
		how(out, *p.last)
	}
}

// say writes to the screen, in lines of its width at this moment.
func (p *prompt) say(write func(out *Paper)) {
	out := paperOn(p.screen, p.size(), p.bold)
	write(out)
	fmt.Fprintln(out)
	_ = out.Flush() // a terminal that is gone ends the next reading
}

// complete finishes the name that is being typed as far as it is clear, and shows the
// names where several begin so.
func (p *prompt) complete(line string, at int, key rune) (string, int, bool) {
	if key != '\t' {
		return "", 0, false
	}
	// The longest beginning of a name: names are of several words.
	for from := range at {
		if from > 0 && line[from-1] != ' ' {
			continue
		}
		names := p.begin(line[from:at])
		if len(names) == 0 {
			continue
		}
		if len(names) > 1 {
			p.say(func(out *Paper) { out.lines(strings.Join(names, " · ")) })
		}
		name := common(names)
		if len(name) < at-from {
			name = line[from:at] // typed in other letters
		}
		return line[:from] + name + line[at:], from + len(name), true
	}
	return line, at, true
}

// commands are what can be typed beside questions.
var commands = []string{":proof", ":trace", ":en", ":fr", ":auto", ":quit", ":help"}

// begin returns the names that begin with what is typed, in the language of answers.
func (p *prompt) begin(typed string) []string {
	const shown = 12
	key := corpus.Fold(typed)
	if key == "" {
		return nil
	}
	out := corpus.Those(commands, func(c string) bool { return strings.HasPrefix(typed, ":") && strings.HasPrefix(c, typed) })
	if len(out) > 0 {
		return out
	}
	return corpus.Found(p.engine.Suggest(typed, cmp.Or(p.asked.Lang, corpus.English), shown), func(o answer.Option) (string, bool) {
		return o.Label, strings.HasPrefix(corpus.Fold(o.Label), key)
	})
}

// common returns what names have in common at their beginning, in whole letters.
func common(names []string) string {
	out := []rune(names[0])
	for _, n := range names[1:] {
		same := 0
		for i, r := range []rune(n) {
			if i == len(out) || r != out[i] {
				break
			}
			same++
		}
		out = out[:same]
	}
	return string(out)
}
