package playground

import (
	"context"
	"fmt"
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
	if p := w.State().Person(a.As); p != nil {
		s.newcomers.note(p.ID, a)
	}
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
