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
func (b *database) Close() error { return b.fail(b.d.close(b.db)) }

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
	st := &step{query: query, args: args}
	err := b.together(ctx, st)
	return st.rows, err
}

// one scans the only row of the answer to a query, and reports whether there is one.
func (b *database) one(ctx context.Context, to []any, query string, args ...any) (bool, error) {
	st := &step{query: query, args: args, row: to}
	err := b.together(ctx, st)
	return err == nil && st.rows == 1, err
}

// transact runs f in a transaction.
func (b *database) transact(ctx context.Context, f func(t *transaction) error) error {
	tx, err := b.db.BeginTx(ctx, nil)
	if err != nil {
		return b.fail(err)
	}
	if err := f(&transaction{ctx, tx, b}); err != nil {
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
func rows[T any](ctx context.Context, b *database, one func(row scanner, v *T) error, query string, args ...any) ([]T, error) {
	var out []T
	err := b.together(ctx, &step{query: query, args: args, each: appending(&out, one)})
	return out, err
}

// appending is what takes a row in as the next of out.
func appending[T any](out *[]T, one func(row scanner, v *T) error) func(row scanner) error {
	return func(row scanner) error {
		var v T
		if err := one(row, &v); err != nil {
			return err
		}
		*out = append(*out, v)
		return nil
	}
}

// A transaction runs statements of either dialect.
type transaction struct {
	ctx context.Context
	tx  *sql.Tx
	of  *database
}

// within is rows in a transaction.
func within[T any](t *transaction, one func(row scanner, v *T) error, query string, args ...any) ([]T, error) {
	all, err := t.tx.QueryContext(t.ctx, t.of.d.bind(query), args...)
	if err != nil {
		return nil, err
	}
	var out []T
	err = each(all, appending(&out, one))
	return out, err
}

// each takes rows in and closes them.
func each(all *sql.Rows, take func(row scanner) error) error {
	defer all.Close()
	for all.Next() {
		if err := take(all); err != nil {
			return err
		}
	}
	return all.Err()
}

// exec runs query and returns how many rows it changed. No query is nothing to do.
func (t *transaction) exec(query string, args ...any) (int64, error) {
	if query == "" {
		return 0, nil
	}
	r, err := t.tx.ExecContext(t.ctx, t.of.d.bind(query), args...)
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}
