package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"miswg/bot/localslack"
)

// A crowd asks one process in more rooms than Slack's pace of a message a second
// and channel would hold up.
type crowd struct {
	ws        *localslack.Server
	people    []string
	rooms     []string
	questions []string
	asked     []query
	mentions  int
	directs   int
}

// A query is a question that was put, and where its answer goes. That is a place of
// its own but for direct conversations.
type query struct {
	channel string
	thread  string // of a mention: its timestamp
	person  string // of a command
	at      time.Time
}

// place is the query without its time.
func (q query) place() query {
	q.at = time.Time{}
	return q
}

const (
	crowdPeople = 100
	crowdRooms  = 600
	manyPeople  = 10_000
	together    = 200 // every so manieth of many people and of the rooms belong together
)

// gather starts a workspace with a crowd: few people, who are in every room, or many,
// each of whom asks in three of them.
func gather(t testing.TB, people int, o localslack.Options) *crowd {
	t.Helper()
	c := &crowd{questions: evalQuestions(t)}
	members := make([][]string, crowdRooms)
	for i := range people {
		locale := "en-CA"
		if i%3 == 0 {
			locale = "fr-CA"
		}
		name := fmt.Sprintf("person-%03d", i)
		o.People = append(o.People, localslack.Person{ID: fmt.Sprintf("U0CROWD%03d", i), Name: name, Locale: locale})
		c.people = append(c.people, o.People[i].ID)
		for room := range members {
			if people <= crowdPeople || i%together == room%together {
				members[room] = append(members[room], o.People[i].ID)
			}
		}
	}
	for i := range crowdRooms {
		o.Channels = append(o.Channels, localslack.Channel{ID: fmt.Sprintf("C0CROWD%03d", i), Name: fmt.Sprintf("room-%03d", i), Members: append(members[i], "bot")})
		c.rooms = append(c.rooms, o.Channels[i].ID)
	}
	c.ws, _ = workspace(t, o)
	return c
}

// connected waits until the bot has its sockets.
func (c *crowd) connected(ctx context.Context, t testing.TB) {
	t.Helper()
	if err := c.ws.Await(ctx, func(st localslack.State) bool { return st.Sockets == 2 }); err != nil {
		t.Fatal(err)
	}
}

// evalQuestions are what the engine is tested with: right and wrong, English and
// French, long and hostile.
func evalQuestions(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("../../corpus/data/exam/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(b)) {
			q, _, ok := strings.Cut(line, " => ")
			if plain, err := strconv.Unquote(q); err == nil {
				q = plain
			}
			if ok && !strings.HasPrefix(line, "#") {
				out = append(out, q)
			}
		}
	}
	if len(out) < 500 {
		t.Fatalf("%d questions in %v, want hundreds", len(out), files)
	}
	return out
}

// command, mention and direct put the next question. A command comes from a person
// and room that had none before, so that its answer can be told from all others.
func (c *crowd) command(ctx context.Context, t testing.TB) {
	t.Helper()
	n := len(c.asked) - c.mentions - c.directs
	room, person := c.rooms[n%crowdRooms], c.people[n/crowdRooms%len(c.people)]
	if len(c.people) > crowdPeople {
		person = c.people[n%len(c.people)]
	}
	at := time.Now()
	_, err := c.ws.Slash(ctx, person, room, "/miswg", c.question())
	c.put(t, err, query{channel: room, person: person, at: at})
}

func (c *crowd) mention(ctx context.Context, t testing.TB) {
	t.Helper()
	room, person := c.rooms[c.mentions%crowdRooms], c.people[c.mentions%len(c.people)]
	c.mentions++
	at := time.Now()
	act, err := c.ws.Say(ctx, person, room, "@miswg "+c.question())
	c.put(t, err, query{channel: room, thread: act.TS, at: at})
}

func (c *crowd) direct(ctx context.Context, t testing.TB) {
	t.Helper()
	person := c.people[c.directs%len(c.people)]
	c.directs++
	at := time.Now()
	act, err := c.ws.Say(ctx, person, "dm", c.question())
	c.put(t, err, query{channel: act.Channel, at: at})
}

func (c *crowd) question() string { return c.questions[len(c.asked)%len(c.questions)] }

func (c *crowd) put(t testing.TB, err error, q query) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	c.asked = append(c.asked, q)
}

// unanswered is how many questions have no answer yet.
func (c *crowd) unanswered(st localslack.State) int {
	return len(c.asked) - (len(st.Messages) + len(st.Ephemerals) - c.mentions - c.directs)
}

// await waits until at most n questions have no answer.
func (c *crowd) await(ctx context.Context, t testing.TB, n int) {
	t.Helper()
	if c.unanswered(c.ws.State()) <= n {
		return
	}
	if err := c.ws.Await(ctx, func(st localslack.State) bool { return c.unanswered(st) <= n }); err != nil {
		t.Fatalf("%d questions have no answer: %v", c.unanswered(c.ws.State()), context.Cause(ctx))
	}
}

// An outcome is what became of the questions. Latencies of replies are those of
// commands and mentions.
type outcome struct {
	acks, replies latencies
	lost, doubled int
}

// outcome holds each answer against its question.
func (c *crowd) outcome(t testing.TB) outcome {
	t.Helper()
	var out outcome
	for _, a := range c.ws.Acks() {
		out.acks = append(out.acks, a.Latency)
	}
	st := c.ws.State()
	came := map[query][]string{} // timestamps by place
	for _, m := range slices.Concat(st.Messages, st.Ephemerals) {
		// The table of a list stands beside its answer.
		if m.BotID != "" && len(m.Files) == 0 {
			place := query{channel: m.Channel, thread: m.ThreadTS, person: m.For}
			came[place] = append(came[place], m.TS)
		}
	}
	wanted := map[query]int{}
	for _, q := range c.asked {
		wanted[q.place()]++
	}
	for place, want := range wanted {
		got := len(came[place])
		out.lost += max(0, want-got)
		out.doubled += max(0, got-want)
	}
	for _, q := range c.asked {
		if got := came[q.place()]; wanted[q.place()] == 1 && len(got) > 0 {
			out.replies = append(out.replies, moment(t, got[0]).Sub(q.at))
		}
	}
	slices.Sort(out.acks)
	slices.Sort(out.replies)
	return out
}

// moment reads a timestamp of Slack's.
func moment(t testing.TB, ts string) time.Time {
	t.Helper()
	s, us, _ := strings.Cut(ts, ".")
	n, err := strconv.ParseInt(s+us, 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return time.UnixMicro(n)
}

// latencies are in order.
type latencies []time.Duration

// at returns the latency that a share of all do not exceed, in milliseconds.
func (l latencies) at(share float64) float64 {
	if len(l) == 0 {
		return 0
	}
	return float64(l[min(len(l)-1, int(share*float64(len(l))))].Microseconds()) / 1000
}
