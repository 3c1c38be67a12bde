package wire

import (
	"cmp"
	"strings"
)

// A Target is where a reply goes and who asked.
type Target struct {
	Channel string
	Thread  string // "" for none
	User    string
	Respond string // response_url; "" posts through the Web API
	Private bool   // only the asker may see it
	Key     string // of the question, to find its answer again; "" when that is not wanted
	Asked   string // timestamp of the question, "" when it is no message
	Edit    string // timestamp of the question's last edit, "" when there was none
	Epoch   int64  // of the store in which the question was taken
	Kind    string // of the conversation as events name it: im, mpim, channel, group; "" when unknown
}

// Direct reports whether only the asker and the bot are in the channel.
func (t Target) Direct() bool { return strings.HasPrefix(t.Channel, "D") || t.Kind == "im" }

// Conversation names what a follow-up follows: a thread, or a direct conversation,
// or one person's private questions in a channel.
func (t Target) Conversation() string {
	switch {
	case t.Private && !t.Direct():
		return t.Channel + " " + t.User
	case t.Thread != "":
		return t.Channel + " " + t.Thread
	default:
		return t.Channel
	}
}

// Target returns where a reply to the delivery goes; the zero Target where nobody
// waits for one. With an agent pane direct conversations have threads, too.
func (d *Delivery) Target(pane bool) Target {
	switch {
	case d.Slash != nil:
		return Target{Channel: d.Slash.ChannelID, User: d.Slash.UserID, Respond: d.Slash.ResponseURL, Private: true}
	case d.Action != nil:
		i := d.Action
		return Target{Channel: i.In(), Thread: i.thread(), User: i.User.ID, Respond: i.Respond, Private: true}
	case d.Event != nil:
		return d.Event.Message().Target(pane)
	}
	return Target{}
}

// Message returns the message that an event is about: of an edit, what it became, of a
// deletion, what it was.
func (o *OuterEvent) Message() *Event {
	e, inner := &o.Event, (*Event)(nil)
	switch e.SubType {
	case "message_changed":
		inner = e.Message
	case "message_deleted":
		inner = e.Before()
	}
	if inner == nil {
		return e
	}
	about := *inner
	about.Channel, about.ChannelType = e.Channel, e.ChannelType
	return &about
}

// Target returns where a message is answered: in its thread, or a direct
// conversation beside it.
func (e *Event) Target(pane bool) Target {
	if e.User == "" || e.BotID != "" {
		return Target{}
	}
	t := Target{Channel: string(e.Channel), Thread: e.ThreadTS, User: e.User, Key: QuestionKey(string(e.Channel), e.TS), Asked: e.TS, Kind: e.ChannelType, Private: e.Trigger != ""}
	if e.Edited != nil {
		t.Edit = e.Edited.TS
	}
	if t.Thread == "" && (!t.Direct() || pane) {
		t.Thread = e.TS
	}
	return t
}

// ByPerson reports whether somebody wrote a message, rather than a program, the bot
// itself or Slack.
func (e *Event) ByPerson(bot string) bool {
	program := e.BotID != "" || e.User == bot || e.User == "USLACKBOT"
	message := e.User != "" && e.TS != "" && !e.Hidden
	return message && !program
}

// An Origin is where the author of a delivery belongs, as far as Slack tells.
type Origin struct {
	Team         string // workspace
	Organisation string // of an Enterprise Grid
	Inside       bool   // a channel that is shared with no other organisation
}

// From returns where the author of a delivery belongs: the author's own workspace
// decides, then the one that a message comes from.
func (d *Delivery) From() Origin {
	switch {
	case d.Event != nil:
		e := d.Event.Message()
		shared := d.Event.External
		// A step and a search are in no channel, and of what is still typed Slack does not tell it.
		in := e.Channel != "" && e.Source != "composer"
		told := shared != nil && in
		return Origin{Team: cmp.Or(e.UserTeam, e.SourceTeam, e.Team), Inside: told && !*shared}
	case d.Slash != nil:
		return Origin{Team: d.Slash.TeamID, Organisation: d.Slash.Organisation}
	case d.Action != nil:
		o := Origin{Team: d.Action.User.TeamID}
		if i := d.Action; i.Team != nil && i.Team.ID == i.User.TeamID && i.Organisation != nil {
			o.Organisation = i.Organisation.ID
		}
		return o
	}
	return Origin{}
}

// In returns the channel somebody acted in, "" in none.
func (i *Interaction) In() string {
	if i.Channel.ID != "" {
		return i.Channel.ID
	}
	return i.Container.ChannelID
}

func (i *Interaction) thread() string {
	if i.Container.ThreadTS != "" {
		return i.Container.ThreadTS
	}
	if i.Message != nil {
		return i.Message.ThreadTS
	}
	return ""
}

// Thread returns the thread in which a message can be answered.
func (m *ActedMessage) Thread() string {
	if m.ThreadTS != "" {
		return m.ThreadTS
	}
	return m.TS
}
