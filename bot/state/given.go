package state

import (
	"context"
	"time"

	"miswg/bot/ledger"
)

// SaveGiven keeps what an answer rests on, in place of what was kept of it before.
func (s *Store) SaveGiven(ctx context.Context, g ledger.Given) error {
	name := clean(g.Name, maxWord)
	return s.remembering(ctx, &step{query: `INSERT INTO miswg_given (name, person, body, owed, at) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (name) DO UPDATE SET person = excluded.person, body = excluded.body, owed = excluded.owed, at = excluded.at`,
		args: []any{name, s.hash(aPerson, g.User), g.Body, flag(g.Owed), g.At.UnixMicro()}},
		unless(s, `DELETE FROM miswg_given WHERE name = ?`, name, g.User, g.Epoch))
}

// ChangeGiven replaces what is kept of an answer, if that is still as it was, and reports
// whether it did. Without a body it drops it. Nil was is any.
func (b *database) ChangeGiven(ctx context.Context, g ledger.Given, was []byte) (bool, error) {
	query, args := `UPDATE miswg_given SET body = ?, owed = ? WHERE name = ?`, []any{g.Body, flag(g.Owed), clean(g.Name, maxWord)}
	if g.Body == nil {
		query, args = `DELETE FROM miswg_given WHERE name = ?`, args[2:]
	}
	if was != nil {
		query, args = query+` AND body = ?`, append(args, was)
	}
	n, err := b.exec(ctx, query, args...)
	return n == 1, err
}

// Given returns what is kept of answers given since a time, the newest first; with owed of
// those alone that are owed a correction.
func (b *database) Given(ctx context.Context, since time.Time, owed bool) ([]ledger.Given, error) {
	return rows(ctx, b, func(row scanner, g *ledger.Given) error {
		var at int64
		err := row.Scan(&g.Name, &g.Body, &g.Owed, &at)
		g.At = time.UnixMicro(at).UTC()
		return err
	}, `SELECT name, body, owed, at FROM miswg_given WHERE at >= ? AND owed >= ? ORDER BY at DESC, name LIMIT ?`,
		since.UnixMicro(), flag(owed), ledger.MaxGiven)
}

func flag(on bool) int {
	if on {
		return 1
	}
	return 0
}
