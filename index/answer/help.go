package answer

import (
	"slices"

	"miswg/corpus"
	"miswg/index/answer/reading"
)

// addressed reports a thank-you or a greeting that names the bot: "thanks bot".
func addressed(items reading.Items) bool {
	const polite, long = reading.SaysThanks | reading.SaysHello, 5
	more := func(it *reading.Item) bool {
		small := it.Marked(polite|reading.AboutBot) || it.Bare()
		return !small || it.Opens(reading.MakesSentence)
	}
	return len(items) <= long && items.Marked(polite) && !slices.ContainsFunc(items, more)
}

// onlyEnglish reports that there is no page in French.
func onlyEnglish(c *corpus.Corpus) bool { return c.DocumentIn(corpus.French).Lang != corpus.French }

// help says what can be asked, or answers what is asked of the bot itself, or a goodbye.
func (s *speaker) help(items []*reading.Item, leaves bool) Answer {
	doc := s.corpus.DocumentIn(s.lang)
	greeted := help("")
	greeted.Greets = true
	if leaves {
		greeted.Verdict = s.Say("Goodbye")
		return greeted
	}
	if reading.Items(items).Marked(reading.AboutBot) && !addressed(items) {
		return help(s.AboutBot(doc.URL))
	}
	asks := slices.ContainsFunc(items, func(it *reading.Item) bool { return it.Is(reading.SaysBody | reading.AsksWho | reading.AsksWhich) })
	french := slices.ContainsFunc(items, func(it *reading.Item) bool { return it.Is(reading.SaysFrench) })
	for _, it := range items {
		switch {
		case asks && it.Marked(reading.SaysThanks|reading.SaysHello): // around a question that is not understood
		case it.Marked(reading.AboutCopy), it.Marked(reading.ThePage) && french:
			about := s.AboutCopy(doc.Captured, doc.URL)
			if french && onlyEnglish(s.corpus) {
				about = s.Say("OnlyEnglish") + " " + about
			}
			return help(about)
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
