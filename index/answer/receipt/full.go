package receipt

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"miswg/corpus"
)

// A Full receipt tells what its code is over. It holds nothing that a person wrote.
type Full struct {
	Code     Code    `json:"code"`
	Corpus   string  `json:"corpus"`          // its digest
	Program  string  `json:"program"`         // as [Program]
	Question string  `json:"question_sha256"` // as [Hash]
	Rule     string  `json:"rule"`            // that the question was read by
	Quotes   []Range `json:"quotes"`          // in the order of the answer
}

// A Range is where a quote stands.
type Range struct {
	Passage string `json:"passage"` // its ID
	File    string `json:"file"`    // of the document
	Line    int    `json:"line"`    // of the file, from 1
	From    int    `json:"from"`    // byte of the passage, from 0
	To      int    `json:"to"`      // the first byte behind it
}

// Ranges returns where quotes stand, one a quote.
func Ranges(quotes []corpus.Quote) []Range {
	out := make([]Range, len(quotes))
	for i, q := range quotes {
		p := q.Passage()
		from := max(strings.Index(p.Text, q.Text()), 0)
		out[i] = Range{p.ID, p.Doc.ID, p.Line, from, from + len(q.Text())}
	}
	return out
}

// Hash returns the SHA-256 of a question's text, in hex.
func Hash(question string) string {
	sum := sha256.Sum256([]byte(question))
	return hex.EncodeToString(sum[:])
}
