package ledger

import (
	"context"
	"slices"
	"time"

	"miswg/corpus"
)

// A Watch is what the watch of the source saw last.
type Watch struct {
	Revision int64              `json:"-"` // of the record; 0 where there is none yet
	Checked  time.Time          `json:"checked"`
	Corpus   string             `json:"corpus"`         // digest of the corpus that was held against its pages then
	Same     bool               `json:"same"`           // whether they said what it says
	Seen     map[string]Version `json:"seen,omitempty"` // by file of the corpus, if they did
	Draft    Draft              `json:"draft"`          // the last one; the zero Draft where there was none
}

// A Version is what a host says of a page's version.
type Version struct {
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"last_modified,omitempty"`
}

// A Draft is what changed pages would make of a corpus, and what the administrators think
// of it.
type Draft struct {
	Digest  string            `json:"digest"` // of the corpus and the texts; "" is no draft
	Base    string            `json:"base"`   // digest of the corpus that it changes
	Texts   map[string]string `json:"texts,omitempty"`
	Found   time.Time         `json:"found"`
	Votes   []Vote            `json:"votes,omitempty"` // one a person, in their order
	Decided Decision          `json:"decided,omitempty"`
}

// A Vote is what an administrator thinks of a draft.
type Vote struct {
	User string    `json:"user"`
	Yes  bool      `json:"yes"`
	At   time.Time `json:"at"`
}

// A Decision is what became of a draft. It is final.
type Decision string

// The decisions. A draft of neither waits.
const (
	Approved Decision = "approved"
	Rejected Decision = "rejected"
)

// Needed is how many of the administrators have to approve a draft.
func Needed(admins []string) int { return min(2, len(admins)) }

// Waits reports whether votes on the draft count.
func (d Draft) Waits() bool { return d.Digest != "" && d.Decided == "" }

// Yes is how many have approved so far.
func (d Draft) Yes() int {
	return len(corpus.Those(d.Votes, func(v Vote) bool { return v.Yes }))
}

// with adds a vote of one of the administrators. The vote that a person cast before does
// not count any more, nor does that of somebody who is none of them.
func (d Draft) with(v Vote, admins []string) Draft {
	votes := slices.DeleteFunc(slices.Clone(d.Votes), func(o Vote) bool { return o.User == v.User || !slices.Contains(admins, o.User) })
	d.Votes = append(votes, v)
	switch {
	case !v.Yes:
		d.Decided = Rejected
	case d.Yes() >= Needed(admins):
		d.Decided = Approved
	}
	return d
}

// Without returns the record without the votes of a person. What is decided stays so.
func (w Watch) Without(user string) Watch {
	w.Draft.Votes = slices.DeleteFunc(slices.Clone(w.Draft.Votes), func(v Vote) bool { return v.User == user })
	return w
}

// CastVote counts the vote of an administrator on the draft of that digest, and returns
// the record after it. It reports false, and counts nothing, where another draft has come
// in its place, it is decided, or the person is no administrator.
func CastVote(ctx context.Context, s Store, draft string, v Vote, admins []string) (Watch, bool, error) {
	for {
		w, err := s.LastWatch(ctx)
		counts := w.Draft.Digest == draft && w.Draft.Waits() && slices.Contains(admins, v.User)
		if err != nil || !counts {
			return w, false, err
		}
		w.Draft = w.Draft.with(v, admins)
		if kept, err := s.SaveWatch(ctx, w); kept || err != nil {
			w.Revision++
			return w, err == nil, err
		}
	}
}
