package ledger

import "miswg/bot/wire"

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
	t := l.task(p.Owner, p.Epoch)
	t.doubt.Store(p.Sending)
	return d, t, nil
}
