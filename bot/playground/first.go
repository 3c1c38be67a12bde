package playground

import (
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/slack-go/slack"

	"miswg/bot/localslack"
	"miswg/bot/render"
	"miswg/corpus"
	"miswg/index/answer"
)

// newcomers are the people whom the page helps with their first questions.
type newcomers struct {
	mu      sync.Mutex
	greeted map[string]bool
	asked   map[string][]string // by person, no more than enough
}

func newNewcomers() *newcomers {
	return &newcomers{greeted: map[string]bool{}, asked: map[string][]string{}}
}

// enough is how many questions make a newcomer somebody who knows how it goes.
const enough = 3

// note remembers what a person sends, typed or clicked.
func (n *newcomers) note(person string, a act) {
	if a.Verb != "say" && a.Verb != "slash" {
		return
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if len(n.asked[person]) < enough {
		n.asked[person] = append(n.asked[person], strings.TrimSpace(a.Command+" "+a.Text))
	}
}

// left are the tries that a person has not used, none once they have asked enough.
func (n *newcomers) left(person string, all []try) []try {
	n.mu.Lock()
	defer n.mu.Unlock()
	asked := n.asked[person]
	if len(asked) >= enough {
		return []try{}
	}
	return slices.DeleteFunc(all, func(t try) bool { return slices.Contains(asked, t.Text) })
}

// A try is a first question to click. The page sends its text as if it were typed.
type try struct {
	Kind  string `json:"kind"`  // command, mention or list
	Where string `json:"where"` // the ID of the conversation it goes to
	Text  string `json:"text"`
}

// firstSteps are what helps a newcomer, and where.
type firstSteps struct {
	Place string `json:"place"` // the ID of the first conversation that the person shares with the bot; "" is none
	Tries []try  `json:"tries"`
}

// firstSteps greets a person who has read nothing yet, and lists what they can try.
func (s *Server) firstSteps(me *localslack.Person, st localslack.State) firstSteps {
	i := slices.IndexFunc(st.Channels, func(c *localslack.Channel) bool { return c.Has(me.ID) && c.Has(s.slack.BotUserID()) })
	if i < 0 {
		return firstSteps{Tries: []try{}}
	}
	place, l := st.Channels[i], corpus.LangOf(me.Locale)
	if !slices.ContainsFunc(st.Visible(me.ID), func(m *localslack.Message) bool { return m.Channel == place.ID }) {
		s.greetOnce(me, place, l)
	}
	all, err := s.tries(me, place, st, l)
	if err != nil {
		s.log.Warn("no first questions", "err", err)
	}
	return firstSteps{place.ID, s.newcomers.left(me.ID, all)}
}

// tries are first questions of each way to ask that is open to a person, about what the
// corpus has as examples.
func (s *Server) tries(me *localslack.Person, place *localslack.Channel, st localslack.State, l corpus.Lang) ([]try, error) {
	names, err := sampleNames(s.engine, l)
	if err != nil {
		return nil, err
	}
	app, out := s.slack.App(), []try{}
	if !me.External && len(app.Commands) > 0 {
		out = append(out, try{"command", place.ID, app.Commands[0].Command + " " + names["member"]})
	}
	examples := s.engine.Examples(l)
	out = append(out, try{"mention", place.ID, "@" + app.Name + " " + examples[max(0, len(examples)-2)].Ask})
	i := slices.IndexFunc(st.Channels, func(c *localslack.Channel) bool { return c.Kind == localslack.DM && c.Has(me.ID) })
	if closed := me.Guest && app.ClosedToGuests; i >= 0 && !closed {
		out = append(out, try{"list", st.Channels[i].ID, suppliers(s.engine, names, l)})
	}
	return out, nil
}

// greetOnce has the bot say hello to a person, for their eyes. That it could not is no
// reason to show them nothing.
func (s *Server) greetOnce(me *localslack.Person, place *localslack.Channel, l corpus.Lang) {
	s.newcomers.mu.Lock()
	defer s.newcomers.mu.Unlock()
	if s.newcomers.greeted[me.ID] {
		return
	}
	s.newcomers.greeted[me.ID] = true
	ctx, cancel := context.WithTimeout(s.ctx, patience)
	defer cancel()
	if err := s.greet(ctx, me, place, l); err != nil {
		s.log.Warn("not greeted", "err", err)
	}
}

// greet posts, as the bot, what it answers to a greeting.
func (s *Server) greet(ctx context.Context, me *localslack.Person, place *localslack.Channel, l corpus.Lang) error {
	a, err := s.engine.Ask(ctx, answer.Question{Text: l.Pick("hello", "bonjour"), Lang: l, Force: true})
	if err != nil {
		return err
	}
	m := render.Answer(a, render.Options{Source: s.engine.Document(), Body: s.engine.Body()})
	api := slack.New(s.slack.BotToken(), slack.OptionAPIURL(s.slack.APIURL()))
	_, err = api.PostEphemeralContext(ctx, place.ID, me.ID, slack.MsgOptionText(m.Text, false), slack.MsgOptionBlocks(m.Blocks...))
	return err
}
