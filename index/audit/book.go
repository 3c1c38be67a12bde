package audit

import (
	"context"
	"fmt"
	"sync"

	"miswg/corpus"
	"miswg/index/answer"
	"miswg/index/answer/receipt"
)

// maxBooked bounds the corpora of a Book.
const maxBooked = 16

// A Book knows the receipts of the usual questions of corpora that were looked through, so
// that it takes no second look to tell a receipt that none of them has. The zero value is
// ready, and safe for concurrent use.
type Book struct {
	mu sync.Mutex
	of map[string]map[receipt.Code]answer.Question // by digest
}

// Knows reports whether a corpus was looked through.
func (b *Book) Knows(digest string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.of[digest] != nil
}

// find returns the question of a receipt, and whether its corpus was looked through, and
// has one.
func (b *Book) find(code receipt.Code) (q answer.Question, known, found bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for digest, codes := range b.of {
		if code.From(digest) {
			q, found = codes[code]
			return q, true, found
		}
	}
	return q, false, false
}

// keep keeps what a look through a corpus found.
func (b *Book) keep(digest string, codes map[receipt.Code]answer.Question) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.of == nil || len(b.of) >= maxBooked {
		b.of = map[string]map[receipt.Code]answer.Question{}
	}
	b.of[digest] = codes
}

// usual looks through the usual questions.
func (o opened) usual(ctx context.Context) (map[receipt.Code]answer.Question, error) {
	out := map[receipt.Code]answer.Question{}
	for _, l := range corpus.Langs() {
		for _, text := range o.Usual(l) {
			for _, asked := range ways(text, l, nil) {
				a, err := o.Ask(ctx, asked)
				if err != nil {
					return nil, fmt.Errorf("audit: %w", err)
				}
				if _, twice := out[a.Receipt]; !twice {
					out[a.Receipt] = asked
				}
				if a.Lang == l {
					break // it was read as what it is: the other ways come to the same
				}
			}
		}
	}
	return out, nil
}
