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
	"errors"
	"strings"
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

// A Code is a receipt's code, such as "PYCE-R6DD-V2HN-THYF": sixteen letters and
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
