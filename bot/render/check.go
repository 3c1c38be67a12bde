package render

import (
	"strings"

	"github.com/slack-go/slack"

	"miswg/corpus"
	"miswg/index/answer"
)

// A Place is where the result of a check can be shared. It travels in the view's
// private metadata: Respond is a capability and belongs in no log.
type Place struct {
	Channel string      `json:"c,omitempty"`
	Thread  string      `json:"t,omitempty"`
	Respond string      `json:"r,omitempty"`
	Lang    corpus.Lang `json:"l,omitempty"`
}

// ParsePlace reads a view's private metadata, and reports whether it is a place.
func ParsePlace(metadata string) (Place, bool) {
	p := decoded[Place](metadata)
	return p, p.Channel != "" || p.Respond != ""
}

// metadata writes a place into a window, as far as it has room.
func (p Place) metadata() string { return encoded(p, maxMetadata) }

// PasteModal asks for the list that is to be checked.
func PasteModal(l corpus.Lang, b corpus.Body, p Place) slack.ModalViewRequest {
	w := of(l, b)
	in := slack.NewPlainTextInputBlockElement(nil, InputElement)
	in.Multiline, in.MaxLength = true, maxInput
	v := modal(PasteView, w.checkTitle(), w.say("cancel"), blocks{slack.NewInputBlock(ListBlock, plain(w.say("pasteLabel"), maxInputLabel), plain(w.say("pasteHint"), maxInputLabel), in)})
	v.Submit = plain(w.Pick("Check", "Vérifier"), maxViewTitle)
	v.PrivateMetadata = p.metadata()
	return v
}

// PasteHere asks for a list where no window can be opened.
func PasteHere(l corpus.Lang) Message { return note(in(l).say("pasteHere")) }

// CheckModal shows the standing of everything a message names, to one person.
// Notes tell of files that were not read.
func CheckModal(a answer.Answer, o Options, p Place, notes []string) slack.ModalViewRequest {
	w := of(a.Lang, o.Body)
	var b blocks
	if len(a.Entities) == 0 {
		b.add(textSection(w.say("checkNone")))
	} else {
		b.add(header(w.sayOf(len(a.Entities) != 1, "checkFound", len(a.Entities))))
		b.add(byStanding(w, a.Entities)...)
	}
	b.add(unknown(w, a.Unknown))
	return closing(w, b, a, o, p, notes)
}

// closing ends a check's window: notes, source, and the button that shares it.
func closing(w about, b blocks, a answer.Answer, o Options, p Place, notes []string) slack.ModalViewRequest {
	for _, n := range notes {
		b.add(textSection(n))
	}
	if len(a.Entities) > 0 {
		b.add(sourceLine(w, a, o))
		if ref := checkRef(a); ref != "" {
			b.add(actions(labelled(button(string(ShareAllAction), w.checkShare(p.Thread), ref), w.say("checkShareLabel", w.checkShare(p.Thread)))))
		}
	}
	b.add(contextLine(plain(w.Pick("Only you see this.", "Ceci n'est visible que pour vous."), maxTextObject)))
	v := modal(checkView, w.checkTitle(), w.say("close"), b)
	v.PrivateMetadata = p.metadata()
	return v
}

// checkRef names what was found, as much as a button carries.
func checkRef(a answer.Answer) string {
	r := Ref{Lang: a.Lang}
	for _, e := range a.Entities {
		r.IDs = append(r.IDs, e.ID)
	}
	for len(r.IDs) > 0 {
		if s := r.Encode(); s != "" {
			return s
		}
		r.IDs = r.IDs[:len(r.IDs)*3/4]
	}
	return ""
}

// Checked is the result of a check, shared by a person with a conversation: how many
// stand how, then the exceptions, then the others. It shows names and their standing,
// nothing of the message they came from.
func Checked(l corpus.Lang, es []answer.Entity, by string, o Options) Message {
	w := of(l, o.Body)
	es = exceptionsFirst(es)
	sum := w.counted(es)
	var b blocks
	if userID.MatchString(by) {
		b.add(slack.NewRichTextBlock("", slack.NewRichTextSection(slack.NewRichTextSectionUserElement(by, nil), text(" "+w.say("checkShared", w.body.The.EN, w.body.Of.FR)+"\n"), bold(sum))))
	} else {
		b.add(textSection(w.checkSharedText() + "\n" + sum))
	}
	b.add(table(w, es))
	sb := []string{escape(w.checkSharedText()), sum}
	for _, e := range es {
		sb = append(sb, escape(line(e.Name))+w.Pick(": ", "\u00a0: ")+w.standing(e.Status))
	}
	tail := ""
	if o.Source.URL != "" {
		b.add(contextLine(copied(w, o.Source, "", o)))
		tail = "\n" + w.source() + o.Source.URL
	}
	return Message{Text: trim(strings.Join(sb, "\n"), maxText-length(tail)) + tail, Blocks: b.upTo(maxMessageBlocks)}
}

func unknown(w about, names []string) slack.Block {
	if len(names) == 0 {
		return nil
	}
	r := newRich()
	r.section(w.Pick("Not recognised", "Non reconnus"), readableReason, bold)
	var items []string
	for i, n := range names {
		if i == readableChoice {
			items = append(items, w.say("andMore", len(names)-i))
			break
		}
		items = append(items, trim(line(n), readableName))
	}
	r.list(items)
	return r.block()
}
