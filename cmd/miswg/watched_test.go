package main

import (
	"context"
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

	"miswg/bot/localslack"
	"miswg/index/answer/exam"
	"miswg/index/live"
	"miswg/index/live/adopted"
)

// A pageHost has the page over HTTPS, as it was copied or as a test changes it.
type pageHost struct {
	*httptest.Server
	page atomic.Value // string; "" is gone
}

func startPageHost(t *testing.T) *pageHost {
	t.Helper()
	h := &pageHost{}
	b, err := os.ReadFile("../../corpus/source/extract/testdata/page.html")
	if err != nil {
		t.Fatal(err)
	}
	h.page.Store(string(b))
	h.Server = httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page := h.page.Load().(string)
		if r.URL.Path == "/robots.txt" || page == "" {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, page)
	}))
	t.Cleanup(h.Close)
	return h
}

// edit changes a piece of the page.
func (h *pageHost) edit(t *testing.T, old, new string) {
	t.Helper()
	page := h.page.Load().(string)
	if !strings.Contains(page, old) {
		t.Fatalf("the page has no %q", old)
	}
	h.page.Store(strings.Replace(page, old, new, 1))
}

// everyHost is a client for which each host of the web is this one, with its certificate.
func (h *pageHost) everyHost() http.Client {
	way := h.Client().Transport.(*http.Transport).Clone()
	way.TLSClientConfig.ServerName = "example.com" // the certificate's
	way.DialContext = func(ctx context.Context, network, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, network, h.Listener.Addr().String())
	}
	return http.Client{Transport: way}
}

// copyCorpusFrom is a corpus whose page has another address.
func copyCorpusFrom(t *testing.T, address string) string {
	t.Helper()
	dir := copyCorpus(t)
	file := filepath.Join(dir, "source.yaml")
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, after, ok := strings.Cut(string(b), "    url: ")
	_, after, more := strings.Cut(after, "\n")
	if !ok || !more {
		t.Fatal("source.yaml has no url")
	}
	if err := os.WriteFile(file, []byte(before+"    url: "+address+"\n"+after), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestServeWatches runs the program from start to start: the page is what it was; it has
// changed, two administrators approve that, and it answers, with an exam; and it still does
// after the next start, when nobody reaches the page.
func TestServeWatches(t *testing.T) {
	for name, from := range map[string]func(h *pageHost, c *config){
		"the corpus in the program": func(h *pageHost, c *config) { c.web = h.everyHost() },
		"a corpus in a folder":      func(h *pageHost, c *config) { c.corpus, c.web = copyCorpusFrom(t, h.URL+"/page.html"), *h.Client() },
	} {
		t.Run(name, func(t *testing.T) {
			ws, c := workspace(t, localslack.Options{})
			h := startPageHost(t)
			from(h, &c)
			c.sourceDir, c.bot.Admins = filepath.Join(t.TempDir(), "approved"), []string{"U0LOCALALICE", "U0LOCALBENOIT"}
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			shows := func(what string) {
				t.Helper()
				await(ctx, t, ws, fmt.Sprintf("%q", what), func(localslack.State) bool { return strings.Contains(ws.Transcript(), what) })
			}
			asks := func(who, text, want string) {
				t.Helper()
				shown := strings.Count(ws.Transcript(), want)
				if _, err := ws.Slash(ctx, who, "#bids", "/miswg", text); err != nil {
					t.Fatal(err)
				}
				await(ctx, t, ws, fmt.Sprintf("/miswg %s: %q", text, want), func(localslack.State) bool { return strings.Count(ws.Transcript(), want) > shown })
			}

			c.watch = time.Nanosecond // at each start it is time to look
			log, stop := serving(t, c)
			log.await(t, `msg="the pages were checked" corpus=\w+ changed=false`)
			asks("chidi", "japan", "verified today")
			stop()

			h.edit(t, "<li>Japan</li>", "<li>Japan</li><li>Ireland</li>")
			log, stop = serving(t, c)
			base := log.await(t, `msg="the pages were checked" corpus=(\w+) changed=true`)[1]
			shows("[DM alice] miswg: The page has changed")
			shows("[DM benoît] miswg: La page a changé")
			asks("chidi", "ireland", "this is under review.")
			for who, button := range map[string]string{"alice": "Approve", "benoît": "Approuver"} {
				if _, err := ws.Click(ctx, who, localslack.Ref{}, button); err != nil {
					t.Fatal(err)
				}
			}
			now := log.await(t, `msg="what was approved answers now" draft=\w+ corpus=(\w+)`)[1]
			asks("chidi", "ireland", "Ireland is a member")
			asks("alice", "exam", "No answer was false.")
			shows("Not asked, since their answers changed with the page: ")
			stop()

			h.page.Store("") // not found
			log, stop = serving(t, c)
			log.await(t, "msg=serving corpus="+now)
			log.await(t, `msg="the pages could not be checked"`)
			asks("chidi", "ireland", "Ireland is a member")
			stop()
			if entries, err := os.ReadDir(c.sourceDir); err != nil || len(entries) != 1 || !strings.HasPrefix(entries[0].Name(), base) {
				t.Errorf("SOURCE_DIR has %v, %v, want one folder, of what came after %s", entries, err, base)
			}
			if err := ws.Check(); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestServeAfterUpgrade: what was approved of one program's data does not answer of those of
// another. The log and the doctor say so; of the same data they say that it answers.
func TestServeAfterUpgrade(t *testing.T) {
	_, c := workspace(t, localslack.Options{})
	c.sourceDir = t.TempDir()
	files := map[string][]byte{}
	next := os.DirFS(copyCorpusFrom(t, "https://example.org/next"))
	err := fs.WalkDir(next, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files[name], err = fs.ReadFile(next, name)
		}
		return err
	})
	before, errLoad := live.Load("")
	if err = errors.Join(err, errLoad); err != nil {
		t.Fatal(err)
	}
	dir, err := adopted.Write(t.Context(), c.sourceDir, before.Digest(), files, exam.Result{}, time.Now(), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	if f := checkWatch(c, dir, nil); !f.OK || f.Unsure || f.Problem != "off; what was approved before still answers; answers from "+dir {
		t.Errorf("checkWatch() = %+v, want that it answers from %s", f, dir)
	}
	const tells = "what was approved is of other data than these"
	log, stop := serving(t, c)
	stop()
	if strings.Contains(log.String(), tells) {
		t.Errorf("the log has %q, want it of other data alone:\n%s", tells, log)
	}
	c.corpus = copyCorpusFrom(t, "https://example.org/upgraded")
	log, stop = serving(t, c)
	stop()
	log.await(t, `level=WARN msg="`+tells+`; the page is to be looked at again" corpus=\w+ "approved of"=\[`+before.Digest()+`\]`)
}

// TestAdoptTellsOfTheExam: the log tells of an exam that cannot be taken as a corpus takes
// the place of another, and of none where there is none.
func TestAdoptTellsOfTheExam(t *testing.T) {
	for name, broken := range map[string]bool{"one that cannot be read": true, "none": false} {
		t.Run(name, func(t *testing.T) {
			dir := copyCorpus(t)
			err := os.RemoveAll(filepath.Join(dir, exam.Dir))
			if broken && err == nil {
				err = errors.Join(os.Mkdir(filepath.Join(dir, exam.Dir), 0o700), os.WriteFile(filepath.Join(dir, exam.Dir, "own.txt"), []byte("japan\n"), 0o600))
			}
			if err != nil {
				t.Fatal(err)
			}
			engine, err := live.Open(t.Context(), dir)
			if err != nil {
				t.Fatal(err)
			}
			defer engine.Close()
			files := map[string][]byte{}
			err = fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
				if err == nil && !d.IsDir() {
					files[name], err = os.ReadFile(filepath.Join(dir, name))
				}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			var log strings.Builder
			base := engine.Digest()
			files["members.yaml"] = []byte(strings.Replace(string(files["members.yaml"]), "fr: {name: Japon,", "fr: {name: Nippon,", 1))
			if err := adopt(t.Context(), slog.New(slog.NewTextHandler(&log, nil)), engine, t.TempDir(), base, files); err != nil || engine.Digest() == base {
				t.Fatalf("adopt() = %v, and %s answers, want another than %s", err, engine.Digest(), base)
			}
			if told := strings.Count(log.String(), "own.txt:1"); (told == 1) != broken {
				t.Errorf("the log is %q, want a line: %v", &log, broken)
			}
		})
	}
}
