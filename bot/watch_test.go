package bot_test

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"miswg/bot"
	"miswg/bot/app"
	"miswg/bot/localslack"
	"miswg/bot/state"
	"miswg/bot/talk"
	"miswg/bot/watch"
	"miswg/index/answer/exam"
	"miswg/index/live"
	"miswg/index/live/adopted"
)

// watched is a watch of a page that has changed when it is asked for a second time, and
// the engine that answers from what was approved. It checks whenever it looks.
func watched(t *testing.T, edits [][2]string) (*watch.Config, talk.Engine) {
	t.Helper()
	b, err := os.ReadFile("../corpus/source/extract/testdata/page.html")
	if err != nil {
		t.Fatal(err)
	}
	before, after := string(b), string(b)
	for _, e := range edits {
		if !strings.Contains(after, e[0]) {
			t.Fatalf("the page has no %q", e[0])
		}
		after = strings.Replace(after, e[0], e[1], 1)
	}
	var asked atomic.Int64
	web := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch w.Header().Set("Content-Type", "text/html"); {
		case r.URL.Path == "/robots.txt":
			w.WriteHeader(http.StatusNotFound)
		case asked.Add(1) == 1:
			fmt.Fprint(w, before)
		default:
			fmt.Fprint(w, after)
		}
	}))
	t.Cleanup(web.Close)
	client := &http.Client{Transport: &http.Transport{DialTLSContext: func(context.Context, string, string) (net.Conn, error) {
		return tls.Dial("tcp", web.Listener.Addr().String(), &tls.Config{InsecureSkipVerify: true})
	}, DisableKeepAlives: true}}
	engine, err := live.Open(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = engine.Close() })
	under := t.TempDir()
	return &watch.Config{
		Every: time.Nanosecond, Client: client,
		Files: func(use func(fs.FS) error) error { return live.Files(engine.Dir(), use) },
		Adopt: func(ctx context.Context, base string, files map[string][]byte) error {
			dir, err := adopted.Write(ctx, under, base, files, exam.Result{}, time.Now(), slog.New(slog.DiscardHandler))
			if err != nil {
				return err
			}
			return engine.Move(ctx, dir)
		},
	}, engine
}

// nowhere is a web of which nothing answers.
type nowhere struct{}

func (nowhere) RoundTrip(*http.Request) (*http.Response, error) { return nil, errors.New("no route") }

// unreachable is a watch of a page that nobody reaches.
func unreachable() *watch.Config {
	return &watch.Config{
		Every: time.Hour, Client: &http.Client{Transport: nowhere{}},
		Files: func(use func(fs.FS) error) error { return live.Files("", use) },
		Adopt: func(context.Context, string, map[string][]byte) error { return errors.New("nothing was approved") },
	}
}

// TestToldOnceTheScopeIsThere: an administrator whom the token did not let tell is told
// once it does; one that is no more is given up.
func TestToldOnceTheScopeIsThere(t *testing.T) {
	t.Parallel()
	together(t, map[string]int{"missing_scope": 1, "no_permission": 1, "account_inactive": 1, "channel_not_found": 0}, func(t *testing.T, want int) {
		_, code, _ := strings.Cut(t.Name(), "/")
		c := correcting(t, app.Lean, "memory:", localslack.Options{})
		r := c.joins()
		r.plays("miswg looks")
		c.Inject("chat.postMessage", localslack.Fault{Error: code})
		r.plays("miswg looks")
		c.Heal("")
		r.plays("miswg looks")
		if n, _ := c.has("The page has changed"); n != 0 {
			t.Errorf("%d cards at once, want none", n)
		}
		c.later.Store(int64(5 * time.Minute))
		r.plays("miswg looks", "miswg looks")
		if n, _ := c.has("The page has changed"); n != want {
			t.Errorf("%d cards once the token may, want %d", n, want)
		}
	})
}

// TestToldAfterKill ends a copy while the first card of a change is on its way, and does
// not arrive. The next copy sends that to who waits for it when it may, and to the other
// administrator; each has one.
func TestToldAfterKill(t *testing.T) {
	t.Parallel()
	var off atomic.Int64
	now := func() time.Time { return time.Now().Add(time.Duration(off.Load())) }
	store, err := state.Open(t.Context(), filepath.Join(t.TempDir(), "state.db"), state.Options{Wait: time.Minute, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	cfg, engine := watched(t, [][2]string{{"<li>Japan</li>", ""}})
	with := setup{engine: engine, bot: bot.Config{Store: store, Watch: cfg, Now: now, Drain: time.Millisecond, Admins: []string{"U0LOCALALICE", "U0LOCALBENOIT"}}}
	ws := workspace(t, localslack.Options{})
	ws.Inject("chat.postMessage", localslack.Fault{Hang: true, Times: 1})
	a := join(t, ws, with)
	a.bot.Look(a.ctx)
	a.bot.Look(a.ctx) // the page is another
	a.until("a card on its way", func() bool { return a.bot.Stats().Waiting == 1 })
	if err := a.stop(); err != nil {
		t.Fatal(err)
	}
	b := join(t, ws, with)
	cards := func(alice, benoit int) {
		t.Helper()
		b.await(fmt.Sprintf("%d and %d cards", alice, benoit), func(localslack.State) bool {
			return strings.Count(ws.Transcript(), "[DM alice] miswg: ") == alice && strings.Count(ws.Transcript(), "[DM benoît] miswg: ") == benoit
		})
	}
	b.bot.Look(b.ctx)
	cards(0, 1)
	b.settle()
	off.Add(int64(5 * time.Minute))
	b.until("the card that was on its way", func() bool {
		b.bot.Look(b.ctx) // as it does by itself, again and again
		return strings.Count(ws.Transcript(), "[DM alice] miswg: ") == 1
	})
	b.settle()
	cards(1, 1)
	off.Add(int64(5 * time.Minute))
	b.bot.Look(b.ctx)
	b.settle()
	cards(1, 1)
}
