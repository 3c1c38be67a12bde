package main

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"miswg/bot"
	"miswg/bot/app"
	"miswg/bot/state"
)

// A setting is one variable of the environment or of .env.
type setting struct {
	name  string
	apply func(*config, string) error
}

// config is everything serve is told from outside.
type config struct {
	bot         bot.Config
	corpus      string // CORPUS_DIR
	stateURL    string // STATE_URL; may hold a password
	state       state.Options
	gapsChannel string // GAPS_CHANNEL
	exam        bool   // EXAM is weekly

	watch     time.Duration // WATCH_SOURCE; 0 watches nothing
	sourceDir string        // SOURCE_DIR; "" answers from nothing that was approved
	web       http.Client   // for the watch

	stateRequired bool   // STATE_REQUIRED
	metricsAddr   string // METRICS_ADDR as host:port; "" serves none
	logFormat     string // LOG_FORMAT
	logLevel      slog.Level
}

// settings in the order of .env.example; a test holds the two to the same names.
func settings() []setting {
	return []setting{
		{"SLACK_APP_TOKEN", func(c *config, v string) error { c.bot.AppToken = app.Secret(v); return nil }},
		{"SLACK_BOT_TOKEN", func(c *config, v string) error { c.bot.BotToken = app.Secret(v); return nil }},
		{"SLACK_API_URL", func(c *config, v string) error { c.bot.APIURL = v; return nil }},
		{"SLACK_CONNECTIONS", func(c *config, v string) error { return number(v, 1, 10, &c.bot.Connections) }},
		{"ALLOWED_CHANNELS", func(c *config, v string) error { return ids(v, "CG", &c.bot.Channels) }},
		{"ALLOWED_USER_GROUPS", func(c *config, v string) error { return ids(v, "S", &c.bot.UserGroups) }},
		{"REFUSE_EXTERNALS", func(c *config, v string) error { return yesNo(v, &c.bot.RefuseExternals) }},
		{"QUESTIONS_PER_PERSON", func(c *config, v string) error { return number(v, 1, 10000, &c.bot.UserRate) }},
		{"QUESTIONS_PER_CHANNEL", func(c *config, v string) error { return number(v, 1, 10000, &c.bot.ChannelRate) }},
		{"ASK_ELSEWHERE", func(c *config, v string) error { return elsewhere(v, &c.bot.AskElsewhere) }},
		{"ADMINS", func(c *config, v string) error { return ids(v, "UW", &c.bot.Admins) }},
		{"GAPS_CHANNEL", func(c *config, v string) error { return id(v, "CG", &c.gapsChannel) }},
		{"EXAM", func(c *config, v string) error {
			c.exam = v == "weekly"
			return unless(c.exam || v == "no", "want weekly or no")
		}},
		{"WORK_OBJECTS", func(c *config, v string) error { return yesNo(v, &c.bot.WorkObjects) }},
		{"WATCH_SOURCE", func(c *config, v string) error { return interval(v, &c.watch) }},
		{"SOURCE_DIR", func(c *config, v string) error { c.sourceDir = v; return nil }},
		{"STATE_URL", func(c *config, v string) error { c.stateURL = v; return nil }},
		{"STATE_REQUIRED", func(c *config, v string) error { return yesNo(v, &c.stateRequired) }},
		{"STORE_QUESTIONS", func(c *config, v string) error { return yesNo(v, &c.state.StoreQuestions) }},
		{"KEEP_LANGUAGES_DAYS", func(c *config, v string) error { return days(v, &c.state.Retention.Languages) }},
		{"KEEP_FEEDBACK_DAYS", func(c *config, v string) error { return days(v, &c.state.Retention.Feedback) }},
		{"KEEP_GAPS_DAYS", func(c *config, v string) error { return days(v, &c.state.Retention.Gaps) }},
		{"KEEP_QUESTIONS_DAYS", func(c *config, v string) error { return days(v, &c.state.Retention.Questions) }},
		{"METRICS_ADDR", func(c *config, v string) error { return address(v, &c.metricsAddr) }},
		{"MAP_FILE", func(c *config, v string) error { c.bot.MapFile = v; return nil }},
		{"CORPUS_DIR", func(c *config, v string) error { c.corpus = v; return nil }},
		{"LOG_FORMAT", func(c *config, v string) error {
			c.logFormat = v
			return unless(v == "text" || v == "json", "want text or json")
		}},
		{"LOG_LEVEL", func(c *config, v string) error {
			return unless(c.logLevel.UnmarshalText([]byte(v)) == nil, "want debug, info, warn or error")
		}},
	}
}

// unless is an error that says what is wanted, unless it is so.
func unless(so bool, want string) error {
	if so {
		return nil
	}
	return errors.New(want)
}

// personRate is QUESTIONS_PER_PERSON unless set: one a second for a minute is more than
// anybody types, and no more than Slack lets the bot answer in a conversation.
const personRate = 60

// personRuns is how many steps and searches a second a person gets: as many as a workflow
// over a list makes, and a hundred at once.
const personRuns = 20

// loadConfig reads the settings: the environment over the file named dotenv,
// which may be missing. It checks each value's form and never repeats one; of a value of
// the file it names the line.
func loadConfig(getenv func(string) string, dotenv string) (config, error) {
	file, err := readDotenv(dotenv)
	if err != nil {
		return config{}, err
	}
	c := config{logFormat: "text"}
	c.bot.UserRate, c.bot.RunRate = personRate, personRuns
	for _, s := range settings() {
		v, where := getenv(s.name), ""
		if v == "" {
			v, where = file.values[s.name], file.place(s.name)
		}
		if v = strings.TrimSpace(v); v == "" {
			continue
		}
		if err := s.apply(&c, v); err != nil {
			return config{}, usagef("%s%s: %v", where, s.name, err)
		}
	}
	if c.watch > 0 && c.sourceDir == "" {
		return config{}, usagef("WATCH_SOURCE: set SOURCE_DIR too, where a corpus that was approved is kept")
	}
	return c, nil
}

func number(v string, low, high int, into *int) error {
	var err error
	*into, err = strconv.Atoi(v)
	return unless(err == nil && low <= *into && *into <= high, fmt.Sprintf("want a number from %d to %d", low, high))
}

// days reads a number of days, ten years at most.
func days(v string, into *time.Duration) error {
	var n int
	if err := number(v, 1, 3650, &n); err != nil {
		return err
	}
	*into = time.Duration(n) * 24 * time.Hour
	return nil
}

// interval reads how long to wait between two checks of the page; "no" is never.
func interval(v string, into *time.Duration) error {
	if v == "no" {
		return nil
	}
	var err error
	*into, err = time.ParseDuration(v)
	return unless(err == nil && time.Hour <= *into && *into <= 30*24*time.Hour, "want no, or a time from 1h to 720h such as 24h")
}

// address reads HOST:PORT or :PORT. Without a host only this machine can reach it.
func address(v string, into *string) error {
	host, port, err := net.SplitHostPort(v)
	if _, errN := strconv.ParseUint(port, 10, 16); err != nil || errN != nil {
		return errors.New("want HOST:PORT, or :PORT for this machine only")
	}
	if host == "" {
		host = "127.0.0.1"
	}
	*into = net.JoinHostPort(host, port)
	return nil
}

func yesNo(v string, into *bool) error {
	*into = slices.Contains([]string{"yes", "true", "1"}, v)
	return unless(*into || slices.Contains([]string{"no", "false", "0"}, v), "want yes or no")
}

// id reads one Slack ID, which begins with one of the letters.
func id(v, letters string, into *string) error {
	var all []string
	err := ids(v, letters, &all)
	*into = strings.Join(all, "")
	return unless(err == nil && len(all) == 1, "want one ID such as "+letters[:1]+"0123ABCDEF, not a name")
}

// elsewhere reads an address, or the ID of a person or channel, which a link opens
// (https://docs.slack.dev/interactivity/deep-linking).
func elsewhere(v string, into *string) error {
	const want = "want an https address, or the ID of a person or channel such as U0123ABCDEF"
	var slackID string
	if id(v, "UWCG", &slackID) == nil {
		*into = "https://slack.com/app_redirect?channel=" + url.QueryEscape(slackID)
		return nil
	}
	u, err := url.Parse(v)
	if err != nil {
		return errors.New(want)
	}
	*into = v
	web := u.Scheme == "https" && u.Host != "" && u.User == nil
	drawable := len(v) <= 1000 && !strings.ContainsAny(v, "<>| ")
	return unless(web && drawable, want)
}

// ids reads a list of distinct Slack IDs, which begin with one of the letters: one that is
// named again counts once.
func ids(v, letters string, into *[]string) error {
	for _, id := range strings.FieldsFunc(v, func(r rune) bool { return r == ',' || r == ' ' }) {
		if len(id) < 3 || !strings.ContainsRune(letters, rune(id[0])) || strings.ToUpper(id) != id {
			return errors.New("want IDs such as " + letters[:1] + "0123ABCDEF, separated by commas, not names")
		}
		if !slices.Contains(*into, id) {
			*into = append(*into, id)
		}
	}
	return nil
}
