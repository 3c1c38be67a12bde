package state

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
)

// openPostgres makes a pool. It connects when first used.
func openPostgres(rawURL string, o Options) (*sql.DB, dialect, error) {
	d := dialect{
		name:     "postgres",
		where:    "the PostgreSQL of STATE_URL",
		bind:     numbered,
		used:     "SELECT COUNT(*) FROM pg_class WHERE oid = to_regclass('miswg_schema')",
		migrate:  "SELECT pg_advisory_xact_lock(5570193308531)",
		clock:    "SELECT clock_timestamp()",
		gaps:     "LOCK TABLE miswg_gap_terms IN EXCLUSIVE MODE",
		remember: "SELECT pg_advisory_xact_lock_shared(5570193308532)",
		forget:   "SELECT pg_advisory_xact_lock(5570193308532)",
		together: pipelined,
	}
	d.explain = func(err error) error { return explainPostgres(d.where, err) }
	cfg, err := pgxpool.ParseConfig(rawURL)
	if err != nil {
		// The library's message repeats the URL, and hides a password only where it
		// can tell which part that is.
		return nil, d, &trouble{"STATE_URL is no address of a PostgreSQL: write postgres://user:password@host/database", errBadURL}
	}
	c := cfg.ConnConfig
	d.where = "postgres://" + net.JoinHostPort(c.Host, strconv.Itoa(int(c.Port))) + "/" + c.Database
	if strings.HasPrefix(c.Host, "/") {
		d.where = "postgres://" + c.Host + "/" + c.Database
	}
	if c.ConnectTimeout == 0 {
		c.ConnectTimeout = o.Wait
	}
	if c.RuntimeParams["application_name"] == "" {
		c.RuntimeParams["application_name"] = "miswg"
	}
	if c.RuntimeParams["lock_timeout"] == "" {
		c.RuntimeParams["lock_timeout"] = strconv.FormatInt(max(o.Wait, 10*time.Second).Milliseconds(), 10)
	}
	if o.Callers > 0 && !strings.Contains(rawURL, "pool_max_conns") {
		cfg.MaxConns = int32(min(o.Callers, 1000)) // #nosec G115 -- bounded on this line
	}
	pool, err := pgxpool.NewWithConfig(context.Background(), cfg)
	if err != nil {
		return nil, d, d.explain(err)
	}
	d.close = func(db *sql.DB) error {
		err := db.Close()
		pool.Close()
		return err
	}
	return stdlib.OpenDBFromPool(pool), d, nil
}

var errBadURL = errors.New("bad url")

func explainPostgres(where string, err error) error {
	say := func(problem, advice string) error {
		return &trouble{fmt.Sprintf("%s %s (%s): %s", where, problem, oneLine(err), advice), err}
	}
	var e *pgconn.PgError
	if errors.As(err, &e) {
		switch {
		case e.Code == "25006": // read_only_sql_transaction
			return say("is read-only", "set STATE_URL to the primary server")
		case e.Code == "42501": // insufficient_privilege
			return say("refuses the role", "grant it USAGE and CREATE on the schema, or make it the owner of the database")
		case e.Code == "3D000": // invalid_catalog_name
			return say("is missing", "create the database, or correct STATE_URL")
		case strings.HasPrefix(e.Code, "28"): // invalid authorization
			return say("refuses the login", "correct the user and password in STATE_URL")
		case e.Code == "55P03": // lock_not_available
			return say("is locked", "look for a transaction that was left open")
		case strings.HasPrefix(e.Code, "53"), strings.HasPrefix(e.Code, "57"):
			return say("is not available", "check the server; it is tried again with the next use")
		}
	}
	var ce *pgconn.ConnectError
	var ne net.Error
	switch {
	case errors.As(err, &ce):
		return say("cannot be reached", "start it, or correct STATE_URL")
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.As(err, &ne):
		return say("is not available", "check the server; it is tried again with the next use")
	}
	return &trouble{where + ": " + oneLine(err), err}
}
