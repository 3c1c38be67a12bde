package manifest

import (
	"errors"
	"fmt"
	"slices"
)

// itemEntity is the general type of Work Objects. https://docs.slack.dev/messaging/work-objects-implementation
const itemEntity = "slack#/entities/item"

// WorkObjects says whether links and search results may be Work Objects, of the general type.
func (a *App) WorkObjects() bool {
	p := a.declared.Features.Previews
	return p != nil && p.Active && slices.Contains(p.Types, itemEntity)
}

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
	s := m.Features.Search
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
	case m.Settings.AppType != "remote":
		return fmt.Errorf("search needs settings.app_type remote, not %q", m.Settings.AppType)
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
