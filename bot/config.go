package bot

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"miswg/bot/app"
	"miswg/bot/ledger"
	"miswg/bot/people"
	"miswg/bot/stats"
	"miswg/bot/talk"
	"miswg/bot/watch"
	"miswg/index/answer/exam"
)

// Config is what the bot needs to know. Only the tokens are required.
type Config struct {
	AppToken app.Secret // xapp-…, opens the sockets
	BotToken app.Secret // xoxb-…, calls the Web API

	APIURL      string           // "" means https://slack.com/api/
	Logger      *slog.Logger     // nil discards
	Now         func() time.Time // nil means time.Now
	Observer    stats.Observer   // nil observes nothing
	Store       ledger.Store     // nil keeps everything in memory
	Spill       string           // file, this copy's alone, for what the Store could not be told; "" keeps nothing of that
	Connections int              // sockets, 1 to 10; 0 means 2

	// Loaded waits until the engine can be asked, or tells why it never can be. Until then the
	// bot connects, and takes nothing: what comes waits without its acknowledgement. So it may
	// take no longer than a part of Slack's three seconds. Nil means that it can be asked.
	Loaded func() error

	Workers      int           // questions answered at once; 0 means DefaultWorkers
	Queue        int           // deliveries and messages waiting at most; 0 means 4096
	Drain        time.Duration // how long Run finishes what it took after its context ends; 0 means DefaultDrain, 9 s
	PingInterval time.Duration // silence after which a socket counts as dead; 0 means 30 s
	Recycle      time.Duration // age at which a connection is replaced although it seems sound; 0 means 4 h
	Timeout      time.Duration // of one Web API call; 0 means 15 s
	StatusAfter  time.Duration // how long an answer takes before the agent pane shows that it is on its way; 0 means 1.5 s, more than two messages in a row are apart
	Patience     time.Duration // how long a reply is retried; 0 means 2 min
	Lease        time.Duration // after which silence of a copy others finish what it left; 0 means 5 s

	people.Rules // whom the bot answers, where, and how often

	WorkObjects    bool   // whether links to the page are shown as Work Objects, which the app has to have
	KeepsQuestions bool   // whether the Store keeps the text of questions: people are told
	AskElsewhere   string // https address to ask what the page does not say; "" is the corpus's own

	Admins []string                                       // IDs of the people who may have the corpus read anew and examined, and are told when it is refused
	Reload func(ctx context.Context) error                // replaces what the engine knows, or leaves it as it is; nil offers no such command
	Exam   func(ctx context.Context) (exam.Result, error) // asks the engine its exam; nil offers no such command

	Receipt talk.Receipts // checks receipts of answers, as [miswg/index/live.Live.Receipt] does; nil knows of none but those of the present data

	Watch *watch.Config // what looks after the pages, without what the bot knows itself; nil where nobody does

	Map     func() ([]byte, error) // draws the membership for the Home, a PNG, called once for each corpus and only where files:write is granted; nil shows the list alone
	MapFile string                 // Slack file ID of a map that is there already; "" uploads Map
}

const (
	maxConnections     = 10 // apis/events-api/using-socket-mode: per app, all copies together
	defaultConnections = 2
)

// DefaultWorkers is Config.Workers unless set.
const DefaultWorkers = 16

// DefaultDrain is Config.Drain unless set: with what is left to do then, an end within
// ten seconds. Whoever stops the process gives it longer.
const DefaultDrain = 9 * time.Second

// Account is what opens Slack, and where.
func (c Config) Account() app.Account {
	return app.Account{App: c.AppToken, Bot: c.BotToken, API: c.APIURL, Now: c.Now, Groups: len(c.UserGroups) > 0}
}

// Check reports what New would find wrong, an *app.ConfigError, without making
// anything.
func (c Config) Check() error {
	_, err := c.check()
	return err
}

// check fills in what is not set, and rejects what cannot work.
func (c Config) check() (Config, error) {
	account, err := c.Account().Check()
	if err != nil {
		return c, err
	}
	c.APIURL, c.Now = account.API, account.Now
	if c.Connections < 0 || c.Connections > maxConnections {
		return c, &app.ConfigError{Setting: "SLACK_CONNECTIONS", Problem: fmt.Sprintf("%d is not between 1 and %d", c.Connections, maxConnections)}
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	if c.Observer == nil {
		c.Observer = stats.Unobserved{}
	}
	if c.Loaded == nil {
		c.Loaded = func() error { return nil }
	}
	or(&c.Connections, defaultConnections)
	or(&c.Workers, DefaultWorkers)
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
