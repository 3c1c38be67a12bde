package blockkit

// MaxMarkdown and MaxInputValue bound what is checked elsewhere too, in characters.
const (
	MaxMarkdown   = 12000 // block-kit/blocks/markdown-block, over all blocks of a payload; also markdown_text
	MaxInputValue = 3000  // block-kit/block-elements/plain-text-input-element
)

// Slack's limits, in characters or items, each with its page under https://docs.slack.dev/reference.
const (
	maxMessageBlocks = 50    // block-kit/blocks
	maxRichText      = 40000 // as a whole message: methods/chat.postMessage
	maxTextObject    = 3000  // block-kit/composition-objects/text-object
	maxHeader        = 150   // block-kit/blocks/header-block
	maxID            = 255   // block-kit/blocks: block_id, action_id; views: callback_id, external_id
	maxButton        = 75    // block-kit/block-elements/button-element
	maxButtonValue   = 2000  // block-kit/block-elements/button-element
	maxURL           = 3000  // block-kit/block-elements/button-element, blocks/image-block
	maxOptionText    = 75    // block-kit/composition-objects/option-object
	maxOptions       = 100   // block-kit/block-elements/select-menu-element
	maxConfirmButton = 30    // block-kit/composition-objects/confirmation-dialog-object
	maxInputText     = 2000  // block-kit/blocks/input-block: label, hint
	maxAlt           = 2000  // block-kit/blocks/image-block: alt_text, title
	maxTableCols     = 20    // block-kit/blocks/table-block
	maxDataChars     = 20000 // block-kit/blocks/data-table-block, over a message
	maxCardTitle     = 150   // block-kit/blocks/card-block: title, subtitle
	maxCardBody      = 200   // block-kit/blocks/card-block: body, subtext
	maxTitle         = 24    // views: title, submit, close
	maxViewBytes     = 250 << 10
)
