package answer

import (
	"context"
	"slices"
	"strings"

	"miswg/corpus"
	"miswg/index"
	"miswg/index/answer/reading"
	"miswg/index/answer/words"
)

// passages answers in the words of the pages.
type passages struct {
	*speaker
	index  *index.Index
	reader *reading.Reader
	untold map[string]bool // passages that only their own words tell, by ID
}

// with answers with the best passage that has all the words, or with the
// statement whose words they are; it passes when there is none.
func (p passages) with(ctx context.Context, asked []string) (Answer, bool, error) {
	lacks := func(w string) bool { return !p.corpus.Mentions(w) }
	if len(asked) == 0 || slices.ContainsFunc(asked, lacks) {
		return Answer{}, false, nil
	}
	found, err := p.search(ctx, asked)
	if err != nil {
		return Answer{}, false, err
	}
	for _, x := range found {
		if p.quotable(x) && p.corpus.Readable(x, p.lang) && holds(x.Text, asked) {
			if s, ok := p.ofList(x); ok {
				return inItsWords(p.says(s), s.QuotesIn(p.lang)...)
			}
			return p.quote(x)
		}
	}
	for s := range p.corpus.Statements() {
		if s.Confirmed() && holds(s.Words(), asked) {
			return inItsWords(p.says(s), s.QuotesIn(p.lang)...)
		}
	}
	return Answer{}, false, nil
}

// ofList returns the statement about the list that a passage is an item of: alone, an item says
// little. It passes where there is none.
func (p passages) ofList(x corpus.Passage) (corpus.Statement, bool) {
	for s := range p.corpus.Statements() {
		about := slices.ContainsFunc(s.QuotesIn(p.lang), func(q corpus.Quote) bool { return x.Intro != "" && q.Passage().ID == x.Intro })
		if about && s.Confirmed() {
			return s, true
		}
	}
	return corpus.Statement{}, false
}

// further answers in words that nobody has made a statement of: those of the document
// beside the page, or of the part of the page, that has most of what the question is
// about; it passes when none has.
func (p passages) further(ctx context.Context, items []*reading.Item) (Answer, bool, error) {
	if len(p.untold) == 0 {
		return Answer{}, false, nil
	}
	asked := matter(items)
	found, err := p.search(ctx, asked)
	var best corpus.Passage
	most := 0.0
	for _, x := range found {
		share := p.shareHeld(x, asked)
		fits := p.untold[x.ID] && share >= enough
		if !fits || !p.quotable(x) {
			continue
		}
		if x.Lang == p.lang {
			share += ownLanguage
		}
		if share > most {
			best, most = x, share
		}
	}
	if most == 0 {
		return Answer{}, false, err
	}
	return p.quote(best)
}

// under answers with the first words below a heading that has the word.
func (p passages) under(word string) (Answer, bool, error) {
	for x := range p.corpus.Passages() {
		if p.untold[x.ID] && p.quotable(x) && holds(x.Section, strings.Fields(word)) {
			return p.quote(x)
		}
	}
	return Answer{}, false, nil
}

// search returns the passages with any of the words, the best first.
func (p passages) search(ctx context.Context, asked []string) ([]corpus.Passage, error) {
	hits, err := p.index.Search(ctx, index.Query{Text: strings.Join(asked, " ")})
	return corpus.Found(hits, func(h index.Hit) (corpus.Passage, bool) { return p.corpus.Passage(h.ID) }), err
}

// quote answers with a passage.
func (p passages) quote(x corpus.Passage) (Answer, bool, error) {
	q, err := p.corpus.Quote(x.ID, x.Text)
	if err != nil {
		return Answer{}, false, err
	}
	verdict := p.Say("PageSays")
	if title := furtherTitle(q.Document()); title != "" {
		verdict = words.DocumentSays(p.lang, title)
	}
	return inItsWords(verdict, q)
}

func inItsWords(verdict string, quotes ...corpus.Quote) (Answer, bool, error) {
	a, err := cited(Passage, verdict, quotes...)
	a.Derivation.Rule = "the page's own words"
	return a, err == nil, err
}

// enough is the share of a question's weight that a passage must hold to answer it.
const enough = 0.4

// often is how many uses in the examples halve the weight of a word.
const often = 20

// ownLanguage is how much more a passage counts that is in the asker's language.
const ownLanguage = 0.3

// matter are the words the question is about: no names, no grammar, terms included.
func matter(items []*reading.Item) []string {
	var out []string
	for _, it := range items {
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
func (p passages) shareHeld(x corpus.Passage, asked []string) float64 {
	about := x.Section + " " + x.Doc.Title
	own := slices.DeleteFunc(slices.Clone(asked), func(w string) bool { return speaksOf(about, w) })
	found := len(asked) - len(own)
	if len(own) == 0 {
		own, found = asked, 0
	}
	held, all := 0.0, 0.0
	for _, w := range own {
		weight := 1 / (1 + float64(p.reader.Words.Uses(w))/often)
		all += weight
		if speaksOf(x.Text, w) {
			held, found = held+weight, found+1
		}
	}
	if found < min(2, len(asked)) || held == 0 {
		return 0
	}
	return held / all
}

// holds reports whether the text has every word, in any form.
func holds(text string, words []string) bool {
	missing := corpus.Each(words, corpus.Stem)
	for w := range strings.SplitSeq(corpus.Fold(text), " ") {
		missing = slices.DeleteFunc(missing, func(m string) bool { return m == corpus.Stem(w) })
	}
	return len(missing) == 0
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
func (p passages) quotable(x corpus.Passage) bool {
	if x.Kind.Heads() || x.Doc.Page {
		return !x.Kind.Heads()
	}
	c := p.reader.Read(x.Text, x.Lang, true).Whole
	return !c.Has(reading.SaysMember, reading.SaysObserver) || len(c.Subjects)+len(c.Groups) == 0
}

// untold are the passages that no statement quotes and the list does not hold, by ID:
// those of further documents, and what the page has come to say.
func untold(c *corpus.Corpus) map[string]bool {
	told := corpus.Keyed(c.Membership().Lines(), func(q corpus.Quote) (string, bool) { return q.Passage().ID, true })
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
