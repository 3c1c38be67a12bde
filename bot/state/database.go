package state

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"sync/atomic"
)

// A database runs statements in its dialect, and says in one line what fails.
type database struct {
	db     *sql.DB
	d      dialect
	traces atomic.Bool // what was deleted may be read in its files
}

// Close releases the database. What was written stays.
func (b *database) Close() error {
	err := b.db.Close()
	if b.d.close != nil {
		b.d.close()
	}
	return b.fail(err)
}

// Where names the database for a log: a file, "memory", or a server without its
// password.
func (b *database) Where() string { return b.d.where }

// Lasting reports whether what is kept outlives the process.
func (b *database) Lasting() bool { return b.d.where != "memory" }

// fail is the one place where an error leaves the package.
func (b *database) fail(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("state: %w", b.d.explain(err))
}

func (b *database) exec(ctx context.Context, query string, args ...any) (int64, error) {
	r, err := b.db.ExecContext(ctx, b.d.bind(query), args...)
	if err != nil {
		return 0, b.fail(err)
	}
	n, err := r.RowsAffected()
	return n, b.fail(err)
}

// transact runs f in a transaction.
func (b *database) transact(ctx context.Context, f func(t *transaction) error) error {
	tx, err := b.db.BeginTx(ctx, nil)
	if err != nil {
		return b.fail(err)
	}
	if err := f(&transaction{ctx, tx, b.d}); err != nil {
		_ = tx.Rollback()
		return b.fail(err)
	}
	return b.fail(tx.Commit())
}

// wipe removes deleted bytes from where the database still holds them, and reports
// whether it could: what was deleted stays deleted if not.
func (b *database) wipe(ctx context.Context) bool {
	gone := b.d.erase != nil && b.d.erase(ctx, b.db)
	b.traces.Store(!gone)
	return gone
}

// rowsOf returns the placeholders of n rows.
func rowsOf(row string, n int) string { return strings.TrimSuffix(strings.Repeat(row+", ", n), ", ") }

// rows returns what one makes of each row of the answer to a query.
func rows[T any](ctx context.Context, b *database, one func(row *sql.Rows, v *T) error, query string, args ...any) ([]T, error) {
	out, err := read(ctx, b.db, b.d, one, query, args...)
	return out, b.fail(err)
}

// A querier is a database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// read is rows within a transaction, whose errors are told by who runs that.
func read[T any](ctx context.Context, q querier, d dialect, one func(row *sql.Rows, v *T) error, query string, args ...any) ([]T, error) {
	all, err := q.QueryContext(ctx, d.bind(query), args...)
	if err != nil {
		return nil, err
	}
	defer all.Close()
	var out []T
	for all.Next() {
		var v T
		if err := one(all, &v); err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, all.Err()
}

// A transaction runs statements of either dialect.
type transaction struct {
	ctx context.Context
	tx  *sql.Tx
	d   dialect
}

// exec runs query and returns how many rows it changed. No query is nothing to do.
func (t *transaction) exec(query string, args ...any) (int64, error) {
	if query == "" {
		return 0, nil
	}
	r, err := t.tx.ExecContext(t.ctx, t.d.bind(query), args...)
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}
