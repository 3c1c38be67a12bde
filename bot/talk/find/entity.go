package find

import (
	"strings"

	"github.com/slack-go/slack"

	"miswg/bot/render"
	"miswg/bot/wire"
	"miswg/corpus"
	"miswg/index/answer"
)

// pageID is the reference of the page itself, and receiptID begins that of a receipt. Every
// other is an ID that [answer.Engine.About] takes, and none may ever change what it means.
const (
	pageID    = "page"
	receiptID = "receipt:"
)

// An entity is what Slack shows as a Work Object, under a link or beside a conversation
// (messaging/work-objects-implementation). It is of the general type, whose fields are
// all the app's own.
type entity struct {
	id, title, url string
	fields         []field
}

type field struct {
	Key   string `json:"key"`
	Label string `json:"label"`
	Value any    `json:"value"`
	Type  string `json:"type"`
	Long  bool   `json:"long,omitempty"`
}

// text adds a field of words, unless there are none.
func (e *entity) text(key, label, value string) {
	if value = wire.Inert(value); value != "" {
		e.fields = append(e.fields, field{key, label, value, "string", true})
	}
}

// source adds where it stands, as of when, and what the watch knows of that.
func (e *entity) source(l corpus.Lang, d corpus.Document, seen render.Seen) {
	e.fields = append(e.fields, field{Key: "page", Label: "Page", Value: d.URL, Type: "slack#/types/link"},
		field{Key: "copy", Label: l.Pick("Date of the copy", "Date de la copie"), Value: d.Captured, Type: "slack#/types/date"})
	e.text("verified", l.Pick("The copy", "La copie"), seen.Verified)
}

// review adds that what it rests on is under review, where it is.
func (e *entity) review(l corpus.Lang, seen render.Seen) {
	e.text("review", l.Pick("Under review", "À l'examen"), seen.Review)
}

// payload is the entity without its reference, as Slack takes it.
func (e entity) payload() map[string]any {
	return map[string]any{"attributes": map[string]any{"title": map[string]any{"text": e.title}}, "custom_fields": e.fields}
}

// details is the entity as Slack shows it beside a conversation.
func (e entity) details() *slack.EntityDetailsMetadata {
	return &slack.EntityDetailsMetadata{EntityType: slack.EntityTypeItem, URL: e.url, ExternalRef: slack.WorkObjectExternalRef{ID: e.id}, EntityPayload: e.payload()}
}

// answered is the entity of an answer, of which the watch of the source knows marks.
func answered(a answer.Answer, page corpus.Document, marks render.Marks) entity {
	d := a.Source(page)
	seen := marks.Said(a.Lang, d)
	e := entity{id: a.ID(), title: title(a, d), url: d.URL}
	quotes := corpus.Each(a.Shown(), func(q answer.Quoted) string { return q.Text })
	if len(a.Entities) == 1 {
		e.text("status", a.Lang.Pick("Status", "Statut"), a.Claims())
	}
	e.review(a.Lang, seen)
	e.text("quote", a.Lang.Pick("The page's words", "Les mots de la page"), strings.Join(quotes, " · "))
	e.source(a.Lang, d, seen)
	e.text("receipt", a.Lang.Pick("Receipt", "Reçu"), string(a.Receipt))
	return e
}

// wholePage is the entity of the page, of whose list the watch of the source knows marks.
func wholePage(e Engine, l corpus.Lang, marks render.Marks) entity {
	d, b := e.Document(), e.Body()
	seen := marks.Said(l, d)
	out := entity{id: pageID, title: l.Pick(b.Long.EN, b.Long.FR+" ("+b.Short.FR+")"), url: d.URL}
	number := map[corpus.Status]int{}
	for _, x := range e.Listed(l) {
		number[x.Status]++
	}
	out.fields = append(out.fields, field{Key: "members", Label: l.Pick("Members", "Membres"), Value: number[corpus.Member], Type: "integer"},
		field{Key: "observers", Label: l.Pick("Observers", "Observateurs"), Value: number[corpus.Observer], Type: "integer"})
	out.review(l, seen)
	out.source(l, d, seen)
	return out
}
