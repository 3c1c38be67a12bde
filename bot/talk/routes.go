package talk

import (
	"context"

	"miswg/bot/queue"
	"miswg/bot/render"
	"miswg/bot/talk/find"
	"miswg/bot/talk/review"
	"miswg/bot/talk/step"
)

// routes is everything the bot reacts to. Whatever is not here is acknowledged and
// left alone.
func routes(p *posts, m *commands, c *checks, a *cards, w *windows, h *home, g *agent, l *links, s *step.Step, f *find.Find, v *review.Review) map[string]*queue.Route {
	out := map[string]*queue.Route{}
	for _, r := range []queue.Route{
		{On: "slash:", Handle: m.onSlash, Keep: true},
		{On: "event:app_mention", Handle: p.onMention, Keep: true},
		{On: "event:message", Handle: p.onMessage, Keep: true},
		{On: "event:app_home_opened", Handle: h.onOpened},
		{On: "event:link_shared", Handle: l.onShared},
		{On: "event:agent_session_stopped", Handle: g.onStopped},
		{On: "event:function_executed", Handle: s.OnExecuted, Keep: true, Decline: s.OnDeclined},
		{On: "event:entity_details_requested", Handle: f.OnOpened},
		{On: searching, Handle: f.OnExecuted, Late: true},

		{On: action(render.AskAction), Handle: a.onAsk, Keep: true},
		{On: action(render.AskModalAction), Handle: w.onAsk},
		{On: action(render.ShareAction), Handle: a.onShare, Keep: true},
		{On: action(render.ShareAllAction), Handle: c.onShare, Keep: true},
		{On: action(render.ProofAction), Handle: w.onProof},
		{On: action(render.TraceAction), Handle: w.onTrace},
		{On: action(render.FeedbackAction), Handle: a.onFeedback, Keep: true},
		{On: action(render.MenuAction), Handle: a.onMenu, Keep: true},
		{On: action(render.LookupAction), Handle: w.onChosen, Keep: true},
		{On: action(render.SearchAction), Handle: w.onSearch},
		{On: action(render.SortAction), Handle: c.onSort},
		{On: action(render.BrowseAction), Handle: h.onBrowse},
		{On: action(render.LanguageAction), Handle: h.onLanguage},
		{On: action(render.SourceAction), Handle: onLinkClicked},
		{On: action(render.MoreAction), Handle: onLinkClicked},

		{On: action(render.ApproveAction), Handle: v.OnApprove, Keep: true},
		{On: action(render.RejectAction), Handle: v.OnReject, Keep: true},

		{On: "options:" + string(render.LookupAction), Reply: w.onSuggest},
		{On: "submit:" + string(render.LookupView), Reply: w.onLookup},
		{On: "submit:" + string(render.PasteView), Reply: c.onPasted},
		{On: "submit:" + string(render.ReasonView), Reply: a.onReason},

		{On: "shortcut:" + string(render.CheckShortcut), Handle: c.onShortcut},
		{On: "shortcut:" + string(render.LookupShortcut), Handle: w.onSearch},
	} {
		out[r.On] = &r
	}
	return out
}

// searching is a search, which comes as the same event as the step of workflows does.
const searching = "search:"

func action(id render.ID) string { return "action:" + string(id) }

// onLinkClicked has nothing to do: a link button also sends an event.
func onLinkClicked(context.Context, *queue.Job) {}
