package wire

import (
	"bytes"
	"encoding/json"
	"strings"

	"miswg/bot/visible"
)

// The payloads are decoded here rather than by slack-go, which refuses a whole
// message for one block element it does not know. Only what is used is named, so
// nothing else in a payload can break a question.

// An OuterEvent is the payload of an event: the event, and what Slack tells about it.
type OuterEvent struct {
	EventID  string `json:"event_id"`
	External *bool  `json:"is_ext_shared_channel,omitzero"` // nil where Slack does not say
	Event    Event  `json:"event"`
}

// An Event is something that happened, most often a message. What it does not say takes no room
// where it is kept.
type Event struct {
	Type        string    `json:"type"`
	SubType     string    `json:"subtype,omitzero"`
	User        string    `json:"user,omitzero"`
	BotID       string    `json:"bot_id,omitzero"`
	Channel     ChannelID `json:"channel,omitzero"`
	ChannelType string    `json:"channel_type,omitzero"`
	TS          string    `json:"ts"`
	ThreadTS    string    `json:"thread_ts,omitzero"`
	DeletedTS   string    `json:"deleted_ts,omitzero"`
	Hidden      bool      `json:"hidden,omitzero"`
	Team        string    `json:"team,omitzero"`
	UserTeam    string    `json:"user_team,omitzero"`
	SourceTeam  string    `json:"source_team,omitzero"`
	Edited      *Edited   `json:"edited,omitzero"`
	Message     *Event    `json:"message,omitzero"`
	Previous    *previous `json:"previous_message,omitzero"`
	Tab         string    `json:"tab,omitzero"`
	MessageTS   string    `json:"message_ts,omitzero"`
	UnfurlID    string    `json:"unfurl_id,omitzero"`
	Source      string    `json:"source,omitzero"` // of links: sent, or still in the composer
	Links       []struct {
		URL string `json:"url"`
	} `json:"links,omitzero"`
	Files     []File   `json:"files,omitzero"`
	Callback  Callback `json:"function,omitzero"`              // of a workflow's step
	Inputs    Inputs   `json:"inputs,omitzero"`                // of one
	Execution string   `json:"function_execution_id,omitzero"` // of one
	Trigger   string   `json:"trigger_id,omitzero"`            // of a Work Object that somebody opened
	Locale    string   `json:"user_locale,omitzero"`           // of that person's Slack
	Entity    Entity   `json:"external_ref,omitzero"`          // what it is about
	visible.Content
}

// previous is a message as it was. Slack sends an empty list where it does not tell.
type previous Event

// UnmarshalJSON reads either form.
func (p *previous) UnmarshalJSON(b []byte) error {
	if bytes.HasPrefix(b, []byte("[")) {
		return nil
	}
	return json.Unmarshal(b, (*Event)(p))
}

// Before returns the message as it was before an edit or a deletion, nil where Slack
// does not tell.
func (e *Event) Before() *Event {
	p := (*Event)(e.Previous)
	if p == nil || p.TS == "" && p.User == "" && p.Text == "" {
		return nil
	}
	return p
}

// An Edited says when a message was last edited.
type Edited struct {
	TS string `json:"ts"`
}

// A ChannelID is a channel ID; a few events send an object with one.
type ChannelID string

// UnmarshalJSON reads either form.
func (c *ChannelID) UnmarshalJSON(b []byte) error {
	id, err := named(b, "id")
	*c = ChannelID(id)
	return err
}

// An Entity names a Work Object; Slack sends an object with its ID.
type Entity string

// UnmarshalJSON reads either form, and takes anything else for no name.
func (e *Entity) UnmarshalJSON(b []byte) error {
	id, _ := named(b, "id")
	*e = Entity(id)
	return nil
}

// named reads a string, or that which an object has under a key.
func named(b []byte, key string) (name string, err error) {
	if json.Unmarshal(b, &name) == nil {
		return name, nil
	}
	var o map[string]json.RawMessage
	if err = json.Unmarshal(b, &o); err == nil && o[key] != nil {
		err = json.Unmarshal(o[key], &name)
	}
	return name, err
}

// A Slash is a slash command that somebody typed.
type Slash struct {
	Text         string `json:"text"`
	TeamID       string `json:"team_id"`
	Organisation string `json:"enterprise_id"`
	ChannelID    string `json:"channel_id"`
	UserID       string `json:"user_id"`
	ResponseURL  string `json:"response_url"`
	TriggerID    string `json:"trigger_id"`
}

// An Interaction is a click, a choice, a keystroke in a typeahead, a submitted window
// or a shortcut.
type Interaction struct {
	Type       string `json:"type"`
	CallbackID string `json:"callback_id"`
	TriggerID  string `json:"trigger_id"`
	Respond    string `json:"response_url"`
	Value      string `json:"value"`
	ActionID   string `json:"action_id"`
	Team       *struct {
		ID string `json:"id"`
	} `json:"team"`
	Organisation *struct {
		ID string `json:"id"`
	} `json:"enterprise"`
	User struct {
		ID     string `json:"id"`
		TeamID string `json:"team_id"`
	} `json:"user"`
	Channel struct {
		ID string `json:"id"`
	} `json:"channel"`
	Message   *ActedMessage  `json:"message"`
	Container Container      `json:"container"`
	Actions   []ActionDetail `json:"actions"`
	View      *View          `json:"view"`
}

// on names what somebody did, as the table of routes does.
func (i *Interaction) on() string {
	switch i.Type {
	case "block_actions":
		if len(i.Actions) > 0 {
			return "action:" + kind(i.Actions[0].ActionID)
		}
	case "block_suggestion":
		return "options:" + kind(i.ActionID)
	case "view_submission":
		if i.View != nil {
			return "submit:" + i.View.Callback
		}
	case "shortcut", "message_action":
		return "shortcut:" + i.CallbackID
	}
	return ""
}

// kind is an action_id without the number that tells elements of one kind apart.
func kind(actionID string) string {
	id, _, _ := strings.Cut(actionID, "/")
	return id
}

// InModal reports whether somebody acted in a window.
func (i *Interaction) InModal() bool { return i.View != nil && i.View.Type == "modal" }

// An ActedMessage is the message that somebody acted on.
type ActedMessage struct {
	TS       string `json:"ts"`
	ThreadTS string `json:"thread_ts"`
	Files    []File `json:"files"`
	visible.Content
}

// A File is an attached file, which has to be fetched.
type File struct {
	Name    string `json:"name"`
	URL     string `json:"url_private_download"`
	Private string `json:"url_private"`
	Size    int64  `json:"size"`
}

// A Container is what holds the element that somebody acted on.
type Container struct {
	Type      string `json:"type"`
	MessageTS string `json:"message_ts"`
	ThreadTS  string `json:"thread_ts"`
	ChannelID string `json:"channel_id"`
	ViewID    string `json:"view_id"`
	Ephemeral bool   `json:"is_ephemeral"`
}

// An ActionDetail is one element that was acted on, or its state in a window.
type ActionDetail struct {
	BlockID  string `json:"block_id"`
	ActionID string `json:"action_id"`
	ActionTS string `json:"action_ts"`
	Value    string `json:"value"`
	Selected *struct {
		Value string `json:"value"`
	} `json:"selected_option"`
}

// Chosen returns what a button carries or a select was set to.
func (a ActionDetail) Chosen() string {
	if a.Selected != nil {
		return a.Selected.Value
	}
	return a.Value
}

// A View is a window or a Home as it was when somebody acted in it.
type View struct {
	ID       string `json:"id"`
	Type     string `json:"type"`
	Hash     string `json:"hash"`
	Metadata string `json:"private_metadata"`
	Callback string `json:"callback_id"`
	State    struct {
		Values map[string]map[string]ActionDetail `json:"values"`
	} `json:"state"`
}

// Input returns what was put into an input block, whichever element it holds.
func (v *View) Input(block, element string) string { return v.State.Values[block][element].Chosen() }
