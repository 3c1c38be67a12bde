package app

import "miswg/corpus"

// SearchStep is the callback ID of the function that Slack's own search asks.
const SearchStep = "miswg_search"

// What the function takes and gives, by the names of its parameters, which Slack has
// settled but for that of the person.
const (
	SearchQuery   = "query"
	SearchPerson  = "user_context"
	SearchResults = "search_results"
)

// addSearch adds to a manifest the function that Slack's own search asks
// (enterprise-search/developing-apps-with-search-features), without filters, and the Work
// Objects that it finds.
func addSearch(m map[string]any, b corpus.Body) {
	functionsOf(m)[SearchStep] = object{
		"title":       "Search " + b.Short.EN,
		"description": "Find who is in " + b.Short.EN + ", and what the page says · Trouver qui est " + b.Within.FR + ", et ce que dit la page",
		"input_parameters": object{
			SearchQuery: object{"type": "string", "title": "Query · Recherche", "description": "What is searched for · Ce qui est cherché", "is_required": true},
			SearchPerson: object{"type": "slack#/types/user_context", "title": "Person · Personne", "is_required": false,
				"description": "Who searches: the results are in their language where the query does not tell · Les résultats sont dans sa langue si la recherche ne la dit pas"},
		},
		"output_parameters": object{
			SearchResults: object{"type": "slack#/types/search_results", "title": "Results · Résultats", "description": "What is found · Ce qui est trouvé", "is_required": true},
		},
	}
	features, _ := m["features"].(object)
	features["rich_previews"] = object{"is_active": true, "entity_types": []string{"slack#/entities/item"}}
	features["search"] = object{"search_function_callback_id": SearchStep}
	set, _ := m["settings"].(object)
	set["app_type"] = "remote"
}
