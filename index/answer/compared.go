package answer

import (
	"context"

	"miswg/index/answer/intent"
)

// compared answers with two numbers side by side, and with Yes or No where it is asked
// whether the first is greater, or smaller.
func (u *understanding) compared(ctx context.Context, i intent.Compared) (Answer, error) {
	a, err := u.set(ctx, intent.Set{Query: i.A, Counting: true})
	if err != nil {
		return Answer{}, err
	}
	b, err := u.set(ctx, intent.Set{Query: i.B, Counting: true})
	if err != nil {
		return Answer{}, err
	}
	holds := a.Count > b.Count
	if i.Fewer {
		holds = a.Count < b.Count
	}
	opening := ""
	switch {
	case i.Polar && holds:
		opening = u.Yes()
	case i.Polar:
		opening = u.No()
	}
	a.Verdict = joinSentence(opening, a.Verdict+" "+b.Verdict)
	b.Verdict = ""
	a.add(b)
	return a, nil
}
