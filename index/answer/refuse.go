package answer

import (
	"context"
	"slices"
	"strings"

	"miswg/corpus"
	"miswg/index"
)

// unsaid says what the page does not, and what it does say of the names asked
// about. A denial is built from an Absence, which the corpus proves; where it
// proves none, the page's own words are looked for.
func (u *understanding) unsaid(ctx context.Context, i Unsaid) (Answer, error) {
	absence, ok := u.corpus.Unsaid(i.Label)
	if !ok {
		return u.elsewhere(ctx)
	}
	a := uncited(None)
	a.Verdict = phrasesIn(u.lang).saysNothing([]string{absence.Topic().Label.In(u.lang)})
	if i.Label == noPartner {
		a.Verdict = phrasesIn(u.lang).noPartners()
	}
	err := u.sayKnown(ctx, &a, i)
	return a, err
}

// noPartner is the topic of partners of instruments: membership is no evidence.
const noPartner = "no-partner"

// elsewhere answers what no statement and no topic covers: in the page's own
// words, if it has all that carry the question.
func (u *understanding) elsewhere(ctx context.Context) (Answer, error) {
	const short, few = 3, 2
	words := u.contentWords()
	if len(words) > 1 || len(u.items) <= short {
		if a, ok, err := u.passageWith(ctx, words); ok || err != nil {
			return a, err
		}
	}
	if ids := u.nearNames(); len(ids) > 0 && len(u.items) <= few {
		u.rule = "misspelling, asked back"
		return u.offer(phrasesIn(u.lang).didYouMean(), ids), nil
	}
	return u.offTopic(), nil
}

// offTopic refuses what the page could not answer.
func (u *understanding) offTopic() Answer {
	a := uncited(None)
	u.rule = "off topic"
	a.Verdict = phrasesIn(u.lang).offTopic()
	a.Reasons = append(a.Reasons, phrasesIn(u.lang).askInstead())
	return a
}

// bent refuses a claim because of a word the page has nothing on.
func (u *understanding) bent(ctx context.Context, i Bent) (Answer, error) {
	absence, ok := u.corpus.Unmentioned([]string{i.Word.key})
	if !ok {
		return u.elsewhere(ctx)
	}
	u.derivation.Leftover = []string{clip(i.Word.text, 30)}
	return u.absent(absence), nil
}

// absent says that the page does not have words.
func (u *understanding) absent(absence corpus.Absence) Answer {
	p := phrasesIn(u.lang)
	a := uncited(None)
	a.Verdict = p.neverMentions(absence.Words())
	a.Reasons = append(a.Reasons, p.askInstead())
	return a
}

// mentioned answers what the page says about words: with its own text, or with
// the proof that it has none.
func (u *understanding) mentioned(ctx context.Context, i Mentioned) (Answer, error) {
	if a, ok, err := u.passageWith(ctx, i.Words); ok || err != nil {
		return a, err
	}
	if absence, ok := u.corpus.Unmentioned(i.Absent); ok {
		return u.absent(absence), nil
	}
	return u.elsewhere(ctx)
}

// mostKnown bounds the names a refusal speaks of.
const mostKnown = 4

// sayKnown adds what the page does say of the names in a refused question.
func (u *understanding) sayKnown(ctx context.Context, a *Answer, i Unsaid) error {
	p := phrasesIn(u.lang)
	subjects, _, err := u.subjectsOf(ctx, i.Names)
	if err != nil {
		return err
	}
	subjects = slices.DeleteFunc(subjects, func(s subject) bool { return s.entity.ID == u.corpus.Home() })
	for _, s := range subjects[:min(len(subjects), mostKnown)] {
		a.Reasons = append(a.Reasons, p.listedBeside(p.the(s.entity), s.entity.Status))
	}
	if len(subjects) > 0 && i.Label == noPartner {
		a.Reasons = append(a.Reasons, p.membershipNoEvidence())
	}
	if len(subjects) == 0 {
		a.Reasons = append(a.Reasons, p.askInstead())
	}
	return nil
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
		if p.Kind == corpus.Title || p.Kind == corpus.Heading || !u.corpus.Readable(p, u.lang) || !holds(p.Text, words) {
			continue
		}
		quote, err := u.corpus.Quote(p.ID, p.Text)
		if err != nil {
			return Answer{}, false, err
		}
		verdict := phrasesIn(u.lang).pageSays()
		if title := furtherTitle(quote.Document()); title != "" {
			verdict = phrasesIn(u.lang).documentSays(title)
		}
		return u.inItsWords(verdict, quote)
	}
	for s := range u.corpus.Statements() {
		if s.Confirmed() && holds(s.Says.EN+" "+s.Says.FR, words) {
			return u.inItsWords(u.says(s), s.QuotesIn(u.lang)...)
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
