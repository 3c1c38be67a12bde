package bot_test

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"miswg/bot/playground/script"
	"miswg/corpus"
	"miswg/index/answer/exam"
	"miswg/index/answer/receipt"
	"miswg/index/audit"
	"miswg/index/live"
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

// since is a clock that was set to a day: what is said of the copy's age is of that day.
func since(day time.Time) func() time.Time {
	start := time.Now()
	return func() time.Time { return day.Add(time.Since(start)) }
}

func converse(t *testing.T, file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	talk, err := script.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	with := written(t, talk)
	with.bot.StatusAfter = time.Hour // a busy machine is no part of a conversation
	with.bot.Now = since(time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC))
	r := start(t, with)
	if err := r.stage().Play(r.ctx, talk); err != nil {
		t.Fatalf("%s: %v\nso far:\n%s", file, err, r.Transcript())
	}
	got := shorten(r.Transcript())
	before, want, _ := strings.Cut(string(data), "-- transcript --\n")
	if *update {
		if err := os.WriteFile(file, []byte(before+"-- transcript --\n"+got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

// receiptCode changes with the data.
var receiptCode = regexp.MustCompile(`\b[0-9A-Z]{4}(-[0-9A-Z]{4}){3}\b`)

// permalink tells when a message was posted.
var permalink = regexp.MustCompile(`/archives/[^\s|>)]+`)

// dataCell is the same at the end of a row of a table.
var dataCell = regexp.MustCompile(`,[0-9a-f]{12}\s*$`)

var dataVersion = regexp.MustCompile(`(Data version|Version des données) [0-9a-f]{12}`)

// seen tells when the page was found as it was copied.
var seen = regexp.MustCompile(`, (verified|vérifiée) [^,]*`)

// shorten leaves out the source line, which every answer repeats, but for what is known of its copy, and the version
// of the data, which changes with every correction to it.
func shorten(transcript string) string {
	var out []string
	for line := range strings.SplitSeq(strings.TrimRight(transcript, "\n"), "\n") {
		if i := strings.Index(line, "Source: "); i >= 0 && strings.Contains(line, " (copy of ") {
			line = line[:i] + "Source: …" + seen.FindString(line)
		} else if i := strings.Index(line, "Source"); i >= 0 && strings.Contains(line, " (copie du ") {
			line = line[:i] + "Source : …" + seen.FindString(line)
		}
		line = dataVersion.ReplaceAllString(line, "$1 …")
		line = receiptCode.ReplaceAllString(line, "CODE")
		line = permalink.ReplaceAllString(line, "/archives/…")
		line = dataCell.ReplaceAllString(line, ",…")
		out = append(out, strings.TrimRight(line, " "))
	}
	return strings.Join(out, "\n") + "\n"
}

// written is how a script wants its bot and workspace to start.
func written(t *testing.T, s *script.Script) setup {
	t.Helper()
	out := setup{slack: s.Slack, bot: s.Bot, allowed: s.Allowed}
	out.slack.Manifest = manifest(t, s.Tier, s.Parts...)
	// A clock that stood still would keep the bot from ever having been silent long enough to hang up.
	began := time.Now()
	out.bot.Now = func() time.Time { return time.Unix(1_800_000_000, 0).Add(time.Since(began)) }
	out.bot.Receipt = receipts
	if len(s.Edits) > 0 {
		out.bot.Watch, out.engine = watched(t, s.Edits)
		out.bot.Receipt = out.engine.(*live.Live).Receipt
	} else if len(out.bot.Admins) > 0 {
		out.bot.Exam = exams(t)
	}
	return out
}

// exams are a small exam, of which one question is answered wrong and the first time
// another, too. A week passes after each, and every answer takes a millisecond.
func exams(t *testing.T) func(context.Context) (exam.Result, error) {
	t.Helper()
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		t.Fatal(err)
	}
	e, err := engine()
	if err != nil {
		t.Fatal(err)
	}
	at, taken := time.Date(2026, 11, 22, 4, 0, 0, 0, time.UTC), 0
	return func(ctx context.Context) (exam.Result, error) {
		sets, err := exam.Read(fstest.MapFS{
			"exam/names.txt":   {Data: []byte("japan => status JP=member\nesa => status org:esa=observer\nfrance => list\n")},
			"exam/numbers.txt": {Data: []byte([]string{"how many observers? => none\n", "how many observers? => count 5\n"}[min(taken, 1)])},
		}, c)
		if err != nil {
			return exam.Result{}, err
		}
		begun := at.AddDate(0, 0, 7*taken)
		taken++
		r, _, err := exam.Run(ctx, e, sets, func() time.Time {
			begun = begun.Add(time.Millisecond)
			return begun
		})
		r.Program = "v1.2.3"
		return r, err
	}
}

// stage is where scripts are played with the bot.
func (r *running) stage() script.Stage {
	return script.Stage{Slack: r.Server, Bot: r.bot, Command: "/miswg"}
}

var booked audit.Book

var loaded = sync.OnceValues(func() (*corpus.Corpus, error) { return corpus.Load(corpus.Source()) })

// receipts checks receipts against the program's own data.
func receipts(ctx context.Context, code receipt.Code, q audit.Asked) (audit.Finding, error) {
	c, err := loaded()
	if err != nil {
		return audit.Finding{}, err
	}
	e, err := engine()
	if err != nil {
		return audit.Finding{}, err
	}
	a := audit.Over(corpus.Source(), c, e, &booked)
	defer a.Close()
	return a.Check(ctx, code, q)
}
