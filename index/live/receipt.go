package live

import (
	"context"
	"io/fs"

	"miswg/index/answer/receipt"
	"miswg/index/audit"
)

// Receipt checks the receipt of an answer against the present corpus and its past, as
// [audit.Auditor.Check] does of an auditor that learns nothing. What takes a moment, the
// past and the first look through the usual questions, takes turns.
func (l *Live) Receipt(ctx context.Context, code receipt.Code, q audit.Asked) (f audit.Finding, err error) {
	e, done := l.use()
	defer done()
	if ready := code.From(e.Digest()) && l.book.Knows(e.Digest()); !ready {
		select {
		case l.auditing <- struct{}{}:
			defer func() { <-l.auditing }()
		case <-ctx.Done():
			return f, ctx.Err()
		}
	}
	err = Files(l.Dir(), func(fsys fs.FS) error {
		a := audit.Over(fsys, e.corpus, e.Engine, &l.book)
		defer a.Close()
		f, err = a.Check(ctx, code, q)
		return err
	})
	return f, err
}
