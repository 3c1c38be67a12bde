package render

import "strconv"

// An ID names something a person can operate: it is the action_id of an element,
// or the callback_id of a view or shortcut. Every ID drawn has a handler in
// package bot, and the other way round; a test there holds both.
type ID string

// The actions.
const (
	AskAction      ID = "miswg.ask"      // a chip or choice: asks its question in place
	ShareAction    ID = "miswg.share"    // posts a private answer to the channel
	ProofAction    ID = "miswg.proof"    // opens the proof
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
	SortAction     ID = "miswg.sort"     // shows a checked list in another order, in a window
)

// The callbacks of views.
const (
	LookupView ID = "miswg.view.lookup"
	AnswerView ID = "miswg.view.answer"
	proofView  ID = "miswg.view.proof"
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
