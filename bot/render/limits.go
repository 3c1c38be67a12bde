package render

// Slack's limits, in characters unless said otherwise. Paths are on
// docs.slack.dev. Lengths are counted as UTF-16 units (see length), which is
// never less than what Slack counts.
const (
	maxMessageBlocks = 50      // reference/block-kit/blocks
	maxViewBlocks    = 100     // reference/views/modal-views, reference/views/home-tab-views
	maxViewBytes     = 250_000 // surfaces/modals; as JSON
	maxText          = 4_000   // reference/methods/chat.postMessage: recommended, and the bound of chat.update
	maxTextObject    = 3_000   // reference/block-kit/composition-objects/text-object
	maxHeader        = 150     // reference/block-kit/blocks/header-block
	maxFields        = 10      // reference/block-kit/blocks/section-block
	maxField         = 2_000   // reference/block-kit/blocks/section-block
	maxContext       = 10      // reference/block-kit/blocks/context-block; elements
	maxActions       = 25      // reference/block-kit/blocks/actions-block; elements
	maxButton        = 75      // reference/block-kit/block-elements/button-element; label
	maxButtonValue   = 2_000   // reference/block-kit/block-elements/button-element
	maxURL           = 3_000   // reference/block-kit/block-elements/button-element
	maxBlockID       = 255     // reference/block-kit/blocks; block_id
	maxMenu          = 5       // reference/block-kit/block-elements/overflow-menu-element; options
	maxOption        = 75      // reference/block-kit/composition-objects/option-object; label
	maxOptionValue   = 75      // reference/block-kit/composition-objects/option-object says 150, older clients refuse more than 75
	maxOptionNote    = 75      // reference/block-kit/composition-objects/option-object; description
	maxOptions       = 100     // reference/block-kit/block-elements/select-menu-element
	maxPlaceholder   = 150     // reference/block-kit/block-elements/select-menu-element
	maxGroupLabel    = 75      // reference/block-kit/composition-objects/option-group-object
	maxRadio         = 10      // reference/block-kit/block-elements/radio-button-group-element
	maxAlt           = 2_000   // reference/block-kit/blocks/image-block
	maxLabel         = 75      // reference/block-kit/block-elements/button-element; accessibility_label
	maxInputLabel    = 2_000   // reference/block-kit/blocks/input-block
	maxInput         = 3_000   // reference/block-kit/block-elements/plain-text-input-element
	maxTableRows     = 100     // reference/block-kit/blocks/table-block; the header row counts
	maxTableChars    = 10_000  // reference/block-kit/blocks/table-block; all cells of a message
	maxViewTitle     = 24      // reference/views/modal-views; title, submit and close
	maxMetadata      = 3_000   // reference/views/modal-views; private_metadata
	maxPrompts       = 4       // reference/methods/assistant.threads.setSuggestedPrompts
)

// MaxAck is the size in bytes that the JSON of an acknowledgement's payload must
// stay under. Slack ignores frames of 20 KB and more (measured, slack-go#1196);
// the envelope around it gets the difference.
const MaxAck = 20*1024 - 512

// Budgets of our own, well inside Slack's, so that an answer stays readable.
const (
	readableReason = 700 // one reason or sentence
	readableQuote  = 900 // one quote from the page
	readableChips  = 2
	readableChoice = 10
	readableName   = 60 // a name somebody typed, repeated back
	readableRow    = 240
	readableNames  = 60 // of a set in a message; a window has all
	readableColumn = 5  // names one below the other
	readableRich   = 2_900
	glance         = 74 // characters of a line in a channel of 600 pixels
	freshDays      = 90 // how old a copy of the page may be before the Home says so
)
