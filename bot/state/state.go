// SPDX-License-Identifier: MIT

// Package state keeps what several copies of the bot share, and what outlives one:
// handled events, people's language, feedback, which message answered a question,
// and what people asked that the page does not answer. It is one SQL text over
// two databases, an embedded SQLite file or PostgreSQL.
//
// What it holds about people is little. A person is a hash under a random salt of
// the database's own, as are event keys, questions' addresses and messages that
// were judged. Who holds the whole database can still test a guess against it, so
// its file is readable by its owner only. No text of a question is kept unless
// [Options.StoreQuestions] says so; the words of the gap report are written down
// only once enough people used them (see [Store.RecordGap]). Only who votes on a draft of the
// corpus is kept by name, since a log tells who approved it. What is being answered
// is kept until it is, sealed by the bot with a key that is not here.
package state

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Options are how a store behaves. The zero value is usable.
type Options struct {
	Now            func() time.Time // nil means time.Now and, for what copies share, the database's own clock
	StoreQuestions bool             // whether SaveQuestion keeps anything
	Retention      Retention
	Callers        int           // calls at once that PostgreSQL gets connections for, where STATE_URL does not say; 0 means pgxpool's own number
	Wait           time.Duration // for a lock or a connection others hold; 0 means 2 s
	Existing       bool          // whether Open fails with [ErrNone] where it would make a store
}

// ErrNone is the cause of Open's error where there is no store yet and [Options.Existing]
// wants one.
var ErrNone = errors.New("no store yet")

// Retention is how long things are kept. Zero means the default. [Store.Sweep]
// enforces it.
type Retention struct {
	Feedback  time.Duration // default 365 days
	Gaps      time.Duration // default 180 days, counted from the Monday of the week of asking
	Questions time.Duration // default 30 days
	Languages time.Duration // default 730 days after the setting was made
}

const day = 24 * time.Hour

func (r Retention) defaults() Retention {
	for _, f := range []struct {
		d    *time.Duration
		days time.Duration
	}{{&r.Feedback, 365}, {&r.Gaps, 180}, {&r.Questions, 30}, {&r.Languages, 730}} {
		if *f.d == 0 {
			*f.d = f.days * day
		}
	}
	return r
}

// A Store is a ledger.Store in a database. It is safe for concurrent use, by several
// processes too, on several machines, whose clocks need not agree.
type Store struct {
	database
	salt      []byte
	now       func() time.Time
	questions bool
	keep      Retention
	common    common
}

// Open opens the store at url, creates it when there is none, and brings its schema
// up to date. The url is
//
//	""                       the SQLite file [DefaultFile] in the working directory
//	PATH or sqlite:PATH      a SQLite file; its folder must exist
//	memory:                  a SQLite database that ends with the process
//	postgres://…             PostgreSQL, with the parameters of libpq and of pgxpool
//
// An error is one line that names the database, without password, and what to do.
func Open(ctx context.Context, url string, o Options) (*Store, error) {
	s, err := open(ctx, url, o)
	if err != nil {
		return nil, fmt.Errorf("state: %w", err)
	}
	return s, nil
}

func open(ctx context.Context, url string, o Options) (_ *Store, err error) {
	if o.Wait == 0 {
		o.Wait = 2 * time.Second
	}
	t, err := parseURL(url)
	if err != nil {
		return nil, err
	}
	s := &Store{now: o.Now, questions: o.StoreQuestions, keep: o.Retention.defaults()}
	if t.postgres != "" {
		s.db, s.d, err = openPostgres(t.postgres, o)
	} else {
		s.db, s.d, err = openSQLite(ctx, t.file, o)
	}
	if err != nil {
		return nil, err
	}
	if s.now == nil {
		s.now = time.Now
	} else {
		s.d.clock = ""
	}
	s.common.here = s.now
	if o.Existing {
		err = used(ctx, s.db, s.d)
	}
	if err != nil {
		_ = s.Close()
		return nil, s.d.explain(err)
	}
	if s.salt, err = migrate(ctx, s.db, s.d, 0); err != nil {
		_ = s.Close()
		return nil, s.d.explain(err)
	}
	if err := s.common.compare(ctx, &s.database); err != nil {
		_ = s.Close()
		return nil, err
	}
	return s, nil
}

// used returns an error unless a bot has used the database before.
func used(ctx context.Context, db *sql.DB, d dialect) error {
	var n int
	if err := db.QueryRowContext(ctx, d.used).Scan(&n); err != nil {
		return err
	}
	if n == 0 {
		return none(d.where)
	}
	return nil
}

// none is the error that there is no store where one is named.
func none(where string) error {
	if where == "memory" {
		return &trouble{"STATE_URL is " + inMemory + " only the running bot knows what it remembers", ErrNone}
	}
	return &trouble{where + " holds no state yet: the bot makes it at its first start; if it has started, correct STATE_URL", ErrNone}
}
