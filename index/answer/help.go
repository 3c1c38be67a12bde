package answer

import (
	"slices"

	"miswg/index/answer/reading"
)

// help says what can be asked, or answers what is asked of the bot itself, or a goodbye.
func (s *speaker) help(items []*reading.Item, leaves bool) Answer {
	doc := s.corpus.DocumentIn(s.lang)
	greeted := help("")
	greeted.Greets = true
	if leaves {
		greeted.Verdict = s.Say("Goodbye")
		return greeted
	}
	if reading.Items(items).Marked(reading.AboutBot) {
		return help(s.AboutBot(doc.URL))
	}
	asks := slices.ContainsFunc(items, func(it *reading.Item) bool { return it.Is(reading.SaysBody | reading.AsksWho | reading.AsksWhich) })
	for _, it := range items {
		switch {
		case asks && it.Marked(reading.SaysThanks|reading.SaysHello): // around a question that is not understood
		case it.Marked(reading.AboutCopy):
			return help(s.AboutCopy(doc.Captured, doc.URL))
		case it.Marked(reading.SaysThanks):
			greeted.Verdict = s.Say("Welcome")
		case it.Marked(reading.SaysHello):
			greeted.Verdict = s.Hello()
		}
	}
	if greeted.Verdict == "" {
		return help(s.Help())
	}
	return greeted
}
