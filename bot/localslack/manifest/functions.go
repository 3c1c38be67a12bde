package manifest

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"

	"miswg/bot/localslack/shape"
)

// Function is a step for Workflow Builder. https://docs.slack.dev/workflows/workflow-steps
type Function struct {
	Callback string               `json:"-"`
	Title    string               `json:"title"`
	Desc     string               `json:"description"`
	Inputs   map[string]Parameter `json:"input_parameters"`
	Outputs  map[string]Parameter `json:"output_parameters"`
}

// Parameter is what a step takes or gives.
type Parameter struct {
	Type     string `json:"type"`
	Title    string `json:"title"`
	Desc     string `json:"description"`
	Hint     string `json:"hint"`
	Required bool   `json:"is_required"`
}

// Types of parameters.
const (
	UserID        = "slack#/types/user_id"      // names a person
	UserContext   = "slack#/types/user_context" // who searches
	SearchResults = "slack#/types/search_results"
	Filters       = "object" // of a search, those that a person chose
)

// Function finds a step by its title or its callback ID; nil when there is none.
func (a *App) Function(called string) *Function {
	for _, id := range slices.Sorted(maps.Keys(a.declared.Functions)) {
		if f := a.declared.Functions[id]; called == id || called == f.Title {
			f.Callback = id
			return &f
		}
	}
	return nil
}

// Check says what is wrong with the values of parameters, all of it, in order; nil when nothing is.
func Check(declared map[string]Parameter, values map[string]any) []string {
	var wrong []string
	for _, name := range slices.Sorted(maps.Keys(declared)) {
		p, v := declared[name], values[name]
		switch {
		case v == nil && p.Required:
			wrong = append(wrong, "missing required parameter "+name)
		case v != nil && !p.holds(v):
			wrong = append(wrong, name+" is not of type "+p.Type)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if _, ok := declared[name]; !ok {
			wrong = append(wrong, "unknown parameter "+name)
		}
	}
	return wrong
}

// holds says whether a value is of the parameter's type.
func (p Parameter) holds(v any) bool {
	c := shape.Checker{Book: book()}
	c.Hold("", v, c.Book.Words("type", p.Type)...)
	return len(c.Problems) == 0
}

var callbackForm = regexp.MustCompile(`^[A-Za-z0-9_-]{1,100}$`)

// checkFunctions holds what steps need besides themselves: an app that runs them on its own machine, is ready for
// organisations and is told of them. https://docs.slack.dev/tools/bolt-js/tutorials/custom-steps
func (m *schema) checkFunctions() error {
	const most = 50
	set, n := m.Settings, len(m.Functions)
	switch {
	case n == 0:
		return nil
	case n > most:
		return fmt.Errorf("%d functions, at most %d are allowed", n, most)
	case set.Runtime != "remote":
		return fmt.Errorf("functions need settings.function_runtime remote, not %q", set.Runtime)
	case !set.OrgDeploy:
		return errors.New("functions need settings.org_deploy_enabled")
	case !slices.Contains(set.Events.Bot, "function_executed"):
		return errors.New("functions need the bot event function_executed")
	}
	for id := range m.Functions {
		if !callbackForm.MatchString(id) {
			return fmt.Errorf("function %q has a callback_id that is not allowed", id)
		}
	}
	return nil
}
