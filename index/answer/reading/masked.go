package reading

import (
	"slices"
	"strings"

	"miswg/corpus"
)

// The masks that stand for names in a message.
const (
	maskEntity = "ENTITY"
	maskCanada = "CANADA"
	maskGroup  = "GROUP"
	maskNumber = "NUMBER"
	maskYear   = "YEAR"
)

// Masked is the message with masks for its names, years and numbers, so that no
// example teaches anything about a country.
func (m *Message) Masked() string {
	var b strings.Builder
	for i, it := range m.Items {
		if i > 0 {
			b.WriteByte(' ')
		}
		switch {
		case it.Named(corpus.GroupName):
			b.WriteString(maskGroup)
		case it.Names(m.Corpus.Home()):
			b.WriteString(maskCanada)
		case it.Name():
			b.WriteString(maskEntity)
		case year(it.Key):
			b.WriteString(maskYear)
		case number(it.Key):
			b.WriteString(maskNumber)
		default:
			b.WriteString(it.Key)
		}
	}
	return b.String()
}

// Features is what is learnt of the message: Masked, then what names and words of
// structure it has, in their order. So "nation" helps to read "state".
func (m *Message) Features() string {
	var b strings.Builder
	b.WriteString(m.Masked())
	b.WriteString(" " + structure)
	for _, it := range m.Items {
		switch {
		case it.Named(corpus.GroupName):
			b.WriteString(" " + structure + maskGroup)
		case it.Name():
			b.WriteString(" " + structure + maskEntity)
		case it.roles&^untaught != 0:
			b.WriteString(" " + structure + (it.roles &^ untaught).String())
		}
	}
	return b.String()
}

// structure begins what is no word of the message.
const structure = "§"

// OfBody is the message with the body for the "it" of its own that stands for it: it does where
// nobody is named before, and where members are counted.
func OfBody(m *Message, named bool) *Message {
	counts := m.Whole.Has(AsksCount) && m.Whole.Has(SaysMember, SaysObserver)
	if named && !counts {
		return m
	}
	items := slices.Clone(m.Items)
	for i, it := range items {
		if !it.Name() && it.Is(Anaphor) {
			body := *it
			body.roles, body.Key = SaysBody, corpus.Fold(m.Corpus.Body().Aliases.In(m.Lang)[0])
			items[i] = &body
		}
	}
	return Only(m, items)
}
