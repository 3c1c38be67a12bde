package correct

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"miswg/bot/ledger"
	"miswg/bot/render"
	"miswg/corpus"
	"miswg/corpus/source"
	"miswg/index/answer"
)

// A record is what is kept of an answer that was posted: where it stands, and on what. It
// holds no word of the question, and none of the answer.
type record struct {
	Channel  string                   `json:"channel"`
	TS       string                   `json:"ts"`
	Thread   string                   `json:"thread,omitempty"`
	Place    string                   `json:"place,omitempty"` // the kind of the conversation; "" where it is not known
	Lang     corpus.Lang              `json:"lang"`
	Corpus   string                   `json:"corpus"`             // digest of the one that it is right by
	All      bool                     `json:"all,omitempty"`      // it rests on who stands as those in it do, too
	Standing map[string]corpus.Status `json:"standing,omitempty"` // by entity
	Lines    []string                 `json:"lines,omitempty"`    // of pages, as lineOf names them
	Owed     []owed                   `json:"owed,omitempty"`
	Last     string                   `json:"last,omitempty"` // the draft that it was corrected by last

	kept ledger.Given
}

// owed is a correction that is to be made once the corpus Next answers.
type owed struct {
	Draft    string                   `json:"draft"`
	Next     string                   `json:"next"`
	Said     string                   `json:"said"`   // what has changed of what the answer rests on
	Thread   string                   `json:"thread"` // and the answers of its thread
	Standing map[string]corpus.Status `json:"standing,omitempty"`
	Lines    map[string]string        `json:"lines,omitempty"`   // what becomes of them; "" is gone
	Telling  bool                     `json:"telling,omitempty"` // the line for the thread may be on its way
}

// maxLines is how many lines an answer rests on at most.
const maxLines = 40

// recordOf returns what an answer rests on, and whether that is anything: what the page
// does not say rests on no fact.
func recordOf(a *answer.Answer) (record, bool) {
	if a == nil {
		return record{}, false
	}
	r := record{Lang: a.Lang, Corpus: a.Digest, Standing: map[string]corpus.Status{}}
	switch a.Kind() {
	case answer.None, answer.Help:
		return r, false
	case answer.List, answer.Count:
		r.All = true
	}
	for _, e := range a.Entities {
		r.Standing[e.ID] = e.Status
	}
	if r.All {
		return r, true
	}
	if a.Listing == "" { // else all of the list is quoted, to show who is not on it
		for _, q := range a.Citations() {
			p := q.Passage()
			r.Lines = append(r.Lines, lineOf(p.Doc.ID, source.Line(p)))
		}
	}
	slices.Sort(r.Lines)
	r.Lines = slices.Compact(r.Lines)
	r.Lines = r.Lines[:min(len(r.Lines), maxLines)]
	return r, len(r.Standing)+len(r.Lines) > 0
}

// lineOf names a line of a page.
func lineOf(file, text string) string {
	h := sha256.Sum256([]byte(file + "\n" + text))
	return hex.EncodeToString(h[:8])
}

// What has changed of what answers rest on.
type touched struct {
	effects []source.Effect
	changes []source.Change
}

func (t touched) nothing() bool { return len(t.effects)+len(t.changes) == 0 }

// touchedBy returns what a proposal changes of what the answer rests on. What was is what
// the answer said.
func (r record) touchedBy(p render.Proposal, next string) (t touched) {
	for _, e := range p.Effects {
		said, named := r.Standing[e.ID]
		if named {
			e.Before = said
		}
		joins := r.All && r.Corpus != next && r.takes(e.After)
		if rests := named || joins; rests && e.Before != e.After {
			t.effects = append(t.effects, e)
		}
	}
	for _, page := range p.Pages {
		for _, c := range page.Changes {
			if c.Before != c.After && slices.Contains(r.Lines, lineOf(page.File, c.Before)) {
				t.changes = append(t.changes, c)
			}
		}
	}
	return t
}

// takes reports whether somebody of that standing may be one of a set: of observers no member
// is. Of none there is no telling.
func (r record) takes(st corpus.Status) bool {
	for _, of := range r.Standing {
		if of == st {
			return true
		}
	}
	return len(r.Standing) == 0
}

// and joins what has changed of two, each once.
func (t touched) and(o touched) touched {
	for _, e := range o.effects {
		if !slices.ContainsFunc(t.effects, func(x source.Effect) bool { return x.ID == e.ID }) {
			t.effects = append(t.effects, e)
		}
	}
	for _, c := range o.changes {
		if !slices.Contains(t.changes, c) {
			t.changes = append(t.changes, c)
		}
	}
	return t
}

// owe notes a correction.
func (r *record) owe(p render.Proposal, next string, mine, thread touched) {
	o := owed{Draft: p.Draft, Next: next, Standing: map[string]corpus.Status{}, Lines: map[string]string{}}
	o.Said = render.Corrected(r.Lang, p.Day, mine.effects, mine.changes)
	o.Thread = render.Corrected(r.Lang, p.Day, thread.effects, thread.changes)
	for _, e := range mine.effects {
		o.Standing[e.ID] = e.After
	}
	for _, page := range p.Pages {
		for _, c := range page.Changes {
			if was := lineOf(page.File, c.Before); slices.Contains(r.Lines, was) {
				o.Lines[was] = ""
				if c.After != "" {
					o.Lines[was] = lineOf(page.File, c.After)
				}
			}
		}
	}
	r.Owed = append(r.Owed, o)
}

// carry has what was to be said once base answered be said once next does, unless another
// standing has come of it since: then what that makes of the answer is owed by itself.
func (r *record) carry(p render.Proposal, base, next string) {
	r.Owed = slices.DeleteFunc(r.Owed, func(o owed) bool {
		return o.Next == base && slices.ContainsFunc(p.Effects, func(e source.Effect) bool { _, twice := o.Standing[e.ID]; return twice })
	})
	for i := range r.Owed {
		if r.Owed[i].Next == base {
			r.Owed[i].Next = next
		}
	}
}

// corrected has the answer rest on what it says now.
func (r *record) corrected(o owed) {
	r.Last, r.Corpus = o.Draft, o.Next
	r.Owed = slices.DeleteFunc(r.Owed, func(x owed) bool { return x.Draft == o.Draft })
	for id, is := range o.Standing {
		if _, named := r.Standing[id]; named || r.All {
			r.Standing[id] = is
		}
	}
	for i, was := range r.Lines {
		if is, changed := o.Lines[was]; changed {
			r.Lines[i] = is
		}
	}
}

// has reports whether the answer is, or was, to be corrected by a draft.
func (r record) has(draft string) bool {
	return r.Last == draft || slices.ContainsFunc(r.Owed, func(o owed) bool { return o.Draft == draft })
}

// thread is where the answer can be answered.
func (r record) thread() string {
	if r.Thread != "" {
		return r.Thread
	}
	return r.TS
}
