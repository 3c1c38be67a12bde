package app

import "miswg/corpus"

type object = map[string]any

// StatusStep is the callback ID of the step for Workflow Builder.
const StatusStep = "miswg_status"

// What the step takes, by the names of its parameters.
const (
	StepName   = "name"   // of a country or an organisation
	StepPerson = "person" // who asks; may be left out
)

// What the step gives. All of it is text.
const (
	StepStatus   = "status" // a corpus.Status
	StepSentence = "sentence"
	StepQuote    = "quote"
	StepAddress  = "address"
	StepReceipt  = "receipt"
)

// addStep adds the step to a manifest: what it takes and gives, that the app itself
// runs it, and that it may be deployed to an organisation, without which Slack takes
// no step (tools/bolt-js/tutorials/custom-steps).
func addStep(m map[string]any, b corpus.Body) {
	given := func(title, description string) object {
		return object{"type": "string", "title": title, "description": description, "is_required": true}
	}
	functionsOf(m)[StatusStep] = object{
		"title":       b.Short.EN + " status",
		"description": "Tell whether a country or organisation is in " + b.Short.EN + " · Dire si un pays ou une organisation est " + b.Within.FR,
		"input_parameters": object{
			StepName: given("Name · Nom", "A country or organisation, by its exact name, code or flag · Un pays ou une organisation : nom exact, code ou drapeau"),
			StepPerson: object{"type": "slack#/types/user_id", "title": "Person · Personne", "is_required": false,
				"description": "Who asks: the answer is in their language where the name does not tell · La réponse est dans sa langue si le nom ne le dit pas"},
		},
		"output_parameters": object{
			StepStatus:   given("Status · Statut", "member, observer, excluded or not_listed"),
			StepSentence: given("Sentence · Phrase", "The answer in words · La réponse en mots"),
			StepQuote:    given("Quote · Citation", "The page's words · Les mots de la page"),
			StepAddress:  given("Address · Adresse", "Of the page · De la page"),
			StepReceipt:  given("Receipt · Reçu", "The code of the answer · Le code de la réponse"),
		},
	}
}

// functionsOf are a manifest's functions, which the app itself runs and may be deployed to
// an organisation with.
func functionsOf(m map[string]any) map[string]any {
	set, _ := m["settings"].(map[string]any)
	set["org_deploy_enabled"], set["function_runtime"] = true, "remote"
	functions, ok := m["functions"].(map[string]any)
	if !ok {
		functions = map[string]any{}
		m["functions"] = functions
	}
	return functions
}

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
