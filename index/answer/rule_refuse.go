package answer

import (
	"context"
	"slices"

	"miswg/corpus"
	"miswg/index"
)

// tryPartners refuses to say with whom Canada has an instrument: membership is
// no evidence of one.
func (u *understanding) tryPartners(_ context.Context) (Answer, bool, error) {
	c := join(u.clauses)
	if !c.has(saysInstrument) {
		return Answer{}, false, nil
	}
	var others []*item
	for _, it := range append(slices.Clone(c.subjects), c.groups...) {
		if !it.is("canada") && !slices.ContainsFunc(it.senses, func(n corpus.NameEntry) bool { return n.ID == "CA" }) {
			others = append(others, it)
		}
	}
	inClause := false
	for _, cl := range u.clauses {
		if cl.has(saysInstrument) && (len(cl.topics) == 0 && (cl.has(asksCount, asksList) && !cl.has("sector", "kind") || cl.has(asksWhich, asksWho, saysAll, saysAny) && cl.has(saysCountry, saysMember) && !cl.has("sector") || cl.has("where"))) {
			inClause = true
		}
	}
	if len(others) == 0 && !inClause {
		return Answer{}, false, nil
	}
	// A later clause that asks outright about membership is answered on its own.
	asked, partners := -1, -1
	for i, cl := range u.clauses {
		p := u.predicateOf(cl)
		if _, ok := u.statusOf(cl); ok && !cl.has(saysInstrument) && p.explicit() && p.yesNo && !cl.items[0].is(subordinator) {
			asked = i
		}
		if cl.has(saysInstrument) && (cl.asked || u.opensYesNo(cl) || cl.asksOpen()) {
			partners = i
		}
	}
	if asked > partners {
		return Answer{}, false, nil
	}
	p := phrasesIn(u.lang)
	a := uncited(None, u.mentions("negotiated"))
	a.Verdict = p.noPartners()
	a.Reasons = append(a.Reasons, p.membershipNoEvidence())
	return a, true, nil
}

// mentions returns the first passage that contains text.
func (u *understanding) mentions(text string) corpus.Quote {
	q, ok := u.corpus.Find(text)
	if !ok {
		return corpus.Quote{}
	}
	whole, _ := u.corpus.Quote(q.Passage().ID, q.Passage().Text)
	return whole
}

// tryRelation handles "Is Japan in NATO?": not a question this page answers,
// save for Iceland, of which its wording says so.
func (u *understanding) tryRelation(ctx context.Context) (Answer, bool, error) {
	for _, c := range u.clauses {
		if !u.otherGroup(c) || len(c.topics) > 0 {
			continue
		}
		subjects, _, err := u.subjectsOf(ctx, c.subjects)
		if err != nil || len(subjects) == 0 {
			return Answer{}, false, err
		}
		p := phrasesIn(u.lang)
		if len(c.groups) == 0 || len(u.groupsOf(c.groups[0])) == 0 {
			a := uncited(None, u.quotesFor(subjects)...)
			a.Verdict = p.notBetween()
			for _, s := range subjects[:min(len(subjects), 4)] {
				a.Reasons = append(a.Reasons, p.listedBeside(p.the(s.entity), s.entity.Status))
			}
			return a, true, nil
		}
		g := u.groupsOf(c.groups[0])
		if len(subjects) == 1 && subjects[0].entity.Status == corpus.Excluded && g[0].ID == "nato" {
			a, err := cited(Passage, subjects[0].entity.Basis)
			a.Verdict = p.icelandNATO()
			a.Entities = []Entity{u.row(subjects[0].entity)}
			return a, err == nil, err
		}
		a := uncited(None, u.quotesFor(subjects)...)
		a.Verdict = p.aboutOther(g[0].Names[u.lang].Name)
		for _, s := range subjects[:min(len(subjects), 4)] {
			a.Reasons = append(a.Reasons, p.listedBeside(p.the(s.entity), s.entity.Status))
		}
		return a, true, nil
	}
	return Answer{}, false, nil
}

// refuse says what the page does not, names what it never mentions, and shows
// the nearest passage.
func (u *understanding) refuse(ctx context.Context) (Answer, bool, error) {
	p := phrasesIn(u.lang)
	c := join(u.clauses)
	var topics, words []string
	off := false
	for _, t := range c.topics {
		off = off || u.topics[t].id == "off-topic"
		if label := u.topics[t].label.In(u.lang); !slices.Contains(topics, label) {
			topics = append(topics, label)
		}
	}
	for _, it := range c.items {
		if it.known || len(words) == 3 || len(it.key) < 3 {
			continue
		}
		if w := clip(it.text, 30); !slices.Contains(words, w) {
			words = append(words, w)
			u.derivation.Leftover = append(u.derivation.Leftover, w)
		}
	}
	domain := c.has(saysMember, saysObserver, saysMISWG, saysInstrument, "pspc", "iss", "sector", "template", "authority") || len(c.subjects)+len(c.terms)+len(c.groups) > 0
	var near []corpus.Quote
	if domain {
		hits, err := u.index.Search(ctx, index.Query{Text: c.text(), Lang: u.lang, Concepts: u.concepts(c), Limit: 1})
		if err != nil {
			return Answer{}, false, err
		}
		for _, h := range hits {
			if s, ok := u.statementByID(h.ID); ok {
				near = append(near, s.Quotes[0])
			}
		}
	}
	a := uncited(None, near...)
	if !domain && len(topics) == 0 && c.has(anaphor, firstPerson) {
		// Small talk about "we" and "it": say what can be asked.
		a = uncited(Help)
		a.Verdict = p.help()
		return a, true, nil
	}
	switch {
	case off && !domain, len(topics) == 0 && len(words) > 0 && !domain:
		a.Verdict = p.offTopic()
		if off {
			u.rule = "off topic"
		}
	case len(topics) > 0:
		a.Verdict = p.saysNothing(topics[:min(len(topics), 2)])
	case len(words) > 0:
		a.Verdict = p.neverMentions(words)
	case domain:
		a.Verdict = p.saysNothing([]string{u.lang.Pick("that", "cela")})
	default:
		a.Verdict = p.offTopic()
	}
	a.Reasons = append(a.Reasons, p.askInstead())
	return a, true, nil
}

func (u *understanding) concepts(c *clause) []string {
	var out []string
	for _, it := range c.items {
		for _, r := range it.roles {
			if !structural[r] {
				out = append(out, string(r))
			}
		}
	}
	return out
}
