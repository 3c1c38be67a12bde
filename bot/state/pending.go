package state

import (
	"cmp"
	"context"
	"slices"
	"time"

	"miswg/bot/ledger"
	"miswg/corpus"
)

// Claim takes keys for ttl, and reports whether nobody but owner held any of them; "" is
// nobody. Of several claims of one at the same time, of all processes, exactly one
// succeeds. A key may hold any bytes. A claim ends by the clock they agree on.
func (s *Store) Claim(ctx context.Context, owner string, ttl time.Duration, keys ...string) (bool, error) {
	if len(keys) == 0 {
		return true, nil
	}
	claim, all := claiming(s, owner, ttl, keys)
	n, err := s.exec(ctx, claim.query, claim.args...)
	return n == all, err
}

// claiming returns the statement that claims keys, and how many rows it changes if it gets
// them all.
func claiming(s *Store, owner string, ttl time.Duration, keys []string) (claim *step, all int64) {
	now := s.common.now()
	var by any // no owner equals no other
	if owner != "" {
		by = owner
	}
	claims := hashes(s, aClaim, keys)
	var args []any
	for _, h := range claims {
		args = append(args, h, now.Add(ttl).UnixMicro(), by)
	}
	return &step{query: `INSERT INTO miswg_claims (claim, until, owner) VALUES ` + rowsOf("(?, ?, ?)", len(claims)) + `
ON CONFLICT (claim) DO UPDATE SET until = excluded.until, owner = excluded.owner
WHERE miswg_claims.until <= ? OR miswg_claims.owner = excluded.owner`, args: append(args, now.UnixMicro())}, int64(len(claims))
}

// Begin keeps deliveries, each until its copy finishes it, or its lease ends and
// another adopts it. It returns the epochs, by owner, of those that were not kept already;
// of two with one key it keeps the first.
func (s *Store) Begin(ctx context.Context, ps []ledger.Pending, lease time.Duration) (map[string]int64, error) {
	until := s.common.now().Add(lease).UnixMicro()
	var args []any
	for _, p := range ps {
		args = append(args, s.hash(aDelivery, p.Key), p.Owner, p.Copy, p.Body, p.Taken.UnixMicro(), until)
	}
	kept, err := rows(ctx, &s.database, func(row scanner, p *ledger.Pending) error { return row.Scan(&p.Owner, &p.Epoch) },
		`INSERT INTO miswg_pending (delivery, owner, copy, body, sending, tries, taken, lease, epoch) VALUES `+
			rowsOf("(?, ?, ?, ?, 0, 0, ?, ?, (SELECT present FROM miswg_epoch WHERE id = 1))", len(ps))+
			` ON CONFLICT (delivery) DO NOTHING RETURNING owner, epoch`, args...)
	return corpus.Keyed(kept, func(p ledger.Pending) (string, int64) { return p.Owner, p.Epoch }), err
}

// Sending notes whether a reply is on its way, and reports whether the delivery is
// still the copy's.
func (s *Store) Sending(ctx context.Context, owner, copy string, sending bool) (bool, error) {
	n, err := s.exec(ctx, `UPDATE miswg_pending SET sending = ? WHERE owner = ? AND copy = ?`, flag(sending), owner, copy)
	return n == 1, err
}

// Finish forgets a delivery of the copy, and remembers the messages that answered it. An
// owner of "" is that of none.
func (s *Store) Finish(ctx context.Context, owner, copy string, answers ...ledger.Answered) error {
	end := &step{query: `DELETE FROM miswg_pending WHERE owner = ? AND copy = ?`, args: []any{owner, copy}}
	if len(answers) == 0 {
		return s.together(ctx, end)
	}
	var steps []*step
	for _, a := range answers {
		steps = append(steps, posting(s, a)...)
	}
	return s.remembering(ctx, append(steps, end)...)
}

// Renew prolongs the leases of a copy; a lease of 0 ends them.
func (s *Store) Renew(ctx context.Context, copy string, lease time.Duration) error {
	until := int64(0) // has passed on every clock
	if lease > 0 {
		until = s.common.now().Add(lease).UnixMicro()
	}
	_, err := s.exec(ctx, `UPDATE miswg_pending SET lease = ? WHERE copy = ?`, until, copy)
	return err
}

// longestLease is further than any lease reaches: what ends later was written before the
// clock was put back.
const longestLease = time.Minute

// Adopt takes deliveries of other copies whose lease has ended, the oldest first, at
// most limit. Of several copies at the same time one gets each. It is one transaction:
// what Adopt does not return, because it was cut off, is nobody's yet.
func (s *Store) Adopt(ctx context.Context, copy string, lease time.Duration, limit int) ([]ledger.Pending, error) {
	now := s.common.now()
	far := now.Add(max(longestLease, 4*lease)).UnixMicro()
	const free = `(lease <= ? OR lease > ?) AND copy <> ?`
	var left int
	// Mostly there is nothing, and then nobody's writing is held up.
	_, err := s.one(ctx, []any{&left}, `SELECT COUNT(*) FROM miswg_pending WHERE `+free, now.UnixMicro(), far, copy)
	if err != nil || left == 0 {
		return nil, err
	}
	var out []ledger.Pending
	err = s.transact(ctx, func(t *transaction) (err error) {
		// The second condition is looked at again where another copy was waited for.
		out, err = within(t, func(row scanner, p *ledger.Pending) error {
			var taken int64
			err := row.Scan(&p.Owner, &p.Copy, &p.Body, &p.Sending, &p.Tries, &taken, &p.Epoch)
			p.Taken = time.UnixMicro(taken).UTC()
			return err
		}, `UPDATE miswg_pending SET copy = ?, lease = ?, tries = tries + 1
WHERE owner IN (SELECT owner FROM miswg_pending WHERE `+free+` ORDER BY taken, owner LIMIT ?) AND `+free+`
RETURNING owner, copy, body, sending, tries, taken, epoch`,
			copy, now.Add(lease).UnixMicro(), now.UnixMicro(), far, copy, limit, now.UnixMicro(), far, copy)
		return err
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(out, func(a, b ledger.Pending) int { return cmp.Or(a.Taken.Compare(b.Taken), cmp.Compare(a.Owner, b.Owner)) })
	return out, nil
}
