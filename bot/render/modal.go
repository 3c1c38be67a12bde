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
	v.Submit = plain(w.Pick("Look up", "Chercher"), maxViewTitle)
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
	return modal(checkView, w.checkTitle(), w.close(), blocks{textSection(w.Pick("Checking…", "Vérification…"))})
}

func messageModal(w about, m Message) slack.ModalViewRequest {
	return bounded(w, AnswerView, w.Pick("Answer", "Réponse"), m.Blocks)
}

// bounded is a window that says so where its blocks are more than a window takes.
func bounded(w about, id ID, title string, b blocks) slack.ModalViewRequest {
	v := modal(id, title, w.close(), b)
	if js, err := json.Marshal(v); err != nil || len(js) > maxViewBytes {
		v = modal(id, title, w.close(), blocks{textSection(w.tooLong())})
	}
	return v
}

// ProofModal shows how an answer came about, and the page's words in place.
func ProofModal(a answer.Answer, o Options) slack.ModalViewRequest {
	w := of(a.Lang, o.Body)
	d := a.Derivation
	var b blocks
	b.add(header(w.Pick("How the question was read", "Comment la question a été lue")))
	var steps []string
	for i, s := range d.Recognised {
		if s.As == "carries nothing" {
			continue // and, the, is: nothing hangs on them
		}
		if len(steps) == 2*readableChoice {
			steps = append(steps, w.andMore(len(d.Recognised)-i))
			break
		}
		text, as := trim(line(s.Text), readableName), trim(line(s.As), readableName)
		steps = append(steps, w.quoted(text)+w.Pick(" was read as ", " a été lu comme ")+as)
	}
	if d.Read != nil && d.Read.Like != "" {
		steps = append(steps, w.Pick("Read like: ", "Lu comme\u00a0: ")+w.quoted(trim(line(d.Read.Like), readableReason)))
	}
	for _, s := range d.Leftover[:min(len(d.Leftover), readableChoice)] {
		steps = append(steps, w.Pick("Not used: ", "Non utilisé\u00a0: ")+trim(line(s), readableName))
	}
	for _, s := range [][2]string{
		{w.Pick("Language: ", "Langue\u00a0: "), d.Language},
		{w.Pick("Rule that applied: ", "Règle appliquée\u00a0: "), d.Rule},
		{w.Pick("Asked of the index: ", "Demandé à l'index\u00a0: "), d.Query},
		{w.Pick("How it adds up: ", "Le calcul\u00a0: "), d.Arithmetic},
	} {
		if s[1] != "" {
			steps = append(steps, s[0]+trim(line(s[1]), readableReason))
		}
	}
	b.add(bullets(steps), header(w.Pick("The page's own words", "Les mots mêmes de la page, en anglais")))
	if a.Kind() == answer.None || a.Kind() == answer.Help {
		b.add(textSection(w.proofNoQuotes()))
	}
	section := ""
	for _, c := range a.Citations()[:min(len(a.Citations()), 4*readableChoice)] {
		q := newRich()
		if c.Passage().Section != section {
			section = c.Passage().Section
			q.section(trim(o.Source.Title+" › "+section, 2*maxHeader), readableReason, bold)
		}
		q.quote(w.quoted(trim(clean(c.Text()), readableQuote-4)))
		b.add(q.block())
	}
	b.add(sourceLine(w, a, o.Source))
	b.add(contextLine(plain(w.noModel()+" "+w.digest(a.Digest), maxTextObject)))
	if o.Source.URL != "" {
		b.add(actions(labelled(linkButton(SourceAction, w.openSource(), o.Source.URL), w.openSourceLabel(o.Source))))
	}
	return bounded(w, proofView, w.Pick("Proof", "Preuve"), b)
}

// ReasonModal asks, after a 👎, what was wrong. Everything in it is optional.
func ReasonModal(l corpus.Lang, v Vote) slack.ModalViewRequest {
	w := in(l)
	var opts []*slack.OptionBlockObject
	for _, r := range w.reasons() {
		opts = append(opts, option(r[0], r[1], ""))
	}
	why := slack.NewInputBlock(string(ReasonBlock), plain(w.Pick("Reason", "Raison"), maxInputLabel), nil,
		slack.NewRadioButtonsBlockElement(InputElement, opts[:min(len(opts), maxRadio)]...))
	why.Optional = true
	detail := slack.NewPlainTextInputBlockElement(nil, InputElement)
	detail.Multiline, detail.MaxLength = true, 1000
	more := slack.NewInputBlock(string(DetailBlock), plain(w.reasonDetail(), maxInputLabel), plain(w.reasonHint(), maxInputLabel), detail)
	more.Optional = true
	m := modal(ReasonView, w.Pick("What was wrong?", "Qu'est-ce qui cloche?"), w.cancel(), blocks{why, more})
	m.Submit = plain(w.Pick("Send", "Envoyer"), maxViewTitle)
	m.PrivateMetadata = v.encode()
	return m
}
