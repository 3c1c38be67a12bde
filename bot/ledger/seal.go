package ledger

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/json"
	"errors"

	"miswg/bot/wire"
)

// newSealer seals with a key made of the token: all copies have that, and the
// database has not.
func newSealer(token string) (cipher.AEAD, error) {
	key, err := hkdf.Key(sha256.New, []byte(token), nil, "miswg journal", 32)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCMWithRandomNonce(block)
}

// sealed is what of a delivery is needed to handle it again.
type sealed struct {
	Envelope string            `json:"envelope"`
	Kind     string            `json:"kind"`
	Event    *wire.OuterEvent  `json:"event,omitempty"`
	Slash    *wire.Slash       `json:"slash,omitempty"`
	Action   *wire.Interaction `json:"action,omitempty"`
}

func (l *Ledger) seal(d *wire.Delivery, owner string) ([]byte, error) {
	js, err := json.Marshal(sealed{d.Envelope, d.Kind, d.Event, d.Slash, d.Action})
	if err != nil {
		return nil, err
	}
	return l.sealer.Seal(nil, nil, js, []byte(owner)), nil // #nosec G407 -- the sealer makes a random nonce by itself
}

func (l *Ledger) unseal(p Pending) (*wire.Delivery, *Task, error) {
	js, err := l.sealer.Open(nil, nil, p.Body, []byte(p.Owner))
	if err != nil {
		return nil, nil, errors.New("sealed with another token")
	}
	var m sealed
	if err := json.Unmarshal(js, &m); err != nil {
		return nil, nil, err
	}
	d := &wire.Delivery{Envelope: m.Envelope, Kind: m.Kind, Size: len(js), Taken: p.Taken, Event: m.Event, Slash: m.Slash, Action: m.Action}
	t := l.task(p.Owner)
	t.doubt.Store(p.Sending)
	return d, t, nil
}
