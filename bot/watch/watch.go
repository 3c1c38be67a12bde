// SPDX-License-Identifier: MIT

// Package watch holds what the bot answers from against its pages on the web, again and
// again. While they say the same, answers say so too; when they do not, the
// administrators decide about the corpus with the pages as they are now, and until then
// answers that rest on what changed say that. Of several copies with one store one asks
// the web, and all of them know.
package watch

import (
	"context"
	"io/fs"
	"log/slog"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"miswg/bot/ledger"
	"miswg/bot/render"
	"miswg/bot/stats"
	"miswg/corpus/source"
	"miswg/corpus/source/fetch"
)

// Config is what a watch works with. Everything in it is required.
type Config struct {
	Every  time.Duration                                                         // between two checks
	Client *http.Client                                                          // for the web, of which only the transport is used
	Files  func(use func(fs.FS) error) error                                     // of the corpus that answers now
	Adopt  func(ctx context.Context, base string, files map[string][]byte) error // has another corpus answer in place of that with the digest base, if it is right
	Digest func() string                                                         // of the corpus that answers now
	Reach  func(ctx context.Context, p render.Proposal) render.Reach             // of answers that were given
	Owe    func(ctx context.Context, p render.Proposal, base, next string) error // notes which of them are corrected once the corpus next answers in place of base
	Tell   Teller
	Store  ledger.Store
	Admins []string
	Now    func() time.Time
	Log    *slog.Logger
	Count  *stats.Counters
}

// The clock of a watch that has failed, and of one whose corpus was replaced.
const (
	firstPause   = 5 * time.Minute
	longestPause = 4 * time.Hour // so that a day of failures is told from one failure, also when the page is asked for once a month
	sooner       = time.Hour
)

// A Watch looks after the pages of a corpus. It is safe for concurrent use.
type Watch struct {
	Config
	looking  sync.Mutex // one look at a time
	failures int        // checks in a row; under looking
	turn     sync.Mutex // one acts at a time: a vote does not wait for the web
	now      atomic.Pointer[sight]
}

// New returns a watch that has seen nothing yet.
func New(cfg Config) *Watch { return &Watch{Config: cfg} }

// Look does what there is to do at this time, if anything: it checks the pages when that
// is due, has a draft that was approved answer, and tells of a new one. It is cheap when
// there is nothing; once a minute is a good time. What fails is logged and tried again.
func (w *Watch) Look(ctx context.Context) {
	w.looking.Lock()
	defer w.looking.Unlock()
	rec, err := w.Store.LastWatch(ctx)
	if err != nil {
		ledger.Report(w.Log, "what the watch saw is not known", err)
		return
	}
	var found *source.Report
	if w.due(rec) {
		rec, found = w.check(ctx, rec)
	}
	w.turn.Lock()
	defer w.turn.Unlock()
	w.see(rec, found)
	w.act(ctx, rec)
	if found != nil { // whoever reads it may rely on what answers say now
		w.Log.Info("the pages were checked", "corpus", rec.Corpus, "changed", !rec.Same)
	}
}

// due reports whether the pages are to be asked for.
func (w *Watch) due(rec ledger.Watch) bool {
	since := w.Now().Sub(rec.Checked)
	return since >= w.Every || rec.Corpus != w.Digest() && since >= sooner
}

// check asks for the pages, unless another copy does, and returns what is known after it, and
// what was found; nil where they were not had. A check that fails changes nothing.
func (w *Watch) check(ctx context.Context, rec ledger.Watch) (ledger.Watch, *source.Report) {
	pause := min(firstPause<<min(w.failures, 10), longestPause, w.Every)
	if first, err := w.Store.Claim(ctx, "", pause, "watch"); err != nil || !first {
		ledger.Report(w.Log, "the pages are not checked", err)
		return rec, nil
	}
	r, err := w.fetch(ctx, rec)
	if ctx.Err() != nil {
		return rec, nil
	}
	if err != nil {
		w.failures++
		w.Count.WatchFailed.Add(1)
		w.Log.Warn("the pages could not be checked", "failures", w.failures, "err", err)
		return rec, nil
	}
	w.failures = 0
	w.Count.WatchChecked.Add(1)
	kept, err := w.keep(ctx, r)
	if err != nil {
		ledger.Report(w.Log, "what the watch saw is not kept", err)
		return rec, nil
	}
	return kept, &r
}

// fetch compares the corpus with its pages as they are on the web.
func (w *Watch) fetch(ctx context.Context, rec ledger.Watch) (r source.Report, err error) {
	var seen map[string]fetch.Seen
	if rec.Same && rec.Corpus == w.Digest() {
		seen = map[string]fetch.Seen{}
		for file, v := range rec.Seen {
			seen[file] = fetch.Seen(v)
		}
	}
	k := source.Checker{Client: w.Client, Today: w.Now()}
	err = w.Files(func(fsys fs.FS) (err error) {
		r, err = k.Check(ctx, fsys, seen)
		return err
	})
	return r, err
}

// keep writes down what a check found. Votes that came meanwhile stay.
func (w *Watch) keep(ctx context.Context, r source.Report) (ledger.Watch, error) {
	for {
		rec, err := w.Store.LastWatch(ctx)
		if err != nil {
			return rec, err
		}
		rec.Checked, rec.Corpus, rec.Same, rec.Seen = w.Now().UTC(), r.Corpus, !r.Changed(), nil
		switch digest := draftOf(r); {
		case rec.Same:
			rec.Seen = map[string]ledger.Version{}
			for _, p := range r.Pages {
				rec.Seen[p.File] = ledger.Version(p.Seen)
			}
			if rec.Draft.Base == r.Corpus { // the page is what it was; what another corpus became stays for copies that still have that
				rec.Draft = ledger.Draft{}
			}
		case rec.Draft.Digest != digest:
			rec.Draft = ledger.Draft{Digest: digest, Base: r.Corpus, Texts: r.Texts, Found: rec.Checked}
		}
		if ok, err := w.Store.SaveWatch(ctx, rec); ok || err != nil {
			rec.Revision++
			return rec, err
		}
	}
}

// act does what follows from what is known.
func (w *Watch) act(ctx context.Context, rec ledger.Watch) {
	s := w.now.Load()
	if s.proposal == nil {
		return
	}
	if rec.Draft.Decided == ledger.Approved {
		w.settle(ctx, rec, *s.proposal)
	}
	w.tell(ctx, rec.Draft.Digest, w.Admins)
}
