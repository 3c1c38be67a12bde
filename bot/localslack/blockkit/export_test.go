package blockkit

// What the tests see of the tables.
const (
	MaxID            = maxID
	MaxMessageBlocks = maxMessageBlocks
	MaxMarkdown      = maxMarkdown
)

// Known says whether there is such a type of block.
func Known(kind string) bool {
	_, known := blocks()[kind]
	return known
}
