package app

type object = map[string]any

// StatusStep is the callback ID of the step for Workflow Builder, which the app itself runs.
// Slack takes no step that may not be deployed to an organisation
// (tools/bolt-js/tutorials/custom-steps).
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

// SearchStep is the callback ID of the function that Slack's own search asks, without
// filters (enterprise-search/developing-apps-with-search-features).
const SearchStep = "miswg_search"

// What the function takes and gives, by the names of its parameters, which Slack has
// settled but for that of the person.
const (
	SearchQuery   = "query"
	SearchPerson  = "user_context"
	SearchResults = "search_results"
)
