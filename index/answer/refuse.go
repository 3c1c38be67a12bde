package answer

import (
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
	topics := corpus.Each(corpus.Found(corpus.Once(i.Labels), u.corpus.Unsaid), corpus.Absence.Topic)
	if len(topics) == 0 {
		return u.said(ctx, i.Labels[0])
	}
	named, err := u.names.subjects(ctx, i.Names)
	a := none(u.saysNothing(topics), nil)
	if i.Where {
		a.Verdict = u.Say("NoPlace")
	}
	abroad := entities(slices.DeleteFunc(named, func(s subject) bool { return s.entity.ID == u.corpus.Home() && s.place == "" }))
	a.Reasons = append(u.atHome(), u.beside(abroad)...)
	a.Told = u.rows(abroad)
	unrelated := slices.ContainsFunc(topics, func(t corpus.Topic) bool { return t.Unrelated })
	inferred := u.Whole.Has(reading.SaysBody, reading.SaysMember, reading.SaysObserver) // "being in it means we have one?"
	switch {
	case unrelated && (inferred || len(abroad) > 0):
		a.Reasons = append(a.Reasons, u.MembershipNoEvidence())
	}
	if slices.ContainsFunc(topics, func(t corpus.Topic) bool { return t.Dated }) {
		doc := u.corpus.DocumentIn(u.lang)
		a.Reasons = append([]string{u.AboutCopy(doc.Captured, "")}, a.Reasons...)
	}
	if s, ok := u.nearby(); ok {
		a.Reasons = append(a.Reasons, u.DoesSay(s.Says.In(u.lang)))
		a.cite(s.QuotesIn(u.lang))
	}
	if a.Unknown = i.Unknown; len(a.Unknown) > 0 {
		a.Reasons = append(a.Reasons, u.UnknownName(a.Unknown))
	}
	return a, err
}

// saysNothing denies the topics: with a sentence of its own where one has it.
func (u *understanding) saysNothing(topics []corpus.Topic) string {
	var labels, own []string
	for _, t := range topics {
		if says := t.Says.In(u.lang); says != "" {
			own = append(own, says)
		} else {
			labels = append(labels, t.Label.In(u.lang))
		}
	}
	if len(labels) > 0 {
		own = append([]string{u.SaysNothing(labels)}, own...)
	}
	return strings.Join(own, " ")
}

// said answers what a topic asks that the documents have come to say, in their words.
func (u *understanding) said(ctx context.Context, label string) (Answer, error) {
	for _, word := range u.corpus.Found(label) {
		if a, ok, err := u.pages.with(ctx, strings.Fields(word)); ok || err != nil {
			return a, err
		}
		if a, ok, err := u.pages.under(word); ok || err != nil {
			return a, err
		}
	}
	return u.elsewhere(ctx)
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

// stated answers with a statement, and with what there is about a word of the question that
// another is about.
func (u *understanding) stated(label string) (Answer, error) {
	s, _ := u.corpus.Stated(label)
	a, err := cited(Passage, u.says(s), s.QuotesIn(u.lang)...)
	words := u.whether(s)
	told := slices.ContainsFunc(words, func(w string) bool { return slices.Contains(s.Near, corpus.Fold(w)) })
	if absence, ok := u.corpus.Unmentioned(words); ok && s.Denies && !told {
		a.Reasons = append(a.Reasons, u.MentionsNowhere(absence.Words()))
	}
	if near, ok := u.nearby(); ok && near.ID != s.ID {
		a.Reasons = append(a.Reasons, near.Says.In(u.lang))
		a.cite(near.QuotesIn(u.lang))
	}
	return a, err
}

// whether are the words at the end of a question for yes or no that no page mentions: "oil and
// gas" of "does it cover oil and gas"; nil where some page mentions the last. The words of the
// question that s answers are passed over: "is cyber one of the sectors covered".
func (u *understanding) whether(s corpus.Statement) []string {
	// That a word of another language does not stand on the page proves nothing.
	foreign := u.Message.Lang != u.corpus.Document().Lang
	polar := u.Whole.OpensYesNo() || u.Asked()
	second := u.Items.At(1)
	somebody := second.Bare() && !second.Is(reading.Anaphor)
	wishes := u.Items[0].Opens(reading.NotNow) && somebody // "can someone give me it in two sentences"
	open := u.Whole.AsksOpen() || wishes
	other := foreign || reading.Draft(u.Message) != nil // of a draft each word is looked for
	if other || !polar || open {
		return nil
	}
	asks := strings.Fields(corpus.Fold(s.Ask.In(u.lang)))
	var out []string
	joined := true
	for i, it := range slices.Backward(u.Items) {
		asked := slices.ContainsFunc(asks, func(w string) bool { return strings.TrimSuffix(w, "s") == strings.TrimSuffix(it.Key, "s") })
		small := it.Bare() || it.Is(reading.SaysIn)
		trails := asked || small || refersBack(u.Items, i)
		switch {
		case it.Is(reading.SaysAnd | reading.SaysOr):
			joined = true
		case it.Marked(reading.IsArticle | reading.Confirms): // "…, right?"
		case trails && len(out) == 0:
		case !joined, !it.Noun(), len([]rune(it.Key)) < reading.ShortestWord, u.corpus.Mentions(it.Key):
			return out
		default:
			word := it.Text
			if first := u.Items.At(i - 1); first.Noun() && it.Before == reading.Space && !first.Bare() {
				word = first.Text + " " + word // "health care"
			}
			out, joined = append([]string{word}, out...), false
		}
	}
	return out
}

// refersBack reports what ends a question whether something named before is among the rest: "cyber, is it
// one of them", "is mining listed".
func refersBack(items reading.Items, i int) bool {
	last, before := items.At(i-1), items.At(i-2)
	if items[i].Is(reading.SaysMention) {
		return !last.Is(reading.Anaphor) // "the areas they mention"
	}
	ofThem := last.Marked(reading.TiesOf) && before.Bare()
	return items[i].Is(reading.Anaphor) && (ofThem || last.Is(reading.SaysIn) || last.Opens(reading.AsksOfGroup))
}

// checked adds to a statement which words no page has of a draft that is made of the page's, but for those.
func checked(u *understanding, a Answer) Answer {
	const few = 3 // one word in so many
	if a.kind != Passage || u.Message.Lang != u.corpus.Document().Lang {
		return a // that a word of another language does not stand on the page proves nothing
	}
	var matter []string
	for _, it := range reading.Draft(u.Message) {
		if noun := it.Noun() && !it.Bare(); noun && len([]rune(it.Key)) >= reading.ShortestWord {
			matter = append(matter, it.Text)
		}
	}
	if absence, ok := u.corpus.Unused(matter); ok && few*len(absence.Words()) <= len(matter) {
		a.Reasons = append(a.Reasons, u.DraftLacks(absence.Words()))
	}
	return a
}

// nearby returns what the page states of a word of the question, where the corpus has the
// word beside a statement (Near of corpus.Statement): who asks where to get the templates is
// told what there is about templates.
func (u *understanding) nearby() (corpus.Statement, bool) {
	for s := range u.corpus.Statements() {
		near := func(it *reading.Item) bool { return !it.Recognised() && slices.Contains(s.Near, it.Key) }
		if s.Confirmed() && slices.ContainsFunc(u.Items, near) {
			return s, true
		}
	}
	return corpus.Statement{}, false
}
