package answer

import "miswg/index/answer/reading"

// help says what can be asked, or answers what is asked of the bot itself.
func (s *speaker) help(items []*reading.Item) Answer {
	doc := s.corpus.DocumentIn(s.lang)
	verdict := s.Help()
	for _, it := range items {
		switch {
		case it.Marked(reading.AboutCopy):
			return help(s.AboutCopy(doc.Captured, doc.URL))
		case it.Marked(reading.AboutBot):
			return help(s.AboutBot(doc.URL))
		case it.Marked(reading.SaysThanks):
			verdict = s.Welcome()
		case it.Marked(reading.SaysHello):
			verdict = s.Hello()
		}
	}
	return help(verdict)
}
