package bot

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/json"
	"errors"
)

// newSealer seals with a key made of the token: all copies have that, and the
// database has not.
func newSealer(token Secret) (cipher.AEAD, error) {
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

// kept is what of a delivery is needed to handle it again.
type kept struct {
	Envelope string        `json:"envelope"`
	Kind     string        `json:"kind"`
	Event    *outerEvent   `json:"event,omitempty"`
	Slash    *slashCommand `json:"slash,omitempty"`
	Action   *interaction  `json:"action,omitempty"`
}

func (k *keeper) seal(d *delivery, owner string) ([]byte, error) {
	js, err := json.Marshal(kept{d.envelope, d.kind, d.event, d.slash, d.action})
	if err != nil {
		return nil, err
	}
	return k.sealer.Seal(nil, nil, js, []byte(owner)), nil // #nosec G407 -- the sealer makes a random nonce by itself
}

func (k *keeper) unseal(p Pending) (*delivery, error) {
	js, err := k.sealer.Open(nil, nil, p.Body, []byte(p.Owner))
	if err != nil {
		return nil, errors.New("sealed with another token")
	}
	var m kept
	if err := json.Unmarshal(js, &m); err != nil {
		return nil, err
	}
	d := &delivery{envelope: m.Envelope, kind: m.Kind, size: len(js), taken: p.Taken, event: m.Event, slash: m.Slash, action: m.Action}
	d.route = routeOf(d)
	d.task = k.task(p.Owner)
	d.task.doubt.Store(p.Sending)
	return d, nil
}
