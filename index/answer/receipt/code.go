// SPDX-License-Identifier: MIT

// Package receipt makes and reads the short codes that stand under answers: from what
// corpus an answer is, and a seal over all that it says. Whoever has the corpus and the
// question can make the answer again, and with it the code.
//
// A code holds nothing that a person wrote, and no secret: it proves that an answer
// follows from a corpus, not who gave it.
package receipt

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"runtime/debug"
	"strings"
	"sync"

	"miswg/corpus"
)

// What a code is made of, in bytes: the beginning of the corpus's digest, the beginning
// of the seal, and what tells a slip of the pen from a code.
const (
	corpusBytes = 3
	sealBytes   = 5
	checkBytes  = 2
	codeBytes   = corpusBytes + sealBytes + checkBytes
	codeLetters = codeBytes * 8 / 5
	groupOf     = 4 // letters between hyphens
)

// letters are Crockford's: none is taken for another.
var letters = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)

// ErrCode is returned for what is no code: too short or long, of other letters, or with
// a letter that is not what it was.
var ErrCode = errors.New("receipt: not a code of ours")

// A Code is a receipt's code, such as "VDZY-86DD-V2HN-VP0Z": sixteen letters and
// digits. The zero Code is none.
type Code string

// New returns the code of an answer from the corpus with that digest. Says is all that the answer says, part by part; other parts, or the same
// parted otherwise, make another code.
func New(digest string, says ...string) Code {
	h := sha256.New()
	var size [8]byte
	for _, part := range says {
		binary.BigEndian.PutUint64(size[:], uint64(len(part)))
		h.Write(size[:])
		h.Write([]byte(part))
	}
	of := corpusOf(digest)
	b := append(of[:], h.Sum(nil)[:sealBytes]...)
	return spelled(append(b, check(b)...))
}

// Parse reads a code as people copy it: in small letters, with or without hyphens, with
// O for 0 and I or L for 1. It returns it as New does.
func Parse(s string) (Code, error) {
	plain := strings.NewReplacer("-", "", " ", "", "O", "0", "I", "1", "L", "1").Replace(strings.ToUpper(strings.TrimSpace(s)))
	if len(plain) != codeLetters {
		return "", ErrCode
	}
	b, err := letters.DecodeString(plain)
	if err != nil || string(check(b[:codeBytes-checkBytes])) != string(b[codeBytes-checkBytes:]) {
		return "", ErrCode
	}
	return spelled(b), nil
}

// From reports whether the answer is from the corpus with that digest, as far as the
// code tells.
func (c Code) From(digest string) bool {
	b, err := letters.DecodeString(strings.ReplaceAll(string(c), "-", ""))
	of := corpusOf(digest)
	return err == nil && len(b) == codeBytes && string(b[:corpusBytes]) == string(of[:])
}

// corpusOf is the corpus as a code has it.
func corpusOf(digest string) [corpusBytes]byte {
	sum := sha256.Sum256([]byte("corpus " + digest))
	return [corpusBytes]byte(sum[:corpusBytes])
}

func check(b []byte) []byte {
	sum := sha256.Sum256(append([]byte("check "), b...))
	return sum[:checkBytes]
}

func spelled(b []byte) Code {
	s := letters.EncodeToString(b)
	var groups []string
	for len(s) > 0 {
		groups, s = append(groups, s[:groupOf]), s[groupOf:]
	}
	return Code(strings.Join(groups, "-"))
}

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

// Program returns the version that the program was built as: of its module, else of the
// checkout, else "". It is the same for as long as the program runs.
var Program = sync.OnceValue(func() string {
	b, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	return Stamped(b)
})

// Stamped is the version that is stamped on a build; "" where none is.
func Stamped(b *debug.BuildInfo) string {
	if v := b.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	for _, s := range b.Settings {
		if s.Key == "vcs.revision" {
			return s.Value
		}
	}
	return ""
}
