package answer

import (
	"context"
	"slices"
	"strings"

	"miswg/corpus"
	"miswg/index"
	"miswg/index/answer/intent"
	"miswg/index/answer/reading"
)

// unsaid says what the page does not, and what it does say of the names asked
// about. A denial is built from an Absence, which the corpus proves; where it
// proves none, the page's own words are looked for.
func (u *understanding) unsaid(ctx context.Context, i intent.Unsaid) (Answer, error) {
	absence, ok := u.corpus.Unsaid(i.Label)
	if !ok {
		for _, word := range u.corpus.Found(i.Label) {
			if a, ok, err := u.passageWith(ctx, strings.Fields(word)); ok || err != nil {
				return a, err
			}
			if a, ok, err := u.under(word); ok || err != nil {
				return a, err
			}
		}
		return u.elsewhere(ctx)
	}
	a := uncited(None)
	a.Verdict = u.phrases[u.Lang].SaysNothing([]string{absence.Topic().Label.In(u.Lang)})
	if says := absence.Topic().Says.In(u.Lang); says != "" {
		a.Verdict = says
	}
	err := u.sayKnown(ctx, &a, i.Names, absence.Topic())
	if a.Unknown = i.Unknown; len(a.Unknown) > 0 {
		a.Reasons = append(a.Reasons, u.phrases[u.Lang].UnknownName(slices.Clone(a.Unknown)))
	}
	return a, err
}

// elsewhere answers what no statement and no topic covers: in the page's own
// words, if it has all that carry the question.
func (u *understanding) elsewhere(ctx context.Context) (Answer, error) {
	const short, few = 3, 2
	words := u.ContentWords()
	if len(words) > 1 || len(u.Items) <= short {
		if a, ok, err := u.passageWith(ctx, words); ok || err != nil {
			return a, err
		}
	}
	if ids := u.NearNames(); len(ids) > 0 && len(u.Items) <= few {
		u.rule = "misspelling, asked back"
		return u.offer(u.phrases[u.Lang].DidYouMean(), ids), nil
	}
	return u.offTopic(), nil
}

// offTopic refuses what the page could not answer.
func (u *understanding) offTopic() Answer {
	a := uncited(None)
	u.rule = "off topic"
	a.Verdict = u.phrases[u.Lang].OffTopic()
	a.Reasons = append(a.Reasons, u.phrases[u.Lang].AskInstead())
	return a
}

// bent refuses a claim because of a word the page has nothing on.
func (u *understanding) bent(ctx context.Context, i intent.Bent) (Answer, error) {
	absence, ok := u.corpus.Unmentioned([]string{i.Word.Key})
	if !ok {
		return u.elsewhere(ctx)
	}
	u.derivation.Leftover = []string{reading.Clip(i.Word.Text, 30)}
	return u.absent(absence), nil
}

// absent says that the page does not have words.
func (u *understanding) absent(absence corpus.Absence) Answer {
	p := u.phrases[u.Lang]
	a := uncited(None)
	a.Verdict = p.NeverMentions(absence.Words())
	a.Reasons = append(a.Reasons, p.AskInstead())
	return a
}

// mentioned answers what the page says about words: with its own text, or with
// the proof that it has none.
func (u *understanding) mentioned(ctx context.Context, i intent.Mentioned) (Answer, error) {
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
func (u *understanding) sayKnown(ctx context.Context, a *Answer, names []*reading.Item, topic corpus.Topic) error {
	p := u.phrases[u.Lang]
	subjects, _, err := u.subjectsOf(ctx, names)
	if err != nil {
		return err
	}
	subjects = slices.DeleteFunc(subjects, func(s subject) bool { return s.entity.ID == u.corpus.Home() })
	for _, s := range subjects[:min(len(subjects), mostKnown)] {
		a.Reasons = append(a.Reasons, p.ListedBeside(s.entity))
	}
	if len(subjects) > 0 && topic.Unrelated {
		a.Reasons = append(a.Reasons, p.MembershipNoEvidence())
	}
	if len(subjects) == 0 {
		a.Reasons = append(a.Reasons, p.AskInstead())
	}
	return nil
}

// passageWith answers with the best passage that has all the words, or with the
// statement whose words they are; it passes when there is none.
func (u *understanding) passageWith(ctx context.Context, asked []string) (Answer, bool, error) {
	if len(asked) == 0 || slices.ContainsFunc(asked, func(w string) bool { return !u.corpus.Mentions(w) }) {
		return Answer{}, false, nil
	}
	q := index.Query{Text: strings.Join(asked, " ")}
	hits, err := u.index.Search(ctx, q)
	if err != nil {
		return Answer{}, false, err
	}
	for _, h := range hits {
		p, _ := u.corpus.Passage(h.ID)
		usable := u.quotable(p) && u.corpus.Readable(p, u.Lang)
		if !usable || !holds(p.Text, asked) {
			continue
		}
		quote, err := u.corpus.Quote(p.ID, p.Text)
		if err != nil {
			return Answer{}, false, err
		}
		return u.inItsWords(u.introduces(quote), quote)
	}
	for s := range u.corpus.Statements() {
		if s.Confirmed() && holds(s.Says.EN+" "+s.Says.FR, asked) {
			return u.inItsWords(u.says(s), s.QuotesIn(u.Lang)...)
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
