package find

import (
	"strings"

	"github.com/slack-go/slack"

	"miswg/bot/render"
	"miswg/corpus"
	"miswg/index/answer"
	"miswg/index/answer/receipt"
	"miswg/index/audit"
)

// A Receipt is a link to one that somebody posted, and what its check found.
type Receipt struct {
	Address string // as it was posted
	Code    receipt.Code
	Found   *audit.Finding // nil where it is not ours
}

// Marks are what the watch of the source knows of what the answer is now.
func (r Receipt) Marks(of func(answer.Answer) render.Marks) render.Marks {
	if r.Found == nil {
		return render.Marks{}
	}
	return of(r.Found.Now)
}

// checkedReceipt is the entity of a receipt, of whose answer the watch of the source knows
// marks.
func checkedReceipt(l corpus.Lang, r Receipt, page corpus.Document, marks render.Marks) entity {
	said, seen := render.CheckOf(l, r.Code, r.Found), marks.Said(l, page)
	e := entity{id: receiptID + string(r.Code), title: said.Head, url: r.Code.At(page.URL)}
	e.text("then", l.Pick("The answer", "La réponse"), said.Then)
	e.text("now", l.Pick("Today", "Aujourd'hui"), said.Now)
	e.text("changed", l.Pick("What has changed", "Ce qui a changé"), strings.Join(said.Changes, " · "))
	e.review(l, seen)
	e.source(l, page, seen)
	return e
}

// Shared is what links that were posted lead to.
type Shared struct {
	Pages    []string     // addresses of the page
	Listed   render.Marks // what the watch of the source knows of who takes part
	Receipts []Receipt
	Marks    func(answer.Answer) render.Marks // and of an answer
}

// Unfurl is what shows links as Work Objects.
func Unfurl(e Engine, l corpus.Lang, s Shared) slack.WorkObjectMetadata {
	var out slack.WorkObjectMetadata
	put := func(address string, x entity) {
		out.Entities = append(out.Entities, slack.WorkObjectEntity{AppUnfurlURL: address, URL: x.url,
			ExternalRef: slack.WorkObjectExternalRef{ID: x.id}, EntityType: slack.EntityTypeItem, EntityPayload: x.payload()})
	}
	p := wholePage(e, l, s.Listed)
	for _, address := range s.Pages {
		put(address, p)
	}
	for _, r := range s.Receipts {
		put(r.Address, checkedReceipt(l, r, e.Document(), r.Marks(s.Marks)))
	}
	return out
}
