package state

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"

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

// together runs steps in their order, all of them or none. With PostgreSQL that is one round
// trip, in which the server makes a transaction of them. One by itself needs none.
func (b *database) together(ctx context.Context, steps ...*step) (err error) {
	switch one := steps[0]; {
	case len(steps) > 1 || one.each != nil:
	case one.row != nil:
		_, err = b.one(ctx, one.row, one.query, one.args...)
		return err
	default:
		one.rows, err = b.exec(ctx, one.query, one.args...)
		return err
	}
	if b.d.together != nil {
		return b.fail(b.d.together(ctx, b.db, steps))
	}
	for _, s := range steps {
		if _, err := b.compiled(ctx, s.query); err != nil {
			return b.fail(err)
		}
	}
	return b.transact(ctx, func(t *transaction) error {
		for _, s := range steps {
			if err := t.take(s); err != nil {
				return err
			}
		}
		return nil
	})
}

// take runs one step.
func (t *transaction) take(s *step) (err error) {
	if s.each != nil {
		_, err = within(t, func(row *sql.Rows, _ *struct{}) error { return s.each(row) }, s.query, s.args...)
		return err
	}
	if s.row == nil {
		s.rows, err = t.exec(s.query, s.args...)
		return err
	}
	return s.scan(t.statement(s.query).QueryRowContext(t.ctx, s.args...))
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

// tries is how often steps are sent over a connection that turns out to be gone, as
// database/sql does it with a statement.
const tries = 3

// pipelined runs steps over one of PostgreSQL's connections.
func pipelined(ctx context.Context, db *sql.DB, steps []*step) (err error) {
	for range tries {
		if err = pipeline(ctx, db, steps); !errors.Is(err, driver.ErrBadConn) {
			return err
		}
	}
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
