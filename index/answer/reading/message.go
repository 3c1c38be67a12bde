package reading

import (
	"strings"

	"miswg/corpus"
)

// A Message is a text taken apart: its language, its words as items, and the
// items in clauses. Nothing of it changes once it is read.
type Message struct {
	*Reader
	Lang    corpus.Lang
	Why     string // the language was chosen
	Items   []*Item
	Clauses []*Clause
	shouted bool // typed in capitals throughout, so capitals say nothing
}

// Read reads a text, in the language it is written in; prefer is the language
// where the text does not tell, or in any case if forced.
func (r *Reader) Read(text string, prefer corpus.Lang, force bool) *Message {
	m := r.recognised(r.stripAddress(Clean(text)), prefer, force)
	m.dropLanguages()
	m.guardCodes()
	m.guardNouns()
	m.acceptAlone()
	m.Clauses = clauses(m.Items)
	for _, c := range m.Clauses {
		m.dropPeople(c)
		m.acceptCodes(c)
		c.acceptInContext()
	}
	m.acceptOnly()
	m.acceptCities()
	m.rewrite()
	m.Clauses = clauses(m.Items)
	return m
}

// Scan reads a text for its names alone.
func (r *Reader) Scan(text string, prefer corpus.Lang) *Message {
	m := r.recognised(Clean(text), prefer, false)
	m.Clauses = clauses(m.Items)
	for _, c := range m.Clauses {
		m.acceptCodes(c)
	}
	return m
}

// recognised finds the language and the items of a clean text.
func (r *Reader) recognised(text string, prefer corpus.Lang, force bool) *Message {
	m := &Message{Reader: r}
	tokens := bounded(tokenize(text))
	m.Lang, m.Why = r.detect(prefer, force, tokens)
	m.shouted = shouting(tokens)
	m.Items = m.recognise(tokens)
	m.cueAmbiguous()
	return m
}

// stripAddress removes the command or the bot's name a question may begin with.
func (r *Reader) stripAddress(s string) string {
	s = strings.TrimSpace(s)
	command := r.Corpus.Body().Command
	called := "@" + command[1:]
	for _, p := range []string{command, called} {
		if len(s) >= len(p) && strings.EqualFold(s[:len(p)], p) {
			s = s[len(p):]
		}
	}
	// Inside a sentence it addresses the bot only after an @.
	return strings.ReplaceAll(s, called, " ")
}

// cueAmbiguous lets a word beside an ambiguous name fix its reading: "Atlanta,
// Georgia".
func (m *Message) cueAmbiguous() {
	for i, it := range m.Items {
		if it.Ambiguous == nil || len(it.Ambiguous.CuedBy) == 0 {
			continue
		}
		for _, j := range []int{i - 1, i + 1} {
			if j < 0 || j >= len(m.Items) {
				continue
			}
			for _, cue := range it.Ambiguous.CuedBy {
				if m.Items[j].Key == corpus.Fold(cue) || strings.HasPrefix(m.Items[j].Key, corpus.Fold(cue)+" ") {
					fixed := *it.Ambiguous
					fixed.Answer = fixed.Cued
					it.Ambiguous = &fixed
				}
			}
		}
	}
}
