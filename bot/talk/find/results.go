package find

import (
	"cmp"

	"miswg/bot/wire"
	"miswg/corpus"
	"miswg/index/answer"
)

// most is how many results Slack takes.
const most = 50

// A result is what Slack shows of one thing found. Its reference must always name the same
// thing: it is an ID that [answer.Engine.About] takes.
type result struct {
	Ref         reference `json:"external_ref"`
	Title       string    `json:"title"`
	Description string    `json:"description"`
	Link        string    `json:"link"`
	Updated     string    `json:"date_updated"` // day of the copy: the page tells none
	Content     string    `json:"content"`
}

type reference struct {
	ID string `json:"id"`
}

// results are answers as Slack takes them; never nil, for Slack wants a list.
func results(found []answer.Answer, page corpus.Document) []result {
	out := make([]result, 0, len(found))
	for _, a := range found {
		d := a.Source(page)
		out = append(out, result{
			Ref: reference{a.ID()}, Title: title(a, d), Description: wire.Inert(a.Short()), Link: d.URL, Updated: d.Captured,
			Content: wire.Inert(d.Title + " · " + a.Lang.Pick("copy of ", "copie du ") + d.Captured + " · " + a.Lang.Pick("receipt ", "reçu ") + string(a.Receipt)),
		})
	}
	return out
}

// title is the name of whom an answer is about, or what its words stand under.
func title(a answer.Answer, d corpus.Document) string {
	if len(a.Entities) == 1 {
		return a.Entities[0].Name
	}
	return wire.Inert(cmp.Or(a.Citations()[0].Passage().Section, d.Title))
}
