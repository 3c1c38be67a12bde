package manifest

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"unicode/utf8"
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

// UserID is the type of a parameter that names a person.
const UserID = "slack#/types/user_id"

// types are those of parameters that are text in JSON, and the others.
var (
	textTypes  = []string{"string", UserID, "slack#/types/channel_id", "slack#/types/timestamp"}
	otherTypes = []string{"integer", "number", "boolean", Filters, UserContext, SearchResults}
)

// holds says whether a value is of the parameter's type.
func (p Parameter) holds(v any) bool {
	switch v := v.(type) {
	case string:
		return slices.Contains(textTypes, p.Type)
	case bool:
		return p.Type == "boolean"
	case map[string]any:
		return p.Type == Filters || p.Type == UserContext && isPerson(v)
	case []any:
		return p.Type == SearchResults && areResults(v)
	case float64:
		return p.Type == "number" || p.Type == "integer" && v == float64(int64(v))
	}
	return false
}

// checkFunctions holds what steps need besides themselves: an app that runs them on its own machine, is ready for
// organisations and is told of them. https://docs.slack.dev/tools/bolt-js/tutorials/custom-steps
func (m *schema) checkFunctions() error {
	if len(m.Functions) == 0 {
		return nil
	}
	var errs []error
	set := m.Settings
	switch {
	case set.Runtime != "remote":
		errs = append(errs, fmt.Errorf("functions need settings.function_runtime remote, not %q", set.Runtime))
	case !set.OrgDeploy:
		errs = append(errs, fmt.Errorf("functions need settings.org_deploy_enabled"))
	case !slices.Contains(set.Events.Bot, "function_executed"):
		errs = append(errs, fmt.Errorf("functions need the bot event function_executed"))
	}
	errs = append(errs, atMost("functions", len(m.Functions), 50))
	for id, f := range m.Functions {
		if !regexp.MustCompile(`^[A-Za-z0-9_-]{1,100}$`).MatchString(id) {
			errs = append(errs, fmt.Errorf("function %q has a callback_id that is not allowed", id))
		}
		if n := utf8.RuneCountInString(f.Title); n < 1 || n > 255 {
			errs = append(errs, fmt.Errorf("function %s has a title of %d characters", id, n))
		}
		for name, p := range f.Inputs {
			errs = append(errs, p.check(id, name))
		}
		for name, p := range f.Outputs {
			errs = append(errs, p.check(id, name))
		}
	}
	return cmp.Or(errs...)
}

func (p Parameter) check(function, name string) error {
	known := slices.Contains(textTypes, p.Type) || slices.Contains(otherTypes, p.Type)
	if !known || p.Title == "" || p.Desc == "" {
		return fmt.Errorf("parameter %s of %s needs a title, a description and a type that there is, not %q", name, function, p.Type)
	}
	return nil
}
