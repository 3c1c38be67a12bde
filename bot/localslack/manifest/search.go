package manifest

import (
	"errors"
	"fmt"
	"regexp"
	"slices"

	"miswg/bot/localslack/loose"
)

// Types of parameters that search functions have.
const (
	UserContext   = "slack#/types/user_context" // who searches
	SearchResults = "slack#/types/search_results"
	Filters       = "object" // those that a person chose
)

// itemEntity is the general type of Work Objects, and entityTypes all of them.
// https://docs.slack.dev/messaging/work-objects-implementation
const itemEntity = "slack#/entities/item"

var entityTypes = []string{"slack#/entities/file", "slack#/entities/task", "slack#/entities/incident", "slack#/entities/content_item", itemEntity}

// WorkObjects says whether links and search results may be Work Objects, of the general type.
func (a *App) WorkObjects() bool {
	p := a.declared.Features.Previews
	return p != nil && p.Active && slices.Contains(p.Types, itemEntity)
}

// mostResults is how many results a search may give.
const mostResults = 50

// Searches is the function that Slack's own search asks; nil where the app has none.
// https://docs.slack.dev/enterprise-search/developing-apps-with-search-features
func (a *App) Searches() *Function {
	if a.declared.Features.Search == nil {
		return nil
	}
	return a.Function(a.declared.Features.Search.Results)
}

// checkSearch holds what the documentation asks of an app that is searched: one function that takes a query and gives
// results, settings for an app that runs it elsewhere and is ready for organisations. Filters are optional, and the
// function that tells them is not asked here.
func (m *schema) checkSearch() error {
	if p := m.Features.Previews; p != nil && slices.ContainsFunc(p.Types, func(t string) bool { return !slices.Contains(entityTypes, t) }) {
		return fmt.Errorf("rich_previews has an entity type that there is not: %q", p.Types)
	}
	s, set := m.Features.Search, m.Settings
	if s == nil {
		return nil
	}
	f, ok := m.Functions[s.Results]
	_, filters := m.Functions[s.Filters]
	query, out := f.Inputs["query"], f.Outputs["search_results"]
	switch {
	case !ok:
		return fmt.Errorf("search_function_callback_id names no function: %q", s.Results)
	case s.Filters != "" && !filters:
		return fmt.Errorf("search_filters_function_callback_id names no function: %q", s.Filters)
	case query.Type != "string" || !query.Required:
		return errors.New("a search function takes a required string called query")
	case out.Type != SearchResults:
		return errors.New("a search function gives search_results of type " + SearchResults)
	case set.AppType != "remote":
		return fmt.Errorf("search needs settings.app_type remote, not %q", set.AppType)
	}
	for name, p := range f.Inputs {
		filled := p.Type == UserContext || name == "query"
		if name == "filters" {
			filled = p.Type == Filters
		}
		if !filled {
			return fmt.Errorf("nothing fills the parameter %s of a search function", name)
		}
	}
	return nil
}

var isoDay = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)

// isPerson says whether a value is one of type UserContext.
func isPerson(v map[string]any) bool {
	return len(v) == 2 && loose.Str(v["id"]) != "" && loose.Str(v["secret"]) != ""
}

// areResults says whether values are what a search function may give: each with all that the documentation requires,
// and nothing that it does not name.
func areResults(all []any) bool {
	if len(all) > mostResults {
		return false
	}
	for _, v := range all {
		r := loose.Obj(v)
		ref := loose.Obj(r["external_ref"])
		if !IsRef(ref) || !isoDay.MatchString(loose.Str(r["date_updated"])) {
			return false
		}
		for _, k := range []string{"title", "description", "link"} {
			if loose.Str(r[k]) == "" {
				return false
			}
		}
		if !onlyText(r, "external_ref", "title", "description", "link", "date_updated", "content") {
			return false
		}
	}
	return true
}

// onlyText says whether an object has only fields of those names, all but the first being text.
func onlyText(o map[string]any, first string, others ...string) bool {
	for k, v := range o {
		if k == first {
			continue
		}
		if _, text := v.(string); !text || !slices.Contains(others, k) {
			return false
		}
	}
	return true
}

// IsRef says whether a value is an external_ref: an id, and perhaps a type.
func IsRef(ref map[string]any) bool { return loose.Str(ref["id"]) != "" && onlyText(ref, "id", "type") }
