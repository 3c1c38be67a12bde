package main

import (
	"bytes"
	"io"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func readme(t *testing.T) string { return read(t, "README.md") }

// handbook is the README and the operator's guide: what is tested of one is of both.
func handbook(t *testing.T) string {
	return readme(t) + "\n" + read(t, "cmd/miswg/deploy/README.md")
}

var (
	shellBlock = regexp.MustCompile("(?ms)^ *```sh\n(.*?)^ *```$")
	anyBlock   = regexp.MustCompile("(?ms)^ *```.*?^ *```$")
	codeSpan   = regexp.MustCompile("`([^`]+)`")
	separator  = regexp.MustCompile(`&&|\||;|\n`)
	word       = regexp.MustCompile(`"[^"]*"|\S+`)
	assignment = regexp.MustCompile(`^[A-Z_]+=`)
)

// codeIn returns the code of a Markdown text: lines of shell, and spans, which may
// leave out the name of the program.
func codeIn(text string) (lines, spans []string) {
	for _, m := range shellBlock.FindAllStringSubmatch(text, -1) {
		lines = append(lines, strings.Split(strings.ReplaceAll(m[1], "\\\n", " "), "\n")...)
	}
	for _, m := range codeSpan.FindAllStringSubmatch(anyBlock.ReplaceAllString(text, ""), -1) {
		spans = append(spans, strings.ReplaceAll(m[1], "\n", " "))
	}
	return lines, spans
}

// invocations returns the arguments of each miswg that code runs, by its name, from
// source or in a container. "/miswg japan" is typed in Slack, and none.
func invocations(code string) [][]string {
	var all [][]string
	for _, simple := range separator.Split(code, -1) {
		var words []string
		for _, w := range word.FindAllString(simple, -1) {
			if w == ">" || w == ">>" || w == "#" {
				break
			}
			words = append(words, strings.Trim(w, `"`))
		}
		for len(words) > 0 && (words[0] == "sudo" || assignment.MatchString(words[0])) {
			words = words[1:]
		}
		at := -1
		switch {
		case len(words) == 0:
		case words[0] == "docker" && (slices.Contains(words, "run") || slices.Contains(words, "exec")):
			for i, w := range words {
				if path.Base(w) == "miswg" {
					at = i
				}
			}
		case len(words) > 2 && words[0] == "go" && words[1] == "run" && words[2] == "./cmd/miswg":
			at = 2
		case words[0] != "/miswg" && path.Base(words[0]) == "miswg":
			at = 0
		}
		if at >= 0 {
			all = append(all, words[at+1:])
		}
	}
	return all
}

func TestInvocations(t *testing.T) {
	for code, want := range map[string][]string{
		`go run ./cmd/miswg ask "is japan a member?"`:              {"ask", "is japan a member?"},
		"sudo /usr/local/bin/miswg gaps --since 4w --csv > g.csv":  {"gaps", "--since", "4w", "--csv"},
		"STATE_URL=memory: miswg serve":                            {"serve"},
		"docker run --name miswg -v miswg-state:/state miswg help": {"help"},
		"docker compose exec miswg /miswg gaps":                    {"gaps"},
		"cd somewhere && miswg doctor | less":                      {"doctor"},
		"/miswg japan":                                             nil,
		"journalctl -u miswg -f":                                   nil,
		"docker build -t miswg .":                                  nil,
		"sudo install miswg /usr/local/bin/":                       nil,
	} {
		var got []string
		if all := invocations(code); len(all) > 0 {
			got = all[0]
		}
		if !slices.Equal(got, want) {
			t.Errorf("invocations(%q) = %q, want %q", code, got, want)
		}
	}
}

// TestReadmeCommandsExist holds every command line of the README and the guide to the program.
func TestReadmeCommandsExist(t *testing.T) {
	lines, spans := codeIn(handbook(t))
	names := map[string]bool{}
	for _, c := range commands().Commands() {
		names[c.Name()] = true
	}
	var all [][]string
	for _, code := range slices.Concat(lines, spans) {
		all = append(all, invocations(code)...)
	}
	for _, s := range spans {
		if f := strings.Fields(s); len(f) > 0 && names[f[0]] {
			all = append(all, f)
		}
	}
	shown := map[string]bool{}
	for _, args := range all {
		if err := parses(args); err != nil {
			t.Errorf("a command does not exist: %v", err)
		}
		if len(args) > 0 {
			shown[args[0]] = true
		}
	}
	for _, want := range []string{"playground", "ask", "exam", "serve", "health", "gaps", "feedback", "questions", "manifest", "doctor", "map", "check", "check-list", "new", "version"} {
		if !shown[want] {
			t.Errorf("README and guide show no %q among %q", want, all)
		}
	}
}

// TestReadmeListIsThere holds that the list which README has checked is one that a newcomer has.
func TestReadmeListIsThere(t *testing.T) {
	lines, spans := codeIn(readme(t))
	checked := 0
	for _, code := range slices.Concat(lines, spans) {
		for _, args := range invocations(code) {
			if !slices.Contains(args, "check-list") {
				continue
			}
			checked++
			args[len(args)-1] = "../../" + args[len(args)-1]
			var says bytes.Buffer
			if got := run(t.Context(), env{stdout: io.Discard, stderr: &says, getenv: os.Getenv}, args); got != exitOK {
				t.Errorf("%s = %d, %s, want the list gone through", code, got, &says)
			}
		}
	}
	if checked == 0 {
		t.Error("README has no list checked")
	}
}

// TestReadmeSettingsAndFilesExist holds the settings and the files that the README
// and the guide name to those there are.
func TestReadmeSettingsAndFilesExist(t *testing.T) {
	setting := regexp.MustCompile(`\b[A-Z]+(?:_[A-Z]+)+\b`)
	known := []string{"POSTGRES_PASSWORD", "CGO_ENABLED"}
	for _, s := range settings() {
		known = append(known, s.name)
	}
	lines, spans := codeIn(handbook(t))
	names, files := 0, 0
	for _, code := range slices.Concat(lines, spans) {
		for _, name := range setting.FindAllString(code, -1) {
			names++
			if !slices.Contains(known, name) {
				t.Errorf("%s is named, and no setting", name)
			}
		}
		for _, name := range named.FindAllString(code, -1) {
			files++
			if _, err := os.Stat("../../" + name); err != nil {
				t.Errorf("a file is named that does not exist: %v", err)
			}
		}
	}
	if names < 15 || files < 15 {
		t.Errorf("%d settings and %d files are named, want more of both", names, files)
	}
}

// TestReadmeTimes holds the days that the guide names to those of .env.example.
func TestReadmeTimes(t *testing.T) {
	var got []string
	for _, m := range regexp.MustCompile("\\| (\\d+) days \\| `(KEEP_[A-Z]+_DAYS)` \\|").FindAllStringSubmatch(handbook(t), -1) {
		got = append(got, m[2]+"="+m[1])
	}
	b, err := os.ReadFile("../../.env.example")
	if err != nil {
		t.Fatal(err)
	}
	want := regexp.MustCompile(`KEEP_[A-Z]+_DAYS=\d+`).FindAllString(string(b), -1)
	if len(want) == 0 || !slices.Equal(got, want) {
		t.Errorf("the guide keeps things for %q, want %q as .env.example has it", got, want)
	}
}
