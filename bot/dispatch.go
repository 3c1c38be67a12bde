package bot

import (
	"context"

	"miswg/bot/render"
)

// A route says what handles a kind of delivery. Exactly one of handle and reply
// is set: handle runs after the acknowledgement, reply is the acknowledgement.
type route struct {
	on     string // event:…, slash:, action:…, options:…, submit:…, shortcut:…
	handle func(*Bot, context.Context, *delivery)
	reply  func(*Bot, context.Context, *delivery) any
	keep   bool // in the journal: somebody waits for what a later start can still say
}

// routes is everything the bot reacts to. Whatever is not here is acknowledged
// and left alone.
func routes() []route {
	return []route{
		{on: "slash:", handle: (*Bot).onSlash, keep: true},
		{on: "event:app_mention", handle: (*Bot).onMention, keep: true},
		{on: "event:message", handle: (*Bot).onMessage, keep: true},
		{on: "event:app_home_opened", handle: (*Bot).onHomeOpened},
		{on: "event:link_shared", handle: (*Bot).onLinkShared},
		{on: "event:agent_session_stopped", handle: (*Bot).onSessionStopped},

		{on: action(render.AskAction), handle: (*Bot).onAsk, keep: true},
		{on: action(render.AskModalAction), handle: (*Bot).onAskModal},
		{on: action(render.ShareAction), handle: (*Bot).onShare, keep: true},
		{on: action(render.ShareAllAction), handle: (*Bot).onShareAll, keep: true},
		{on: action(render.ProofAction), handle: (*Bot).onProof},
		{on: action(render.FeedbackAction), handle: (*Bot).onFeedback, keep: true},
		{on: action(render.LookupAction), handle: (*Bot).onLookupChosen, keep: true},
		{on: action(render.SearchAction), handle: (*Bot).onSearch},
		{on: action(render.SortAction), handle: (*Bot).onSort},
		{on: action(render.BrowseAction), handle: (*Bot).onBrowse},
		{on: action(render.LanguageAction), handle: (*Bot).onLanguageChosen},
		{on: action(render.SourceAction), handle: (*Bot).onLinkClicked},
		{on: action(render.MoreAction), handle: (*Bot).onLinkClicked},

		{on: "options:" + string(render.LookupAction), reply: (*Bot).onSuggest},
		{on: "submit:" + string(render.LookupView), reply: (*Bot).onLookup},
		{on: "submit:" + string(render.PasteView), reply: (*Bot).onPasted},
		{on: "submit:" + string(render.ReasonView), reply: (*Bot).onReason},

		{on: "shortcut:" + string(render.CheckShortcut), handle: (*Bot).onCheck},
		{on: "shortcut:" + string(render.LookupShortcut), handle: (*Bot).onSearch},
	}
}

func action(id render.ID) string { return "action:" + string(id) }

// routeOf returns the route of a delivery, or nil when nothing handles it.
func routeOf(d *delivery) *route {
	on := d.on()
	for _, r := range routes() {
		if r.on == on {
			return &r
		}
	}
	return nil
}

// on names what a delivery is, as routes do.
func (d *delivery) on() string {
	switch {
	case d.slash != nil:
		return "slash:"
	case d.event != nil:
		return "event:" + d.event.Event.Type
	case d.action == nil:
		return ""
	}
	switch i := d.action; i.Type {
	case "block_actions":
		if len(i.Actions) == 0 {
			return ""
		}
		return action(render.ParseID(i.Actions[0].ActionID))
	case "block_suggestion":
		return "options:" + string(render.ParseID(i.ActionID))
	case "view_submission":
		if i.View == nil {
			return ""
		}
		return "submit:" + i.View.Callback
	case "shortcut", "message_action":
		return "shortcut:" + i.CallbackID
	}
	return ""
}
