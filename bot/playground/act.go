package playground

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"miswg/bot/localslack"
	"miswg/bot/localslack/acts"
	"miswg/bot/localslack/blockkit"
)

// act is something a person does on the page.
type act struct {
	As   string         `json:"as"`
	Verb string         `json:"verb"` // as in the switch of do
	Ref  localslack.Ref `json:"ref"`  // the message or view acted on

	Where     string            `json:"where,omitempty"`     // conversation
	Thread    string            `json:"thread,omitempty"`    // of a post: the root it answers
	Broadcast bool              `json:"broadcast,omitempty"` // also to the channel
	Text      string            `json:"text,omitempty"`
	Command   string            `json:"command,omitempty"`
	What      string            `json:"what,omitempty"`  // control: block_id/action_id
	Value     string            `json:"value,omitempty"` // of several choices in a control
	Values    map[string]string `json:"values,omitempty"`
	Files     []string          `json:"files,omitempty"` // of a post: IDs of uploads
	Verbatim  bool              `json:"verbatim,omitempty"`

	taken []file // what Files stood for: a replay attaches the same
}

// outcome is what became of an act.
type outcome struct {
	Ref     localslack.Ref    `json:"ref"`
	Options []blockkit.Option `json:"options,omitempty"`
	Action  string            `json:"action,omitempty"` // of a submission
	Errors  map[string]string `json:"errors,omitempty"` // of a submission, by block
}

// patience bounds an act, which may wait for the bot's acknowledgement.
const patience = 15 * time.Second

// do carries out an act with the verbs of localslack.
func (s *Server) do(ctx context.Context, a act) (outcome, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	w := s.slack
	var out localslack.Act
	var err error
	if a.taken == nil {
		if a.taken, err = s.tray.take(a.Files); err != nil {
			return outcome{}, err
		}
	}
	s.journal.note(a)
	switch a.Verb {
	case "say":
		out, err = w.Say(ctx, a.As, a.Where, a.Text, a.saying()...)
	case "edit":
		out, err = w.Edit(ctx, a.As, a.Ref, a.Text)
	case "delete":
		out, err = w.Delete(ctx, a.As, a.Ref)
	case "slash":
		out, err = w.Slash(ctx, a.As, a.Where, a.Command, a.Text)
	case "click":
		out, err = w.Click(ctx, a.As, a.Ref, a.What, a.Value)
	case "choose":
		out, err = w.Choose(ctx, a.As, a.Ref, a.What, a.Value)
	case "fill":
		out, err = w.Fill(ctx, a.As, a.Ref, a.What, a.Text)
	case "type":
		options, err := w.Type(ctx, a.As, a.Ref, a.What, a.Text)
		return outcome{Options: options}, err
	case "submit":
		sub, err := w.Submit(ctx, a.As, a.Values)
		return outcome{Ref: sub.Ref, Action: sub.Action, Errors: sub.Errors}, err
	case "close":
		out, err = w.CloseView(ctx, a.As)
	case "back":
		out, err = w.PushBack(ctx, a.As)
	case "shortcut":
		out, err = w.Shortcut(ctx, a.As, a.What, a.Ref)
	case "open":
		out, err = w.Open(ctx, a.As, a.What)
	case "pane":
		out, err = w.OpenAgentPane(ctx, a.As)
	case "stop":
		out, err = w.StopAgent(ctx, a.As, a.Ref)
	case "join":
		out, err = w.Join(ctx, a.As, a.Where)
	default:
		return outcome{}, fmt.Errorf("nobody can %q", a.Verb)
	}
	return outcome{Ref: out.Ref}, err
}

func (a act) saying() []localslack.SayOption {
	out := []localslack.SayOption{acts.InThread(a.Thread)}
	if a.Broadcast {
		out = append(out, acts.AlsoToChannel())
	}
	if a.Verbatim {
		out = append(out, acts.Verbatim())
	}
	for _, f := range a.taken {
		out = append(out, acts.WithFile(f.name, f.data))
	}
	return out
}

// file is what a person attaches to a post.
type file struct {
	id   string
	name string
	data []byte
}

// tray holds files between their upload and the post they are attached to.
type tray struct {
	mu    sync.Mutex
	files []file
}

// maxTray is how many files wait; the oldest makes room.
const maxTray = 10

func (t *tray) put(name string, data []byte) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	id := rand.Text()
	t.files = append(t.files, file{id, name, data})
	t.files = slices.Clone(t.files[max(0, len(t.files)-maxTray):])
	return id
}

// take hands the files out, once and in this order.
func (t *tray) take(ids []string) ([]file, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	var out []file
	for _, id := range ids {
		i := slices.IndexFunc(t.files, func(f file) bool { return f.id == id })
		if i < 0 {
			return nil, errors.New("a file is gone; attach it again")
		}
		out = append(out, t.files[i])
		t.files = slices.Delete(t.files, i, i+1)
	}
	return out, nil
}

// postFile takes one file as it is; ?name= is what it is called. An act "say"
// attaches it by the ID in the answer.
func (s *Server) postFile(r *http.Request) (any, error) {
	name := path.Base(path.Clean("/" + strings.ReplaceAll(r.URL.Query().Get("name"), `\`, "/")))
	if name == "/" {
		return nil, errors.New("a file needs a name")
	}
	data, err := io.ReadAll(r.Body)
	var long *http.MaxBytesError
	switch {
	case errors.As(err, &long):
		return nil, fmt.Errorf("%s has more than %d MB", name, localslack.MaxFile>>20)
	case err != nil:
		return nil, errors.New("the file did not arrive whole")
	}
	return map[string]string{"id": s.tray.put(name, data)}, nil
}

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
