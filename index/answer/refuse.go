package answer

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"miswg/corpus"
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
			if a, ok, err := u.pages.with(ctx, strings.Fields(word)); ok || err != nil {
				return a, err
			}
			if a, ok, err := u.pages.under(word); ok || err != nil {
				return a, err
			}
		}
		return u.elsewhere(ctx)
	}
	named, err := u.names.subjects(ctx, i.Names)
	topic := absence.Topic()
	a := none(cmp.Or(topic.Says.In(u.lang), u.SaysNothing([]string{topic.Label.In(u.lang)})), nil)
	abroad := slices.DeleteFunc(entities(named), func(e corpus.Entity) bool { return e.ID == u.corpus.Home() })
	switch a.Reasons = u.beside(abroad); {
	case len(abroad) == 0:
		a.Reasons = []string{u.AskInstead()}
	case topic.Unrelated:
		a.Reasons = append(a.Reasons, u.MembershipNoEvidence())
	}
	if a.Unknown = i.Unknown; len(a.Unknown) > 0 {
		a.Reasons = append(a.Reasons, u.UnknownName(slices.Clone(a.Unknown)))
	}
	return a, err
}

// elsewhere answers what no statement and no topic covers: in the page's own
// words, if it has all that carry the question.
func (u *understanding) elsewhere(ctx context.Context) (Answer, error) {
	const short, few = 3, 2
	words := u.ContentWords()
	if len(words) > 1 || len(u.Items) <= short {
		if a, ok, err := u.pages.with(ctx, words); ok || err != nil {
			return a, err
		}
	}
	if ids := u.NearNames(); len(ids) > 0 && len(u.Items) <= few {
		a := u.didYouMean(ids)
		a.Derivation.Rule = "misspelling, asked back"
		return a, nil
	}
	return u.offTopic(), nil
}

// bent refuses a claim because of a word the page has nothing on.
func (u *understanding) bent(ctx context.Context, i intent.Bent) (Answer, error) {
	absence, ok := u.corpus.Unmentioned([]string{i.Word.Key})
	if !ok {
		return u.elsewhere(ctx)
	}
	a := u.absent(absence)
	a.Derivation.Leftover = []string{reading.Clip(i.Word.Text, 30)}
	return a, nil
}

// mentioned answers what the page says about words: with its own text, or with
// the proof that it has none.
func (u *understanding) mentioned(ctx context.Context, i intent.Mentioned) (Answer, error) {
	if a, ok, err := u.pages.with(ctx, i.Words); ok || err != nil {
		return a, err
	}
	if absence, ok := u.corpus.Unmentioned(i.Absent); ok {
		return u.absent(absence), nil
	}
	return u.elsewhere(ctx)
}
