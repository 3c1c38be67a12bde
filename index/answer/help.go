package answer

import (
	"miswg/corpus"
	"miswg/index/answer/intent"
	"miswg/index/answer/reading"
)

// help says what can be asked, or answers what is asked of the bot itself.
func (u *understanding) help() Answer {
	p := u.phrases[u.Lang]
	doc := u.corpus.DocumentIn(u.Lang)
	a := uncited(Help)
	a.Verdict = p.Help()
	for _, it := range u.Items {
		switch {
		case it.Marked(reading.AboutCopy):
			a.Verdict = p.AboutCopy(doc.Captured, doc.URL)
			return a
		case it.Marked(reading.AboutBot):
			a.Verdict = p.AboutBot(doc.URL)
			return a
		case it.Marked(reading.SaysThanks):
			a.Verdict = p.Welcome()
		case it.Marked(reading.SaysHello):
			a.Verdict = p.Hello()
		}
	}
	return a
}

// stated answers with what the page states.
func (u *understanding) stated(i intent.Stated) (Answer, error) {
	s, _ := u.corpus.Stated(i.Label)
	a, err := cited(Passage, s.QuotesIn(u.Lang)...)
	a.Verdict = u.says(s)
	return a, err
}

// says is the short answer of a statement, or, until somebody has confirmed that it
// still holds, no more than that the page's own words follow.
func (u *understanding) says(s corpus.Statement) string {
	if !s.Confirmed() {
		return u.phrases[u.Lang].PageSays()
	}
	return s.Says.In(u.Lang)
}

// whichReading puts the likeliest readings to the asker.
func (u *understanding) whichReading(i intent.WhichReading) Answer {
	a := uncited(Help)
	for _, label := range i.Labels {
		s, _ := u.corpus.Stated(label)
		ask := s.Ask.In(u.Lang)
		a.Choices = append(a.Choices, Choice{Label: ask, Ask: ask})
		a.Reasons = append(a.Reasons, ask) // where there are no buttons, too
	}
	a.Verdict = u.phrases[u.Lang].WhichReading()
	return a
}
