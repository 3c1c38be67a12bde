package render

import (
	"encoding/json"
	"strconv"

	"miswg/corpus"
	"miswg/index/answer"
)

// An ID names something a person can operate: it is the action_id of an element,
// or the callback_id of a view or shortcut. Every ID drawn has a handler in
// package bot, and the other way round; a test there holds both.
type ID string

// The actions.
const (
	AskAction      ID = "miswg.ask"      // a chip or choice: asks its question in place
	ShareAction    ID = "miswg.share"    // posts a private answer to the channel
	ProofAction    ID = "miswg.proof"    // opens the proof
	TraceAction    ID = "miswg.trace"    // opens how the program read the question
	SourceAction   ID = "miswg.source"   // link to the page: nothing to do but acknowledge
	MoreAction     ID = "miswg.more"     // link to whom to ask: likewise
	FeedbackAction ID = "miswg.feedback" // 👍 or 👎
	MenuAction     ID = "miswg.menu"     // ⋯: what is seldom done with an answer; see Entry
	LookupAction   ID = "miswg.lookup"   // typeahead: asks for options, and shows the card of the one chosen
	SearchAction   ID = "miswg.search"   // opens the look-up modal
	BrowseAction   ID = "miswg.browse"   // Home: what to list
	LanguageAction ID = "miswg.language" // Home and help: the person's language
	AskModalAction ID = "miswg.askmodal" // a chip where no message can follow: answers in a modal
	ShareAllAction ID = "miswg.shareall" // posts the result of a check to the conversation
	ApproveAction  ID = "miswg.approve"  // an administrator's vote for what changed on the page
	RejectAction   ID = "miswg.reject"   // the other one
	SortAction     ID = "miswg.sort"     // shows a checked list in another order, in a window
)

// The callbacks of views.
const (
	LookupView ID = "miswg.view.lookup"
	AnswerView ID = "miswg.view.answer"
	proofView  ID = "miswg.view.proof"
	traceView  ID = "miswg.view.trace"
	checkView  ID = "miswg.view.check"
	PasteView  ID = "miswg.view.paste" // takes the list of a check
	ReasonView ID = "miswg.view.reason"
)

// The callbacks of shortcuts.
const (
	CheckShortcut  ID = "miswg_check_message"
	LookupShortcut ID = "miswg_lookup"
)

// The blocks and elements that a submission is read from.
const (
	NameBlock     = "miswg.name"
	QuestionBlock = "miswg.question"
	ReasonBlock   = "miswg.reason"
	DetailBlock   = "miswg.detail"
	ListBlock     = "miswg.list"
	InputElement  = "input"
)

// nth tells elements of the same action apart: action IDs are unique in a block.
func (id ID) nth(i int) string { return string(id) + "/" + strconv.Itoa(i) }

// A Ref is what a button carries so that any copy of the bot can produce its
// answer again: nothing is kept in memory. Exactly one of Text, Entity, IDs and
// List is set.
type Ref struct {
	Text    string          `json:"q,omitempty"` // a question
	Unasked bool            `json:"u,omitempty"` // Text is what a button with another label stands for: it is told its reader as no question of theirs
	Entity  string          `json:"e,omitempty"` // an entity's card
	IDs     []string        `json:"i,omitempty"` // the result of a check
	List    string          `json:"t,omitempty"` // a list as pasted
	Order   bool            `json:"o,omitempty"` // of it: as pasted, rather than exceptions first
	Lang    corpus.Lang     `json:"l,omitempty"`
	Force   bool            `json:"f,omitempty"`
	Speak   corpus.Lang     `json:"s,omitempty"` // to answer in, where that is not the language of the question
	Before  *answer.Context `json:"b,omitempty"`
}

// Typed is the question that the reader of an answer typed or chose in its words, "" where
// there is none.
func (r Ref) Typed() string {
	if r.Unasked {
		return ""
	}
	return r.Text
}

// Encode returns r as a button's value, or "" when it does not fit one. Nothing
// is left out to make it fit: without its context a follow-up means something else.
func (r Ref) Encode() string { return encoded(r, maxButtonValue) }

// ParseRef reads a button's value, and reports whether it is one of ours.
func ParseRef(value string) (Ref, bool) {
	r := decoded[Ref](value)
	return r, r.Text != "" || r.Entity != "" || r.List != "" || len(r.IDs) > 0
}

// encoded is v as JSON, or "" where that is longer than Slack carries.
func encoded(v any, limit int) string {
	js, err := json.Marshal(v)
	if err != nil || length(string(js)) > limit {
		return ""
	}
	return string(js)
}

// decoded reads what encoded wrote; of anything else it makes the zero value.
func decoded[T any](text string) T {
	var v, none T
	if json.Unmarshal([]byte(text), &v) != nil {
		return none
	}
	return v
}
