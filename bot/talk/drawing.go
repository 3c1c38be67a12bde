package talk

import (
	"time"

	"github.com/slack-go/slack"

	"miswg/bot/people"
	"miswg/bot/render"
	"miswg/bot/watch"
	"miswg/bot/wire"
	"miswg/corpus"
	"miswg/index/answer"
)

// A drawing has answers drawn as the surfaces want them.
type drawing struct {
	engine    Engine
	elsewhere string // address to ask what the page does not say; "" is the corpus's
	watch     *watch.Watch
	now       func() time.Time
}

// card draws an answer for its target.
func (d drawing) card(a answer.Answer, r render.Ref, to wire.Target) render.Message {
	if helps(a) {
		return render.Help(a.Lang, d.engine.Examples(a.Lang), render.Options{Body: d.engine.Body()})
	}
	o := d.options(a, r)
	o.Share = to.Private && to.Channel != "" && !to.Direct()
	if o.Share {
		o.Thread = to.Thread
		o.Question = r.Typed() // the others did not see it, and the asker sees it no more
	}
	return render.Answer(a, o)
}

// window draws an answer as a window.
func (d drawing) window(a answer.Answer, r render.Ref) slack.ModalViewRequest {
	if helps(a) {
		return render.HelpModal(a.Lang, d.engine.Examples(a.Lang), d.engine.Body())
	}
	o := d.options(a, r)
	o.Question = r.Typed()
	return render.AnswerModal(a, o)
}

// helps reports whether an answer is what can be asked, and no choice of it, nor a
// greeting.
func helps(a answer.Answer) bool {
	return a.Kind() == answer.Help && len(a.Choices) == 0 && !a.Greets
}

// options are those that every drawing of an answer has.
func (d drawing) options(a answer.Answer, r render.Ref) render.Options {
	if r.Speak == "" {
		r.Lang = a.Lang // the same answer must come again whatever the setting is by then
	}
	o := d.source()
	o.Ref, o.Feedback = r.Encode(), true
	o.Marks = d.marks(a)
	return o
}

// marks are what the watch of the source knows of an answer.
func (d drawing) marks(a answer.Answer) render.Marks {
	if d.watch == nil {
		return render.Marks{}
	}
	return d.watch.Marks(a)
}

// source are the options of what has neither buttons nor a question.
func (d drawing) source() render.Options {
	return render.Options{Source: d.engine.Document(), Body: d.engine.Body(), Elsewhere: d.elsewhere, Marks: d.listed(), Today: d.now()}
}

// listed is what the watch of the source knows of who takes part.
func (d drawing) listed() render.Marks {
	if d.watch == nil {
		return render.Marks{}
	}
	return d.watch.Listed()
}

// refusal says why a question is not answered.
func (d drawing) refusal(r people.Refusal, l corpus.Lang) render.Message {
	switch r {
	case people.External:
		return render.NotExternal(l, d.engine.Document())
	case people.NotHere:
		return render.NotHere.In(l)
	case people.NotYou:
		return render.NotYou.In(l)
	default:
		return render.SlowDown.In(l)
	}
}
