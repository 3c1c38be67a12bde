package state

import (
	"context"
	"encoding/json"

	"miswg/bot/ledger"
)

// LastWatch returns what the watch of the source saw last, the zero Watch where it saw
// nothing yet.
func (b *database) LastWatch(ctx context.Context) (ledger.Watch, error) {
	var w ledger.Watch
	var js string
	kept, err := b.one(ctx, []any{&w.Revision, &js}, `SELECT revision, record FROM miswg_watch WHERE id = 1`)
	if err != nil || !kept {
		return w, err
	}
	err = json.Unmarshal([]byte(js), &w)
	return w, b.fail(err)
}

// SaveWatch replaces the record that was read as w's revision, and reports whether it
// was still there.
func (b *database) SaveWatch(ctx context.Context, w ledger.Watch) (bool, error) {
	js, err := json.Marshal(w)
	if err != nil {
		return false, b.fail(err)
	}
	query, args := `UPDATE miswg_watch SET revision = revision + 1, record = ? WHERE id = 1 AND revision = ?`, []any{string(js), w.Revision}
	if w.Revision == 0 {
		query, args = `INSERT INTO miswg_watch (id, revision, record) VALUES (1, 1, ?) ON CONFLICT (id) DO NOTHING`, args[:1]
	}
	n, err := b.exec(ctx, query, args...)
	return n == 1, err
}

// unvote removes a person's votes from the record of the watch.
func unvote(t *transaction, user string) error {
	if _, err := t.exec(`UPDATE miswg_watch SET revision = revision + 1 WHERE id = 1`); err != nil { // nobody else writes it until the end
		return err
	}
	records, err := within(t, func(row scanner, js *string) error { return row.Scan(js) }, `SELECT record FROM miswg_watch WHERE id = 1`)
	if err != nil || len(records) == 0 {
		return err
	}
	var w ledger.Watch
	if err := json.Unmarshal([]byte(records[0]), &w); err != nil {
		return err
	}
	js, err := json.Marshal(w.Without(user))
	if err != nil {
		return err
	}
	_, err = t.exec(`UPDATE miswg_watch SET record = ? WHERE id = 1`, string(js))
	return err
}
