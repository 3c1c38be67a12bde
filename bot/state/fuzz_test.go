package state

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"miswg/bot/ledger"
)

// FuzzKeys holds that different keys are different and any bytes are a key.
func FuzzKeys(f *testing.F) {
	f.Add("", "\x00")
	f.Add("a", "a ")
	f.Add("é", "e\u0301")
	f.Add("\xff", "\xfe")
	s := mustOpenF(f)
	f.Fuzz(func(t *testing.T, a, b string) {
		ctx := t.Context()
		claim := func(k string, want bool) {
			t.Helper()
			if ok, err := s.Claim(ctx, "", time.Hour, k); err != nil || ok != want {
				t.Errorf("Claim(%q) = %v, %v, want %v", k, ok, err, want)
			}
		}
		_, err := s.exec(ctx, `DELETE FROM miswg_claims`)
		must(t, err)
		claim(a, true)
		claim(a, false)
		claim(b, a != b)
		must(t, s.SetLanguage(ctx, a, "fr"))
		if l, err := languageOf(ctx, s, b); err != nil || (l == "fr") != (a == b) {
			t.Errorf("Language(%q) = %q, %v after setting %q's", b, l, err, a)
		}
		must(t, s.Finish(ctx, "", "", ledger.Answered{Question: a, Posted: ledger.Posted{Channel: b, TS: a, User: a, Epoch: epochOf(t, s)}, TTL: time.Hour}))
		if p, ok, err := s.Posted(ctx, a); err != nil || !ok || p.Channel != clean(b, maxWord) {
			t.Errorf("Posted(%q) = %v, %v, %v", a, p, ok, err)
		}
		must(t, s.SaveFeedback(ctx, ledger.Feedback{User: a, Message: b, Detail: b}))
		must(t, s.RecordGap(ctx, a, []string{a, b}, "none", "en"))
		forget(t, s, a)
		if n := count(t, s, "miswg_languages") + count(t, s, "miswg_feedback") + count(t, s, "miswg_gap_asks") + count(t, s, "miswg_gap_terms"); n != 0 {
			t.Errorf("%d rows left after Forget(%q)", n, a)
		}
	})
}

// FuzzParts holds that a hash tells where its parts end.
func FuzzParts(f *testing.F) {
	f.Add("a", "bc", "ab", "c")
	f.Add("", "", "", "\x00")
	s := &Store{salt: []byte("salt")}
	f.Fuzz(func(t *testing.T, a, b, c, d string) {
		same := string(s.hash(a, b)) == string(s.hash(c, d))
		if same != (a == c && b == d) {
			t.Errorf("hash(%q, %q) and hash(%q, %q): same = %v", a, b, c, d, same)
		}
	})
}

func FuzzNormalise(f *testing.F) {
	f.Add(" Visit\u00a0 REQUEST ")
	f.Add("\x00\xff\u0130")
	f.Add("E\u0301")
	f.Fuzz(func(t *testing.T, term string) {
		n := normalise(term)
		if again := normalise(n); again != n {
			t.Errorf("normalise(%q) = %q, and again %q", term, n, again)
		}
		if !utf8.ValidString(n) || strings.ContainsRune(n, 0) || utf8.RuneCountInString(n) > maxTermText {
			t.Errorf("normalise(%q) = %q", term, n)
		}
	})
}

// FuzzURL holds that no URL panics, and that none is repeated when it may hold a
// password.
func FuzzURL(f *testing.F) {
	for _, u := range []string{"", "sqlite:", "sqlite:///a", "memory:", "a/b.db", `C:\a.db`, "mysql://u:hunter2@h/d", "postgres://u:hunter2@h:x/d", "postgres://u:hunter2@[/", "postgresql://%zz:hunter2@h", "sqlite:\x00", "hunter2://"} {
		f.Add(u)
	}
	f.Fuzz(func(t *testing.T, u string) {
		target, err := parseURL(u)
		if err == nil && target.postgres != "" {
			db, d, perr := openPostgres(target.postgres, Options{Wait: time.Second})
			if d.close != nil {
				_ = d.close(db)
			}
			err = perr
		}
		if err != nil && (strings.Contains(err.Error(), "hunter2") || strings.Contains(err.Error(), "\n")) {
			t.Errorf("error for %q: %v", u, err)
		}
	})
}

func mustOpenF(f *testing.F) *Store {
	f.Helper()
	s, err := Open(f.Context(), inMemory, Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = s.Close() })
	return s
}
