package state

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"reflect"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
)

// A step is one statement of several that go together.
type step struct {
	query string
	args  []any
	row   []any                   // where the only row of the answer goes; nil for a statement that answers none
	each  func(row scanner) error // is given each row of the answer; nil where there is one at most
	rows  int64                   // that it changed, or answered
}

// A scanner has one row of an answer.
type scanner interface{ Scan(to ...any) error }

// together runs steps in their order, all of them or none.
func (b *database) together(ctx context.Context, steps ...*step) error {
	return b.fail(b.d.together(ctx, b.db, steps))
}

// scan takes the answer's row in, if there is one.
func (s *step) scan(row scanner) error {
	err := row.Scan(s.row...)
	if errors.Is(err, sql.ErrNoRows) || errors.Is(err, pgx.ErrNoRows) {
		s.rows = 0
		return nil
	}
	s.rows = 1
	return err
}

// compiled are the statements of SQLite's one connection, each compiled once. It is used with
// that connection alone, so that it has no lock of its own.
//
// The driver starts a goroutine for each call whose context may end, and database/sql another
// for each transaction. Here a context is watched where something is waited for: for the
// connection, and for the lock that begins a transaction.
type compiled struct {
	of    driver.ConnPrepareContext
	ready map[string]driver.Stmt
}

func (c *compiled) together(ctx context.Context, db *sql.DB, steps []*step) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	return conn.Raw(func(raw any) error {
		if c.of != raw {
			c.of, c.ready = raw.(driver.ConnPrepareContext), map[string]driver.Stmt{}
		}
		if len(steps) == 1 {
			return c.run(ctx, steps[0])
		}
		err := c.run(ctx, &step{query: "BEGIN IMMEDIATE"})
		for _, s := range append(steps, &step{query: "COMMIT"}) {
			if err == nil {
				err = c.run(context.Background(), s)
			}
		}
		if err != nil {
			// Also a transaction that began as its context ended. That there is none is no error to tell.
			_ = c.run(context.Background(), &step{query: "ROLLBACK"})
		}
		return err
	})
}

func (c *compiled) run(ctx context.Context, s *step) error {
	st, ok := c.ready[s.query]
	if !ok {
		var err error
		if st, err = c.of.PrepareContext(ctx, s.query); err != nil {
			return err
		}
		c.ready[s.query] = st
	}
	args, err := converted(s.args)
	if err != nil {
		return err
	}
	named := make([]driver.NamedValue, len(args))
	for i, a := range args {
		named[i] = driver.NamedValue{Ordinal: i + 1, Value: a}
	}
	if s.row == nil && s.each == nil {
		r, err := st.(driver.StmtExecContext).ExecContext(ctx, named)
		if err != nil {
			return err
		}
		s.rows, err = r.RowsAffected()
		return err
	}
	all, err := st.(driver.StmtQueryContext).QueryContext(ctx, named)
	if err != nil {
		return err
	}
	return errors.Join(s.read(all), all.Close())
}

// read takes in what a statement answers, to its end: it is carried out as it is read.
func (s *step) read(all driver.Rows) error {
	s.rows = 0
	row := make(values, len(all.Columns()))
	for {
		err := all.Next(row)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil && s.each != nil {
			err = s.each(row)
		} else if err == nil && s.rows == 0 {
			err = row.Scan(s.row...)
		}
		if err != nil {
			return err
		}
		s.rows++
	}
}

// close lets go of the statements, which keep the file open, and closes the database. It waits
// for who uses it, but for no disk that hangs.
func (c *compiled) close(db *sql.DB) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	if conn, err := db.Conn(ctx); err == nil {
		_ = conn.Raw(func(any) error {
			for _, st := range c.ready {
				_ = st.Close() // tells what its last use told
			}
			clear(c.ready)
			return nil
		})
		_ = conn.Close()
	}
	return db.Close()
}

// values are a row as SQLite answers it.
type values []driver.Value

// Scan takes in what has the kind that its column is declared with, or is a bool, which SQLite has not.
func (row values) Scan(to ...any) error {
	if len(to) != len(row) {
		return fmt.Errorf("%d columns, want %d", len(row), len(to))
	}
	for i, p := range to {
		into, v := reflect.ValueOf(p).Elem(), reflect.ValueOf(row[i])
		if n, ok := row[i].(int64); ok && into.Kind() == reflect.Bool {
			v = reflect.ValueOf(n != 0)
		}
		alike := v.IsValid() && v.CanConvert(into.Type())
		if number := v.Kind() == reflect.Int64; !alike || number && into.Kind() == reflect.String {
			return fmt.Errorf("column %d is a %T, no %s", i, row[i], into.Type())
		}
		into.Set(v.Convert(into.Type()))
	}
	return nil
}

// tries is how often steps are sent over a connection that turns out to be gone, as
// database/sql does it with a statement.
const tries = 3

// pipelined runs steps over one of PostgreSQL's connections, in one round trip in which the server
// makes a transaction of them. One by itself needs none.
func pipelined(ctx context.Context, db *sql.DB, steps []*step) (err error) {
	if len(steps) == 1 {
		return alone(ctx, db, steps[0])
	}
	for range tries {
		if err = pipeline(ctx, db, steps); !errors.Is(err, driver.ErrBadConn) {
			return err
		}
	}
	return err
}

func alone(ctx context.Context, db *sql.DB, s *step) error {
	query := numbered(s.query)
	switch {
	case s.each != nil:
		all, err := db.QueryContext(ctx, query, s.args...)
		if err != nil {
			return err
		}
		return each(all, s.each)
	case s.row != nil:
		return s.scan(db.QueryRowContext(ctx, query, s.args...))
	}
	r, err := db.ExecContext(ctx, query, s.args...)
	if err != nil {
		return err
	}
	s.rows, err = r.RowsAffected()
	return err
}

func pipeline(ctx context.Context, db *sql.DB, steps []*step) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	return conn.Raw(func(raw any) error {
		var batch pgx.Batch
		for _, s := range steps {
			args, err := converted(s.args)
			if err != nil {
				return err
			}
			q := batch.Queue(numbered(s.query), args...)
			if s.each != nil {
				q.Query(func(rows pgx.Rows) error {
					for rows.Next() {
						if err := s.each(rows); err != nil {
							return err
						}
					}
					return rows.Err()
				})
				continue
			}
			if s.row != nil {
				q.QueryRow(func(row pgx.Row) error { return s.scan(row) })
				continue
			}
			q.Exec(func(tag pgconn.CommandTag) error {
				s.rows = tag.RowsAffected()
				return nil
			})
		}
		err := raw.(*stdlib.Conn).Conn().SendBatch(ctx, &batch).Close()
		if pgconn.SafeToRetry(err) {
			return driver.ErrBadConn
		}
		return err
	})
}

// converted are arguments as database/sql hands them to a driver.
func converted(args []any) ([]any, error) {
	out := make([]any, len(args))
	for i, a := range args {
		v, err := driver.DefaultParameterConverter.ConvertValue(a)
		if err != nil {
			return nil, err
		}
		out[i] = v
	}
	return out, nil
}
