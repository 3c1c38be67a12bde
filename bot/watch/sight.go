package watch

import (
	"io/fs"
	"time"

	"miswg/bot/ledger"
	"miswg/bot/render"
	"miswg/corpus/source"
	"miswg/index/answer"
)

// A sight is what is known, as answers need it.
type sight struct {
	revision int64 // of the record
	checked  time.Time
	corpus   string    // digest of what answers
	verified time.Time // when the pages were found to say the same; the zero time where they do not
	changed  *changed  // nil while they do
	proposal *render.Proposal
}

// changed is what the pages say otherwise.
type changed struct {
	day      string
	lines    map[place]bool // of the corpus
	entities map[string]bool
	unread   bool // nobody's standing can be told
}

// A place is a line of a file of the corpus.
type place struct {
	file string
	line int
}

// see makes a sight of the record, unless that is the one there is. Found is the check that
// the record was made with; nil where there was none.
func (w *Watch) see(rec ledger.Watch, found *source.Report) {
	digest := w.Digest()
	if s := w.now.Load(); s != nil && s.revision == rec.Revision && s.checked.Equal(rec.Checked) && s.corpus == digest {
		return
	}
	s := &sight{revision: rec.Revision, checked: rec.Checked, corpus: digest}
	if rec.Same && rec.Corpus == digest {
		s.verified = rec.Checked
	}
	if rec.Draft.Digest != "" && rec.Draft.Base == digest {
		s.proposal, s.changed = w.propose(rec, digest, found)
	}
	w.now.Store(s)
}

// propose tells what is proposed by a draft on the corpus that answers, and what of that
// corpus changes. A draft is compared once: votes, and checks that find the same, change
// nothing about it.
func (w *Watch) propose(rec ledger.Watch, digest string, found *source.Report) (*render.Proposal, *changed) {
	d := rec.Draft
	p := render.Proposal{Draft: d.Digest, Day: d.Found.Format(time.DateOnly), Needed: ledger.Needed(w.Admins), Decided: string(d.Decided)}
	for _, v := range d.Votes {
		p.Votes = append(p.Votes, render.Ballot{User: v.User, Yes: v.Yes})
	}
	if s := w.now.Load(); s != nil && s.corpus == digest && s.compared(p) {
		known := *s.proposal
		known.Votes, known.Decided = p.Votes, p.Decided
		return &known, s.changed
	}
	if err := w.compare(rec, found, &p); err != nil {
		w.Log.Error("what changed on the page is not known", "err", err)
		p.Problem = err.Error()
	}
	return &p, changesOf(p)
}

// compared reports whether what a draft is was found out before, and without a problem.
func (s *sight) compared(p render.Proposal) bool {
	known := s.proposal
	return known != nil && known.Draft == p.Draft && known.Day == p.Day && known.Problem == ""
}

// compare compares the corpus with the texts of a draft, unless the check that found these
// has just done so.
func (w *Watch) compare(rec ledger.Watch, found *source.Report, p *render.Proposal) error {
	return w.Files(func(fsys fs.FS) (err error) {
		var r source.Report
		if d := rec.Draft; found != nil && draftOf(*found) == d.Digest {
			r = *found
		} else if r, err = source.Compare(fsys, d.Texts, d.Found); err != nil {
			return err
		}
		p.Pages, p.Effects, p.Unread, p.Wrong = r.Pages, r.Effects, r.Unread, r.Wrong
		if len(r.Unread)+len(r.Wrong) > 0 {
			return nil
		}
		_, next, err := prepare(fsys, r, rec)
		if err != nil {
			p.Problem = err.Error()
			return nil
		}
		p.Confirm = len(next.ToConfirm())
		return nil
	})
}

func changesOf(p render.Proposal) *changed {
	c := &changed{day: p.Day, lines: map[place]bool{}, entities: map[string]bool{}, unread: len(p.Unread) > 0}
	for _, page := range p.Pages {
		for _, ch := range page.Changes {
			if ch.Was > 0 {
				c.lines[place{page.File, ch.Was}] = true
			}
		}
	}
	for _, e := range p.Effects {
		c.entities[e.ID] = true
	}
	return c
}

// Marks returns what is known of an answer.
func (w *Watch) Marks(a answer.Answer) render.Marks {
	s := w.now.Load()
	if s == nil || s.corpus != a.Digest {
		return render.Marks{}
	}
	return w.marks(s, s.changed != nil && s.changed.bears(a))
}

// Listed is Marks of who takes part, all of them.
func (w *Watch) Listed() render.Marks {
	s := w.now.Load()
	if s == nil || s.corpus != w.Digest() {
		return render.Marks{}
	}
	return w.marks(s, s.changed != nil && s.changed.listed())
}

func (w *Watch) marks(s *sight, changed bool) render.Marks {
	var m render.Marks
	if !s.verified.IsZero() {
		m.Verified, m.Days = true, int(day(w.Now()).Sub(day(s.verified))/(24*time.Hour))
	}
	if changed {
		m.Changed = s.changed.day
	}
	return m
}

func day(t time.Time) time.Time { return t.UTC().Truncate(24 * time.Hour) }

func (c *changed) listed() bool { return c.unread || len(c.entities) > 0 }

// bears reports whether an answer rests on what has changed. What the page does not say
// rests on all of it.
func (c *changed) bears(a answer.Answer) bool {
	switch a.Kind() {
	case answer.None:
		return true
	case answer.List, answer.Count:
		if c.listed() {
			return true
		}
	case answer.Status:
		if c.unread {
			return true
		}
	}
	for _, e := range a.Entities {
		if c.entities[e.ID] {
			return true
		}
	}
	for _, q := range a.Citations() {
		if p := q.Passage(); c.lines[place{p.Doc.ID, p.Line}] {
			return true
		}
	}
	return false
}
