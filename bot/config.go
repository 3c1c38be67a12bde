package bot

import (
	"context"
	"fmt"
	"log/slog"
	"net/url"
	"strings"
	"time"
)

// Config is what the bot needs to know. Only the tokens are required.
type Config struct {
	AppToken Secret // xapp-…, opens the sockets
	BotToken Secret // xoxb-…, calls the Web API

	APIURL      string           // "" means https://slack.com/api/
	Logger      *slog.Logger     // nil discards
	Now         func() time.Time // nil means time.Now
	Observer    Observer         // nil observes nothing
	Store       Store            // nil keeps everything in memory
	Journal     Journal          // nil: what is under way when the process is killed is lost
	Connections int              // sockets, 1 to 10; 0 means 2

	Workers      int           // questions answered at once; 0 means 16
	Queue        int           // deliveries and messages waiting at most; 0 means 4096
	Drain        time.Duration // how long Run finishes what it took after its context ends; 0 means DefaultDrain, 10 s
	PingInterval time.Duration // silence after which a socket counts as dead; 0 means 30 s
	Recycle      time.Duration // age at which a connection is replaced although it seems sound; 0 means 4 h
	Timeout      time.Duration // of one Web API call; 0 means 15 s
	StatusAfter  time.Duration // how long an answer takes before the agent pane shows that it is on its way; 0 means 1.5 s, more than two messages in a row are apart
	Patience     time.Duration // how long a reply is retried; 0 means 2 min
	Lease        time.Duration // after which silence of a copy others finish what it left; 0 means 5 s

	Channels        []string // IDs of the only channels answered in, direct conversations aside; empty means all
	UserGroups      []string // IDs of the only user groups answered; empty means everybody
	RefuseExternals bool     // politely refuse people of other workspaces (Slack Connect)
	UserRate        int      // questions a minute a person; 0 means no limit
	ChannelRate     int      // questions a minute a channel; 0 means no limit

	KeepsQuestions bool // whether the Store keeps the text of questions: people are told

	Admins []string                        // IDs of the people who may have the corpus read anew, and are told when it is refused
	Reload func(ctx context.Context) error // replaces what the engine knows, or leaves it as it is; nil offers no such command

	Map     func() ([]byte, error) // draws the membership for the Home, a PNG, called once for each corpus and only where files:write is granted; nil shows the list alone
	MapFile string                 // Slack file ID of a map that is there already; "" uploads Map
}

const (
	defaultAPIURL      = "https://slack.com/api/"
	maxConnections     = 10 // apis/events-api/using-socket-mode: per app, all copies together
	defaultConnections = 2
)

// DefaultDrain is Config.Drain unless set. Whoever stops the process gives it longer.
const DefaultDrain = 10 * time.Second

// A ConfigError says which setting is wrong, and how. The program cannot start,
// or cannot go on, until somebody mends it. It never holds the setting's value.
type ConfigError struct {
	Setting string // name of the environment variable
	Problem string
}

// Error returns one line that names the setting.
func (e *ConfigError) Error() string { return "bot: " + e.Setting + ": " + e.Problem }

// Check reports what New would find wrong, a *ConfigError, without making anything.
func (c Config) Check() error {
	_, err := c.check()
	return err
}

// check fills in what is not set, and rejects what cannot work.
func (c Config) check() (Config, error) {
	if err := checkToken("SLACK_APP_TOKEN", c.AppToken, "xapp-", "an app-level token"); err != nil {
		return c, err
	}
	if err := checkToken("SLACK_BOT_TOKEN", c.BotToken, "xoxb-", "a bot token"); err != nil {
		return c, err
	}
	if c.APIURL == "" {
		c.APIURL = defaultAPIURL
	}
	u, err := url.Parse(c.APIURL)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		return c, &ConfigError{"SLACK_API_URL", "not an http or https address"}
	}
	if !strings.HasSuffix(c.APIURL, "/") {
		c.APIURL += "/"
	}
	if c.Connections < 0 || c.Connections > maxConnections {
		return c, &ConfigError{"SLACK_CONNECTIONS", fmt.Sprintf("%d is not between 1 and %d", c.Connections, maxConnections)}
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Observer == nil {
		c.Observer = unobserved{}
	}
	if c.Store == nil {
		c.Store = NewMemory(c.Now)
	}
	or(&c.Connections, defaultConnections)
	or(&c.Workers, 16)
	or(&c.Queue, 4096)
	or(&c.Drain, DefaultDrain)
	or(&c.PingInterval, 30*time.Second)
	or(&c.Recycle, 4*time.Hour)
	or(&c.Timeout, 15*time.Second)
	or(&c.StatusAfter, 1500*time.Millisecond)
	or(&c.Patience, 2*time.Minute)
	or(&c.Lease, 5*time.Second)
	return c, nil
}

func or[T int | time.Duration](v *T, def T) {
	if *v <= 0 {
		*v = def
	}
}

func checkToken(name string, token Secret, prefix, what string) error {
	t := string(token)
	switch {
	case t == "":
		return &ConfigError{name, "not set"}
	case strings.HasPrefix(t, prefix) && strings.TrimSpace(t) == t && len(t) > len(prefix):
		return nil
	case strings.HasPrefix(t, "xapp-"):
		return &ConfigError{name, "holds an app-level token (xapp-…); " + what + " starts with " + prefix}
	case strings.HasPrefix(t, "xoxb-"):
		return &ConfigError{name, "holds a bot token (xoxb-…); " + what + " starts with " + prefix}
	default:
		return &ConfigError{name, what + " starts with " + prefix}
	}
}
