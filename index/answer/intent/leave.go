package intent

import (
	"slices"
	"strings"

	"miswg/corpus"
	"miswg/index/answer/reading"
)

// leaving are the words in which people end a conversation, as keys of a message.
var leaving = []string{
	"bye", "bye bye", "goodbye", "good bye", "good night", "cya", "see you", "see you later", "see you soon", "see you tomorrow", "see ya",
	"have a good day", "have a nice day", "have a great day", "have a good one", "have a good evening", "have a nice evening", "have a good weekend", "have a nice weekend",
	"take care", "ciao", "farewell", "au revoir", "a bientot", "a plus", "a plus tard", "a demain", "a la prochaine", "bonne journee", "bonne soiree", "bonne nuit",
	"bonne fin de journee", "bonne fin de semaine", "bon week end", "bonne continuation", "adieu", "bye la",
}

// tryLeave finds a message that says goodbye, and thanks or agrees before it at most.
func tryLeave(m *reading.Message) Intent {
	keys := corpus.Each(m.Items, func(it *reading.Item) string { return it.Key })
	for len(keys) > 1 && (m.Items[len(m.Items)-len(keys)].Marked(reading.SaysThanks) || slices.Contains([]string{"ok", "okay", "you", "bien", "beaucoup", "so", "very", "much"}, keys[0])) {
		keys = keys[1:]
	}
	if !slices.Contains(leaving, strings.Join(keys, " ")) {
		return nil
	}
	return Greeting{Leaves: true}
}
