package answer

import "miswg/corpus"

// help says what can be asked, or answers what is asked of the bot itself.
func (u *understanding) help() Answer {
	p := phrasesIn(u.lang)
	doc := u.corpus.DocumentIn(u.lang)
	a := uncited(Help)
	a.Verdict = p.help()
	for _, it := range u.items {
		switch {
		case it.marked(aboutCopy):
			a.Verdict = p.aboutCopy(doc.Captured, doc.URL)
			return a
		case it.marked(aboutBot):
			a.Verdict = p.aboutBot(doc.URL)
			return a
		case it.marked(saysThanks):
			a.Verdict = p.welcome()
		case it.marked(saysHello):
			a.Verdict = p.hello()
		}
	}
	return a
}

// stated answers with what the page states.
func (u *understanding) stated(i Stated) (Answer, error) {
	s, _ := u.corpus.Stated(i.Label)
	a, err := cited(Passage, s.QuotesIn(u.lang)...)
	a.Verdict = u.says(s)
	return a, err
}

// says is the short answer of a statement, or, until somebody has confirmed that it
// still holds, no more than that the page's own words follow.
func (u *understanding) says(s corpus.Statement) string {
	if !s.Confirmed() {
		return phrasesIn(u.lang).pageSays()
	}
	return s.Says.In(u.lang)
}

// whichReading puts the likeliest readings to the asker.
func (u *understanding) whichReading(i WhichReading) Answer {
	a := uncited(Help)
	for _, label := range i.Labels {
		s, _ := u.corpus.Stated(label)
		a.Choices = append(a.Choices, Choice{Label: s.Ask.In(u.lang), Ask: s.Ask.In(u.lang)})
	}
	a.Verdict = phrasesIn(u.lang).whichReading()
	return a
}
