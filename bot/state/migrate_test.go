package state

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"
	"testing"
	"time"

	"miswg/bot/ledger"
	"miswg/corpus"
)

// released are the files that databases were made with. A file is added here when it
// is released, and never changes after.
const released = `
postgres/0001_base.sql d44155db1952
postgres/0002_gaps.sql 87d75104f2dc
postgres/0003_questions.sql 7c7039b1c8b3
postgres/0004_pending.sql 199549b66346
postgres/0005_asked.sql d1df80349e33
postgres/0006_exam.sql 7e94ecaaa82f
postgres/0007_watch.sql 786f7a1bf83f
postgres/0008_given.sql c755f2475364
postgres/0009_epoch.sql aeb5cd62afc9
postgres/0010_says.sql 9776aa53f662
postgres/0011_pending.sql 8454e3fbebaa
postgres/0012_claims.sql 819b8aa7991a
sqlite/0001_base.sql fe82ce7bb3ea
sqlite/0002_gaps.sql 06d270251d46
sqlite/0003_questions.sql c23a0cf4b729
sqlite/0004_pending.sql 5d3b2316ae83
sqlite/0005_asked.sql 01ceaeb8242e
sqlite/0006_exam.sql 6275d33f2972
sqlite/0007_watch.sql ec5962862e2c
sqlite/0008_given.sql 5e624367de95
sqlite/0009_epoch.sql ad7a43a6a72b
sqlite/0010_says.sql 9776aa53f662
sqlite/0011_pending.sql 8454e3fbebaa
sqlite/0012_claims.sql 819b8aa7991a
`

// TestMigrationsStand holds that what was released stays, and that both dialects
// have the same versions without a gap.
func TestMigrationsStand(t *testing.T) {
	var got strings.Builder
	names := map[string][]string{}
	must(t, fs.WalkDir(migrationFiles, "migrations", func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := migrationFiles.ReadFile(p)
		if err != nil {
			return err
		}
		h := sha256.Sum256(b)
		dir, name := path.Split(strings.TrimPrefix(p, "migrations/"))
		names[dir] = append(names[dir], name)
		fmt.Fprintf(&got, "%s%s %s\n", dir, name, hex.EncodeToString(h[:6]))
		return nil
	}))
	if got.String() != strings.TrimPrefix(released, "\n") {
		t.Errorf("migrations are\n%swant\n%s", got.String(), released)
	}
	if fmt.Sprint(names["sqlite/"]) != fmt.Sprint(names["postgres/"]) {
		t.Errorf("versions differ: %v", names)
	}
	for i, n := range names["sqlite/"] {
		if !strings.HasPrefix(n, fmt.Sprintf("%04d_", i+1)) {
			t.Errorf("%s is version %d", n, i+1)
		}
	}
}

// openAt opens a database as the program of an earlier version would have.
func openAt(t *testing.T, url string, version int, c *clock) *Store {
	t.Helper()
	target, err := parseURL(url)
	must(t, err)
	s := &Store{now: c.now, keep: Retention{}.defaults()}
	if target.postgres != "" {
		s.db, s.d, err = openPostgres(target.postgres, Options{Wait: time.Second})
	} else {
		s.db, s.d, err = openSQLite(t.Context(), target.file, Options{Wait: time.Second})
	}
	must(t, err)
	s.salt, err = migrate(t.Context(), s.db, s.d, version)
	must(t, err)
	return s
}

// TestMigrate opens databases of each earlier version, with what they held.
func TestMigrate(t *testing.T) {
	for _, d := range shared {
		all, err := migrations(dialect{name: d.name})
		must(t, err)
		for v := 1; v <= len(all); v++ {
			t.Run(fmt.Sprintf("%s/%d", d.name, v), func(t *testing.T) {
				url, c := d.url(t), newClock()
				old := openAt(t, url, v, c)
				until := c.now().Add(time.Hour).UnixMicro()
				_, err := old.exec(t.Context(), `INSERT INTO miswg_claims (claim, until) VALUES (?, ?)`, old.hash(aClaim, "k"), until)
				must(t, err)
				must(t, old.SetLanguage(t.Context(), "U1", corpus.French))
				must(t, old.SaveFeedback(t.Context(), ledger.Feedback{User: "U1", Message: "m", Vote: "up"}))
				_, err = old.exec(t.Context(), `INSERT INTO miswg_answers (question, channel, ts, thread, until) VALUES (?, '', '1', '', ?)`, old.hash(aQuestion, "q"), until)
				must(t, err)
				if v >= 2 {
					ask(t, old, "U1", "visa")
					ask(t, old, "U2", "visa")
				}

				s := mustOpen(t, url, Options{Now: c.now, StoreQuestions: true})
				var at int
				must(t, s.db.QueryRowContext(t.Context(), `SELECT MAX(version) FROM miswg_schema`).Scan(&at))
				if at != len(all) {
					t.Errorf("version %d, want %d", at, len(all))
				}
				if ok, err := s.Claim(t.Context(), "", time.Hour, "k"); ok || err != nil {
					t.Errorf("the claim is lost: %v, %v", ok, err)
				}
				if l, err := languageOf(t.Context(), s, "U1"); l != corpus.French || err != nil {
					t.Errorf("the language is lost: %q, %v", l, err)
				}
				if f, err := s.Feedback(t.Context(), time.Time{}); len(f) != 1 || err != nil {
					t.Errorf("the feedback is lost: %v, %v", f, err)
				}
				if p, _, err := s.Posted(t.Context(), "q"); p.TS != "1" || err != nil {
					t.Errorf("the answer is lost: %v, %v", p, err)
				}
				if v < 2 {
					ask(t, s, "U1", "visa")
					ask(t, s, "U2", "visa")
				}
				ask(t, s, "U3", "visa")
				wantGaps(t, s, time.Time{}, "visa en none 3/3\n")
				must(t, s.SaveQuestion(t.Context(), "U1", "?", "none", "en"))

				// The copy of the earlier version goes on beside the new one.
				_, err = old.exec(t.Context(), `INSERT INTO miswg_claims (claim, until) VALUES (?, ?)
ON CONFLICT (claim) DO UPDATE SET until = excluded.until WHERE miswg_claims.until <= ?`, old.hash(aClaim, "k2"), until, until)
				must(t, err)
				must(t, old.Close())
				forget(t, s, "U1")
			})
		}
	}
}

// TestMigrateAtOnce starts many on a new database; one of them makes it.
func TestMigrateAtOnce(t *testing.T) {
	for _, d := range shared {
		t.Run(d.name, func(t *testing.T) {
			url := d.url(t)
			var mu sync.Mutex
			salts := map[string]bool{}
			var wg sync.WaitGroup
			for range 8 {
				wg.Go(func() {
					s, err := Open(context.Background(), url, Options{Wait: 20 * time.Second})
					if err != nil {
						t.Error(err)
						return
					}
					defer s.Close()
					mu.Lock()
					defer mu.Unlock()
					salts[string(s.salt)] = true
				})
			}
			wg.Wait()
			if len(salts) != 1 {
				t.Errorf("%d salts, want all to have one", len(salts))
			}
		})
	}
}

// TestNewer refuses a database of a program to come, and leaves it as it is.
func TestNewer(t *testing.T) {
	for _, d := range shared {
		t.Run(d.name, func(t *testing.T) {
			url := d.url(t)
			s := mustOpen(t, url, Options{})
			_, err := s.exec(t.Context(), `INSERT INTO miswg_schema (version) VALUES (99)`)
			must(t, err)
			_, err = Open(t.Context(), url, Options{})
			if err == nil || !strings.Contains(err.Error(), "made by a newer miswg (version 99") {
				t.Errorf("Open = %v", err)
			}
		})
	}
}
