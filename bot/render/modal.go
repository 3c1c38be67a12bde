package render

import (
	"encoding/json"

	"github.com/slack-go/slack"

	"miswg/corpus"
	"miswg/index/answer"
)

func modal(id ID, title, closeLabel string, b blocks) slack.ModalViewRequest {
	return slack.ModalViewRequest{
		Type:       slack.VTModal,
		CallbackID: string(id),
		Title:      plain(title, maxViewTitle),
		Close:      plain(closeLabel, maxViewTitle),
		Blocks:     slack.Blocks{BlockSet: b.upTo(maxViewBlocks)},
	}
}

// LookupModal asks for a name or a question; either will do.
func LookupModal(l corpus.Lang, b corpus.Body) slack.ModalViewRequest {
	w := of(l, b)
	name := lookupSelect(w)
	name.ActionID = string(LookupAction)
	nameInput := slack.NewInputBlock(string(NameBlock), plain(w.lookupLabel(), maxInputLabel), nil, name)
	nameInput.Optional = true
	ask := slack.NewPlainTextInputBlockElement(plain(w.askPlaceholder(), maxPlaceholder), InputElement)
	ask.MaxLength = maxInput
	askInput := slack.NewInputBlock(string(QuestionBlock), plain(w.orAsk(), maxInputLabel), nil, ask)
	askInput.Optional = true
	v := modal(LookupView, w.lookupTitle(), w.cancel(), blocks{nameInput, askInput})
	v.Submit = plain(w.lookupSubmit(), maxViewTitle)
	v.PrivateMetadata = string(l)
	return v
}

// LookupErrors is the answer to an empty look-up.
func LookupErrors(l corpus.Lang) *slack.ViewSubmissionResponse {
	return slack.NewErrorsViewSubmissionResponse(map[string]string{string(QuestionBlock): in(l).needOne()})
}

// AnswerModal shows an answer's card in a window.
func AnswerModal(a answer.Answer, o Options) slack.ModalViewRequest {
	o.View, o.Feedback, o.Share = true, false, false
	return messageModal(of(a.Lang, o.Body), Answer(a, o))
}

// HelpModal shows the help in a window.
func HelpModal(l corpus.Lang, examples []answer.Choice, b corpus.Body) slack.ModalViewRequest {
	return messageModal(of(l, b), Help(l, examples, Options{View: true, Body: b}))
}

// NoteModal shows a note in a window.
func NoteModal(l corpus.Lang, m Message, b corpus.Body) slack.ModalViewRequest {
	return messageModal(of(l, b), m)
}

// WorkingModal is shown at once where finding out takes a while.
func WorkingModal(l corpus.Lang, b corpus.Body) slack.ModalViewRequest {
	w := of(l, b)
	return modal(checkView, w.checkTitle(), w.close(), blocks{textSection(w.working())})
}

func messageModal(w about, m Message) slack.ModalViewRequest {
	v := modal(AnswerView, w.answerTitle(), w.close(), m.Blocks)
	if !viewFits(v) {
		v = modal(AnswerView, w.answerTitle(), w.close(), blocks{textSection(w.tooLong())})
	}
	return v
}

func viewFits(v slack.ModalViewRequest) bool {
	js, err := json.Marshal(v)
	return err == nil && len(js) <= maxViewBytes
}

// ProofModal shows how an answer came about, and the page's words in place.
func ProofModal(a answer.Answer, o Options) slack.ModalViewRequest {
	w := of(a.Lang, o.Body)
	d := a.Derivation
	var b blocks
	b.add(header(w.proofRead()))
	r := newRich()
	var steps []string
	for i, s := range d.Recognised {
		if s.As == "carries nothing" {
			continue // and, the, is: nothing hangs on them
		}
		if len(steps) == 2*readableChoice {
			steps = append(steps, w.andMore(len(d.Recognised)-i))
			break
		}
		steps = append(steps, w.proofAs(trim(line(s.Text), readableName), trim(line(s.As), readableName)))
	}
	if d.Read != nil && d.Read.Like != "" {
		steps = append(steps, w.proofLike(trim(line(d.Read.Like), readableReason)))
	}
	for _, s := range d.Leftover[:min(len(d.Leftover), readableChoice)] {
		steps = append(steps, w.proofLeftover(trim(line(s), readableName)))
	}
	for _, s := range []struct {
		value string
		say   func(string) string
	}{{d.Language, w.proofLanguage}, {d.Rule, w.proofRule}, {d.Query, w.proofQuery}, {d.Arithmetic, w.proofMath}} {
		if s.value != "" {
			steps = append(steps, s.say(trim(line(s.value), readableReason)))
		}
	}
	r.list(steps)
	b.add(r.block(), header(w.proofQuotes()))
	if a.Kind() == answer.None || a.Kind() == answer.Help {
		b.add(textSection(w.proofNoQuotes()))
	}
	section := ""
	for _, c := range a.Citations()[:min(len(a.Citations()), 4*readableChoice)] {
		q := newRich()
		if c.Section() != section {
			section = c.Section()
			q.section(trim(o.Source.Title+" › "+section, 2*maxHeader), readableReason, bold)
		}
		q.quote(w.quoted(trim(clean(c.Quote()), readableQuote-4)))
		b.add(q.block())
	}
	b.add(sourceLine(w, a, o.Source))
	b.add(contextLine(plain(w.noModel()+" "+w.digest(a.Digest), maxTextObject)))
	if o.Source.URL != "" {
		b.add(actions(labelled(linkButton(SourceAction, w.openSource(), o.Source.URL), w.openSourceLabel(o.Source))))
	}
	v := modal(proofView, w.proofTitle(), w.close(), b)
	if !viewFits(v) {
		v = modal(proofView, w.proofTitle(), w.close(), blocks{textSection(w.tooLong())})
	}
	return v
}

// ReasonModal asks, after a 👎, what was wrong. Everything in it is optional.
func ReasonModal(l corpus.Lang, v Vote) slack.ModalViewRequest {
	w := in(l)
	var opts []*slack.OptionBlockObject
	for _, r := range w.reasons() {
		opts = append(opts, option(r[0], r[1], ""))
	}
	why := slack.NewInputBlock(string(ReasonBlock), plain(w.reasonLabel(), maxInputLabel), nil,
		slack.NewRadioButtonsBlockElement(InputElement, opts[:min(len(opts), maxRadio)]...))
	why.Optional = true
	detail := slack.NewPlainTextInputBlockElement(nil, InputElement)
	detail.Multiline, detail.MaxLength = true, 1000
	more := slack.NewInputBlock(string(DetailBlock), plain(w.reasonDetail(), maxInputLabel), plain(w.reasonHint(), maxInputLabel), detail)
	more.Optional = true
	m := modal(ReasonView, w.reasonTitle(), w.cancel(), blocks{why, more})
	m.Submit = plain(w.send(), maxViewTitle)
	m.PrivateMetadata = v.encode()
	return m
}
