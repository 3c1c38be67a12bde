package ledger

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"time"
)

// Bounds of what is kept of answers that were given.
const (
	GivenFor = 30 * 24 * time.Hour
	MaxGiven = 5_000 // the newest
)

// Given is what is kept of an answer that was posted: what it rests on, and no word of the
// question. It is sealed; the database knows a name that tells nothing, and how old it is.
type Given struct {
	Name string
	User string // who asked; not returned
	Body []byte // sealed by [Ledger.Seal] for its name
	Owed bool   // it is to be corrected
	At   time.Time
}

// Name returns what names something in the store: equal for equals, and nothing else to
// whoever has not the token.
func (l *Ledger) Name(of ...string) string {
	m := hmac.New(sha256.New, l.namer)
	_ = json.NewEncoder(m).Encode(of) // strings alone
	return hex.EncodeToString(m.Sum(nil)[:16])
}

// Seal makes v unreadable to whoever has not the token, for a name and no other.
func (l *Ledger) Seal(name string, v any) ([]byte, error) {
	js, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return l.sealer.Seal(nil, nil, js, []byte(name)), nil // #nosec G407 -- the sealer makes a random nonce by itself
}

// Unseal reads what was sealed for a name into v.
func (l *Ledger) Unseal(name string, body []byte, v any) error {
	js, err := l.sealer.Open(nil, nil, body, []byte(name))
	if err != nil {
		return errors.New("sealed with another token")
	}
	return json.Unmarshal(js, v)
}

// newNamer returns the key of names.
func newNamer(token string) ([]byte, error) {
	return hkdf.Key(sha256.New, []byte(token), nil, "miswg names", 32)
}
