package answer

import (
	"slices"
)

// otherReadings mentions the readings of an ambiguous name that would be answered
// otherwise: Georgia the state.
func (u *understanding) otherReadings(items []*item) []string {
	p := phrasesIn(u.lang)
	var out []string
	for _, it := range items {
		if it.ambiguous == nil || len(it.ambiguous.Answer) == 0 {
			continue
		}
		first, _ := u.corpus.Entity(it.ambiguous.Answer[0])
		for _, id := range it.ambiguous.Choices {
			if e, ok := u.corpus.Entity(id); ok && !slices.Contains(it.ambiguous.Answer, id) && e.Status != first.Status {
				out = append(out, p.otherReading(clip(it.text, 40), p.the(e), e.Status))
			}
		}
	}
	return out
}

// unsaidBeside names what other clauses ask and the page does not say: "is Japan
// in, and when did it join?".
func (u *understanding) unsaidBeside(c *clause) []string {
	var labels []string
	for _, o := range u.clauses {
		if o == c || !o.asked && !o.asksOpen() && !asking[firstWord(o.items[min(1, len(o.items)-1)].key)] {
			continue
		}
		for _, t := range o.topics {
			if l := u.topics[t].label.In(u.lang); !slices.Contains(labels, l) && len(labels) < 2 {
				labels = append(labels, l)
			}
		}
	}
	if len(labels) == 0 {
		return nil
	}
	return []string{phrasesIn(u.lang).saysNothing(labels)}
}
