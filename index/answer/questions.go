package answer

import (
	"context"
	"slices"

	"miswg/corpus"
	"miswg/index/answer/intent"
	"miswg/index/answer/reading"
)

// eachQuestion answers the questions of a message one by one, in one answer, when they
// ask different things. The answer to the whole message stands when it serves them all:
// it has all that the others have, or it is a refusal that tells how the names stand.
// One tells that the examples surely know the whole as one question about the page.
func (e *Engine) eachQuestion(ctx context.Context, u *understanding, whole Answer, one bool) (Answer, error) {
	parts := u.Questions()
	if len(parts) < 2 {
		return whole, nil
	}
	each, apart := intent.Apart(parts, e.known)
	ofSomebody := func(i intent.Intent) bool { _, ok := i.(intent.Standing); return ok }
	known := one && !slices.ContainsFunc(each, ofSomebody)
	if !apart && tellsOfMembership(whole) {
		for _, m := range intent.Unread(parts, e.known) {
			whole.Reasons = append(whole.Reasons, u.Say("Unread", m.Items.Text()))
		}
	}
	if known || !apart {
		return whole, nil
	}
	if all, ok := intent.AllUnsaid(each); ok {
		return u.unsaid(ctx, all)
	}
	var answered, refused []Answer
	for i, m := range parts {
		part := e.understand(m, u.lang)
		a, err := part.answer(ctx, each[i])
		if err != nil {
			return Answer{}, err
		}
		if a.kind == None || a.kind == Help {
			// What is told of the names in it, or of its matter, is told all the same.
			refused = append(refused, Answer{Verdict: a.Verdict, Reasons: a.Reasons, Unknown: a.Unknown, Told: a.Told})
			continue
		}
		a.Derivation.Query = part.names.query
		answered = append(answered, a)
	}
	served := len(refused) == 0 && whole.serves(answered)
	further := slices.ContainsFunc(answered, func(a Answer) bool { return a.kind != Status })
	outright := false // "is Brazil a member, and have we an agreement with it", not "Japan is a member; have we …"
	for i, m := range parts {
		s, standing := each[i].(intent.Standing)
		says := standing && (s.Predicate.Member || s.Predicate.Observer)
		outright = outright || says && reading.BeginsToAsk(m.Items)
	}
	refuses := whole.kind == None && len(refused) > 0
	more := further || outright
	told := refuses && !more
	if done := served || told; done || len(answered) == 0 {
		return whole, nil
	}
	out := answered[0]
	for _, a := range slices.Concat(answered[1:], refused) {
		out.add(a)
	}
	out.Derivation.Rule = "several questions"
	return out, nil
}

// tellsOfMembership reports an answer that tells who stands how, and of nothing else.
func tellsOfMembership(a Answer) bool { return a.kind == Status || a.kind == List || a.kind == Count }

// serves reports whether the answer has all that the others have: every verdict, or
// every entity of a set.
func (a Answer) serves(others []Answer) bool {
	return !slices.ContainsFunc(others, func(o Answer) bool {
		lacks := func(e Entity) bool {
			return !slices.ContainsFunc(a.Entities, func(x Entity) bool { return x.ID == e.ID })
		}
		within := len(o.Entities) > 0 && !slices.ContainsFunc(o.Entities, lacks)
		within = within && a.kind == o.kind
		return a.Verdict != o.Verdict && !within
	})
}

// add puts the answer to a further question behind a.
func (a *Answer) add(b Answer) {
	a.Listing, a.Summary = "", "" // it is one of several now
	said := ""
	if slices.ContainsFunc(a.Entities, func(e Entity) bool { return e.ID == b.beside.id }) {
		said = b.beside.says // "is OCCAR a member, and what does it stand for"
	}
	for _, s := range append([]string{b.Verdict, b.Understood}, b.Reasons...) {
		if told := s == said || slices.Contains(a.Reasons, s); s != "" && !told {
			a.Reasons = append(a.Reasons, s)
		}
	}
	a.cite(b.citations)
	a.Unknown, a.Told = append(a.Unknown, b.Unknown...), append(a.Told, b.Told...)
	a.Derivation.take(b.Derivation)
}

// cite adds quotes that a does not have. A line stands in its place where more quotes the
// whole list it is of.
func (a *Answer) cite(more []corpus.Quote) {
	has := func(in []corpus.Quote, id string) bool {
		return slices.ContainsFunc(in, func(q corpus.Quote) bool { return q.Passage().ID == id })
	}
	before := a.citations
	again := func(q corpus.Quote) bool {
		list := q.Passage().Intro
		return has(more, list) && !has(before, list) && slices.Contains(more, q)
	}
	a.citations = slices.DeleteFunc(slices.Clone(before), again)
	for _, q := range more {
		if !q.IsZero() && !slices.Contains(a.citations, q) {
			a.citations = append(a.citations, q)
		}
	}
}

// take adds what another question asked of the index and how it was worked out.
func (d *Derivation) take(o Derivation) {
	if d.Query == "" {
		d.Query, d.Arithmetic = o.Query, o.Arithmetic
		return
	}
	if o.Query != "" {
		d.Query += "; " + o.Query
	}
	if o.Arithmetic != "" {
		d.Arithmetic += " " + o.Arithmetic
	}
}
