package playground

import (
	"encoding/json"
	"errors"
	"net/http"
	"slices"

	"miswg/bot/localslack"
)

// view is the workspace as one person sees it.
type view struct {
	Me       *localslack.Person               `json:"me"`
	People   []*localslack.Person             `json:"people"`
	App      map[string]any                   `json:"app"`
	Channels []*localslack.Channel            `json:"channels"`
	Messages map[string][]*localslack.Message `json:"messages"` // by channel, oldest first
	Modals   []json.RawMessage                `json:"modals"`   // root first
	Home     json.RawMessage                  `json:"home"`     // null before the app published one
	Statuses []localslack.Status              `json:"statuses"`
	Sessions []localslack.Session             `json:"sessions"`
	Prompts  []localslack.Prompts             `json:"prompts"`
	Health   health                           `json:"health"`
	Faults   faultState                       `json:"faults"`
	Corpus   corpusInfo                       `json:"corpus"`
	First    firstSteps                       `json:"first"`
}

// health is how the connection to the bot is.
type health struct {
	Sockets    int `json:"sockets"`
	Pending    int `json:"pending"` // envelopes not acknowledged yet
	Waiting    int `json:"waiting"` // events held because no socket is open
	Working    int `json:"working"` // questions the bot took and has not finished
	Complaints int `json:"complaints"`
}

type corpusInfo struct {
	Digest   string `json:"digest"`
	Captured string `json:"captured"`
	Reload   bool   `json:"reload"`
	Fault    string `json:"fault"` // what is wrong with the files, while an earlier version of them answers
}

// maxMessages is how many messages of a conversation the page gets, the newest.
const maxMessages = 300

// getState is what a person, named by handle or ID, sees now.
func (s *Server) getState(r *http.Request) (any, error) {
	st := s.slack.State()
	me := st.Person(r.URL.Query().Get("as"))
	if me == nil || me.Bot {
		return nil, errors.New("there is no such person")
	}
	first := s.firstSteps(me, st)
	st = s.slack.State() // with the greeting
	doc := s.engine.Document()
	out := view{
		Me: me, People: st.People, Messages: map[string][]*localslack.Message{}, Channels: []*localslack.Channel{},
		Modals:   []json.RawMessage{},
		First:    first,
		Faults:   s.faults.state(),
		Corpus:   corpusInfo{s.engine.Digest(), doc.Captured, s.engine.Dir() != "", s.engine.Fault()},
		Statuses: []localslack.Status{}, Sessions: []localslack.Session{}, Prompts: []localslack.Prompts{},
	}
	app := s.slack.App()
	out.App = map[string]any{"name": app.Name, "about": app.About, "user": s.slack.BotUserID(), "commands": app.Commands, "shortcuts": app.Shortcuts,
		"home": app.HomeTab, "agent": app.Agent}
	out.Health = health{st.Sockets, st.Pending, st.Waiting, s.bot.Stats().Waiting, st.Complaints}
	for _, c := range st.Channels {
		if c.Has(me.ID) {
			out.Channels = append(out.Channels, c)
			out.Messages[c.ID] = []*localslack.Message{}
		}
	}
	for _, m := range st.Visible(me.ID) {
		if all, mine := out.Messages[m.Channel]; mine {
			out.Messages[m.Channel] = append(all, m)
		}
	}
	for id, all := range out.Messages {
		out.Messages[id] = all[max(0, len(all)-maxMessages):]
	}
	mine := func(ch string) bool { _, ok := out.Messages[ch]; return ok }
	out.Statuses = slices.DeleteFunc(append(out.Statuses, st.Statuses...), func(x localslack.Status) bool { return !mine(x.Channel) })
	out.Sessions = slices.DeleteFunc(append(out.Sessions, st.Sessions...), func(x localslack.Session) bool { return !mine(x.Channel) })
	out.Prompts = slices.DeleteFunc(append(out.Prompts, st.Prompts...), func(x localslack.Prompts) bool { return !mine(x.Channel) })
	modals, home := s.slack.Shown(me.ID)
	out.Modals, out.Home = append(out.Modals, modals...), home
	return out, nil
}
