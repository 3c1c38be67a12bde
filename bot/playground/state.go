package playground

import (
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"time"

	"miswg/bot/localslack"
)

// view is the workspace as one person sees it.
type view struct {
	Me       person                           `json:"me"`
	People   []person                         `json:"people"`
	App      appInfo                          `json:"app"`
	Channels []channel                        `json:"channels"`
	Messages map[string][]*localslack.Message `json:"messages"` // by channel, oldest first
	Modals   []json.RawMessage                `json:"modals"`   // root first
	Home     json.RawMessage                  `json:"home"`     // null before the app published one
	Statuses []localslack.Status              `json:"statuses"`
	Sessions []localslack.Session             `json:"sessions"`
	Prompts  []localslack.Prompts             `json:"prompts"`
	Health   health                           `json:"health"`
	Faults   faultState                       `json:"faults"`
	Corpus   corpusInfo                       `json:"corpus"`
}

type person struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	RealName string `json:"real_name"`
	Locale   string `json:"locale"`
	Guest    bool   `json:"guest"`
	External bool   `json:"external"`
	Bot      bool   `json:"bot"`
}

type channel struct {
	ID      string          `json:"id"`
	Name    string          `json:"name"`
	Kind    localslack.Kind `json:"kind"`
	Shared  bool            `json:"shared"`
	Members []string        `json:"members"`
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

var errNobody = errors.New("there is no such person")

// viewOf is what a person, named by handle or ID, sees now.
func (s *Server) viewOf(who string) (view, error) {
	st := s.slack.State()
	me := st.Person(who)
	if me == nil || me.Bot {
		return view{}, errNobody
	}
	doc := s.engine.Document()
	out := view{
		Me: personOf(me), App: s.app, Messages: map[string][]*localslack.Message{}, Channels: []channel{}, Modals: []json.RawMessage{},
		Faults:   s.faults.state(),
		Corpus:   corpusInfo{s.engine.Digest(), doc.Captured, s.engine.Dir() != "", s.engine.Fault()},
		Statuses: []localslack.Status{}, Sessions: []localslack.Session{}, Prompts: []localslack.Prompts{},
	}
	out.App.User = s.slack.BotUserID()
	stats := s.bot.Stats()
	out.Health = health{Sockets: st.Sockets, Pending: st.Pending, Waiting: st.Waiting, Working: stats.Waiting, Complaints: st.Complaints}
	for _, p := range st.People {
		out.People = append(out.People, personOf(p))
	}
	for _, c := range st.Channels {
		if c.Has(me.ID) {
			out.Channels = append(out.Channels, channel{c.ID, c.Name, c.Kind, c.Shared, c.Members})
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

func personOf(p *localslack.Person) person {
	return person{p.ID, p.Name, p.RealName, p.Locale, p.Guest, p.External, p.Bot}
}

func (s *Server) getState(w http.ResponseWriter, r *http.Request) {
	v, err := s.viewOf(r.URL.Query().Get("as"))
	write(w, v, err)
}

// seconds is a moment as a message's timestamp writes it.
func seconds(t time.Time) float64 { return float64(t.UnixMicro()) / 1e6 }
