package main

import (
	"bufio"
	"encoding/binary"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
)

func TestEnvExampleNamesEverySetting(t *testing.T) {
	f, err := os.Open("../../.env.example")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	variable := regexp.MustCompile(`^(?:# )?([A-Z][A-Z_]+)=`)
	var got []string
	for s := bufio.NewScanner(f); s.Scan(); {
		if m := variable.FindStringSubmatch(s.Text()); m != nil {
			got = append(got, m[1])
		}
	}
	var want []string
	for _, s := range settings() {
		want = append(want, s.name)
	}
	if !slices.Equal(got, want) {
		t.Errorf(".env.example names %v, want %v", got, want)
	}
}

func TestLoadConfig(t *testing.T) {
	dotenv := filepath.Join(t.TempDir(), ".env")
	if err := os.WriteFile(dotenv, []byte("SLACK_CONNECTIONS=3\nALLOWED_CHANNELS=C0AAAAAAA, G0BBBBBBB\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	env := map[string]string{"SLACK_CONNECTIONS": "4", "REFUSE_EXTERNALS": "yes"}
	c, err := loadConfig(func(k string) string { return env[k] }, dotenv)
	if err != nil {
		t.Fatalf("loadConfig() = %v, want nil", err)
	}
	if c.bot.Connections != 4 || !c.bot.RefuseExternals || !slices.Equal(c.bot.Channels, []string{"C0AAAAAAA", "G0BBBBBBB"}) {
		t.Errorf("loadConfig() = %+v, want the environment over the file", c.bot)
	}
}

func TestLoadConfigRefuses(t *testing.T) {
	for _, tt := range []struct{ name, value string }{
		{"SLACK_CONNECTIONS", "11"}, {"SLACK_CONNECTIONS", "two"}, {"ALLOWED_CHANNELS", "#general"},
		{"REFUSE_EXTERNALS", "maybe"}, {"LOG_FORMAT", "xml"}, {"LOG_LEVEL", "loud"}, {"QUESTIONS_PER_PERSON", "0"},
		{"ASK_ELSEWHERE", "@alice"}, {"ASK_ELSEWHERE", "http://example.org"}, {"ASK_ELSEWHERE", "https://u:p@example.org"}, {"ASK_ELSEWHERE", "https://example.org/<x|y>"},
		{"ADMINS", "@alice"}, {"EXAM", "daily"}, {"WORK_OBJECTS", "some"}, {"GAPS_CHANNEL", "#general"}, {"GAPS_CHANNEL", "C0AAAAAAA,C0BBBBBBB"}, {"STORE_QUESTIONS", "perhaps"},
		{"KEEP_GAPS_DAYS", "0"}, {"KEEP_FEEDBACK_DAYS", "forever"}, {"METRICS_ADDR", "9090"}, {"METRICS_ADDR", "host:http"}, {"METRICS_ADDR", "host:99999"},
	} {
		_, err := loadConfig(func(k string) string {
			if k == tt.name {
				return tt.value
			}
			return ""
		}, "missing.env")
		if err == nil || !strings.HasPrefix(err.Error(), tt.name+": ") {
			t.Errorf("loadConfig(%s=%s) = %v, want an error that begins with the name", tt.name, tt.value, err)
		}
	}
}

func TestLoadConfigState(t *testing.T) {
	for _, tt := range []struct {
		name, value string
		got         func(config) any
		want        any
	}{
		{"METRICS_ADDR", ":9090", func(c config) any { return c.metricsAddr }, "127.0.0.1:9090"},
		{"METRICS_ADDR", "0.0.0.0:9090", func(c config) any { return c.metricsAddr }, "0.0.0.0:9090"},
		{"METRICS_ADDR", "[::1]:9090", func(c config) any { return c.metricsAddr }, "[::1]:9090"},
		{"ASK_ELSEWHERE", "https://example.org/help", func(c config) any { return c.bot.AskElsewhere }, "https://example.org/help"},
		{"ASK_ELSEWHERE", "C0AAAAAAA", func(c config) any { return c.bot.AskElsewhere }, "https://slack.com/app_redirect?channel=C0AAAAAAA"},
		{"EXAM", "weekly", func(c config) any { return c.exam }, true},
		{"WORK_OBJECTS", "yes", func(c config) any { return c.bot.WorkObjects }, true},
		{"EXAM", "no", func(c config) any { return c.exam }, false},
		{"ADMINS", "U0AAAAAAA W0BBBBBBB", func(c config) any { return len(c.bot.Admins) }, 2},
		{"ADMINS", "U0AAAAAAA,U0AAAAAAA", func(c config) any { return len(c.bot.Admins) }, 1},
		{"GAPS_CHANNEL", "C0AAAAAAA", func(c config) any { return c.gapsChannel }, "C0AAAAAAA"},
		{"STATE_URL", "postgres:///miswg", func(c config) any { return c.stateURL }, "postgres:///miswg"},
		{"STORE_QUESTIONS", "yes", func(c config) any { return c.state.StoreQuestions }, true},
		{"KEEP_GAPS_DAYS", "7", func(c config) any { return c.state.Retention.Gaps }, 7 * 24 * time.Hour},
	} {
		c, err := loadConfig(func(k string) string { return map[string]string{tt.name: tt.value}[k] }, "missing.env")
		if err != nil || tt.got(c) != tt.want {
			t.Errorf("loadConfig(%s=%s) = %v, %v, want %v", tt.name, tt.value, tt.got(c), err, tt.want)
		}
	}
}

func TestBrokenDotenvPrintsNoToken(t *testing.T) {
	dotenv := filepath.Join(t.TempDir(), ".env")
	if err := os.WriteFile(dotenv, []byte("SLACK_BOT_TOKEN \"xoxb-verysecret\n=\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := loadConfig(func(string) string { return "" }, dotenv)
	if err == nil || strings.Contains(err.Error(), "verysecret") {
		t.Errorf("loadConfig(broken file) = %v, want an error without the token", err)
	}
}

// TestDotenv reads files of settings as people make them, and refuses what would not
// mean what it looks like, without repeating a value.
func TestDotenv(t *testing.T) {
	for name, tt := range map[string]struct {
		text, want string // want: part of the error, "" for none
		channel    string // GAPS_CHANNEL read
	}{
		"plain":             {"GAPS_CHANNEL=C0AAAAAAA\n", "", "C0AAAAAAA"},
		"byte order mark":   {"\ufeffGAPS_CHANNEL=C0AAAAAAA\n", "", "C0AAAAAAA"},
		"windows":           {"# a\r\nGAPS_CHANNEL=C0AAAAAAA\r\nLOG_LEVEL=info\r\n", "", "C0AAAAAAA"},
		"export and quotes": {"export GAPS_CHANNEL=\"C0AAAAAAA\"\n", "", "C0AAAAAAA"},
		"of others":         {"POSTGRES_PASSWORD=verysecret\n", "", ""},
		"dollar, quoted":    {"STATE_URL='postgres://u:a$b@h/d'\n", "", ""},
		"misspelt":          {"# x\nSTORE_QUESTION=yes\n", ":2: STORE_QUESTION is no setting; is STORE_QUESTIONS meant?", ""},
		"bad value":         {"# x\n\nLOG_LEVEL=info\nexport LOG_LEVEL = verysecret\n", ":4: LOG_LEVEL: want debug, info, warn or error", ""},
		"powershell":        {utf16le("GAPS_CHANNEL=C0AAAAAAA\r\n"), "", "C0AAAAAAA"},
		"powershell, wrong": {utf16le("# é\r\nLOG_LEVEL=verysecret\r\n"), ":2: LOG_LEVEL: want", ""},
		"utf-16, big end":   {"\xfe\xff\x00A\x00=\x00b", "", ""},
		"utf-16, no mark":   {utf16le("LOG_LEVEL=verysecret")[2:], "not written in UTF-8", ""},
		"utf-16, cut":       {utf16le("LOG_LEVEL=info") + "x", "not written in UTF-8", ""},
		"latin-1":           {"# r\xe9glages\nLOG_LEVEL=info\n", "not written in UTF-8", ""},
		"variable":          {"\nSTATE_URL=$HOME/verysecret.db\n", ":2: STATE_URL: variables are not filled in", ""},
		"variable inside":   {"STATE_URL=\"a/${HOME}/verysecret\"\n", ":1: STATE_URL: variables", ""},
		"digit":             {"\nSTATE_URL=/tmp/pa$5word.db\n", ":2: STATE_URL: variables are not filled in; put a value that has a $ in single quotes", ""},
		"digit, last":       {"KEEP_LANGUAGES_DAYS=7$0", ":1: KEEP_LANGUAGES_DAYS: variables", ""},
		"digit in braces":   {"STATE_URL=a${5}b.db\n", ":1: STATE_URL: variables", ""},
		"two dollars":       {"STATE_URL=a$$b.db\n", ":1: STATE_URL: variables", ""},
		"dollar alone":      {"export STATE_URL : a$\n", ":1: STATE_URL: variables", ""},
		"escaped":           {"STATE_URL=\"a\\$b.db\"\n", ":1: STATE_URL: variables", ""},
		"no comment":        {"STATE_URL=a#b$HOME.db\n", ":1: STATE_URL: variables", ""},
		"last comment":      {"STATE_URL=a #b$HOME #c\n", ":1: STATE_URL: variables", ""},
		"a quote in quotes": {"STATE_URL=\"it's$HOME.db\"\n", ":1: STATE_URL: variables", ""},
		"a quote inside":    {"STATE_URL=it's$HOME's.db\n", ":1: STATE_URL: variables", ""},
		"lines in quotes":   {"A='$1\n$2' # $3\nSTATE_URL=\"a\n$b\"\n", ":4: STATE_URL: variables", ""},
		"after a quote":     {"A='x' B=$5\n", ":1: B: variables", ""},
		"in comments":       {"# costs $5\nGAPS_CHANNEL=C0AAAAAAA # $HOME\nLOG_LEVEL='info' # it's $5\n # $6", "", "C0AAAAAAA"},
		"no value":          {"LOG_LEVEL=info\nGAPS_CHANNEL \"verysecret\n", ":2: not a NAME=value line", ""},
	} {
		path := filepath.Join(t.TempDir(), ".env")
		if err := os.WriteFile(path, []byte(tt.text), 0o600); err != nil {
			t.Fatal(err)
		}
		c, err := loadConfig(func(string) string { return "" }, path)
		switch {
		case tt.want == "" && (err != nil || c.gapsChannel != tt.channel):
			t.Errorf("%s: loadConfig = %q, %v, want %q", name, c.gapsChannel, err, tt.channel)
		case tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)):
			t.Errorf("%s: loadConfig = %v, want %q", name, err, tt.want)
		case err != nil && strings.Contains(err.Error(), "verysecret"):
			t.Errorf("%s: the error %q repeats a value", name, err)
		}
	}
	if _, err := loadConfig(func(string) string { return "" }, t.TempDir()); err == nil {
		t.Error("loadConfig of a folder = nil, want an error")
	}
}

// utf16le is text as PowerShell's > writes it.
func utf16le(text string) string {
	out := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(text)) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return string(out)
}
