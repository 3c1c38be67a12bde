package state

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"miswg/bot/state/localpostgres"
	"miswg/corpus"
)

// wantLine holds an error to one line with a text and what to do.
func wantLine(t *testing.T, err error, where, want string) {
	t.Helper()
	if err == nil {
		t.Errorf("no error, want %q", want)
		return
	}
	m := err.Error()
	if !strings.HasPrefix(m, "state: "+where) || !regexp.MustCompile(want).MatchString(m) || strings.Contains(m, "\n") || strings.Count(m, "state: ") != 1 {
		t.Errorf("error is\n%s\nwant %q about %s in one line", m, want, where)
	}
}

// TestBroken opens files that are no good.
func TestBroken(t *testing.T) {
	for name, tt := range map[string]struct {
		spoil func(t *testing.T, path string)
		want  string
	}{
		"not a database": {func(t *testing.T, p string) {
			must(t, os.WriteFile(p, []byte(strings.Repeat("no database\n", 1000)), 0o600))
		}, `damaged or no state file .*: move it away`},
		"torn": {func(t *testing.T, p string) {
			filled(t, p)
			must(t, os.Truncate(p, 3*4096))
		}, `damaged or no state file .*: move it away`},
		"overwritten": {func(t *testing.T, p string) {
			filled(t, p)
			f, err := os.OpenFile(p, os.O_WRONLY, 0)
			must(t, err)
			for page := int64(1); page < 12; page++ {
				_, err = f.WriteAt([]byte(strings.Repeat("\xaa", 4096)), page*4096)
				must(t, err)
			}
			must(t, f.Close())
		}, `damaged or no state file .*: move it away`},
		"a folder":  {func(t *testing.T, p string) { must(t, os.Mkdir(p, 0o700)) }, `cannot be opened .*: give the bot the right`},
		"no folder": {func(t *testing.T, p string) { must(t, os.Remove(filepath.Dir(p))) }, `has no folder to be in .*: create the folder`},
		"locked": {func(t *testing.T, p string) {
			db, err := sql.Open("sqlite", p)
			must(t, err)
			t.Cleanup(func() { must(t, db.Close()) })
			c, err := db.Conn(context.Background())
			must(t, err)
			_, err = c.ExecContext(t.Context(), `CREATE TABLE x (y)`)
			must(t, err)
			_, err = c.ExecContext(t.Context(), `BEGIN EXCLUSIVE`)
			must(t, err)
			t.Cleanup(func() { must(t, c.Close()) })
		}, `is locked by another program .*: stop that program`},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "dir", "state.db")
			must(t, os.Mkdir(filepath.Dir(path), 0o700))
			tt.spoil(t, path)
			o := Options{Wait: time.Millisecond}
			_, err := Open(t.Context(), path, o)
			wantLine(t, err, path, tt.want)
			t.Log(err)
		})
	}
}

func filled(t *testing.T, path string) {
	t.Helper()
	s, err := Open(t.Context(), path, Options{})
	must(t, err)
	for i := range 2000 {
		_, err := s.Claim(t.Context(), "", time.Hour, string(rune(i+1)))
		must(t, err)
	}
	must(t, s.Close())
}

// TestReadOnly runs a copy that may read a file or its folder, and not write.
func TestReadOnly(t *testing.T) {
	for name, modes := range map[string][2]os.FileMode{"file": {0o755, 0o444}, "folder": {0o555, 0o666}, "both": {0o555, 0o444}} {
		t.Run(name, func(t *testing.T) {
			dir, err := os.MkdirTemp("", "state")
			must(t, err)
			t.Cleanup(func() {
				_ = os.Chmod(dir, 0o700)
				_ = os.RemoveAll(dir)
			})
			exe, err := os.Executable()
			must(t, err)
			self := filepath.Join(dir, "copy.test")
			b, err := os.ReadFile(exe)
			must(t, err)
			must(t, os.WriteFile(self, b, 0o755))
			path := filepath.Join(dir, "state.db")
			filled(t, path)
			must(t, os.Chmod(path, modes[1]))
			must(t, os.Chmod(dir, modes[0]))
			p := startCopy(t, path, func(c *exec.Cmd) {
				c.Path, c.Dir = self, dir
				if err := localpostgres.Unprivileged(c); err != nil {
					t.Skip(err)
				}
			})
			p.begin(1)
			l, _ := p.line()
			wantLine(t, errors.New(l), path, `(is read-only|cannot be opened) .*: give the bot the right to write the file and its folder`)
			t.Log(l)
		})
	}
}

// TestSpoiled holds that damage that comes later is named in the same way.
func TestSpoiled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.db")
	s := mustOpen(t, path, Options{})
	_, err := s.db.ExecContext(t.Context(), "PRAGMA query_only = 1")
	must(t, err)
	_, err = s.Claim(t.Context(), "", time.Minute, "k")
	wantLine(t, err, path, "is read-only .*: give the bot")
	_, err = s.db.ExecContext(t.Context(), "PRAGMA query_only = 0")
	must(t, err)
	if ok, err := s.Claim(t.Context(), "", time.Minute, "k"); !ok || err != nil {
		t.Errorf("Claim afterwards = %v, %v, want true", ok, err)
	}
}

// TestDeleted notices that the file of an open store is gone, or another.
func TestDeleted(t *testing.T) {
	for name, harm := range map[string]func(path string) error{
		"deleted": os.Remove,
		"replaced": func(path string) error {
			return errors.Join(os.Rename(path, path+".old"), os.WriteFile(path, nil, 0o600))
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "state.db")
			s := mustOpen(t, path, Options{})
			said := func() []error {
				var out []error
				tick := make(chan time.Time)
				close(tick)
				s.Maintain(t.Context(), tick, func(err error) { out = append(out, err) })
				return out
			}
			if got := said(); len(got) != 0 {
				t.Errorf("Maintain = %v while the file is there, want nothing", got)
			}
			must(t, harm(path))
			if got := said(); len(got) != 1 || !strings.Contains(got[0].Error(), "state.db: deleted or replaced while the bot runs") {
				t.Errorf("Maintain = %v, want that the file is gone", got)
			}
		})
	}
}

func TestOddPaths(t *testing.T) {
	for _, name := range []string{"a b.db", "a?mode=ro.db", "a#b.db", "a%20b.db", "é.db", "-", "a&_pragma=x"} {
		path := filepath.Join(t.TempDir(), name)
		for _, u := range []string{path, "sqlite:" + path, "sqlite://" + path} {
			s, err := Open(t.Context(), u, Options{})
			if err != nil {
				t.Error(err)
				continue
			}
			must(t, s.SetLanguage(t.Context(), "U1", "fr"))
			must(t, s.Close())
		}
		if i, err := os.Stat(path); err != nil || i.Size() == 0 {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestDefaultFile(t *testing.T) {
	t.Chdir(t.TempDir())
	s := mustOpen(t, "", Options{})
	if s.Where() != DefaultFile {
		t.Errorf("Where() = %q, want %q", s.Where(), DefaultFile)
	}
	if _, err := os.Stat(DefaultFile); err != nil {
		t.Error(err)
	}
}

// TestExisting opens only what a bot made: where there is nothing, nothing is made.
func TestExisting(t *testing.T) {
	only := Options{Existing: true}
	for _, d := range shared {
		t.Run(d.name, func(t *testing.T) {
			url := d.url(t)
			for range 2 {
				if _, err := Open(t.Context(), url, only); !errors.Is(err, ErrNone) {
					t.Errorf("Open = %v, want ErrNone", err)
				}
			}
			if files, err := filepath.Glob(url + "*"); len(files) > 0 || err != nil {
				t.Errorf("it made %q, %v, want nothing", files, err)
			}
			must(t, mustOpen(t, url, Options{}).SetLanguage(t.Context(), "U1", corpus.French))
			if l, err := languageOf(t.Context(), mustOpen(t, url, only), "U1"); l != corpus.French || err != nil {
				t.Errorf("Language = %q, %v, want fr", l, err)
			}
		})
	}
	missing := filepath.Join(t.TempDir(), "dir", "state.db")
	_, err := Open(t.Context(), missing, only)
	wantLine(t, err, missing, "holds no state yet: the bot makes it at its first start")
	_, err = Open(t.Context(), "memory:", only)
	wantLine(t, err, "", "STATE_URL is memory: only the running bot")
	empty := filepath.Join(t.TempDir(), "state.db")
	must(t, os.WriteFile(empty, nil, 0o600))
	_, err = Open(t.Context(), empty, only)
	wantLine(t, err, empty, "holds no state yet")
}

func TestNoStore(t *testing.T) {
	for url, want := range map[string]string{
		"mysql://u:hunter2@h/d":         `STATE_URL is no place for a store: use a path, sqlite:PATH or postgres://`,
		"postgres:/u:hunter2@h/d":       `STATE_URL is no address of a PostgreSQL: write postgres://`,
		"postgres://u:hunter2@h:port/d": `STATE_URL is no address of a PostgreSQL: write postgres://`,
	} {
		_, err := Open(t.Context(), url, Options{})
		wantLine(t, err, "", want)
		if strings.Contains(err.Error(), "hunter2") {
			t.Errorf("the password is in %q", err)
		}
	}
}

// TestPostgresAway holds that a server that is not there, or refuses, is named.
func TestPostgresAway(t *testing.T) {
	_, err := Open(t.Context(), "postgres://u:hunter2@127.0.0.1:1/d", Options{})
	wantLine(t, err, "postgres://127.0.0.1:1/d", `cannot be reached .*: start it, or correct STATE_URL`)
	if strings.Contains(err.Error(), "hunter2") {
		t.Errorf("the password is in %q", err)
	}
	t.Log(err)

	url := postgresURL(t)
	_, err = Open(t.Context(), with(t, url, "database", "nowhere"), Options{})
	wantLine(t, err, "postgres://", `is missing .*: create the database`)
	_, err = Open(t.Context(), with(t, url, "default_transaction_read_only", "on"), Options{})
	wantLine(t, err, "postgres://", `is read-only .*: set STATE_URL to the primary`)
	t.Log(err)
}

// TestPostgresComesBack ends every connection of the store. The next use makes new ones.
func TestPostgresComesBack(t *testing.T) {
	url := with(t, postgresURL(t), "application_name", t.Name())
	s := mustOpen(t, url, Options{})
	must(t, s.SetLanguage(t.Context(), "U1", "fr"))
	admin(t, with(t, url, "application_name", "other"), `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '`+t.Name()+`'`)
	var err error
	for range 10 {
		var l corpus.Lang
		if l, err = languageOf(t.Context(), s, "U1"); err == nil {
			if l != corpus.French {
				t.Errorf("Language = %q, want fr", l)
			}
			return
		}
		t.Log(err)
	}
	t.Error("the store does not come back:", err)
}
