package intent

import (
	_ "embed" // data/goodbye.txt
	"slices"
	"strings"

	"miswg/corpus"
	"miswg/index/answer/reading"
)

//go:embed data/goodbye.txt
var goodbyes string

// leaving are the words in which people end a conversation, as keys of a message.
var leaving = strings.Split(strings.TrimSpace(goodbyes), "\n")

// tryLeave finds a message that says goodbye, and thanks or agrees before it at most.
func tryLeave(m *reading.Message) Intent {
	const longest = 10 // words
	if len(m.Items) > longest {
		return nil
	}
	keys := corpus.Each(m.Items, func(it *reading.Item) string { return it.Key })
	for len(keys) > 1 && (m.Items[len(m.Items)-len(keys)].Marked(reading.SaysThanks) || slices.Contains([]string{"ok", "okay", "you", "bien", "beaucoup", "so", "very", "much"}, keys[0])) {
		keys = keys[1:]
	}
	if !slices.Contains(leaving, strings.Join(keys, " ")) {
		return nil
	}
	return Greeting{Leaves: true}
}
