package main

import (
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"miswg/corpus"
	"miswg/index/answer"
	"miswg/index/answer/receipt"
	"miswg/index/audit"
	"miswg/index/live"
)

// TestReadmeIsShort holds the README to what a person reads before the first question,
// counted as wc -w does. More belongs in the guide or in CONTRIBUTING.md.
func TestReadmeIsShort(t *testing.T) {
	const most = 1200
	if n := len(strings.Fields(readme(t))); n > most {
		t.Errorf("the README has %d words, want %d at most", n, most)
	}
}

// TestReadmePicturesAreWide: in a table a picture is as narrow as its column, and its letters
// are not read.
func TestReadmePicturesAreWide(t *testing.T) {
	pictures := 0
	for line := range strings.Lines(handbook(t)) {
		if !strings.Contains(line, "![") {
			continue
		}
		pictures++
		if strings.HasPrefix(line, "|") {
			t.Errorf("a picture stands in a table: %s", line)
		}
	}
	if pictures < 20 {
		t.Errorf("README and guide have %d pictures, want at least 20", pictures)
	}
}

// TestReceiptsShownAreTrue holds the receipts that the guide and the help check to the
// questions they are said to be of.
func TestReceiptsShownAreTrue(t *testing.T) {
	engine, _, x, err := live.Build("")
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	shown := regexp.MustCompile(`miswg verify (\S+)\n(?:.*\n)?\s+question\s+"(.*)"`).FindAllStringSubmatch(handbook(t), -1)
	if len(shown) == 0 {
		t.Fatal("README and guide check no receipt")
	}
	helped := regexp.MustCompile(`miswg verify ([0-9A-Z-]{19}) (.+)`).FindAllStringSubmatch(newVerify(env{}).Example, -1)
	if len(helped) == 0 {
		t.Fatal("the help of verify checks no receipt with its question")
	}
	for _, m := range slices.Concat(shown, helped) {
		a, err := engine.Ask(t.Context(), answer.Question{Text: m[2]})
		if err != nil || string(a.Receipt) != m[1] {
			t.Errorf("Ask(%q) has receipt %s, %v, want the %s that is shown", m[2], a.Receipt, err, m[1])
		}
	}
	usual, err := audit.New(corpus.Source())
	if err != nil {
		t.Fatal(err)
	}
	defer usual.Close()
	for _, m := range regexp.MustCompile(`(?m)miswg verify ([0-9A-Z-]{19})$`).FindAllStringSubmatch(newVerify(env{}).Example, -1) {
		if _, err := usual.Check(t.Context(), receipt.Code(m[1]), audit.Asked{}); err != nil {
			t.Errorf("Check(%s) = %v, want the answer to a usual question", m[1], err)
		}
	}
}

// TestReadmeExchangesAreTrue asks each question that the README and the guide quote and
// wants each line of the reply they show.
func TestReadmeExchangesAreTrue(t *testing.T) {
	engine, _, x, err := live.Build("")
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	text, question, asked := "", "", 0
	for line := range strings.Lines(handbook(t)) {
		line, quoted := strings.CutPrefix(strings.TrimSpace(line), ">")
		line = strings.TrimSpace(line)
		if !quoted || line == "" {
			continue
		}
		if q, ok := strings.CutPrefix(line, "**"); ok {
			question = strings.TrimSuffix(q, "**")
			a, err := engine.Ask(t.Context(), answer.Question{Text: question})
			if err != nil {
				t.Fatal(err)
			}
			text = strings.ReplaceAll(a.Text(), "\u00a0", " ") // they do not show in a text file
			asked++
			continue
		}
		if !strings.Contains(text, line) {
			t.Errorf("Ask(%q) = %q, want the line %q", question, text, line)
		}
	}
	if asked < 10 {
		t.Errorf("README and guide show %d exchanges, want at least 10", asked)
	}
}

// TestGuideShowsWhatSlackShows holds what the guide shows of Slack, of the step and of the
// search, to the transcripts of the bot's tests: each line, up to where it is cut short.
func TestGuideShowsWhatSlackShows(t *testing.T) {
	guide, err := os.ReadFile("deploy/README.md")
	if err != nil {
		t.Fatal(err)
	}
	seen := ""
	for _, name := range []string{"step", "search", "entities"} {
		b, err := os.ReadFile("../../bot/testdata/conversations/" + name + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		seen += string(b)
	}
	messages := stepMessages(t, string(guide))
	flowing := strings.Join(strings.Fields(string(guide)), " ")
	for _, m := range messages {
		if shown, _, _ := strings.Cut(m, "/en/"); !strings.Contains(flowing, shown) {
			t.Errorf("the guide does not show %q, which its workflow posts", shown)
		}
	}
	seen += strings.Join(messages, "\n")
	_, rest, _ := strings.Cut(string(guide), "\n## A step in Workflow Builder\n")
	shown, _, _ := strings.Cut(rest, "\n## As a systemd service\n")
	lines := 0
	for _, block := range regexp.MustCompile("(?s)```text\n(.*?)```").FindAllStringSubmatch(shown, -1) {
		for line := range strings.Lines(block[1]) {
			for _, part := range regexp.MustCompile(`\s{2,}`).Split(strings.TrimSpace(line), -1) {
				part, _, _ = strings.Cut(part, "…")
				lines++
				if !strings.Contains(seen, part) {
					t.Errorf("the guide shows %q, which no transcript has", part)
				}
			}
		}
	}
	if lines < 10 {
		t.Errorf("the guide shows %d lines of Slack, want 10 at least", lines)
	}
}

// stepMessages are what the workflow of the guide posts of its two questions, by the
// template that the guide shows.
func stepMessages(t *testing.T, guide string) (out []string) {
	t.Helper()
	template := regexp.MustCompile(`\| \*Send a message to a channel\* \| “(.*)” \|`).FindStringSubmatch(guide)
	if template == nil {
		t.Fatal("the guide shows no message of a workflow")
	}
	engine, c, x, err := live.Build("")
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	for _, q := range []answer.Question{{Text: "DE", Lang: corpus.English}, {Text: "Allemagne", Lang: corpus.French}} {
		a, err := engine.Ask(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		quotes := corpus.Each(a.Quotes(), func(q answer.Quoted) string { return q.Text })
		filled := strings.NewReplacer("{sentence}", a.Claims(), "{quote}", strings.Join(quotes, " · "), "{address}", c.Document().URL, "{receipt}", string(a.Receipt))
		out = append(out, strings.Join(strings.Fields(filled.Replace(template[1])), " ")) // on one line, as a step gives it
	}
	return out
}

// TestGuideNamesLinesOfTheExam holds the questions that the guide names by their line to the
// files of the exam.
func TestGuideNamesLinesOfTheExam(t *testing.T) {
	named := regexp.MustCompile(`(?m)^ +(\w+\.txt):(\d+) "(.*)"$`).FindAllStringSubmatch(read(t, "cmd/miswg/deploy/README.md"), -1)
	if len(named) == 0 {
		t.Fatal("the guide names no line of the exam")
	}
	for _, m := range named {
		lines := strings.Split(read(t, "corpus/data/exam/"+m[1]), "\n")
		n, err := strconv.Atoi(m[2])
		if err != nil || n < 1 || n > len(lines) || !strings.HasPrefix(lines[n-1], m[3]+" => ") {
			t.Errorf("the guide names %s, which is another line", strings.TrimSpace(m[0]))
		}
	}
}
