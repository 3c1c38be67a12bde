package playground

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/slack-go/slack"

	"miswg/bot/render"
	"miswg/bot/talk"
	"miswg/corpus"
	"miswg/index/answer"
)

// kinds.json has one of every block type that the bot does not send, drawn so
// that nothing on the page is left to chance the day it does.
//
//go:embed kinds.json
var kinds []byte

// sample is something the renderer draws.
type sample struct {
	Name    string      `json:"name"`
	Lang    corpus.Lang `json:"lang"`
	Surface string      `json:"surface"` // message, modal, home or blocks
	Content any         `json:"content"`
}

// gallery is every card and view in both languages, drawn now by the renderer
// from what the bot answers from.
func gallery(ctx context.Context, e talk.Engine) ([]sample, error) {
	var out []sample
	for _, l := range corpus.Langs() {
		drawn, err := cards(ctx, e, l)
		if err != nil {
			return nil, fmt.Errorf("gallery: %w", err)
		}
		for _, c := range drawn {
			if m, ok := c.Content.(render.Message); ok {
				c.Content = map[string]any{"text": m.Text, "blocks": m.Blocks}
			}
			c.Lang = l
			out = append(out, c)
		}
	}
	return append(out, sample{"Other block types", corpus.English, "blocks", json.RawMessage(kinds)}), nil
}

// sampleUser is who did what the cards tell of somebody.
const sampleUser = "U0LOCALALICE"

func message(name string, drawn any) sample {
	return sample{Name: name, Surface: "message", Content: drawn}
}

func window(name string, drawn slack.ModalViewRequest) sample {
	return sample{Name: name, Surface: "modal", Content: drawn}
}

// unfurled is what stands under a link: blocks, and no text.
func unfurled(blocks []slack.Block) any { return map[string]any{"text": "", "blocks": blocks} }

// cards draws one of everything in a language.
func cards(ctx context.Context, e talk.Engine, l corpus.Lang) ([]sample, error) {
	var out []sample
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
		a, err := ask(q.ask)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", q.name, err)
		}
		out = append(out, message(q.name, render.Answer(a, options(q.ask))))
	}
	q := asked[0].ask
	member, err := ask(q)
	if err != nil {
		return nil, err
	}
	explained, err := e.Ask(ctx, answer.Question{Text: q, Lang: l, Force: true, Explain: true})
	if err != nil {
		return nil, err
	}
	private := options(q)
	private.Share, private.Question = true, q
	shared := options(q)
	shared.Question, shared.AskedBy = q, sampleUser
	found, err := e.Scan(ctx, l.Pick("Suppliers: ", "Fournisseurs : ")+asked[3].ask, l)
	if err != nil {
		return nil, err
	}
	place := render.Place{Channel: "C0LOCALGENERAL", Thread: "1.2", Lang: l}
	source := render.Options{Source: doc, Body: e.Body()}
	out = append(out,
		message("Private answer", render.Answer(member, private)),
		message("Shared answer", render.Answer(member, shared)),
		message("Shared check", render.Checked(l, found.Entities, sampleUser, source)),
		message("Help", render.Help(l, examples, render.Options{Body: e.Body()})),
		message("Preview of the page", unfurled(render.Unfurl(l, e.Listed(l), doc, e.Body()))),
		window("Look-up", render.LookupModal(l, e.Body())),
		window("Answer", render.AnswerModal(member, options(q))),
		window("Help in a window", render.HelpModal(l, examples, e.Body())),
		window("Note in a window", render.NoteModal(l, render.Gone.In(l), e.Body())),
		window("Proof", render.ProofModal(explained, options(q))),
		window("Technical details", render.TraceModal(explained, options(q))),
		window("Check", render.CheckModal(found, source, place, nil)),
		window("Check a list", render.PasteModal(l, e.Body(), place)),
		window("Reason", render.ReasonModal(l, render.Vote{Vote: render.Down, Kind: answer.Status, Lang: l})),
		window("Working", render.WorkingModal(l, e.Body())),
		sample{Name: "Home", Surface: "home", Content: render.Home(render.HomeData{Lang: l, Listed: e.Listed(l), Examples: examples,
			Groups: e.GroupQuestions(l), Source: doc, Body: e.Body(), Digest: e.Digest()})},
	)
	lists, err := lists(ctx, e, l, place)
	if err != nil {
		return nil, err
	}
	changes, err := changes(e, member, options(q))
	if err != nil {
		return nil, err
	}
	return slices.Concat(out, lists, changes, admins(e, l), notes(e, member, options(q))), nil
}
