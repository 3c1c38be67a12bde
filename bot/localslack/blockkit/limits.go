package blockkit

// MaxMarkdown and MaxInputValue bound what is checked elsewhere too, in characters.
const (
	MaxMarkdown   = 12000 // block-kit/blocks/markdown-block, over all blocks of a payload; also markdown_text
	MaxInputValue = 3000  // block-kit/block-elements/plain-text-input-element
)

// Slack's limits, in characters or items, each with its page under https://docs.slack.dev/reference.
const (
	maxMessageBlocks  = 50    // block-kit/blocks
	maxViewBlocks     = 100   // views
	maxRichText       = 40000 // as a whole message: methods/chat.postMessage
	maxTextObject     = 3000  // block-kit/composition-objects/text-object
	maxField          = 2000  // block-kit/blocks/section-block
	maxFields         = 10    // block-kit/blocks/section-block
	maxHeader         = 150   // block-kit/blocks/header-block
	maxID             = 255   // block-kit/blocks: block_id, action_id; views: callback_id, external_id
	maxContext        = 10    // block-kit/blocks/context-block
	maxActions        = 25    // block-kit/blocks/actions-block
	maxContextActions = 5     // block-kit/blocks/context-actions-block
	maxButton         = 75    // block-kit/block-elements/button-element
	maxButtonValue    = 2000  // block-kit/block-elements/button-element
	maxURL            = 3000  // block-kit/block-elements/button-element, blocks/image-block
	maxOptionText     = 75    // block-kit/composition-objects/option-object
	maxOptionValue    = 150   // block-kit/composition-objects/option-object
	maxOptions        = 100   // block-kit/block-elements/select-menu-element
	maxPlaceholder    = 150   // block-kit/block-elements/select-menu-element
	maxChoices        = 10    // block-kit/block-elements/checkboxes-element, radio-button-group-element
	minOverflow       = 2     // block-kit/block-elements/overflow-menu-element
	maxOverflow       = 5     // block-kit/block-elements/overflow-menu-element
	maxConfirmTitle   = 100   // block-kit/composition-objects/confirmation-dialog-object
	maxConfirmText    = 300   // block-kit/composition-objects/confirmation-dialog-object
	maxConfirmButton  = 30    // block-kit/composition-objects/confirmation-dialog-object
	maxInputText      = 2000  // block-kit/blocks/input-block: label, hint
	maxAlt            = 2000  // block-kit/blocks/image-block: alt_text, title
	maxTableRows      = 100   // block-kit/blocks/table-block
	maxTableCols      = 20    // block-kit/blocks/table-block
	maxTableChars     = 10000 // block-kit/blocks/table-block, over a message
	maxDataRows       = 201   // block-kit/blocks/data-table-block
	maxDataChars      = 20000 // block-kit/blocks/data-table-block, over a message
	maxCharts         = 2     // block-kit/blocks/data-visualization-block
	maxAlert          = 200   // block-kit/blocks/alert-block
	maxCards          = 10    // block-kit/blocks/carousel-block
	maxCardTitle      = 150   // block-kit/blocks/card-block: title, subtitle
	maxCardBody       = 200   // block-kit/blocks/card-block: body, subtext
	maxCardActions    = 3     // block-kit/blocks/card-block
	maxContainer      = 10    // block-kit/blocks/container-block
	maxPlanTasks      = 50    // block-kit/blocks/plan-block
	maxTitle          = 24    // views: title, submit, close
	maxMetadata       = 3000  // views: private_metadata
	maxViewBytes      = 250 << 10
)
