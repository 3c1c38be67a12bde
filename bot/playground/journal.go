package playground

import (
	"cmp"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"time"

	"miswg/bot/localslack"
)

// journal remembers what people did on the page, so that it can be done again.
type journal struct {
	mu   sync.Mutex
	acts []noted
}

type noted struct {
	at float64 // as a message's timestamp writes it
	act
}

const maxJournal = 500

// note keeps an act that the bot may answer.
func (j *journal) note(a act) {
	if !slices.Contains([]string{"say", "slash", "click", "choose", "shortcut"}, a.Verb) {
		return
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if len(j.acts) >= maxJournal {
		j.acts = slices.Clone(j.acts[maxJournal/2:])
	}
	j.acts = append(j.acts, noted{float64(time.Now().UnixMicro()) / 1e6, a})
}

// before is the last act in a conversation that came before a moment, by a
// person or, with "", by anybody.
func (j *journal) before(channel, person string, moment float64) (act, bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, n := range slices.Backward(j.acts) {
		where := cmp.Or(n.Where, n.Ref.Channel)
		if n.at <= moment && where == channel && (person == "" || n.As == person) {
			return n.act, true
		}
	}
	return act{}, false
}

// again is what the page asks to be done again: a message, and who looks at it.
type again struct {
	As  string         `json:"as"`
	Ref localslack.Ref `json:"ref"`
}

// replay does again what a message came from: a person's post is posted again,
// and of the bot's message what it answers.
func (s *Server) replay(r *http.Request, of again) (any, error) {
	st := s.slack.State()
	i := slices.IndexFunc(st.Visible(of.As), func(m *localslack.Message) bool { return m.Channel == of.Ref.Channel && m.TS == of.Ref.TS })
	if i < 0 {
		return nil, errors.New("that message is gone")
	}
	m := st.Visible(of.As)[i]
	if m.User == s.slack.BotUserID() || m.User == "USLACKBOT" {
		moment, err := strconv.ParseFloat(m.TS, 64)
		if err != nil {
			return nil, errors.New("that message has no time")
		}
		if a, ok := s.journal.before(m.Channel, m.For, moment); ok {
			return s.do(r.Context(), a)
		}
		j := slices.IndexFunc(st.Messages, func(x *localslack.Message) bool { return x.Channel == m.Channel && x.TS == m.ThreadTS })
		if j < 0 {
			return nil, errors.New("nothing is known that this message answers")
		}
		m = st.Messages[j]
	}
	repeated := act{As: m.User, Verb: "say", Where: m.Channel, Thread: m.ThreadTS, Text: m.Text, Verbatim: true}
	for _, f := range m.Files {
		repeated.taken = append(repeated.taken, file{name: f.Name, data: s.slack.FileContent(f.ID)})
	}
	return s.do(r.Context(), repeated)
}
