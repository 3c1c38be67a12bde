package playground

import (
	"context"
	"embed"
	"encoding/json"
	"fmt"
	"net/http"

	"miswg/bot"
	"miswg/bot/render"
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
func gallery(ctx context.Context, e bot.Engine) ([]sample, error) {
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
func cards(ctx context.Context, e bot.Engine, l corpus.Lang) ([]card, error) {
	var out []card
	doc, examples := e.Document(), e.Examples(l)
	options := func(q string) render.Options {
		return render.Options{Source: doc, Ref: render.Ref{Text: q, Lang: l, Force: true}.Encode(), Feedback: true}
	}
	ask := func(q string) (answer.Answer, error) {
		return e.Ask(ctx, answer.Question{Text: q, Lang: l, Force: true})
	}
	for _, q := range [][3]string{
		{"Member", "is japan a member?", "le japon est-il membre?"},
		{"Observer", "is ESA a member?", "l'ASE est-elle membre?"},
		{"Exception", "is iceland a member?", "l'islande est-elle membre?"},
		{"Not listed", "is south korea a member?", "la corée du sud est-elle membre?"},
		{"Several names", "japan, brazil, iceland and esa", "japon, brésil, islande et ASE"},
		{"Members", "who are the members?", "qui sont les membres?"},
		{"Observers", "who are the observers?", "qui sont les observateurs?"},
		{"Count", "how many members are there?", "combien y a-t-il de membres?"},
		{"Passage", "what is the mission of the MISWG?", "quelle est la mission du MISWG?"},
		{"Unknown name", "is blorfland a member?", "la blorflande est-elle membre?"},
		{"Misspelt name", "is austrlia a member?", "l'austrlie est-elle membre?"},
		{"The page does not say", "how much does a clearance cost?", "combien coûte une habilitation?"},
	} {
		text := l.Pick(q[1], q[2])
		a, err := ask(text)
		if err != nil {
			return nil, fmt.Errorf("gallery: %s: %w", q[0], err)
		}
		out = append(out, card{q[0], "message", render.Answer(a, options(text))})
	}
	q := l.Pick("is japan a member?", "le japon est-il membre?")
	japan, err := ask(q)
	if err != nil {
		return nil, fmt.Errorf("gallery: %w", err)
	}
	private := options(q)
	private.Share, private.Question = true, q
	shared := options(q)
	shared.Question, shared.AskedBy = q, "U0LOCALALICE"
	found, err := e.Scan(ctx, l.Pick("Suppliers: Japan, Brazil, Iceland and ESA", "Fournisseurs : Japon, Brésil, Islande et ASE"), l)
	if err != nil {
		return nil, fmt.Errorf("gallery: %w", err)
	}
	place := render.Place{Channel: "C0LOCALGENERAL", Thread: "1.2", Lang: l}
	source := render.Options{Source: doc}
	return append(out,
		card{"Private answer", "message", render.Answer(japan, private)},
		card{"Shared answer", "message", render.Answer(japan, shared)},
		card{"Shared check", "message", render.Checked(l, found.Entities, "U0LOCALALICE", source)},
		card{"Help", "message", render.Help(l, examples, render.Options{})},
		card{"Preview of the page", "message", map[string]any{"text": "", "blocks": render.Unfurl(l, e.Listed(l), doc)}},
		card{"Failed", "message", render.Failed(l, "ab12cd34")},
		card{"Busy", "message", render.Busy(l)},
		card{"Slow down", "message", render.SlowDown(l)},
		card{"Other workspace", "message", render.NotExternal(l, doc)},
		card{"Thanks", "message", render.Thanks(l)},
		card{"Shared", "message", render.Shared(l)},
		card{"Expired", "message", render.Expired(l)},
		card{"Language set", "message", render.LanguageSet(l, l)},
		card{"Look-up", "modal", render.LookupModal(l)},
		card{"Answer", "modal", render.AnswerModal(japan, options(q))},
		card{"Proof", "modal", render.ProofModal(japan, options(q))},
		card{"Check", "modal", render.CheckModal(found, source, place, 0)},
		card{"Reason", "modal", render.ReasonModal(l, render.Vote{Vote: render.Down, Kind: answer.Status, Lang: l})},
		card{"Working", "modal", render.WorkingModal(l)},
		card{"Home", "home", render.Home(render.HomeData{Lang: l, Listed: e.Listed(l), Examples: examples, Source: doc, Digest: e.Digest()})},
	), nil
}

func (s *Server) getGallery(w http.ResponseWriter, r *http.Request) {
	all, err := gallery(r.Context(), s.engine)
	write(w, all, err)
}
