package state

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strings"

	"miswg/corpus"
)

// What a hash is of. The same text has another hash in another domain.
const (
	aPerson   = "person"
	aClaim    = "claim"
	aQuestion = "question"
	aMessage  = "message"
	aTerm     = "term"
	aDelivery = "delivery"
	aForgot   = "forgotten"
)

// hash hides parts under the database's salt. Any bytes are a part.
func (s *Store) hash(domain string, parts ...string) []byte {
	m := hmac.New(sha256.New, s.salt)
	var n [8]byte
	for _, p := range append([]string{domain}, parts...) {
		binary.LittleEndian.PutUint64(n[:], uint64(len(p)))
		m.Write(n[:])
		m.Write([]byte(p))
	}
	return m.Sum(nil)[:16]
}

// hashes returns the hashes of keys, each once, in one order: two statements that use
// several never wait for each other.
func hashes(s *Store, domain string, keys []string) [][]byte {
	out := corpus.Each(keys, func(key string) []byte { return s.hash(domain, key) })
	slices.SortFunc(out, bytes.Compare)
	return slices.CompactFunc(out, bytes.Equal)
}

// clean makes text that both databases take: valid UTF-8 without zero bytes, of at
// most limit runes.
func clean(text string, limit int) string {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", "")
	n := 0
	for i := range text {
		if n == limit {
			return text[:i]
		}
		n++
	}
	return text
}
