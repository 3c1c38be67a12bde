// SPDX-License-Identifier: MIT

// Package answer turns a question into a typed Answer, or says plainly that the
// page has none. It is deterministic: no network, no clock, no randomness, and
// never the order of a map.
//
// Identity is exact: a name is resolved before any analysis, and a misspelling
// only proposes. An Answer other than help or none cannot be built without a
// quote from the page.
package answer

import (
	"encoding/json"
	"errors"
	"strings"

	"miswg/corpus"
	"miswg/index/answer/receipt"
)

// Kind is the kind of an answer.
type Kind string

// The kinds of answer.
const (
	Status  Kind = "status"  // the standing of named entities
	List    Kind = "list"    // a set, possibly empty
	Count   Kind = "count"   // a number
	Passage Kind = "passage" // the page's words
	Help    Kind = "help"    // what can be asked; or a question back, with Choices
	None    Kind = "none"    // the page does not say
)

// A Question is what a person asked.
type Question struct {
	Text    string
	Lang    corpus.Lang // used when the text does not tell its language; "" means English
	Force   bool        // answer in Lang whatever the text's language
	Speak   corpus.Lang // answer in this language, with the text read in its own; "" answers in the one it is read in
	Explain bool        // also find the example it is most like, which takes some milliseconds, and the lines around the quotes
	Before  *Context    // what the conversation was about; nil means nothing
}

// Context is what a follow-up such as "and Norway?" may refer to. It is small,
// serialisable, and holds no text a person wrote.
type Context struct {
	Kind     Kind     `json:"kind"`
	Entities []string `json:"entities,omitempty"` // IDs of the last answer
}

// An Entity is one row of an answer.
type Entity struct {
	ID     string        `json:"id"`
	Type   corpus.Type   `json:"type"`
	Name   string        `json:"name"` // in the answer's language, without article
	Status corpus.Status `json:"status"`
	Flag   string        `json:"flag,omitempty"` // emoji, or ""
	Line   string        `json:"line,omitempty"` // the page's line that gives the status; "" when not listed
	Basis  string        `json:"basis"`          // one short phrase that says why, in the answer's language
	Region string        `json:"region,omitempty"`
}

// A Choice is a reading the asker may pick, or a question that can be asked
// next. Asking Ask is guaranteed to be answered.
type Choice struct {
	Label string `json:"label"`
	Ask   string `json:"ask"`
}

// An Answer is what miswg says. Only this package builds one: Kind and
// Citations are fixed together, so that a claim without a quote cannot exist.
type Answer struct {
	Question    string
	Lang        corpus.Lang
	Entities    []Entity // status: those asked about, in order; list and count: the whole set
	Told        []Entity // of a refusal, those whose standing it tells all the same
	Count       int
	Verdict     string   // the answer itself, first; a yes/no question gets its Yes or No here
	Summary     string   // the verdict in numbers, for where the rows have the names; "" when it is as short itself
	Reasons     []string // what supports or limits it, a sentence or two each
	Understood  string   // what a misspelling was read as, and that a text was not read whole, in words; "" when nothing was guessed or left out
	Partly      bool     // the text was too long to be read whole
	Unknown     []string // names asked about that nobody knows, as typed
	Choices     []Choice // readings to pick from, when the question is asked back
	Suggestions []Choice // what can be asked next
	Greets      bool     // says hello or thanks back, and that is all
	Listing     string   // the question whose answer is the whole list, where all of it is quoted since something is not on it; else ""
	More        string   // address to ask what the page does not say; "" when the page says it, or nobody there could
	Context     Context  // for the next question of the conversation
	Around      []Line   // the citations in their places on the page; only when asked for with Explain, or by ID
	Derivation  Derivation
	Digest      string // of the corpus
	Receipt     receipt.Code

	kind      Kind
	stray     bool   // nothing that somebody else is to be asked
	beside    reason // of the reasons, the one that tells how an entity stands that a term is the name of
	citations []corpus.Quote
}

// A reason tells of an entity; the zero reason is none.
type reason struct{ id, says string }

var errUncited = errors.New("answer: a claim needs a quote from the page")

// cited builds an answer that makes a claim. Without a quote it is an error.
func cited(kind Kind, verdict string, quotes ...corpus.Quote) (Answer, error) {
	a := Answer{kind: kind, Verdict: verdict}
	a.cite(quotes)
	if len(a.citations) == 0 {
		return Answer{}, errUncited
	}
	return a, nil
}

// help builds an answer that says what can be asked, or asks back.
func help(verdict string, reasons ...string) Answer {
	return Answer{kind: Help, Verdict: verdict, Reasons: reasons}
}

// none builds an answer that the page does not say. The nearest passages may be shown
// with it; they claim nothing.
func none(verdict string, nearest []corpus.Quote, reasons ...string) Answer {
	a := Answer{kind: None, Verdict: verdict, Reasons: reasons}
	a.cite(nearest)
	return a
}

// Kind returns the kind of answer.
func (a Answer) Kind() Kind { return a.kind }

// Citations returns the quotes, the most telling first. For a none answer they
// are the nearest passages and claim nothing. The slice must not be modified.
func (a Answer) Citations() []corpus.Quote { return a.citations }

// ID returns what [Engine.About] takes for an answer about one entity, or that quotes one
// passage first; "" where it is about nothing in particular.
func (a Answer) ID() string {
	switch {
	case len(a.Entities) == 1:
		return a.Entities[0].ID
	case len(a.Entities) == 0 && len(a.citations) > 0:
		return a.citations[0].Passage().ID
	}
	return ""
}

// Source returns the document to name under the answer: the one it quotes, or page
// where it quotes none.
func (a Answer) Source(page corpus.Document) corpus.Document {
	if len(a.citations) == 0 {
		return page
	}
	return a.citations[0].Document()
}

// Text returns what a person reads: plain, complete, without Slack markup.
func (a Answer) Text() string {
	if q := a.quoted(); q != "" {
		return a.Claims() + "\n" + q
	}
	return a.Claims()
}

// Short returns the text without the whole list, for where a reader can open it by Listing:
// of the page's words only the lines of those the answer is about.
func (a Answer) Short() string {
	if a.Listing == "" {
		return a.Text()
	}
	near := a
	near.citations = a.near()
	return near.Text()
}

// Claims returns the text without the page's words.
func (a Answer) Claims() string {
	parts := []string{a.Verdict}
	if a.Understood != "" {
		parts = append(parts, a.Understood)
	}
	return strings.Join(append(parts, a.Reasons...), "\n")
}

// A citation is a quote of the page in the ask --json contract.
type citation struct {
	Passage string `json:"passage"`
	Section string `json:"section"`
	Quote   string `json:"quote"`
	URL     string `json:"url"`
}

// MarshalJSON writes the ask --json contract.
func (a Answer) MarshalJSON() ([]byte, error) {
	quotes := make([]citation, len(a.citations))
	for i, q := range a.citations {
		p := q.Passage()
		quotes[i] = citation{p.ID, p.Section, q.Text(), p.URL}
	}
	return json.Marshal(struct {
		Question    string       `json:"question"`
		Lang        corpus.Lang  `json:"lang"`
		Kind        Kind         `json:"kind"`
		Entities    []Entity     `json:"entities"`
		Count       int          `json:"count"`
		Text        string       `json:"text"`
		Citations   []citation   `json:"citations"`
		Suggestions []string     `json:"suggestions"`
		Choices     []Choice     `json:"choices,omitempty"`
		Unknown     []string     `json:"unknown,omitempty"`
		More        string       `json:"more,omitempty"`
		Derivation  Derivation   `json:"derivation"`
		Corpus      string       `json:"corpus"`
		Receipt     receipt.Full `json:"receipt"`
	}{
		a.Question, a.Lang, a.kind, orEmpty(a.Entities), a.Count, a.Text(), quotes,
		orEmpty(corpus.Each(a.Suggestions, func(c Choice) string { return c.Ask })), a.Choices, a.Unknown, a.More, a.Derivation, a.Digest, a.evidence(),
	})
}

func orEmpty[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
