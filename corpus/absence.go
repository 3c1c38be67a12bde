package corpus

import (
	"maps"
	"slices"
	"strings"

	"miswg/corpus/written"
)

// A Topic is something people ask about and the page does not say.
type Topic struct {
	ID    string // label of examples
	Label Text   // names it inside a sentence
	Says  Text   // what to say of it instead, a sentence; zero when the label will do
	// Unrelated topics are ones that standing on the list is no evidence of.
	Unrelated bool
	// Dated topics are ones to which the day of the copy is an answer of a kind.
	Dated bool
	words []string
}

// An Absence is proof that no document has anything of a kind. Only a Corpus makes
// one, and only after looking.
type Absence struct {
	topic Topic
	words []string
}

// Topic returns what is absent; zero when words were looked for.
func (a Absence) Topic() Topic { return a.topic }

// Words returns the words looked for and not found, as given.
func (a Absence) Words() []string { return a.words }

type topicYAML struct {
	ID, EN, FR string
	Says       Text
	Unrelated  bool
	Dated      bool
	Words      struct{ EN, FR []string }
}

func (l *loader) loadUnsaid() {
	l.stemsOfPage()
	l.topics = map[string]Topic{}
	for _, y := range l.in.unsaid.Unsaid {
		t := Topic{ID: y.V.ID, Label: Text{y.V.EN, y.V.FR}, Says: y.V.Says, Unrelated: y.V.Unrelated, Dated: y.V.Dated, words: slices.Concat(y.V.Words.EN, y.V.Words.FR)}
		if slices.Contains([]string{t.ID, t.Label.EN, t.Label.FR}, "") {
			l.Wrong(unsaidFile, y.Line, "id, en and fr are required")
		}
		if t.Says.half() {
			l.Wrong(unsaidFile, y.Line, "says is needed in both languages or in none")
		}
		if _, dup := l.byLabel[t.ID]; dup {
			l.Wrong(unsaidFile, y.Line, "%s is what a statement says; delete one", written.Shown(t.ID))
		}
		if _, dup := l.topics[t.ID]; dup || oneOf(t.ID, ownLabels...) {
			l.Wrong(unsaidFile, y.Line, "%s is taken; choose another id", written.Shown(t.ID))
		}
		l.topics[t.ID] = t
	}
}

// Unsaid proves that no document, the page first, has anything on the topic with that ID. It reports
// false when there is no such topic, or one of them has one of its words.
func (c *Corpus) Unsaid(id string) (Absence, bool) {
	t, ok := c.topics[id]
	if !ok || slices.ContainsFunc(t.words, c.onPage) {
		return Absence{}, false
	}
	return Absence{topic: t}, true
}

// Found returns the words of the topic with that ID that some document has: where there
// are any, nothing proves the topic absent.
func (c *Corpus) Found(id string) []string {
	return Each(Those(c.topics[id].words, c.onPage), Fold)
}

// Unmentioned proves that no document has one of the words. It reports false when
// there are none, or some document has one of them.
func (c *Corpus) Unmentioned(words []string) (Absence, bool) {
	if len(words) == 0 || slices.ContainsFunc(words, c.Mentions) {
		return Absence{}, false
	}
	return Absence{words: slices.Clone(words)}, true
}

// Unused proves of those of the words it returns, in their order, that no document itself has them, in any form or in a
// word like it. It reports false where that is so of none.
func (c *Corpus) Unused(words []string) (Absence, bool) {
	lacks := Those(words, func(w string) bool {
		key := Fold(w)
		return !c.pageStems[Stem(key)] && !hasLike(c.pageStems, key)
	})
	return Absence{words: lacks}, len(lacks) > 0
}

// onPage reports whether the documents themselves have all the words of phrase, in any form.
func (c *Corpus) onPage(phrase string) bool {
	return !slices.ContainsFunc(strings.Split(Fold(phrase), " "), func(word string) bool { return !c.pageStems[Stem(word)] })
}

// Mentions reports whether the documents, or what a statement says of the page in either
// language, have all the words of phrase, in any form or in a word like it. It is
// generous, so that nothing they have is denied; of no word it is true.
func (c *Corpus) Mentions(phrase string) bool {
	for word := range strings.FieldsSeq(Fold(phrase)) {
		if said := c.stems[Stem(word)] || hasLike(c.stems, word); !said {
			return false
		}
	}
	return true
}

// HasName reports whether some document has the name, word by word as it stands. Of no name it is false.
func (c *Corpus) HasName(name string) bool {
	key := Fold(name)
	return key != "" && slices.ContainsFunc(c.passages, func(p Passage) bool {
		return strings.Contains(" "+Fold(p.Text)+" ", " "+key+" ")
	})
}

// hasLike reports whether some of the stems is like the word.
func hasLike(stems map[string]bool, word string) bool {
	for other := range stems {
		if Like(word, other) {
			return true
		}
	}
	return false
}

// stemsOfPage collects the stems of all documents, and with them those of what the
// statements say of it, in whatever words.
func (c *Corpus) stemsOfPage() {
	c.pageStems = map[string]bool{}
	for _, p := range c.passages {
		note(c.pageStems, p.Text)
	}
	for _, d := range c.docs {
		note(c.pageStems, d.Title)
	}
	c.stems = maps.Clone(c.pageStems)
	for _, s := range c.statements {
		note(c.stems, s.Words())
	}
}

func note(stems map[string]bool, text string) {
	for word := range strings.SplitSeq(Fold(text), " ") {
		stems[Stem(word)] = true
	}
}
