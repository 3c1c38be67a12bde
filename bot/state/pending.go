package state

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"miswg/bot/ledger"
)

// Claim takes key for ttl, and reports whether nobody but owner held it; "" is nobody.
// Of several claims at the same time, of all processes, exactly one succeeds. A key may
// hold any bytes. A claim ends by the clock they agree on.
func (s *Store) Claim(ctx context.Context, key, owner string, ttl time.Duration) (bool, error) {
	now := s.clock()
	var by any // no owner equals no other
	if owner != "" {
		by = owner
	}
	n, err := s.exec(ctx, `INSERT INTO miswg_claims (claim, until, owner) VALUES (?, ?, ?)
ON CONFLICT (claim) DO UPDATE SET until = excluded.until, owner = excluded.owner
WHERE miswg_claims.until <= ? OR miswg_claims.owner = excluded.owner`,
		s.hash(aClaim, key), now.Add(ttl).UnixMicro(), by, now.UnixMicro())
	return n == 1, err
}

// Begin keeps deliveries, each until its copy finishes it, or its lease ends and
// another adopts it. It returns the owners of those that were not kept already; of
// two with one key it keeps the first.
func (s *Store) Begin(ctx context.Context, ps []ledger.Pending, lease time.Duration) ([]string, error) {
	until := s.clock().Add(lease).UnixMicro()
	var values []string
	var args []any
	for _, p := range ps {
		values = append(values, "(?, ?, ?, ?, 0, 0, ?, ?)")
		args = append(args, s.hash(aDelivery, p.Key), p.Owner, p.Copy, p.Body, p.Taken.UnixMicro(), until)
	}
	return rows(ctx, &s.database, func(row *sql.Rows, owner *string) error { return row.Scan(owner) },
		`INSERT INTO miswg_pending (delivery, owner, copy, body, sending, tries, taken, lease) VALUES `+
			strings.Join(values, ", ")+` ON CONFLICT (delivery) DO NOTHING RETURNING owner`, args...)
}

// Sending notes whether a reply is on its way, and reports whether the delivery is
// still the copy's.
func (s *Store) Sending(ctx context.Context, owner, copy string, sending bool) (bool, error) {
	on := 0
	if sending {
		on = 1
	}
	n, err := s.exec(ctx, `UPDATE miswg_pending SET sending = ? WHERE owner = ? AND copy = ?`, on, owner, copy)
	return n == 1, err
}

// Finish forgets a delivery of the copy.
func (s *Store) Finish(ctx context.Context, owner, copy string) error {
	_, err := s.exec(ctx, `DELETE FROM miswg_pending WHERE owner = ? AND copy = ?`, owner, copy)
	return err
}

// Renew prolongs the leases of a copy; a lease of 0 ends them.
func (s *Store) Renew(ctx context.Context, copy string, lease time.Duration) error {
	until := int64(0) // has passed on every clock
	if lease > 0 {
		until = s.clock().Add(lease).UnixMicro()
	}
	_, err := s.exec(ctx, `UPDATE miswg_pending SET lease = ? WHERE copy = ?`, until, copy)
	return err
}

// longestLease is further than any lease reaches: what ends later was written before the
// clock was put back.
const longestLease = time.Minute

// Adopt takes deliveries of other copies whose lease has ended, the oldest first, at
// most limit. Of several copies at the same time one gets each.
func (s *Store) Adopt(ctx context.Context, copy string, lease time.Duration, limit int) ([]ledger.Pending, error) {
	now := s.clock()
	far := now.Add(max(longestLease, 4*lease)).UnixMicro()
	left, err := rows(ctx, &s.database, func(row *sql.Rows, p *ledger.Pending) error {
		var taken int64
		err := row.Scan(&p.Owner, &p.Copy, &p.Body, &p.Sending, &p.Tries, &taken)
		p.Taken = time.UnixMicro(taken).UTC()
		return err
	}, `SELECT owner, copy, body, sending, tries, taken FROM miswg_pending
WHERE (lease <= ? OR lease > ?) AND copy <> ? ORDER BY taken, owner LIMIT ?`, now.UnixMicro(), far, copy, limit)
	if err != nil {
		return nil, err
	}
	var out []ledger.Pending
	for _, p := range left {
		n, err := s.exec(ctx, `UPDATE miswg_pending SET copy = ?, lease = ?, tries = tries + 1 WHERE owner = ? AND copy = ? AND (lease <= ? OR lease > ?)`,
			copy, now.Add(lease).UnixMicro(), p.Owner, p.Copy, now.UnixMicro(), far)
		if err != nil {
			return out, err
		}
		if n == 1 {
			p.Copy = copy
			p.Tries++
			out = append(out, p)
		}
	}
	return out, nil
}
