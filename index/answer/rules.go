package answer

import (
	"context"
)

// A rule answers a kind of question, or passes (ok false). A rule fires only
// when it explains the whole question it takes on.
type rule struct {
	name string
	try  func(*understanding, context.Context) (a Answer, ok bool, err error)
}

// rules in the order they are tried; the first that fires answers. The last
// always fires.
var rules = []rule{
	{"help", (*understanding).tryHelp},
	{"choice", (*understanding).tryChoice},
	{"instrument with a partner", (*understanding).tryPartners},
	{"term", (*understanding).tryTerm},
	{"status of the group itself", (*understanding).tryGroupItself},
	{"status", (*understanding).tryStatus},
	{"set", (*understanding).trySet},
	{"relation to another group", (*understanding).tryRelation},
	{"which one, asked outright", (*understanding).tryNobody},
	{"statement", (*understanding).tryStatement},
	{"misspelling", (*understanding).tryMisspelling},
	{"unknown name", (*understanding).tryUnknownName},
	{"what is meant", (*understanding).tryWhichOne},
	{"refusal", (*understanding).refuse},
}

// answer tries the rules in order.
func (u *understanding) answer(ctx context.Context) (Answer, error) {
	for _, r := range rules {
		a, ok, err := r.try(u, ctx)
		if err != nil {
			return Answer{}, err
		}
		if ok {
			if u.rule == "" {
				u.rule = r.name
			}
			return a, nil
		}
	}
	panic("answer: no rule fired") // unreachable: refuse always fires
}
