package workspace

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/manifest"
	"miswg/bot/localslack/socket"
)

// Step is one run of a workflow's step, or of a search.
type Step struct {
	ID       string // function_execution_id
	Title    string
	By       string         // handle of the person who started the workflow
	Status   string         // running, completed, failed
	Outputs  map[string]any // of a completed one
	Error    string         // of a failed one
	declared *manifest.Function
	until    time.Time // when it is too late to end it; zero is never
	envelope string    // that told the app of a search
}

// Steps are the runs of workflows' steps.
type Steps struct {
	core  *core.Core
	mail  *socket.Mail
	steps []Step
	at    map[string]int // by ID
}

// Begin notes that a person's workflow has come to a step, and returns the event that tells the app.
// https://docs.slack.dev/reference/events/function_executed
func (s *Steps) Begin(p *Person, f *manifest.Function, inputs object) object {
	n := s.core.Next("step")
	id := "Fx0LOCAL" + core.Base36(46656+n)
	s.at[id] = len(s.steps)
	s.steps = append(s.steps, Step{ID: id, Title: f.Title, By: p.Name, Status: "running", declared: f})
	now := s.core.Now().Unix()
	return object{"type": "function_executed", "function": object{"id": "Fn0LOCAL" + f.Callback, "callback_id": f.Callback, "title": f.Title, "description": f.Desc,
		"type": "app", "input_parameters": parameters(f.Inputs), "output_parameters": parameters(f.Outputs), "app_id": core.AppID,
		"date_created": now, "date_updated": now, "date_deleted": 0}, "inputs": inputs, "function_execution_id": id,
		"workflow_execution_id": "Wx0LOCAL" + core.Base36(46656+n), "event_ts": s.core.TS(), "bot_access_token": "xwfp-localslackonly-" + core.Base36(46656+n)}
}

func parameters(ps map[string]manifest.Parameter) []object {
	return append([]object{}, loose.Each(slices.Sorted(maps.Keys(ps)), func(name string) object {
		p := ps[name]
		return object{"type": p.Type, "name": name, "description": p.Desc, "title": p.Title, "is_required": p.Required}
	})...)
}

// Running finds a step that has not ended.
func (s *Steps) Running(id string) (*Step, *core.Refusal) {
	at, ok := s.at[id]
	switch {
	case !ok:
		return nil, core.Refuse("function_execution_not_found")
	case s.steps[at].Status != "running" || s.steps[at].late(s.core.Now()):
		return nil, core.Refuse("execution_not_in_running_state")
	}
	return &s.steps[at], nil
}

// Complete ends a step with what it gives, which has to be as the manifest declares.
func (s *Steps) Complete(step *Step, outputs object) *core.Refusal {
	if wrong := manifest.Check(step.declared.Outputs, outputs); wrong != nil {
		return &core.Refusal{Code: "parameter_validation_failed", Messages: wrong}
	}
	step.Status, step.Outputs = "completed", outputs
	if step.search() {
		s.found(step, loose.List(outputs["search_results"]))
		return nil
	}
	var lines strings.Builder
	for _, name := range loose.Keys(outputs) {
		lines.WriteString("\n" + name + ": " + loose.Str(outputs[name]))
	}
	s.core.Tell("(%s's step %q is complete)%s", step.By, step.Title, core.Indent(lines.String()))
	return nil
}

// Fail ends a step with what went wrong, which Slackbot tells the person.
func (s *Steps) Fail(step *Step, why string) {
	step.Status, step.Error = "failed", why
	if step.search() {
		s.ended(step)
	}
	s.core.Tell("Slackbot, only to %s: the step %q failed: %s", step.By, step.Title, core.Indent(why))
}

// searchTime is how long an app has for a search.
const searchTime = 10 * time.Second

// Searching makes the run that began last a search, of which an envelope told the app.
func (s *Steps) Searching(envelope string) {
	step := &s.steps[len(s.steps)-1]
	step.envelope, step.until = envelope, s.core.Now().Add(searchTime)
}

func (s *Step) search() bool { return !s.until.IsZero() }

func (s *Step) late(now time.Time) bool { return s.search() && now.After(s.until) }

// found shows a person what a search found.
func (s *Steps) found(step *Step, results []any) {
	var lines strings.Builder
	for _, v := range results {
		r := loose.Obj(v)
		fmt.Fprintf(&lines, "\n%s: %s\n    %s\n    %s (%s)", loose.Str(r["title"]), loose.Str(r["description"]), loose.Str(r["content"]), loose.Str(r["link"]), loose.Str(r["date_updated"]))
	}
	s.core.Tell("(%s finds %d)%s", step.By, len(results), core.Indent(lines.String()))
	s.ended(step)
}

// Found is the last thing of a title that a person's searches found; nil without one.
func (s *Steps) Found(by, title string) object {
	for _, step := range slices.Backward(s.steps) {
		for _, v := range loose.List(step.Outputs["search_results"]) {
			if r := loose.Obj(v); step.By == by && loose.Str(r["title"]) == title {
				return r
			}
		}
	}
	return nil
}

// ended complains where a search was acknowledged first: an app "must complete the function's execution and provide
// output parameters before acknowledging the event".
// https://docs.slack.dev/enterprise-search/developing-apps-with-search-features#handling-events
func (s *Steps) ended(step *Step) {
	if s.mail.Acked(step.envelope) {
		s.core.Complain(core.EarlyAck, "events_api", "a search was acknowledged before it ended")
	}
}
