package ledger

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
)

// A Sealer makes what is kept unreadable, with keys made of the token: all copies have
// that, and the database has not.
type Sealer struct {
	seals cipher.AEAD
	names []byte
}

// newSealer returns the sealer of a token.
func newSealer(token string) (Sealer, error) {
	key := func(of string) ([]byte, error) { return hkdf.Key(sha256.New, []byte(token), nil, of, 32) }
	sealing, err := key("miswg journal")
	if err != nil {
		return Sealer{}, err
	}
	names, err := key("miswg names")
	if err != nil {
		return Sealer{}, err
	}
	block, err := aes.NewCipher(sealing)
	if err != nil {
		return Sealer{}, err
	}
	seals, err := cipher.NewGCMWithRandomNonce(block)
	return Sealer{seals, names}, err
}

// Name returns what names something in the store: equal for equals, and nothing else to
// whoever has not the token.
func (s Sealer) Name(of ...string) string {
	m := hmac.New(sha256.New, s.names)
	_ = json.NewEncoder(m).Encode(of) // strings alone
	return hex.EncodeToString(m.Sum(nil)[:16])
}

// Seal makes v unreadable, for a name and no other.
func (s Sealer) Seal(name string, v any) ([]byte, error) {
	js, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return s.seals.Seal(nil, nil, js, []byte(name)), nil // #nosec G407 -- the sealer makes a random nonce by itself
}

// Unseal reads what was sealed for a name into v.
func (s Sealer) Unseal(name string, body []byte, v any) error {
	js, err := s.seals.Open(nil, nil, body, []byte(name))
	if err != nil {
		return errors.New("sealed with another token")
	}
	return json.Unmarshal(js, v)
}
