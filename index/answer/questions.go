package answer

import (
	"context"
	"slices"

	"miswg/index/answer/intent"
)

// maxQuestions bounds the questions of one message that are answered one by one.
const maxQuestions = 4

// settled is the probability from which a message is one question, whatever its parts.
const settled = 0.8

// eachQuestion answers the questions of a message one by one, in one answer, when they
// ask different things; else it passes, as it does when one answer to the whole serves
// them all. Asked is what the whole asks.
func (u *understanding) eachQuestion(ctx context.Context, asked intent.Intent) (Answer, bool, error) {
	parts := u.Questions()
	if len(parts) < 2 || len(parts) > maxQuestions {
		return Answer{}, false, nil
	}
	each, apart := intent.Apart(parts, u.known)
	if !apart || isOne(asked, u.derivation.Read, each) {
		return Answer{}, false, nil
	}
	var answered, refused []Answer
	var found Derivation
	for i, m := range parts {
		part := understand(u.Engine, m, u.question)
		a, err := part.answer(ctx, each[i])
		if err != nil {
			return Answer{}, false, err
		}
		if a.kind == None || a.kind == Help {
			refused = append(refused, a)
			continue
		}
		answered = append(answered, a)
		found.take(part.derivation)
	}
	if len(answered) == 0 || len(refused) > 0 && refuses(asked) && onlyStatus(answered) {
		return Answer{}, false, nil // the refusal tells how the names stand
	}
	whole, err := understand(u.Engine, u.Message, u.question).answer(ctx, asked)
	if err != nil || len(refused) == 0 && whole.serves(answered) {
		return Answer{}, false, err
	}
	u.derivation.take(found)
	u.rule = "several questions"
	out := answered[0]
	for _, a := range answered[1:] {
		out.add(a)
	}
	for _, a := range refused {
		out.add(Answer{Verdict: a.Verdict, Context: out.Context})
	}
	return out, true, nil
}

// isOne reports a message that the examples surely know as one question, when none of
// its parts asks of somebody.
func isOne(asked intent.Intent, read *Read, parts []intent.Intent) bool {
	_, stated := asked.(intent.Stated)
	named := slices.ContainsFunc(parts, func(i intent.Intent) bool { _, ok := i.(intent.Standing); return ok })
	if !stated || named || read == nil {
		return false
	}
	return read.P >= settled
}

// onlyStatus reports whether all the answers are of how names stand.
func onlyStatus(all []Answer) bool {
	return !slices.ContainsFunc(all, func(a Answer) bool { return a.kind != Status })
}

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
	for _, s := range append([]string{b.Verdict, b.Understood}, b.Reasons...) {
		if s != "" && !slices.Contains(a.Reasons, s) {
			a.Reasons = append(a.Reasons, s)
		}
	}
	for _, c := range b.citations {
		if !slices.Contains(a.citations, c) {
			a.citations = append(a.citations, c)
		}
	}
	a.Unknown = append(a.Unknown, b.Unknown...)
	a.Context = b.Context
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
