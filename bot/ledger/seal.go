package ledger

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"

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
	return l.Seal(owner, sealed{d.Envelope, d.Kind, d.Event, d.Slash, d.Action})
}

func (l *Ledger) unseal(p Pending) (*wire.Delivery, *Task, error) {
	var m sealed
	if err := l.Unseal(p.Owner, p.Body, &m); err != nil {
		return nil, nil, err
	}
	d := &wire.Delivery{Envelope: m.Envelope, Kind: m.Kind, Size: len(p.Body), Taken: p.Taken, Event: m.Event, Slash: m.Slash, Action: m.Action}
	t := l.task(p.Owner)
	t.doubt.Store(p.Sending)
	return d, t, nil
}
