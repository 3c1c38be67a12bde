package state

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// openSQLite opens a file, "" for memory. It uses one connection: SQLite has one
// writer at a time, and here they queue without polling.
func openSQLite(ctx context.Context, path string, o Options) (*sql.DB, dialect, error) {
	own := new(compiled)
	d := dialect{
		name:     "sqlite",
		where:    path,
		bind:     same,
		together: own.together,
		close:    own.close,
		used:     "SELECT COUNT(*) FROM sqlite_master WHERE name = 'miswg_schema'",
		erase:    func(ctx context.Context, db *sql.DB) bool { return emptyLog(ctx, db, o.Wait) },
	}
	d.explain = func(err error) error { return explainSQLite(d.where, err) }
	u := url.URL{Scheme: "file", Opaque: ":memory:"}
	if path == "" {
		d.where = "memory"
	} else {
		abs, err := filepath.Abs(path)
		if err != nil {
			return nil, d, err
		}
		if _, err := os.Stat(abs); o.Existing && errors.Is(err, fs.ErrNotExist) {
			return nil, d, none(path)
		}
		if err := touch(abs); err != nil {
			return nil, d, explainSQLite(path, err)
		}
		abs = filepath.ToSlash(abs)
		if !strings.HasPrefix(abs, "/") {
			abs = "/" + abs // a drive letter
		}
		u = url.URL{Scheme: "file", Path: abs}
	}
	u.RawQuery = url.Values{
		"_txlock": {"immediate"},
		"_pragma": {
			"cache_size(-512)", // KiB: what is read twice is little, and the system caches the file
			"busy_timeout(" + strconv.FormatInt(o.Wait.Milliseconds(), 10) + ")",
			"foreign_keys(1)",
			"secure_delete(1)",
			"synchronous(NORMAL)",
		},
	}.Encode()
	if path != "" {
		d.there = stays(path)
	}
	db, err := sql.Open("sqlite", u.String())
	if err != nil {
		return nil, d, explainSQLite(d.where, err)
	}
	db.SetMaxOpenConns(1)
	db.SetMaxIdleConns(1)
	if path != "" {
		err = prepare(ctx, db, o.Wait)
	}
	if err != nil {
		_ = db.Close()
		return nil, d, explainSQLite(d.where, err)
	}
	return db, d, nil
}

// readersWait is how long emptyLog waits for who reads the file: who asked waits too.
const readersWait = 200 * time.Millisecond

// emptyLog moves what is in the write-ahead log into the file, where what was deleted is
// overwritten, and empties it. It reports false while another program reads the log.
func emptyLog(ctx context.Context, db *sql.DB, wait time.Duration) bool {
	conn, err := db.Conn(ctx)
	if err != nil {
		return false
	}
	defer conn.Close()
	defer func() { _, _ = conn.ExecContext(context.WithoutCancel(ctx), busyTimeout(wait)) }() // that of the connection's address
	if _, err := conn.ExecContext(ctx, busyTimeout(readersWait)); err != nil {
		return false
	}
	var busy, pages, moved int
	err = conn.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved)
	return err == nil && busy == 0
}

func busyTimeout(d time.Duration) string {
	return "PRAGMA busy_timeout = " + strconv.FormatInt(d.Milliseconds(), 10)
}

// touch makes sure that the file is there, is a file, and can be written.
func touch(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600) // #nosec G304 -- the operator names the file, in STATE_URL
	if err != nil {
		return err
	}
	return f.Close()
}

// stays returns what says that the file at path is not the one that is there now: then
// what is written goes with the process.
func stays(path string) func() error {
	opened, errOpened := os.Stat(path)
	return func() error {
		now, err := os.Stat(path)
		if errOpened != nil || err == nil && os.SameFile(opened, now) {
			return nil
		}
		return errGone
	}
}

var errGone = errors.New("deleted or replaced while the bot runs: what it remembers from now on ends with it; restart the bot")

// prepare sets the journal, which stays set in the file, and looks for damage.
// Setting it does not wait for locks by itself.
func prepare(ctx context.Context, db *sql.DB, wait time.Duration) error {
	ctx, cancel := context.WithTimeout(ctx, wait+time.Second)
	defer cancel()
	var busy error
	for {
		_, err := db.ExecContext(ctx, "PRAGMA journal_mode = WAL")
		if err == nil {
			break
		}
		if ctx.Err() != nil && busy != nil {
			return busy
		}
		if code(err) != sqlite3.SQLITE_BUSY {
			return err
		}
		busy = err
		select {
		case <-ctx.Done():
			return busy
		case <-time.After(5 * time.Millisecond):
		}
	}
	var verdict string
	if err := db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&verdict); err != nil {
		return err
	}
	if verdict != "ok" {
		return &trouble{strings.Join(strings.Fields(verdict), " "), errDamaged}
	}
	return nil
}

var errDamaged = errors.New("damaged")

// code returns SQLite's primary result code, 0 for errors of others.
func code(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

func explainSQLite(where string, err error) error {
	say := func(problem, advice string) error {
		return &trouble{fmt.Sprintf("%s %s (%s): %s", where, problem, oneLine(err), advice), err}
	}
	const access = "give the bot the right to write the file and its folder, or set STATE_URL to another place"
	c := code(err)
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, errDamaged), c == sqlite3.SQLITE_CORRUPT, c == sqlite3.SQLITE_NOTADB:
		return say("is damaged or no state file", "move it away, and a new one is made at the next start")
	case errors.Is(err, fs.ErrNotExist):
		return say("has no folder to be in", "create the folder, or set STATE_URL to another place")
	case errors.Is(err, fs.ErrPermission), c == sqlite3.SQLITE_READONLY, c == sqlite3.SQLITE_PERM:
		return say("is read-only", access)
	case c == sqlite3.SQLITE_CANTOPEN, c == 0 && isPathError(err):
		return say("cannot be opened", access)
	case c == sqlite3.SQLITE_BUSY, c == sqlite3.SQLITE_LOCKED:
		return say("is locked by another program", "stop that program; several copies of the bot share a postgres:// STATE_URL")
	case c == sqlite3.SQLITE_FULL:
		return say("cannot grow", "free space on its disk")
	case c == sqlite3.SQLITE_IOERR:
		return say("cannot be read or written", "check its disk, or set STATE_URL to another place")
	}
	return &trouble{where + ": " + oneLine(err), err}
}

func isPathError(err error) bool {
	var e *fs.PathError
	return errors.As(err, &e)
}
