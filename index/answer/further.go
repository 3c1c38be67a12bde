package answer

import (
	"context"
	"slices"
	"strings"

	"miswg/corpus"
	"miswg/index"
	"miswg/index/answer/intent"
	"miswg/index/answer/reading"
	"miswg/index/answer/words"
)

// refuses reports an intent that ends in a refusal, or in a question back, unless a
// further document has the words.
func refuses(asked intent.Intent) bool {
	switch asked.(type) {
	case intent.Unsaid, intent.OffTopic, intent.WhichReading, intent.Bent:
		return true
	}
	return false
}

// further answers in words that nobody has made a statement of: those of the document
// beside the page, or of the part of the page, that has most of what the question is
// about; it passes when none has.
func (u *understanding) further(ctx context.Context) (Answer, bool, error) {
	if len(u.untold) == 0 {
		return Answer{}, false, nil
	}
	asked := u.matter()
	hits, err := u.index.Search(ctx, index.Query{Text: strings.Join(asked, " ")})
	if err != nil {
		return Answer{}, false, err
	}
	var best corpus.Passage
	most := 0.0
	for _, h := range hits {
		p, _ := u.corpus.Passage(h.ID)
		share := u.shareHeld(p, asked)
		fits := u.untold[p.ID] && share >= enough
		if !fits || !u.quotable(p) {
			continue
		}
		if p.Lang == u.Lang {
			share += ownLanguage
		}
		if share > most {
			best, most = p, share
		}
	}
	if most == 0 {
		return Answer{}, false, nil
	}
	quote, err := u.corpus.Quote(best.ID, best.Text)
	if err != nil {
		return Answer{}, false, err
	}
	return u.inItsWords(u.introduces(quote), quote)
}

// under answers with the first words below a heading that has the word.
func (u *understanding) under(word string) (Answer, bool, error) {
	for p := range u.corpus.Passages() {
		if u.untold[p.ID] && u.quotable(p) && holds(p.Section, strings.Fields(word)) {
			q, err := u.corpus.Quote(p.ID, p.Text)
			if err != nil {
				return Answer{}, false, err
			}
			return u.inItsWords(u.introduces(q), q)
		}
	}
	return Answer{}, false, nil
}

// introduces is what stands before a passage that is the answer.
func (u *understanding) introduces(q corpus.Quote) string {
	if title := furtherTitle(q.Document()); title != "" {
		return words.DocumentSays(u.Lang, title)
	}
	return u.phrases[u.Lang].PageSays()
}

// untold are the passages that no statement quotes and the list does not hold, by ID:
// those of further documents, and what the page has come to say.
func untold(c *corpus.Corpus) map[string]bool {
	told := map[string]bool{}
	for _, q := range c.Membership().Lines() {
		told[q.Passage().ID] = true
	}
	for e := range c.Entities() {
		for _, l := range corpus.Langs() {
			if q := e.BasisIn(l); !q.IsZero() {
				told[q.Passage().ID], told[q.Passage().Intro] = true, true
			}
		}
	}
	for s := range c.Statements() {
		for _, l := range corpus.Langs() {
			for _, q := range s.QuotesIn(l) {
				told[q.Passage().ID] = true
			}
		}
	}
	out := map[string]bool{}
	for p := range c.Passages() {
		known := told[p.ID] || told[p.Intro]
		if !known && !p.Kind.Heads() {
			out[p.ID] = true
		}
	}
	return out
}

// enough is the share of a question's weight that a passage must hold to answer it.
const enough = 0.4

// often is how many uses in the examples halve the weight of a word.
const often = 20

// ownLanguage is how much more a passage counts that is in the asker's language.
const ownLanguage = 0.3

// matter are the words the question is about: no names, no grammar, terms included.
func (u *understanding) matter() []string {
	var out []string
	for _, it := range u.Items {
		term := it.Named(corpus.TermName) && !it.Name()
		if term || it.Noun() && len([]rune(it.Key)) >= reading.ShortestWord {
			out = append(out, strings.Fields(it.Key)...)
		}
	}
	return out
}

// shareHeld is how much of the words' weight a passage holds: the more often people
// use a word in any question, the less it weighs. Words of its headings only tell what
// it is about, unless nothing else is asked. One word of several is a coincidence.
func (u *understanding) shareHeld(p corpus.Passage, asked []string) float64 {
	about := p.Section + " " + p.Doc.Title
	own := slices.DeleteFunc(slices.Clone(asked), func(w string) bool { return speaksOf(about, w) })
	found := len(asked) - len(own)
	if len(own) == 0 {
		own, found = asked, 0
	}
	held, all := 0.0, 0.0
	for _, w := range own {
		weight := 1 / (1 + float64(u.Words.Uses(w))/often)
		all += weight
		if speaksOf(p.Text, w) {
			held, found = held+weight, found+1
		}
	}
	if found < min(2, len(asked)) || held == 0 {
		return 0
	}
	return held / all
}

// speaksOf reports whether the text has the word, in any form or in a word like it.
func speaksOf(text, word string) bool {
	if holds(text, []string{word}) {
		return true
	}
	return slices.ContainsFunc(strings.Fields(corpus.Fold(text)), func(w string) bool { return corpus.Like(word, w) })
}

// quotable reports a passage that says something, and not who is a member or observes,
// which the page with the list alone may say.
func (u *understanding) quotable(p corpus.Passage) bool {
	if p.Kind.Heads() {
		return false
	}
	if p.Doc.Page {
		return true
	}
	c := u.Engine.reader.Read(p.Text, p.Lang, true).Whole
	return !c.Has(reading.SaysMember, reading.SaysObserver) || len(c.Subjects)+len(c.Groups) == 0
}
