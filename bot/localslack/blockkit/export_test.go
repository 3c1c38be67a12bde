package blockkit

// What the tests see of the tables.
const (
	MaxID            = 255
	MaxMessageBlocks = maxMessageBlocks
	MaxMarkdown      = maxMarkdown
)

// Known says whether there is such a type of block.
func Known(kind string) bool {
	return book().Words("block", kind) != nil
}
