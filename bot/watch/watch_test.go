package watch

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
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"miswg/bot/ledger"
	"miswg/bot/render"
	"miswg/bot/stats"
	"miswg/corpus"
	"miswg/corpus/past"
	"miswg/corpus/source/fetch"
	"miswg/index"
	"miswg/index/answer"
)

// A web has the page, whatever host is asked for.
type web struct {
	mu    sync.Mutex
	serve http.HandlerFunc
	asked int // for the page
}

// says has the page be that text from now on.
func (h *web) says(page string) {
	h.does(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, page)
	})
}

func (h *web) does(serve http.HandlerFunc) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.serve = serve
}

func (h *web) times() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.asked
}

func (h *web) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	serve := h.serve
	if r.URL.Path != "/robots.txt" {
		h.asked++
	}
	h.mu.Unlock()
	serve(w, r)
}

// start returns the web and a client for which there is nothing else.
func startWeb(t *testing.T) (*web, *http.Client) {
	t.Helper()
	h := &web{}
	srv := httptest.NewTLSServer(h)
	t.Cleanup(srv.Close)
	return h, &http.Client{Transport: &http.Transport{DialTLSContext: func(context.Context, string, string) (net.Conn, error) {
		return tls.Dial("tcp", srv.Listener.Addr().String(), &tls.Config{InsecureSkipVerify: true})
	}, DisableKeepAlives: true}}
}

// page is the page in the layout of Canada.ca, with pieces of it replaced.
func page(t *testing.T, edits ...string) string {
	t.Helper()
	b, err := os.ReadFile("../../corpus/source/extract/testdata/page.html")
	if err != nil {
		t.Fatal(err)
	}
	text := string(b)
	for i := 0; i < len(edits); i += 2 {
		if !strings.Contains(text, edits[i]) {
			t.Fatalf("the page has no %q", edits[i])
		}
		text = strings.Replace(text, edits[i], edits[i+1], 1)
	}
	return text
}

const japan = "<li>Japan</li>"

// A copy is a watch with what is around it.
type copied struct {
	*Watch
	t      *testing.T
	files  fs.FS
	told   []render.Proposal
	whom   []string // of them, in the same order
	owed   []string // the corpus before, and the one after
	full   error    // of Owe
	broken error    // of Adopt
	named  string   // digest of the files; "" where it is not known yet

	killed    bool // telling does not end
	unsettled bool // nor does it work
}

func (c *copied) digest() string {
	if c.named != "" {
		return c.named
	}
	k, err := corpus.Load(c.files)
	if err != nil {
		c.t.Fatal(err)
	}
	c.named = k.Digest()
	return c.named
}

// embedded is the digest of the corpus in the program.
var embedded = sync.OnceValue(func() string {
	k, err := corpus.Load(corpus.Source())
	if err != nil {
		panic(err) // a test of package corpus holds that it loads
	}
	return k.Digest()
})

// A clock goes on by hand.
type clock struct{ at time.Time }

func (c *clock) now() time.Time      { return c.at }
func (c *clock) add(d time.Duration) { c.at = c.at.Add(d) }
func newClock() *clock               { return &clock{time.Date(2027, 3, 4, 12, 0, 0, 0, time.UTC)} }
func startCopy(t *testing.T, store ledger.Store, client *http.Client, c *clock, admins ...string) *copied {
	t.Helper()
	k := &copied{t: t, files: corpus.Source(), named: embedded()}
	k.Watch = New(Config{
		Every: 24 * time.Hour, Client: client, Store: store, Admins: admins,
		Files:  func(use func(fs.FS) error) error { return use(k.files) },
		Digest: k.digest,
		Adopt: func(_ context.Context, base string, files map[string][]byte) error {
			if k.broken != nil {
				return k.broken
			}
			if base != k.digest() {
				t.Errorf("Adopt(%s), want the base %s", base, k.digest())
			}
			next := fstest.MapFS{}
			for name, b := range files {
				next[name] = &fstest.MapFile{Data: b}
			}
			k.files, k.named = next, ""
			return nil
		},
		Reach: func(context.Context, render.Proposal) render.Reach { return render.Reach{} },
		Owe: func(_ context.Context, _ render.Proposal, base, next string) error {
			k.owed = append(k.owed, base+" "+next)
			return k.full
		},
		Tell: func(ctx context.Context, p render.Proposal, admin string, then func(context.Context, bool)) {
			k.told, k.whom = append(k.told, p), append(k.whom, admin)
			if !k.killed {
				then(ctx, !k.unsettled)
			}
		},
		Now: c.now, Log: slog.New(slog.DiscardHandler), Count: new(stats.Counters),
	})
	return k
}

// engines keeps an engine for each corpus; none is closed.
func engines(files fs.FS, digest string) (*answer.Engine, error) {
	engine, _ := known.LoadOrStore(digest, sync.OnceValues(func() (*answer.Engine, error) {
		c, err := corpus.Load(files)
		if err != nil {
			return nil, err
		}
		x, err := index.Build(c)
		return answer.New(c, x), err
	}))
	return engine.(func() (*answer.Engine, error))()
}

var known sync.Map

// ask returns what the corpus that answers now says, and its marks.
func (c *copied) ask(question string) (answer.Answer, render.Marks) {
	c.t.Helper()
	engine, err := engines(c.files, c.digest())
	if err != nil {
		c.t.Fatal(err)
	}
	a, err := engine.Ask(c.t.Context(), answer.Question{Text: question, Lang: corpus.English})
	if err != nil {
		c.t.Fatal(err)
	}
	return a, c.Marks(a)
}

func (c *copied) wants(question string, want render.Marks) {
	c.t.Helper()
	if _, m := c.ask(question); m != want {
		c.t.Errorf("Marks of %q = %+v, want %+v", question, m, want)
	}
}

// TestUnchanged: answers say when the page was last found as it was copied, the host is
// asked once in a while, and sends it once.
func TestUnchanged(t *testing.T) {
	h, client := startWeb(t)
	sent := 0
	h.does(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"1"`)
		if r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		if r.URL.Path == "/robots.txt" {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		sent++
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, page(t))
	})
	c := newClock()
	k := startCopy(t, ledger.NewMemory(c.now), client, c, "U1")
	k.wants("japan", render.Marks{})
	for day := range 3 {
		k.Look(t.Context())
		k.Look(t.Context())
		k.wants("japan", render.Marks{Verified: true})
		c.add(23 * time.Hour)
		k.Look(t.Context())
		if h.times() != day+1 {
			t.Errorf("day %d: the page was asked for %d times, want once a day", day, h.times())
		}
		k.wants("japan", render.Marks{Verified: true, Days: 1})
		c.add(time.Hour)
	}
	if sent != 1 || len(k.told) != 0 || k.Listed() != (render.Marks{Verified: true, Days: 1}) {
		t.Errorf("the page was sent %d times, %d were told, Listed() = %+v, want once, none, and yesterday", sent, len(k.told), k.Listed())
	}
	if n := k.Count.WatchChecked.Load(); n != 3 {
		t.Errorf("%d checks counted, want 3", n)
	}
}

// TestFailures: a check that fails is counted, changes nothing, and is made again after
// longer and longer.
func TestFailures(t *testing.T) {
	whole := page(t)
	for name, serve := range map[string]http.HandlerFunc{
		"error": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) },
		"gone":  func(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) },
		"empty": func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Type", "text/html") },
		"broken off": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprint(w, whole[:strings.Index(whole, "<li>Singapore")])
		},
		"elsewhere": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "https://example.org/", http.StatusFound)
		},
		"around": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/around", http.StatusFound) },
		"huge": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprint(w, whole, strings.Repeat("<p>", fetch.MaxBytes/3))
		},
		"no page":   func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Type", "application/pdf") },
		"forbidden": func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "User-agent: *\nDisallow: /\n") },
		"hung up":   func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
	} {
		t.Run(name, func(t *testing.T) {
			h, client := startWeb(t)
			h.says(whole)
			c := newClock()
			k := startCopy(t, ledger.NewMemory(c.now), client, c, "U1")
			k.Look(t.Context())
			c.add(24 * time.Hour)
			h.does(serve)
			for _, wait := range []time.Duration{5 * time.Minute, 10 * time.Minute, 20 * time.Minute} {
				before := k.Count.WatchFailed.Load()
				k.Look(t.Context())
				k.Look(t.Context())
				c.add(wait - time.Second)
				k.Look(t.Context())
				if n := k.Count.WatchFailed.Load() - before; n != 1 {
					t.Errorf("%d checks within %v, want one", n, wait)
				}
				c.add(time.Second)
			}
			k.wants("japan", render.Marks{Verified: true, Days: 1})
			if len(k.told) != 0 {
				t.Errorf("told of %+v, want nothing", k.told)
			}
			h.says(whole)
			k.Look(t.Context())
			k.wants("japan", render.Marks{Verified: true})
		})
	}
}

// TestFailuresGoOn: however rarely the page is asked for, one that cannot be checked is
// asked for so often that a day of it counts as more than a failure.
func TestFailuresGoOn(t *testing.T) {
	h, client := startWeb(t)
	h.does(http.NotFound)
	c := newClock()
	k := startCopy(t, ledger.NewMemory(c.now), client, c, "U1")
	k.Every = 30 * 24 * time.Hour
	for day := range 5 {
		before := k.Count.WatchFailed.Load()
		for range 24 * 12 {
			c.add(5 * time.Minute)
			k.Look(t.Context())
		}
		if n := k.Count.WatchFailed.Load() - before; n < 5 || n > 12 {
			t.Errorf("day %d: %d checks failed, want from 5 to 12", day, n)
		}
	}
}

// TestChanged: answers that rest on what changed say so, and no others.
func TestChanged(t *testing.T) {
	for name, tt := range map[string]struct {
		edits []string
		under []string
		not   []string
		sound bool
	}{
		"a country less":      {[]string{japan, ""}, []string{"japan", "how many members are there?", "who are the members?", "what does it cost to join?"}, []string{"australia", "what is a bilateral security instrument?"}, true},
		"a country more":      {[]string{japan, japan + "<li>Ireland</li>"}, []string{"ireland", "how many members are there?"}, []string{"japan", "russia"}, true},
		"other words":         {[]string{"The Government of Canada works", "Canada’s government works"}, []string{"who does canada work with on industrial security?"}, []string{"japan", "how many members are there?"}, false},
		"a list in doubt":     {[]string{japan, "<li>Nippon (candidate)</li>"}, []string{"japan", "russia", "how many members are there?"}, []string{"what is a bilateral security instrument?"}, false},
		"Slack's signs":       {[]string{japan, "<li>&lt;!channel&gt; *Japan*</li>"}, []string{"japan", "australia"}, nil, false},
		"struck out":          {[]string{japan, "<li><s>Japan</s></li>"}, []string{"japan"}, nil, false},
		"an acronym less":     {[]string{`<li><abbr title="European Space Agency">ESA</abbr> (observer)</li>`, ""}, []string{"esa"}, []string{"japan"}, false},
		"a line from nowhere": {[]string{"</ul>\n            </section>\n        </div>", "</ul><p>- Ireland</p></section></div>"}, []string{"what does it cost to join?"}, []string{"japan"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h, client := startWeb(t)
			h.says(page(t, tt.edits...))
			c := newClock()
			k := startCopy(t, ledger.NewMemory(c.now), client, c, "U1")
			k.Look(t.Context())
			for _, q := range tt.under {
				k.wants(q, render.Marks{Changed: "2027-03-04"})
			}
			for _, q := range tt.not {
				k.wants(q, render.Marks{})
			}
			if len(k.told) != 1 || k.told[0].Sound() != tt.sound {
				t.Fatalf("told %+v, want one proposal that can be approved: %v", k.told, tt.sound)
			}
			p, ok, err := k.Vote(t.Context(), k.told[0].Draft, "U1", true)
			if err != nil || ok != tt.sound {
				t.Errorf("Vote() = %+v, %v, %v, want it counted: %v", p, ok, err, tt.sound)
			}
			c.add(24 * time.Hour)
			h.says(page(t))
			k.Look(t.Context())
			if !tt.sound {
				k.wants("japan", render.Marks{Verified: true}) // it is what it was again
			}
		})
	}
}

// glob returns the names that match.
func glob(t *testing.T, files fs.FS, pattern string) []string {
	t.Helper()
	names, err := fs.Glob(files, pattern)
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// TestApproval: two administrators approve what changed, and it answers. A copy that was
// away has it answer when it comes back; everybody was told once.
func TestApproval(t *testing.T) {
	h, client := startWeb(t)
	h.says(page(t, japan, japan+"<li>Ireland</li>"))
	c := newClock()
	store := ledger.NewMemory(c.now)
	admins := []string{"U1", "U2", "U3"}
	a, b := startCopy(t, store, client, c, admins...), startCopy(t, store, client, c, admins...)
	for range 2 {
		a.Look(t.Context())
		b.Look(t.Context())
	}
	if h.times() != 1 || len(a.told)+len(b.told) != len(admins) {
		t.Fatalf("the page was asked for %d times, %d were told, want once, and each", h.times(), len(a.told)+len(b.told))
	}
	draft := a.told[0].Draft
	base := a.digest()
	b.wants("ireland", render.Marks{Changed: "2027-03-04"})
	for _, step := range []struct {
		at      *copied
		draft   string
		user    string
		counted bool
		votes   int
	}{
		{a, draft, "U9", false, 0},
		{a, "another", "U1", false, 0},
		{a, draft, "U1", true, 1},
		{b, draft, "U1", true, 1},
		{b, draft, "U2", true, 2},
		{a, draft, "U3", false, 2},
	} {
		p, ok, err := step.at.Vote(t.Context(), step.draft, step.user, true)
		if err != nil || ok != step.counted || p == nil || len(p.Votes) != step.votes {
			t.Errorf("Vote(%s, %s) = %+v, %v, %v, want %d votes, counted: %v", step.draft, step.user, p, ok, err, step.votes, step.counted)
		}
	}
	for name, k := range map[string]*copied{"a": a, "b": b} {
		if k.digest() == base {
			t.Errorf("copy %s has the corpus before, want the one approved", name)
		}
		if got, m := k.ask("ireland"); got.Entities[0].Status != corpus.Member || m != (render.Marks{}) {
			t.Errorf("Ask(ireland) at %s = %v, %+v, want a member, nothing under review", name, got.Verdict, m)
		}
		if exam, was := glob(t, k.files, "exam/*"), glob(t, corpus.Source(), "exam/*"); !slices.Equal(exam, was) || len(exam) == 0 {
			t.Errorf("copy %s has the exam %v, want that of before, %v", name, exam, was)
		}
		if b, err := fs.ReadFile(k.files, past.Name(base)); err != nil || strings.Contains(string(b), "exam/") {
			t.Errorf("copy %s keeps the exam as part of what was, %v, want what has changed", name, err)
		}
		log, err := fs.ReadFile(k.files, LogFile)
		want := fmt.Sprintf("corpus %s became %s by draft %s of 2027-03-04T12:00:00Z, approved by U1 at 2027-03-04T12:00:00Z, U2 at 2027-03-04T12:00:00Z\n", base, k.digest(), draft)
		if err != nil || string(log) != want {
			t.Errorf("log of %s = %q, %v, want %q", name, log, err, want)
		}
	}
	if n := len(a.told) + len(b.told); n != len(admins) {
		t.Errorf("told %d times, want each once", n)
	}
	c.add(time.Hour)
	b.Look(t.Context())
	b.wants("ireland", render.Marks{Verified: true})
}

// TestRejection: what was rejected is not approved any more, and answers go on to say
// that the page is another.
func TestRejection(t *testing.T) {
	h, client := startWeb(t)
	h.says(page(t, japan, ""))
	c := newClock()
	k := startCopy(t, ledger.NewMemory(c.now), client, c, "U1", "U2")
	k.Look(t.Context())
	draft, base := k.told[0].Draft, k.digest()
	for _, step := range []struct {
		user    string
		yes     bool
		counted bool
	}{{"U1", true, true}, {"U1", false, true}, {"U2", true, false}} {
		if _, ok, err := k.Vote(t.Context(), draft, step.user, step.yes); err != nil || ok != step.counted {
			t.Errorf("Vote(%s, %v) = %v, %v, want %v", step.user, step.yes, ok, err, step.counted)
		}
	}
	k.wants("japan", render.Marks{Changed: "2027-03-04"})
	c.add(24 * time.Hour)
	k.Look(t.Context())
	if len(k.told) != 2 || k.digest() != base {
		t.Errorf("told %d times, corpus %s, want each once, and the corpus as it was", len(k.told), k.digest())
	}
	h.says(page(t, japan, "<li>Ireland</li>")) // a newer one
	c.add(24 * time.Hour)
	k.Look(t.Context())
	if len(k.told) != 4 || k.told[2].Draft == draft || k.told[2].Decided != "" {
		t.Errorf("told %+v, want a draft that waits", k.told)
	}
	if _, ok, err := k.Vote(t.Context(), draft, "U2", true); ok || err != nil {
		t.Errorf("Vote() on what was replaced = %v, %v, want it not counted", ok, err)
	}
}

// TestAdoptedLater: what was approved and could not answer does so when it can.
func TestAdoptedLater(t *testing.T) {
	h, client := startWeb(t)
	h.says(page(t, japan, ""))
	c := newClock()
	k := startCopy(t, ledger.NewMemory(c.now), client, c, "U1")
	k.Look(t.Context())
	k.broken = errors.New("disk full")
	base := k.digest()
	if _, ok, err := k.Vote(t.Context(), k.told[0].Draft, "U1", true); !ok || err != nil || k.digest() != base {
		t.Errorf("Vote() = %v, %v, corpus %s, want it counted, and the corpus as it was", ok, err, k.digest())
	}
	k.wants("japan", render.Marks{Changed: "2027-03-04"})
	k.broken, k.full = nil, errors.New("no store")
	k.Look(t.Context())
	if k.digest() != base {
		t.Error("another corpus answers, want the one before while it is not known what that corrects")
	}
	k.full = nil
	k.Look(t.Context())
	if k.digest() == base {
		t.Error("the corpus is the one before, want the one approved")
	}
	if want := base + " " + k.digest(); len(k.owed) != 3 || k.owed[0] != want || k.owed[2] != want {
		t.Errorf("owed %q, want %q before each try", k.owed, want)
	}
}
