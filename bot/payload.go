package bot

import (
	"encoding/json"
	"time"

	"miswg/bot/visible"
)

// The payloads are decoded here rather than by slack-go, which refuses a whole
// message for one block element it does not know. Only what is used is named, so
// nothing else in a payload can break a question.

// A delivery is one envelope from Slack.
type delivery struct {
	from     *socket
	envelope string
	kind     string // of the envelope: events_api, slash_commands, interactive
	attempt  int    // of an event: 0 first, then 1 to 3
	size     int
	taken    time.Time
	task     *task  // nil when it is not kept
	route    *route // nil when nothing handles it

	event  *outerEvent
	slash  *slashCommand
	action *interaction
}

type outerEvent struct {
	TeamID      string `json:"team_id"`
	ContextTeam string `json:"context_team_id"`
	EventID     string `json:"event_id"`
	External    bool   `json:"is_ext_shared_channel"`
	Event       event  `json:"event"`
}

type event struct {
	Type        string     `json:"type"`
	SubType     string     `json:"subtype"`
	User        string     `json:"user"`
	BotID       string     `json:"bot_id"`
	Channel     channelRef `json:"channel"`
	ChannelType string     `json:"channel_type"`
	TS          string     `json:"ts"`
	ThreadTS    string     `json:"thread_ts"`
	DeletedTS   string     `json:"deleted_ts"`
	Hidden      bool       `json:"hidden"`
	Team        string     `json:"team"`
	UserTeam    string     `json:"user_team"`
	SourceTeam  string     `json:"source_team"`
	Edited      *edited    `json:"edited"`
	Message     *event     `json:"message"`
	Previous    *event     `json:"previous_message"`
	Tab         string     `json:"tab"`
	MessageTS   string     `json:"message_ts"`
	Links       []struct {
		URL string `json:"url"`
	} `json:"links"`
	Files []file `json:"files"`
	visible.Content
}

type edited struct {
	TS string `json:"ts"`
}

// A channelRef is a channel ID; a few events send an object with one.
type channelRef string

// UnmarshalJSON reads either form.
func (c *channelRef) UnmarshalJSON(b []byte) error {
	var id string
	if json.Unmarshal(b, &id) == nil {
		*c = channelRef(id)
		return nil
	}
	var o struct {
		ID string `json:"id"`
	}
	err := json.Unmarshal(b, &o)
	*c = channelRef(o.ID)
	return err
}

type slashCommand struct {
	Command     string `json:"command"`
	Text        string `json:"text"`
	TeamID      string `json:"team_id"`
	ChannelID   string `json:"channel_id"`
	UserID      string `json:"user_id"`
	ResponseURL string `json:"response_url"`
	TriggerID   string `json:"trigger_id"`
}

type interaction struct {
	Type       string `json:"type"`
	CallbackID string `json:"callback_id"`
	TriggerID  string `json:"trigger_id"`
	Respond    string `json:"response_url"`
	Value      string `json:"value"`
	ActionID   string `json:"action_id"`
	Team       *struct {
		ID string `json:"id"`
	} `json:"team"`
	User struct {
		ID     string `json:"id"`
		TeamID string `json:"team_id"`
	} `json:"user"`
	Channel struct {
		ID string `json:"id"`
	} `json:"channel"`
	Message   *actedMessage  `json:"message"`
	Container container      `json:"container"`
	Actions   []actionDetail `json:"actions"`
	View      *view          `json:"view"`
}

// inModal reports whether somebody acted in a window.
func (i *interaction) inModal() bool { return i.View != nil && i.View.Type == "modal" }

type actedMessage struct {
	TS       string `json:"ts"`
	ThreadTS string `json:"thread_ts"`
	Files    []file `json:"files"`
	visible.Content
}

type file struct {
	Name     string `json:"name"`
	Mimetype string `json:"mimetype"`
	Filetype string `json:"filetype"`
	URL      string `json:"url_private_download"`
	Private  string `json:"url_private"`
	Size     int64  `json:"size"`
}

type container struct {
	Type      string `json:"type"`
	MessageTS string `json:"message_ts"`
	ThreadTS  string `json:"thread_ts"`
	ChannelID string `json:"channel_id"`
	ViewID    string `json:"view_id"`
	Ephemeral bool   `json:"is_ephemeral"`
}

type actionDetail struct {
	ActionID string `json:"action_id"`
	ActionTS string `json:"action_ts"`
	Value    string `json:"value"`
	Selected *struct {
		Value string `json:"value"`
	} `json:"selected_option"`
}

// chosen returns what a button carries or a select was set to.
func (a actionDetail) chosen() string {
	if a.Selected != nil {
		return a.Selected.Value
	}
	return a.Value
}

type view struct {
	ID       string `json:"id"`
	Type     string `json:"type"`
	Hash     string `json:"hash"`
	Metadata string `json:"private_metadata"`
	Callback string `json:"callback_id"`
	State    struct {
		Values map[string]map[string]actionDetail `json:"values"`
	} `json:"state"`
}

// input returns what was put into an input block, whichever element it holds.
func (v *view) input(block, element string) string { return v.State.Values[block][element].chosen() }

// decode reads the payload of an envelope.
func (d *delivery) decode(payload json.RawMessage) error {
	d.size = len(payload)
	switch d.kind {
	case "events_api":
		d.event = new(outerEvent)
		return json.Unmarshal(payload, d.event)
	case "slash_commands":
		d.slash = new(slashCommand)
		return json.Unmarshal(payload, d.slash)
	case "interactive":
		d.action = new(interaction)
		return json.Unmarshal(payload, d.action)
	}
	return errUnknownEnvelope
}
