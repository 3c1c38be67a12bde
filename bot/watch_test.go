package bot_test

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"miswg/bot/talk"
	"miswg/bot/watch"
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
			dir, err := adopted.Write(ctx, under, base, files, time.Now())
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
