package correct

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
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
	Owed     *owed                    `json:"correction,omitempty"`
	Last     string                   `json:"last,omitempty"` // the draft that changed something of it last

	kept ledger.Given
}

// owed is a correction that is to be made once the corpus Next answers in place of Base.
type owed struct {
	Draft   string  `json:"draft"` // the last that changed something of it
	Day     string  `json:"day"`   // on which that was found
	Base    string  `json:"base"`
	Next    string  `json:"next"`
	Mine    touched `json:"mine"`              // what has changed of what the answer says; nothing where that is so again
	Thread  touched `json:"thread"`            // and of what the answers of its thread say
	Telling bool    `json:"telling,omitempty"` // the line for the thread may be on its way
}

// maxLines is how many lines an answer rests on at most.
const maxLines = 40

// recordOf returns what an answer rests on, and whether that is anything: that the page does not
// say something rests on no fact, what it tells beside that of somebody's standing does.
func recordOf(a *answer.Answer) (record, bool) {
	if a == nil {
		return record{}, false
	}
	r := record{Lang: a.Lang, Corpus: a.Digest, Standing: map[string]corpus.Status{}}
	for _, e := range slices.Concat(a.Entities, a.Told) {
		r.Standing[e.ID] = e.Status
	}
	switch a.Kind() {
	case answer.None, answer.Help: // what is quoted beside it claims nothing
		return r, len(a.Told) > 0
	case answer.List, answer.Count:
		r.All = true
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

// lineOf names a line of a page; "" is none.
func lineOf(file, text string) string {
	if text == "" {
		return ""
	}
	h := sha256.Sum256([]byte(file + "\n" + text))
	return hex.EncodeToString(h[:8])
}

// takes reports whether somebody of that standing may be one of a set: of observers no member
// is. Of none there is no telling.
func (r record) takes(st corpus.Status) bool {
	return len(r.Standing) == 0 || slices.Contains(slices.Collect(maps.Values(r.Standing)), st)
}

// due is what is owed already.
func (r record) due() touched {
	if r.Owed == nil {
		return touched{}
	}
	return r.Owed.Mine
}

// changedBy returns what is to be said of the answer once a proposal answers: what is owed
// already, as the proposal leaves it, and what it changes besides. What was is what the
// answer said.
func (r record) changedBy(p render.Proposal, next string) touched {
	t := r.due().followed(p)
	for _, e := range p.Effects {
		said, named := r.Standing[e.ID]
		if named {
			e.Before = said
		}
		joins := r.All && r.Corpus != next && r.takes(e.After)
		if rests := named || joins; rests {
			t = t.and(touched{Effects: []effect{{e, e.French}}})
		}
	}
	for _, page := range p.Pages {
		for _, c := range page.Changes {
			if c.Before != "" && slices.Contains(r.Lines, lineOf(page.File, c.Before)) {
				t = t.and(touched{Lines: []line{{page.File, c.Before, c.After}}})
			}
		}
	}
	return t.real()
}

// owe notes the correction by a change that was approved.
func (r *record) owe(ch change, mine, thread touched) {
	r.Last = ch.Draft
	r.Owed = &owed{Draft: ch.Draft, Day: ch.Day, Base: ch.base, Next: ch.next, Mine: mine, Thread: thread}
}

// carry has what was to be said once base answered be said once next does, and reports
// whether there is any such thing.
func (r *record) carry(base, next string) bool {
	if r.Owed == nil || r.Owed.Next != base {
		return false
	}
	r.Owed.Base, r.Owed.Next = base, next
	return true
}

// corrected has the answer rest on what it says now. What has changed since that was on its
// way is owed still.
func (r *record) corrected(said owed) {
	for _, e := range said.Mine.Effects {
		r.Standing[e.ID] = e.After
	}
	for _, l := range said.Mine.Lines {
		if i := slices.Index(r.Lines, lineOf(l.File, l.Before)); i >= 0 {
			r.Lines[i] = lineOf(l.File, l.After)
		}
	}
	r.Corpus = said.Next
	if o := r.Owed; o != nil && o.Draft != said.Draft {
		o.Mine, o.Thread = o.Mine.after(said.Mine), o.Thread.after(said.Thread)
		return
	}
	r.Owed = nil
}

// thread is where the answer can be answered.
func (r record) thread() string {
	if r.Thread != "" {
		return r.Thread
	}
	return r.TS
}

// place names the thread.
func (r record) place() string { return r.Channel + " " + r.thread() }
