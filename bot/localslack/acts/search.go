package acts

import (
	"context"
	"fmt"

	"miswg/bot/localslack/core"
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
