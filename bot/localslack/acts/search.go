package acts

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/manifest"
	"miswg/bot/localslack/workspace"
)

// Seekers are people who look for something in Slack itself.
type Seekers struct{ verbs *Verbs }

// NewSeekers makes the seekers of a workspace.
func NewSeekers(ws *workspace.Workspace) *Seekers { return &Seekers{New(ws)} }

// Search has a person search in Slack for words, of which Slack tells the app that is searched: function_executed. The
// documentation says that Slack rewrites the words, and not how, so here they come as they were typed.
// https://docs.slack.dev/enterprise-search/developing-apps-with-search-features
func (s *Seekers) Search(ctx context.Context, who, words string) (Act, error) {
	return as(ctx, s.verbs, who, "", func(a *actor) (Act, error) {
		f := a.Core.App.Searches()
		switch {
		case f == nil:
			return Act{}, fmt.Errorf("localslack: the manifest has no search")
		case a.p.External:
			return Act{}, fmt.Errorf("localslack: %s is from another workspace and cannot search the app", a.p.Name)
		}
		inputs := object{}
		for name, p := range f.Inputs {
			switch p.Type {
			case manifest.UserContext:
				inputs[name] = object{"id": a.p.ID, "secret": "localslackonly-secret-" + core.Base36(46656+a.Core.Next("secret"))}
			case manifest.Filters:
				inputs[name] = object{} // none are chosen
			default:
				inputs[name] = words
			}
		}
		a.Core.Tell("(%s searches for %q)", a.p.Name, words)
		act := Act{Envelopes: a.Events.Emit("function_executed", a.Steps.Begin(a.p, f, inputs), nil)}
		a.Steps.Searching(act.Envelopes[0])
		return act, nil
	})
}

// OpenEntity has a person click what their searches found, or the Work Object under a link, by its title; the last of
// that title. entity_details_requested asks the app for the details.
// https://docs.slack.dev/messaging/work-objects-implementation
func (s *Seekers) OpenEntity(ctx context.Context, who, title string) (Act, error) {
	return as(ctx, s.verbs, who, "", func(a *actor) (Act, error) {
		if e, m := a.unfurled(title); e != nil {
			ev := a.Entities.Open(a.p, title, loose.Obj(e["external_ref"]), loose.Str(e["url"]))
			ev["app_unfurl_url"], ev["channel"], ev["message_ts"] = e["app_unfurl_url"], m.Channel, m.TS
			return Act{Envelopes: a.Events.Emit("entity_details_requested", ev, a.People.Channel(m.Channel))}, nil
		}
		r := a.Steps.Found(a.p.Name, title)
		if r == nil {
			return Act{}, fmt.Errorf("localslack: %s sees nothing called %q", a.p.Name, title)
		}
		ev := a.Entities.Open(a.p, title, loose.Obj(r["external_ref"]), loose.Str(r["link"]))
		return Act{Envelopes: a.Events.Emit("entity_details_requested", ev, nil)}, nil
	})
}

// unfurled finds the last Work Object of a title under a message that the person sees; nil without one.
func (a *actor) unfurled(title string) (object, *workspace.Message) {
	for _, m := range slices.Backward(a.Snapshot().Messages) {
		for _, url := range loose.Keys(m.Unfurls) {
			var u object
			_ = json.Unmarshal(m.Unfurls[url], &u) // it was encoded here
			e := loose.Obj(u["entity"])
			if got, _ := blockkit.EntityText(e); e != nil && got == title && a.People.Channel(m.Channel).Has(a.p.ID) {
				return e, m
			}
		}
	}
	return nil, nil
}
