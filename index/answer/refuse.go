package answer

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"miswg/corpus"
	"miswg/index"
)

// refuse says what the page does not, and what it does say of the names asked
// about. A denial is built from an Absence, which the corpus proves.
func (u *understanding) refuse(ctx context.Context, r reading, kind askKind) (Answer, bool, error) {
	p := phrasesIn(u.lang)
	if kind == unsaidKind {
		if a, ok, err := u.unsaid(ctx, r); ok || err != nil {
			return a, ok, err
		}
	}
	if a, ok, err := u.quoted(ctx); ok || err != nil {
		return a, ok, err
	}
	const few = 2
	if a, ok := u.proposeNear(); ok && len(u.items) <= few {
		return a, true, nil
	}
	a := uncited(None)
	u.rule = "off topic"
	a.Verdict = p.offTopic()
	a.Reasons = append(a.Reasons, p.askInstead())
	return a, true, nil
}

// unsaid names the likeliest topic the page has nothing on, which it proves.
func (u *understanding) unsaid(ctx context.Context, r reading) (Answer, bool, error) {
	label := r.of(unsaidKind).Label
	absence, ok := u.corpus.Unsaid(label)
	if !ok {
		return Answer{}, false, nil
	}
	a := uncited(None)
	a.Verdict = phrasesIn(u.lang).saysNothing([]string{absence.Topic().Label.In(u.lang)})
	if label == noPartner {
		a.Verdict = phrasesIn(u.lang).noPartners()
	}
	err := u.sayKnown(ctx, &a, label)
	return a, true, err
}

// noPartner is the topic of partners of instruments: membership is no evidence.
const noPartner = "no-partner"

// notSaid refuses a claim because of a word the page has nothing on.
func (u *understanding) notSaid(it *item) (Answer, bool, error) {
	absence, ok := u.corpus.Unmentioned([]string{it.key})
	if !ok {
		return Answer{}, false, nil
	}
	p := phrasesIn(u.lang)
	a := uncited(None)
	u.rule = "a word the page does not have"
	u.derivation.Leftover = []string{clip(it.text, 30)}
	a.Verdict = p.neverMentions(absence.Words())
	a.Reasons = append(a.Reasons, p.askInstead())
	return a, true, nil
}

// mostKnown bounds the names a refusal speaks of.
const mostKnown = 4

// sayKnown adds what the page does say of the names in a refused question.
func (u *understanding) sayKnown(ctx context.Context, a *Answer, label string) error {
	p := phrasesIn(u.lang)
	var items []*item
	for _, c := range u.clauses {
		items = append(items, c.subjects...)
	}
	subjects, _, err := u.subjectsOf(ctx, items)
	if err != nil {
		return err
	}
	subjects = slices.DeleteFunc(subjects, func(s subject) bool { return s.entity.ID == u.corpus.Home() })
	for _, s := range subjects[:min(len(subjects), mostKnown)] {
		a.Reasons = append(a.Reasons, p.listedBeside(p.the(s.entity), s.entity.Status))
	}
	if len(subjects) > 0 && label == noPartner {
		a.Reasons = append(a.Reasons, p.membershipNoEvidence())
	}
	if len(subjects) == 0 {
		a.Reasons = append(a.Reasons, p.askInstead())
	}
	return nil
}

// tryMention answers what the page says about a word: with its own text, or with
// the proof that it has none.
func (u *understanding) tryMention(ctx context.Context) (Answer, bool, error) {
	page := slices.ContainsFunc(u.items, func(it *item) bool { return it.marked(thePage) })
	if !page || !join(u.clauses).has(saysMention) {
		return Answer{}, false, nil
	}
	if slices.ContainsFunc(u.items, (*item).name) {
		return u.status(ctx, reading{})
	}
	var words, absent []string
	for _, it := range u.items {
		if it.marked(thePage) || !u.noun(it) || utf8.RuneCountInString(it.key) < shortestWord {
			continue
		}
		words = append(words, it.key)
		if !u.corpus.Mentions(it.key) {
			absent = append(absent, it.key)
		}
	}
	if a, ok, err := u.passageWith(ctx, words); ok || err != nil {
		return a, ok, err
	}
	absence, ok := u.corpus.Unmentioned(absent)
	if !ok {
		return Answer{}, false, nil
	}
	a := uncited(None)
	a.Verdict = phrasesIn(u.lang).neverMentions(absence.Words())
	a.Reasons = append(a.Reasons, phrasesIn(u.lang).askInstead())
	return a, true, nil
}

// shortestWord is the length from which a word counts as matter.
const shortestWord = 3

// quoted answers with the passage that has all the content words of the question,
// when they are what it is about.
func (u *understanding) quoted(ctx context.Context) (Answer, bool, error) {
	const short = 3
	words := u.contentWords()
	if len(words) == 1 && len(u.items) > short {
		return Answer{}, false, nil
	}
	return u.passageWith(ctx, words)
}

// passageWith answers with the best passage that has all the words, or with the
// statement whose words they are; it passes when there is none.
func (u *understanding) passageWith(ctx context.Context, words []string) (Answer, bool, error) {
	if len(words) == 0 || slices.ContainsFunc(words, func(w string) bool { return !u.corpus.Mentions(w) }) {
		return Answer{}, false, nil
	}
	q := index.Query{Text: strings.Join(words, " ")}
	hits, err := u.index.Search(ctx, q)
	if err != nil {
		return Answer{}, false, err
	}
	for _, h := range hits {
		p, _ := u.corpus.Passage(h.ID)
		if p.Kind == corpus.Title || p.Kind == corpus.Heading || !holds(p.Text, words) {
			continue
		}
		quote, err := u.corpus.Quote(p.ID, p.Text)
		if err != nil {
			return Answer{}, false, err
		}
		return u.inItsWords(phrasesIn(u.lang).pageSays(), quote)
	}
	for s := range u.corpus.Statements() {
		if holds(s.Says.EN+" "+s.Says.FR, words) {
			return u.inItsWords(s.Says.In(u.lang), s.Quotes...)
		}
	}
	return Answer{}, false, nil
}

func (u *understanding) inItsWords(verdict string, quotes ...corpus.Quote) (Answer, bool, error) {
	a, err := cited(Passage, quotes...)
	a.Verdict = verdict
	u.rule = "the page's own words"
	return a, err == nil, err
}

// holds reports whether the text has every word, in any form.
func holds(text string, words []string) bool {
	stems := map[string]bool{}
	for w := range strings.SplitSeq(corpus.Fold(text), " ") {
		stems[corpus.Stem(w)] = true
	}
	return !slices.ContainsFunc(words, func(w string) bool { return !stems[corpus.Stem(w)] })
}

// contentWords are the words that carry the question, names apart.
func (u *understanding) contentWords() []string {
	var out []string
	for _, it := range u.items {
		if it.content() && utf8.RuneCountInString(it.key) >= shortestWord {
			out = append(out, it.key)
		}
	}
	return out
}
