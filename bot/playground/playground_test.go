package playground_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"miswg/bot/localslack/blockkit"
	"miswg/bot/playground"
	"miswg/bot/playground/script"
)

// TestScripts plays the conversations of the bot's own tests, which say what
// comes of them: the format, and the bot, are the same.
func TestScripts(t *testing.T) {
	files, err := filepath.Glob("../testdata/conversations/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("Glob = %v, %v, want conversations", files, err)
	}
	played := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		talk, err := script.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		if len(talk.Bot.Admins) > 0 {
			continue // what administrators do is served by serve alone
		}
		played++
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			s, err := playground.Start(t.Context(), playground.Options{Addr: "127.0.0.1:0", Engine: engine(t), Setup: playground.Setup{Tier: talk.Tier, Parts: talk.Parts, Slack: talk.Slack, Bot: talk.Bot}})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			ctx, cancel := context.WithTimeout(t.Context(), patience)
			defer cancel()
			if err := s.Play(ctx, talk); err != nil {
				t.Fatalf("Play = %v, want nil", err)
			}
			_, want, _ := strings.Cut(string(data), "-- transcript --\n")
			if diff := cmp.Diff(shorten(want), shorten(s.Slack().Transcript())); diff != "" {
				t.Errorf("transcript (-want +got):\n%s", diff)
			}
		})
	}
	if played < len(files)/2 {
		t.Errorf("%d of %d conversations were played, want most", played, len(files))
	}
}

// shorten leaves out where an answer comes from and stands, its receipt, and the version of the data, which
// the files abbreviate.
func shorten(transcript string) []string {
	source := regexp.MustCompile(`Source[ \x{a0}]?: .*|(Data version|Version des données) .*|,([0-9a-f]{12}|…)\s*$|/archives/[^\s)]+|\b(CODE|[0-9A-Z]{4}(-[0-9A-Z]{4}){3})\b`)
	var out []string
	for line := range strings.Lines(transcript) {
		out = append(out, strings.TrimRight(source.ReplaceAllString(line, "Source"), " \n"))
	}
	return out
}

func TestScriptMistakes(t *testing.T) {
	for text, want := range map[string]string{
		"nothing": "no part -- moves --",
		"-- setup --\nweather fine\n-- moves --\n":        `"weather fine": unknown setup`,
		"-- setup --\nuser-rate many\n-- moves --\nx y\n": "user-rate many",
	} {
		if _, err := script.Parse([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Parse(%q) = %v, want an error with %q", text, err, want)
		}
	}
	s := start(t, playground.Options{})
	for move, want := range map[string]string{"alice dances": "unknown verb", "nobody says #general hi": "nobody is called", "alice clicks Nothing": "sees nothing called"} {
		talk, err := script.Parse([]byte("-- moves --\n" + move + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Play(t.Context(), talk); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "move 1") {
			t.Errorf("Play(%q) = %v, want an error with %q", move, err, want)
		}
	}
}

// TestSamplesAreValid holds every card of the gallery against Slack's limits.
func TestSamplesAreValid(t *testing.T) {
	s := start(t, playground.Options{})
	var all []struct {
		Name, Lang, Surface string
		Content             json.RawMessage
	}
	res := ask(t, "GET", s.URL()+"api/gallery", "")
	if err := json.NewDecoder(res.Body).Decode(&all); err != nil {
		t.Fatal(err)
	}
	for _, x := range all {
		var problems []blockkit.Problem
		switch x.Surface {
		case "message":
			var m struct{ Blocks json.RawMessage }
			if err := json.Unmarshal(x.Content, &m); err != nil {
				t.Fatal(err)
			}
			problems = blockkit.CheckBlocks(blockkit.OnMessage, m.Blocks)
		case "modal", "home":
			problems = blockkit.CheckView(x.Content)
		}
		if len(problems) > 0 {
			t.Errorf("%s (%s): %v", x.Name, x.Lang, problems)
		}
	}
}

// TestPageIsComplete reads the page's own files: every word in both languages,
// no way around text nodes, nothing of another host, no module too long to read.
func TestPageIsComplete(t *testing.T) {
	files, err := filepath.Glob("static/js/*.js")
	if err != nil || len(files) < 20 {
		t.Fatalf("Glob = %d files, %v", len(files), err)
	}
	risky := regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser|setAttribute\("on|srcdoc`)
	remote := regexp.MustCompile(`(?:import|from|fetch\(|EventSource\()\s*["']https?:`)
	used := regexp.MustCompile(`\bt\("(\w+)"`)
	words := map[string][]string{}
	var keys []string
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		if n := strings.Count(text, "\n"); n >= 400 {
			t.Errorf("%s has %d lines, want fewer than 400", file, n)
		}
		if m := risky.FindString(text); m != "" {
			t.Errorf("%s uses %s", file, m)
		}
		if m := remote.FindString(text); m != "" {
			t.Errorf("%s loads %s…", file, m)
		}
		for _, m := range used.FindAllStringSubmatch(text, -1) {
			keys = append(keys, m[1])
		}
		if filepath.Base(file) == "strings.js" {
			for _, m := range regexp.MustCompile(`(?s)const (en|fr) = \{(.*?)\n\};`).FindAllStringSubmatch(text, -1) {
				for _, k := range regexp.MustCompile(`(?:^|[,\s])(\w+): "`).FindAllStringSubmatch(m[2], -1) {
					words[m[1]] = append(words[m[1]], k[1])
				}
				slices.Sort(words[m[1]])
			}
		}
	}
	if diff := cmp.Diff(words["en"], words["fr"]); diff != "" || len(words["en"]) < 50 {
		t.Errorf("words of the page (-en +fr):\n%s", diff)
	}
	for _, k := range keys {
		if !slices.Contains(words["en"], k) {
			t.Errorf("no word for %q", k)
		}
	}
}
