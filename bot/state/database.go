package state

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
)

// A database runs statements in its dialect, and says in one line what fails.
type database struct {
	db     *sql.DB
	d      dialect
	traces atomic.Bool // what was deleted may be read in its files
	ready  sync.Map    // by query: a *sql.Stmt, where the driver does not keep its own
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
	st, err := b.compiled(ctx, query)
	if err != nil {
		return 0, b.fail(err)
	}
	r, err := st.ExecContext(ctx, args...)
	if err != nil {
		return 0, b.fail(err)
	}
	n, err := r.RowsAffected()
	return n, b.fail(err)
}

// one scans the only row of the answer to a query, and reports whether there is one.
func (b *database) one(ctx context.Context, to []any, query string, args ...any) (bool, error) {
	st, err := b.compiled(ctx, query)
	if err != nil {
		return false, b.fail(err)
	}
	err = st.QueryRowContext(ctx, args...).Scan(to...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, b.fail(err)
}

// A statement is a query that is compiled, or that the driver compiles once by itself.
type statement interface {
	ExecContext(ctx context.Context, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, args ...any) *sql.Row
}

// compiled returns a query as a statement. It is for what runs outside of transactions:
// they hold the connection that compiling needs.
func (b *database) compiled(ctx context.Context, query string) (statement, error) {
	if !b.d.compile {
		return text{b.db, b.d.bind(query)}, nil
	}
	if st, ok := b.ready.Load(query); ok {
		return st.(*sql.Stmt), nil
	}
	st, err := b.db.PrepareContext(ctx, b.d.bind(query))
	if err != nil {
		return nil, err
	}
	kept, there := b.ready.LoadOrStore(query, st)
	if there {
		_ = st.Close() // somebody was quicker
	}
	return kept.(*sql.Stmt), nil
}

// text is a statement that goes to the driver as it is, in a transaction or by itself.
type text struct {
	over interface {
		ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
		QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
		QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	}
	query string
}

func (t text) ExecContext(ctx context.Context, args ...any) (sql.Result, error) {
	return t.over.ExecContext(ctx, t.query, args...)
}

func (t text) QueryContext(ctx context.Context, args ...any) (*sql.Rows, error) {
	return t.over.QueryContext(ctx, t.query, args...)
}

func (t text) QueryRowContext(ctx context.Context, args ...any) *sql.Row {
	return t.over.QueryRowContext(ctx, t.query, args...)
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
func rows[T any](ctx context.Context, b *database, one func(row *sql.Rows, v *T) error, query string, args ...any) ([]T, error) {
	st, err := b.compiled(ctx, query)
	if err != nil {
		return nil, b.fail(err)
	}
	all, err := st.QueryContext(ctx, args...)
	if err != nil {
		return nil, b.fail(err)
	}
	out, err := read(all, one)
	return out, b.fail(err)
}

// read takes rows in and closes them. Their error is told by who asked for them.
func read[T any](all *sql.Rows, one func(row *sql.Rows, v *T) error) ([]T, error) {
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
	of  *database
}

// statement returns a query as a statement of the transaction: compiled, if it has been.
func (t *transaction) statement(query string) statement {
	if st, ok := t.of.ready.Load(query); ok {
		return t.tx.StmtContext(t.ctx, st.(*sql.Stmt))
	}
	return text{t.tx, t.of.d.bind(query)}
}

// within is rows in a transaction.
func within[T any](t *transaction, one func(row *sql.Rows, v *T) error, query string, args ...any) ([]T, error) {
	all, err := t.statement(query).QueryContext(t.ctx, args...)
	if err != nil {
		return nil, err
	}
	return read(all, one)
}

// exec runs query and returns how many rows it changed. No query is nothing to do.
func (t *transaction) exec(query string, args ...any) (int64, error) {
	if query == "" {
		return 0, nil
	}
	r, err := t.statement(query).ExecContext(t.ctx, args...)
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}
