// SPDX-License-Identifier: MIT

// Package talk is what the bot does for people: one table from delivery to handler,
// and a file for each surface of Slack's where they meet it.
package talk

import (
	"context"
	"net/http"
	"time"

	"miswg/bot/app"
	"miswg/bot/people"
	"miswg/bot/queue"
	"miswg/bot/talk/find"
	"miswg/bot/talk/review"
	"miswg/bot/talk/step"
	"miswg/bot/watch"
	"miswg/bot/wire"
	"miswg/corpus"
	"miswg/index/answer"
	"miswg/index/answer/exam"
	"miswg/index/answer/receipt"
	"miswg/index/answer/table"
	"miswg/index/audit"
)

// An Engine knows what the bot speaks for. It must be safe for concurrent use.
type Engine interface {
	// Ask answers a question. That the page does not say is an answer; an error means
	// that the program failed.
	Ask(ctx context.Context, q answer.Question) (answer.Answer, error)
	// Spoken is the language that a question is asked in, "" where it does not tell.
	Spoken(text string) corpus.Lang
	// About is the card of an entity, by its ID.
	About(id string, lang corpus.Lang) (answer.Answer, error)
	// Suggest completes the beginning of a name.
	Suggest(prefix string, lang corpus.Lang, limit int) []answer.Option
	// Listed are those whom the page names or counts in.
	Listed(lang corpus.Lang) []answer.Entity
	// Find is what a search finds, at most limit answers.
	Find(ctx context.Context, text string, lang corpus.Lang, limit int) ([]answer.Answer, error)
	// Scan finds every country and organisation that a text names.
	Scan(ctx context.Context, text string, lang corpus.Lang) (answer.Answer, error)
	// Check tells how every line of a list stands.
	Check(ctx context.Context, sheet table.Sheet, lang corpus.Lang) (answer.Checklist, error)
	// Examples are questions that are sure to be answered.
	Examples(lang corpus.Lang) []answer.Choice
	// GroupQuestions are those about the members of a group.
	GroupQuestions(lang corpus.Lang) []answer.Choice
	// Document is the page, Body what it is about, and Digest names the corpus.
	Document() corpus.Document
	Body() corpus.Body
	Digest() string
}

// Config is what the surfaces work with. What has no comment is required.
type Config struct {
	Engine  Engine
	Self    *app.Identity // filled in before the first delivery
	HTTP    *http.Client
	Account app.Account
	Means   // but for Refusal, Marks and Listed, which New knows

	Timeout        time.Duration                                  // of one Web API call
	StatusAfter    time.Duration                                  // how long an answer takes before the agent pane shows that it is on its way
	WorkObjects    bool                                           // whether links to the page are shown as Work Objects
	KeepsQuestions bool                                           // whether the store keeps the text of questions
	AskElsewhere   string                                         // address to ask what the page does not say; "" is the corpus's
	Admins         []string                                       // IDs of the people who may have the corpus read anew and examined
	Reload         func(ctx context.Context) error                // nil offers no such command
	Exam           func(ctx context.Context) (exam.Result, error) // nil offers no such command
	Receipt        Receipts                                       // checks receipts; nil knows of none but those of the present data
	Watch          *watch.Watch                                   // of the pages; nil where nobody looks after them
	Map            func() ([]byte, error)                         // draws the membership, a PNG; nil draws none
	MapFile        string                                         // Slack file ID of a map that is there already; "" uploads Map
}

// Means are what the app's functions work with, as every surface does.
type Means = step.Means

// Receipts checks the receipt of an answer against the corpus that answers now and its past,
// as [audit.Auditor.Check] does.
type Receipts func(ctx context.Context, code receipt.Code, q audit.Asked) (audit.Finding, error)

// A Talk has the surfaces.
type Talk struct {
	*Admin
	*review.Review
	posts  *posts
	routes map[string]*queue.Route
	pane   func() bool
}

// New returns the surfaces of a bot.
func New(cfg Config) *Talk {
	k := &desk{Config: cfg, drawing: drawing{cfg.Engine, cfg.AskElsewhere, cfg.Watch, cfg.Now}, threads: newThreads(cfg.Now)}
	k.Refusal = func(r people.Refusal, l corpus.Lang) string { return k.refusal(r, l).Text }
	k.Marks, k.Listed = k.marks, k.listed
	picture := &picture{desk: k}
	admin := &Admin{desk: k, picture: picture}
	checks := &checks{desk: k}
	commands := &commands{desk: k, checks: checks, admin: admin}
	t := &Talk{
		Admin: admin,
		Review: &review.Review{
			Watch: k.Watch, Outbox: k.Outbox, Languages: k.Languages, Admins: k.Admins, Body: func() corpus.Body { return k.Engine.Body() },
			Clicked: k.click, Language: k.language, Whisper: k.whisper, Fail: k.fail,
		},
		posts: &posts{desk: k, commands: commands, checks: checks, edits: &edits{desk: k, commands: commands}},
		pane:  func() bool { return cfg.Self.Can(paneScope) },
	}
	t.routes = routes(t.posts, commands, checks, &cards{k}, &windows{k}, &home{desk: k, picture: picture}, &agent{k}, &links{k},
		&step.Step{Engine: cfg.Engine, Means: k.Means}, &find.Find{Engine: cfg.Engine, Receipt: cfg.Receipt, Means: k.Means}, t.Review)
	return t
}

// Route returns the job that a delivery is, nil when nothing handles it.
func (t *Talk) Route(d *wire.Delivery) *queue.Job {
	on, to := d.On(), d.Target(t.pane())
	if on == "event:function_executed" && d.Event.Event.Callback == app.SearchStep {
		on, to.User = searching, wire.Person(d.Event.Event.Inputs[app.SearchPerson]) // who waits in turn with their own
	}
	r := t.routes[on]
	if r == nil {
		return nil
	}
	return &queue.Job{Delivery: d, Route: r, To: to}
}

// Awaited reports whether somebody may be waiting for a reply to a job: of what is
// said in channels most is not for the bot.
func (t *Talk) Awaited(j *queue.Job) bool { return t.posts.awaited(j) }
