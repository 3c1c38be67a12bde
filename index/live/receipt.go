package live

import (
	"context"
	"io/fs"

	"miswg/index/answer/receipt"
	"miswg/index/audit"
)

// Receipt checks the receipt of an answer against the present corpus and its past, as
// [audit.Auditor.Check] does of an auditor that learns nothing. Checks of the past take a
// moment each, and take turns.
func (l *Live) Receipt(ctx context.Context, code receipt.Code, q audit.Asked) (f audit.Finding, err error) {
	e, done := l.use()
	defer done()
	if !code.From(e.Digest()) {
		select {
		case l.auditing <- struct{}{}:
			defer func() { <-l.auditing }()
		case <-ctx.Done():
			return f, ctx.Err()
		}
	}
	err = Files(l.Dir(), func(fsys fs.FS) error {
		a := audit.Over(fsys, e.corpus, e.Engine)
		defer a.Close()
		f, err = a.Check(ctx, code, q)
		return err
	})
	return f, err
}
