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
	nameInput := slack.NewInputBlock(string(NameBlock), plain(w.Pick("Look up a country or organisation", "Chercher un pays ou une organisation"), maxInputLabel), nil, name)
	nameInput.Optional = true
	ask := slack.NewPlainTextInputBlockElement(plain(w.Pick("Who are the observers?", "Qui sont les observateurs?"), maxPlaceholder), InputElement)
	ask.MaxLength = maxInput
	askInput := slack.NewInputBlock(string(QuestionBlock), plain(w.Pick("Or ask a question", "Ou posez une question"), maxInputLabel), nil, ask)
	askInput.Optional = true
	v := modal(LookupView, w.Pick("Look up in "+w.body.Short.EN, "Chercher dans la liste"), w.say("cancel"), blocks{nameInput, askInput})
	v.Submit = plain(w.Pick("Look up", "Chercher"), maxViewTitle)
	v.PrivateMetadata = string(l)
	return v
}

// LookupErrors is the answer to an empty look-up.
func LookupErrors(l corpus.Lang) *slack.ViewSubmissionResponse {
	return slack.NewErrorsViewSubmissionResponse(map[string]string{string(QuestionBlock): in(l).say("needOne")})
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
	return modal(checkView, w.checkTitle(), w.say("close"), blocks{textSection(w.Pick("Checking…", "Vérification…"))})
}

func messageModal(w about, m Message) slack.ModalViewRequest {
	return bounded(w, AnswerView, w.Pick("Answer", "Réponse"), m.Blocks)
}

// bounded is a window that says so where its blocks are more than a window takes.
func bounded(w about, id ID, title string, b blocks) slack.ModalViewRequest {
	v := modal(id, title, w.say("close"), b)
	if js, err := json.Marshal(v); err != nil || len(js) > maxViewBytes {
		v = modal(id, title, w.say("close"), blocks{textSection(w.say("tooLong", w.body.Command))})
	}
	return v
}

// ReasonModal asks, after a 👎, what was wrong. Everything in it is optional.
func ReasonModal(l corpus.Lang, v Vote) slack.ModalViewRequest {
	w := in(l)
	opts := corpus.Each([]string{"wrong", "misread", "incomplete", "unclear", "other"}, func(why string) *slack.OptionBlockObject { return option(why, w.say("reason "+why), "") })
	why := slack.NewInputBlock(string(ReasonBlock), plain(w.Pick("Reason", "Raison"), maxInputLabel), nil,
		slack.NewRadioButtonsBlockElement(InputElement, opts[:min(len(opts), maxRadio)]...))
	why.Optional = true
	detail := slack.NewPlainTextInputBlockElement(nil, InputElement)
	detail.Multiline, detail.MaxLength = true, 1000
	more := slack.NewInputBlock(string(DetailBlock), plain(w.Pick("Details (optional)", "Précisions (facultatif)"), maxInputLabel), plain(w.say("reasonHint"), maxInputLabel), detail)
	more.Optional = true
	m := modal(ReasonView, w.Pick("What was wrong?", "Quelle est l'erreur?"), w.say("cancel"), blocks{why, more})
	m.Submit = plain(w.Pick("Send", "Envoyer"), maxViewTitle)
	m.PrivateMetadata = v.encode()
	return m
}
