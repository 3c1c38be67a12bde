package audit

import (
	"miswg/corpus/past"
	"miswg/index/answer"
)

// Former is the engine that Check makes an answer of a former corpus with.
func (a *Auditor) Former(digest string) (*answer.Engine, error) {
	was, _, err := past.Find(a.fsys, a.now.Digest(), func(d string) bool { return d == digest })
	if err != nil {
		return nil, err
	}
	then, err := a.opened(digest, was)
	return then.Engine, err
}
