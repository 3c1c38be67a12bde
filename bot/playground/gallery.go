package playground

import (
	"context"
	"embed"
	"encoding/json"
	"fmt"
	"net/http"

	"miswg/bot/render"
	"miswg/bot/talk"
	"miswg/corpus"
	"miswg/index/answer"
)

// kinds.json has one of every block type that the bot does not send, drawn so
// that nothing on the page is left to chance the day it does.
//
//go:embed kinds.json
var kinds embed.FS

// sample is something the renderer draws.
type sample struct {
	Name    string          `json:"name"`
	Lang    corpus.Lang     `json:"lang"`
	Surface string          `json:"surface"` // message, modal, home or blocks
	Content json.RawMessage `json:"content"`
}

// gallery is every card and view in both languages, drawn now by the renderer
// from what the bot answers from.
func gallery(ctx context.Context, e talk.Engine) ([]sample, error) {
	var out []sample
	add := func(name string, l corpus.Lang, surface string, drawn any) error {
		data, err := json.Marshal(drawn)
		if err != nil {
			return fmt.Errorf("gallery: %s: %w", name, err)
		}
		if surface == "message" {
			if m, ok := drawn.(render.Message); ok {
				if data, err = json.Marshal(map[string]any{"text": m.Text, "blocks": m.Blocks}); err != nil {
					return fmt.Errorf("gallery: %s: %w", name, err)
				}
			}
		}
		out = append(out, sample{name, l, surface, data})
		return nil
	}
	for _, l := range corpus.Langs() {
		drawn, err := cards(ctx, e, l)
		if err != nil {
			return nil, err
		}
		for _, c := range drawn {
			if err := add(c.name, l, c.surface, c.drawn); err != nil {
				return nil, err
			}
		}
	}
	data, err := kinds.ReadFile("kinds.json")
	if err != nil {
		return nil, fmt.Errorf("gallery: %w", err)
	}
	return append(out, sample{"Other block types", corpus.English, "blocks", data}), nil
}

type card struct {
	name, surface string
	drawn         any
}

// cards draws one of everything in a language.
func cards(ctx context.Context, e talk.Engine, l corpus.Lang) ([]card, error) {
	var out []card
	doc, examples := e.Document(), e.Examples(l)
	options := func(q string) render.Options {
		return render.Options{Source: doc, Body: e.Body(), Ref: render.Ref{Text: q, Lang: l, Force: true}.Encode(), Feedback: true}
	}
	ask := func(q string) (answer.Answer, error) {
		return e.Ask(ctx, answer.Question{Text: q, Lang: l, Force: true})
	}
	asked, err := questions(e, l)
	if err != nil {
		return nil, err
	}
	for _, q := range asked {
		text := q.ask
		a, err := ask(text)
		if err != nil {
			return nil, fmt.Errorf("gallery: %s: %w", q.name, err)
		}
		out = append(out, card{q.name, "message", render.Answer(a, options(text))})
	}
	q := asked[0].ask
	member, err := ask(q)
	if err != nil {
		return nil, fmt.Errorf("gallery: %w", err)
	}
	private := options(q)
	private.Share, private.Question = true, q
	shared := options(q)
	shared.Question, shared.AskedBy = q, "U0LOCALALICE"
	found, err := e.Scan(ctx, l.Pick("Suppliers: ", "Fournisseurs : ")+asked[3].ask, l)
	if err != nil {
		return nil, fmt.Errorf("gallery: %w", err)
	}
	place := render.Place{Channel: "C0LOCALGENERAL", Thread: "1.2", Lang: l}
	source := render.Options{Source: doc, Body: e.Body()}
	return append(out,
		card{"Private answer", "message", render.Answer(member, private)},
		card{"Shared answer", "message", render.Answer(member, shared)},
		card{"Shared check", "message", render.Checked(l, found.Entities, "U0LOCALALICE", source)},
		card{"Help", "message", render.Help(l, examples, render.Options{Body: e.Body()})},
		card{"Preview of the page", "message", map[string]any{"text": "", "blocks": render.Unfurl(l, e.Listed(l), doc, e.Body())}},
		card{"Failed", "message", render.Failed(l, "ab12cd34")},
		card{"Busy", "message", render.Busy(l)},
		card{"Slow down", "message", render.SlowDown(l)},
		card{"Other workspace", "message", render.NotExternal(l, doc)},
		card{"Thanks", "message", render.Thanks(l)},
		card{"Shared", "message", render.Shared(l)},
		card{"Expired", "message", render.Expired(l)},
		card{"Language set", "message", render.LanguageSet(l, l)},
		card{"Look-up", "modal", render.LookupModal(l, e.Body())},
		card{"Answer", "modal", render.AnswerModal(member, options(q))},
		card{"Proof", "modal", render.ProofModal(member, options(q))},
		card{"Check", "modal", render.CheckModal(found, source, place, nil)},
		card{"Reason", "modal", render.ReasonModal(l, render.Vote{Vote: render.Down, Kind: answer.Status, Lang: l})},
		card{"Working", "modal", render.WorkingModal(l, e.Body())},
		card{"Home", "home", render.Home(render.HomeData{Lang: l, Listed: e.Listed(l), Examples: examples, Groups: e.GroupQuestions(l), Source: doc, Body: e.Body(), Digest: e.Digest()})},
	), nil
}

func (s *Server) getGallery(w http.ResponseWriter, r *http.Request) {
	all, err := gallery(r.Context(), s.engine)
	write(w, all, err)
}
