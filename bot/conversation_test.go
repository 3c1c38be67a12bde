package bot_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"miswg/bot/app"
	"miswg/bot/localslack"
	"miswg/bot/localslack/acts"
	"miswg/bot/localslack/blockkit"
)

var update = flag.Bool("update", false, "rewrite the transcripts")

// TestConversations plays what people do in each file of testdata/conversations
// and compares what everybody then sees. A file's comment says what it is about;
// its parts are setup (optional), moves and transcript.
func TestConversations(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/conversations/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("Glob = %v, %v, want conversations", files, err)
	}
	cases := map[string]string{}
	for _, file := range files {
		cases[strings.TrimSuffix(filepath.Base(file), ".txtar")] = file
	}
	together(t, cases, converse)
}

func converse(t *testing.T, file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	parts := archive(string(data))
	part := func(name string) string { return parts[name] }
	with := settings(t, part("setup"))
	with.bot.StatusAfter = time.Hour // a busy machine is no part of a conversation
	r := start(t, with)
	p := &play{running: r, parts: parts}
	for n, line := range strings.Split(part("moves"), "\n") {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := p.move(line); err != nil {
			t.Fatalf("%s: move %d, %q: %v\nso far:\n%s", file, n+1, line, err, r.Transcript())
		}
		r.settle()
	}
	got := shorten(r.Transcript())
	if *update {
		before, _, _ := strings.Cut(string(data), "-- transcript --\n")
		if err := os.WriteFile(file, []byte(before+"-- transcript --\n"+got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(part("transcript"), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

// dataCell is the same at the end of a row of a table.
var dataCell = regexp.MustCompile(`,[0-9a-f]{12}\s*$`)

var dataVersion = regexp.MustCompile(`(Data version|Version des données) [0-9a-f]{12}`)

// shorten leaves out the source line, which every answer repeats, and the version
// of the data, which changes with every correction to it.
func shorten(transcript string) string {
	var out []string
	for line := range strings.SplitSeq(strings.TrimRight(transcript, "\n"), "\n") {
		if i := strings.Index(line, " (copy of 20"); i >= 0 && strings.Contains(line, "Source: ") {
			line = line[:strings.Index(line, "Source: ")] + "Source: …"
		} else if i := strings.Index(line, " (copie du 20"); i >= 0 && strings.Contains(line, "Source") {
			line = line[:strings.Index(line, "Source")] + "Source : …"
		}
		line = dataVersion.ReplaceAllString(line, "$1 …")
		line = dataCell.ReplaceAllString(line, ",…")
		out = append(out, strings.TrimRight(line, " "))
	}
	return strings.Join(out, "\n") + "\n"
}

// archive splits a txtar file into its parts by name; the comment before the first
// is left out.
func archive(text string) map[string]string {
	parts := map[string]string{}
	name := ""
	for line := range strings.Lines(text) {
		if n, ok := strings.CutPrefix(line, "-- "); ok && strings.HasSuffix(n, " --\n") {
			name = strings.TrimSuffix(n, " --\n")
			continue
		}
		if name != "" {
			parts[name] += line
		}
	}
	return parts
}

// settings reads a setup part: one "key value" a line.
func settings(t *testing.T, text string) setup {
	t.Helper()
	s := setup{}
	tier := app.Lean
	for line := range strings.SplitSeq(text, "\n") {
		key, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch key {
		case "":
		case "tier":
			tier = app.Tier(value)
		case "scopes": // besides the manifest's
			s.slack.ExtraScopes = strings.Fields(value)
		case "channels":
			s.bot.Channels = strings.Fields(value)
		case "groups":
			s.bot.UserGroups = strings.Fields(value)
		case "refuse-externals":
			s.bot.RefuseExternals = true
		case "user-rate":
			s.bot.UserRate = number(t, value)
		case "allow":
			s.allowed = strings.Fields(value)
		case "map":
			s.bot.MapFile = value
		default:
			t.Fatalf("unknown setup %q", line)
		}
	}
	s.slack.Manifest = manifest(t, tier)
	s.bot.Now = func() time.Time { return time.Unix(1_800_000_000, 0) }
	return s
}

func number(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// play carries out moves. What a move makes can be referred to by later ones.
type play struct {
	*running
	last localslack.Act // of a person
	root string         // timestamp of the last post outside threads
	said localslack.Ref // the last post

	parts    map[string]string      // of the script
	attached []localslack.SayOption // to the next post
}

// move carries out one line: a person, a verb, and the rest.
func (p *play) move(line string) error {
	who, rest, _ := strings.Cut(line, " ")
	verb, rest, _ := strings.Cut(rest, " ")
	rest = strings.ReplaceAll(rest, `\n`, "\n")
	where, text, _ := strings.Cut(rest, " ")
	var err error
	act := localslack.Act{}
	none := localslack.Ref{}
	switch verb {
	case "says": // who says #where text
		act, err = p.Say(p.ctx, who, where, text, p.attachments()...)
		p.said, p.root = act.Ref, act.TS
	case "sends": // the same in Slack's own markup
		act, err = p.Say(p.ctx, who, where, text, append(p.attachments(), acts.Verbatim())...)
		p.said, p.root = act.Ref, act.TS
	case "replies": // in the thread of the last post
		act, err = p.Say(p.ctx, who, where, text, append(p.attachments(), acts.InThread(p.root))...)
		p.said = act.Ref
	case "attaches": // who attaches name: content, or the name of a part, to the next post
		var file localslack.SayOption
		file, err = acts.Attached(rest, p.parts)
		p.attached = append(p.attached, file)
		return err
	case "downloads": // who downloads name
		_, err = p.Download(p.ctx, who, rest)
		return err
	case "uploads": // who uploads #where name content
		name, content, _ := strings.Cut(text, " ")
		act, err = p.Say(p.ctx, who, where, "see the file", acts.WithFile(name, []byte(content)))
		p.said, p.root = act.Ref, act.TS
	case "says-long": // who says-long #where count text
		n, unit, _ := strings.Cut(text, " ")
		count, errN := strconv.Atoi(n)
		if errN != nil {
			return errN
		}
		act, err = p.Say(p.ctx, who, where, "@miswg "+strings.Repeat(unit, count))
	case "edits":
		act, err = p.Edit(p.ctx, who, p.said, rest)
	case "deletes":
		act, err = p.Delete(p.ctx, who, p.said)
	case "slash": // who slash #where text
		act, err = p.Slash(p.ctx, who, where, "/miswg", text)
	case "clicks":
		act, err = p.Click(p.ctx, who, none, rest)
	case "clicks-home":
		act, err = p.Click(p.ctx, who, localslack.Ref{View: "home"}, rest)
	case "chooses": // who chooses action_id option
		act, err = p.Choose(p.ctx, who, none, where, text)
	case "chooses-home":
		act, err = p.Choose(p.ctx, who, localslack.Ref{View: "home"}, where, text)
	case "types": // who types action_id text; shows what is offered
		var options []blockkit.Option
		options, err = p.Type(p.ctx, who, none, where, text)
		if len(options) == 0 && err == nil && text != "zzzz" {
			err = fmt.Errorf("nothing offered")
		}
	case "fills": // who fills label text
		act, err = p.Fill(p.ctx, who, none, where, text)
	case "submits":
		_, err = p.Submit(p.ctx, who, nil)
	case "opens":
		act, err = p.Open(p.ctx, who, rest)
	case "opens-pane":
		act, err = p.OpenAgentPane(p.ctx, who)
	case "stops":
		act, err = p.StopAgent(p.ctx, who, p.said)
	case "joins":
		act, err = p.Join(p.ctx, who, rest)
	case "removes":
		err = p.Remove(p.ctx, who, rest)
	case "botsays":
		act, err = p.BotSays(p.ctx, where, text, false)
	case "botposts": // another app botposts #where message as JSON
		act, err = p.BotPosts(p.ctx, where, []byte(strings.ReplaceAll(text, "\n", `\n`)))
		p.said, p.root = act.Ref, act.TS
	case "forwards": // who forwards #where comment: the last post
		act, err = p.Forward(p.ctx, who, p.said, where, text)
		p.said, p.root = act.Ref, act.TS
	case "checks": // the message shortcut on the last post
		act, err = p.Shortcut(p.ctx, who, "miswg_check_message", p.said)
	case "looks-up":
		act, err = p.Shortcut(p.ctx, who, "miswg_lookup", localslack.Ref{})
	case "closes":
		act, err = p.CloseView(p.ctx, who)
	case "duplicate": // the last envelope, the same frame again
		for _, e := range p.last.Envelopes {
			if err = p.Duplicate(e); err != nil {
				return err
			}
		}
		return nil
	case "redeliver": // the last events, as after a timeout
		for _, e := range p.last.Envelopes {
			if _, err = p.Redeliver(e); err != nil {
				return err
			}
		}
		return nil
	case "faults": // method error, once
		p.Inject(where, localslack.Fault{Error: text, Times: 1})
		return nil
	case "event":
		_, err = p.SendEvent([]byte(rest))
		return err
	default:
		return fmt.Errorf("unknown verb %q", verb)
	}
	p.last = act
	return err
}

// attachments are those of the next post, once.
func (p *play) attachments() []localslack.SayOption {
	out := p.attached
	p.attached = nil
	return out
}
