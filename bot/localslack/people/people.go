// Package people is what people do: they post, click, choose, submit, open tabs, join. Each verb finds who and where by the
// names a person would use, changes the workspace, and tells the app.
package people

import (
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/post"
	"miswg/bot/localslack/socket"
	"miswg/bot/localslack/workspace"
)

type object = loose.Object

// Verbs are what people do. They may be called from any goroutine.
type Verbs struct{ parts }

// New makes the verbs of a workspace.
func New(c *core.Core, ws *workspace.Workspace, events *post.Events, posts *post.Posts, mail *socket.Mail) *Verbs {
	return &Verbs{parts{c, ws, events, posts, mail}}
}

// Ref points at something to act on: a message, an open view, or, zero, whatever fits among what the person sees.
type Ref struct {
	Channel string `json:"channel"`
	TS      string `json:"ts"`
	View    string `json:"view"` // view ID, "modal" for the one on top, "home" for the Home tab
}

// InModal is the view on top of the person's stack.
func InModal() Ref { return Ref{View: "modal"} }

// InHome is the person's Home tab.
func InHome() Ref { return Ref{View: "home"} }

// Act is what Slack made of a person's act.
type Act struct {
	Ref                // the message made or acted on, or the view
	Envelopes []string // what was sent to the bot, in order; nil when the app is not told
}
