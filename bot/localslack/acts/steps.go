package acts

import (
	"context"
	"fmt"
	"strings"

	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/manifest"
)

// RunStep has a person's workflow come to a step of the app's, named by its title, with inputs by their names:
// function_executed. Only members of this workspace can.
func (s *Verbs) RunStep(ctx context.Context, who, title string, inputs map[string]string) (Act, error) {
	return as(ctx, s, who, "", func(a *actor) (Act, error) {
		return a.runStep(title, func(*manifest.Function) map[string]string { return inputs })
	})
}

// RunStepFor is RunStep as most people set a step up: its one required input has a value, and where it takes a person
// that is whoever started the workflow.
func (s *Verbs) RunStepFor(ctx context.Context, who, title, value string) (Act, error) {
	return as(ctx, s, who, "", func(a *actor) (Act, error) {
		return a.runStep(title, func(f *manifest.Function) map[string]string {
			inputs := map[string]string{}
			for name, p := range f.Inputs {
				switch {
				case p.Required:
					inputs[name] = value
				case p.Type == manifest.UserID:
					inputs[name] = a.p.ID
				}
			}
			return inputs
		})
	})
}

func (a *actor) runStep(title string, given func(*manifest.Function) map[string]string) (Act, error) {
	f := a.Core.App.Function(title)
	if f == nil {
		return Act{}, fmt.Errorf("localslack: the manifest has no step %q", title)
	}
	inputs := given(f)
	values := object{}
	for name, v := range inputs {
		values[name] = v
	}
	switch wrong := manifest.Check(f.Inputs, values); {
	case a.p.External:
		return Act{}, fmt.Errorf("localslack: %s is from another workspace and cannot use the app's steps", a.p.Name)
	case wrong != nil:
		return Act{}, fmt.Errorf("localslack: step %q: %s", f.Title, strings.Join(wrong, "; "))
	}
	shown := []string{}
	for _, name := range loose.Keys(values) {
		v := inputs[name]
		if p := a.People.Find(v); p != nil && f.Inputs[name].Type == manifest.UserID {
			v = "@" + p.Name
		}
		shown = append(shown, name+": "+v)
	}
	a.Core.Tell("(%s runs the step %q with %s)", a.p.Name, f.Title, strings.Join(shown, ", "))
	return Act{Envelopes: a.Events.Emit("function_executed", a.Steps.Begin(a.p, f, values), nil)}, nil
}
