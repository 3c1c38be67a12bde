package playground_test

import (
	"context"
	"crypto/tls"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"

	"miswg/bot/app"
	"miswg/bot/playground"
	"miswg/bot/watch"
	"miswg/index/answer"
	"miswg/index/answer/exam"
	"miswg/index/live"
	"miswg/index/live/adopted"
)

const aliceID = "U0LOCALALICE"

// changing is a playground whose page changes when it is looked at for the second time.
func changing(t *testing.T) playground.Options {
	t.Helper()
	b, err := os.ReadFile("../../corpus/source/extract/testdata/page.html")
	if err != nil {
		t.Fatal(err)
	}
	before, looked := string(b), atomic.Int64{}
	after := strings.Replace(before, "<li>Japan</li>", "<li>Japan (observer)</li>", 1)
	web := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch w.Header().Set("Content-Type", "text/html"); {
		case r.URL.Path == "/robots.txt":
			w.WriteHeader(http.StatusNotFound)
		case looked.Add(1) == 1:
			fmt.Fprint(w, before)
		default:
			fmt.Fprint(w, after)
		}
	}))
	t.Cleanup(web.Close)
	e, err := live.Open(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	under := t.TempDir()
	o := playground.Options{Engine: e}
	o.Setup.Bot.Admins = []string{aliceID}
	o.Setup.Bot.Watch = &watch.Config{
		Every: time.Nanosecond,
		Client: &http.Client{Transport: &http.Transport{DialTLSContext: func(context.Context, string, string) (net.Conn, error) {
			return tls.Dial("tcp", web.Listener.Addr().String(), &tls.Config{InsecureSkipVerify: true})
		}, DisableKeepAlives: true}},
		Files: func(use func(fs.FS) error) error { return live.Files(e.Dir(), use) },
		Adopt: func(ctx context.Context, base string, files map[string][]byte) error {
			dir, err := adopted.Write(ctx, under, base, files, exam.Result{}, time.Now(), slog.New(slog.DiscardHandler))
			if err != nil {
				return err
			}
			return e.Move(ctx, dir)
		},
	}
	return o
}

// seesChange asks one question before the page of changing changes, and opens the conversation in
// which the change is told.
func (p *page) seesChange(s *playground.Server) {
	p.t.Helper()
	s.Look(p.t.Context())
	p.say("#main", "@miswg is japan a member?")
	p.sees(".thread-link", "1 reply")
	s.Look(p.t.Context())
	p.visit("miswg")
	p.sees(".msg", "The page has changed")
}

// TestScreenshotsOfProof writes the pictures of what the README says can be proved.
func TestScreenshotsOfProof(t *testing.T) {
	if *screens == "" {
		t.Skip("no folder given with -screens")
	}
	small := look{width: 1200, height: 620}
	t.Run("proof", func(t *testing.T) {
		p := open(t, start(t, playground.Options{}), "#/alice/C0LOCALGENERAL", small)
		p.say("#main", "/miswg japan")
		p.sees(".msg.only", "Japan")
		p.settled()
		p.click(".msg.only .overflow", "")
		p.click("[role=menuitem]", "Show proof")
		p.sees("dialog", "Japan")
		p.shot("proof")
	})
	t.Run("review", func(t *testing.T) {
		s := start(t, changing(t))
		p := open(t, s, "#/alice/C0LOCALGENERAL", small)
		p.seesChange(s)
		p.shot("review")
		p.click(".msg .btn", "Approve")
		p.sees(".msg", "Approved")
		p.settled()
		s.Look(t.Context())
		p.visit("general")
		p.sees(".thread-link", "2 replies") // the correction: what it moves is not to be clicked past
		p.settled()
		p.click(".thread-link", "2 replies")
		p.sees("#side .msg", "Changed on")
		p.shot("corrected")
	})
	t.Run("receipt", func(t *testing.T) {
		o := changing(t)
		o.Setup.Tier = app.Conversational
		given, err := o.Engine.Ask(t.Context(), answer.Question{Text: "is japan a member?"})
		if err != nil {
			t.Fatal(err)
		}
		link := given.Receipt.At(o.Engine.Document().URL)
		s := start(t, o)
		p := open(t, s, "#/alice/C0LOCALGENERAL", small)
		s.Look(t.Context())
		p.settled()
		s.Look(t.Context())
		p.visit("miswg")
		p.click(".msg .btn", "Approve")
		p.sees(".msg", "Approved")
		p.settled()
		s.Look(t.Context())
		p.visit("general")
		p.say("#main", link)
		p.sees(".msg", "the data have changed since")
		p.shot("receipt")
	})
	t.Run("again", func(t *testing.T) {
		o := playground.Options{}
		o.Setup.Tier = app.Conversational
		p := open(t, start(t, o), "#/alice/C0LOCALGENERAL", small)
		p.say("#main", "@miswg is japan a member?")
		p.sees(".thread-link", "1 reply")
		p.settled()
		p.click(".thread-link", "1 reply")
		p.sees("#side .msg", "Japan is a member")
		p.say("#side", "@miswg is Japan a member?")
		p.sees("#side .msg", "answered above")
		p.shot("again")
	})
	t.Run("exam", func(t *testing.T) {
		o := playground.Options{Engine: engine(t)}
		o.Setup.Bot.Admins = []string{aliceID}
		o.Setup.Bot.Exam = func(ctx context.Context) (exam.Result, error) { return o.Engine.Exam(ctx, time.Now) }
		high := small
		high.height = 1080
		p := open(t, start(t, o), "#/alice/C0LOCALGENERAL", high)
		p.say("#main", "/miswg exam")
		p.sees(".msg.only", "right")
		p.press(kb.Escape)
		p.shot("exam")
	})
}
