package ledger

import (
	"context"
	"time"

	"miswg/corpus"
	"miswg/index/answer"
	"miswg/index/answer/exam"
)

// A Store remembers what several copies of the bot share, or what outlives one.
// It holds no question that can be read
// unless told to. Every method is safe for concurrent use. When a method
// fails the bot goes on without it, and says so in its log.
type Store interface {
	// Lasting reports whether what is kept outlives the process, or is shared. Begin,
	// Sending, Renew and Adopt are called only of a Store of which it does.
	Lasting() bool

	// Claim takes keys for ttl, and reports whether nobody held any of them. An owner
	// may claim again; "" is nobody. Of several claims of one key at the same time
	// exactly one succeeds. Keys that were free stay taken where another was not.
	Claim(ctx context.Context, owner string, ttl time.Duration, keys ...string) (bool, error)

	// ClaimIn is Claim, and returns besides a person's own setting, "" when there is none, and
	// what was answered in a place: the messages of its channel that are named (Posted.Says),
	// to other questions than its own and as those were first posted; those of its thread
	// first, else the first first, at most MaxSaid. Claiming no keys succeeds, and in no place
	// nothing was answered.
	ClaimIn(ctx context.Context, in Place, user, owner string, ttl time.Duration, keys ...string) (corpus.Lang, []Posted, bool, error)
	// SetLanguage keeps a person's setting; "" removes it.
	SetLanguage(ctx context.Context, user string, l corpus.Lang) error

	// SaveFeedback keeps one judgement. A later one of the same person on the
	// same message replaces it.
	SaveFeedback(ctx context.Context, f Feedback) error

	// Posted returns the message that answered a question, and whether it is known.
	Posted(ctx context.Context, question string) (Posted, bool, error)
	// DropPosted forgets it.
	DropPosted(ctx context.Context, question string) error

	// SaveGiven keeps what is kept of an answer, in place of what was kept of it before.
	SaveGiven(ctx context.Context, g Given) error
	// ChangeGiven replaces the body of one that is kept still as it was, and whether it is
	// owed a correction; it reports whether it did. Without a body it drops it. Nil was is
	// any. No two bodies are the same: each is sealed anew.
	ChangeGiven(ctx context.Context, g Given, was []byte) (bool, error)
	// Given returns those given since a time, the newest first, at most MaxGiven; with owed
	// those alone that are owed a correction.
	Given(ctx context.Context, since time.Time, owed bool) ([]Given, error)

	// RecordGap notes that a person asked about terms and the page does not say.
	// What few people asked stays unreadable.
	RecordGap(ctx context.Context, user string, terms []string, kind answer.Kind, l corpus.Lang) error
	// SaveQuestion keeps a question where the operator chose that, and else nothing.
	SaveQuestion(ctx context.Context, user, text string, kind answer.Kind, l corpus.Lang) error

	// SaveExam keeps the result of an exam in place of an earlier one.
	SaveExam(ctx context.Context, r exam.Result) error
	// LastExam returns the result of the last exam, the zero Result where there was none.
	LastExam(ctx context.Context) (exam.Result, error)

	// LastWatch returns what the watch of the source saw last, the zero Watch where it saw
	// nothing yet.
	LastWatch(ctx context.Context) (Watch, error)
	// SaveWatch replaces the record that was read as w's revision, and reports whether it
	// was still there. Of several that read the same one exactly one succeeds.
	SaveWatch(ctx context.Context, w Watch) (bool, error)

	// Forget deletes what is kept about a person, and begins an epoch. What SaveGiven and
	// Finish are told of that person with an earlier one is not kept, though it is told at
	// the same time; no clock decides. It reports whether no byte remains
	// where the store has its files; otherwise Forget need not be called again: what
	// remains there is overwritten in time.
	Forget(ctx context.Context, user string) (bool, error)
	// Epoch returns the present epoch: what is taken after that a person was forgotten
	// has a later one than what was taken before. 0 is before all.
	Epoch(ctx context.Context) (int64, error)

	// Begin keeps deliveries, and returns the epochs, by owner, of those that were not
	// kept already. After an error any of them may be kept.
	Begin(ctx context.Context, ps []Pending, lease time.Duration) (map[string]int64, error)
	// Sending notes whether a reply is on its way, and reports whether the delivery
	// is still the copy's.
	Sending(ctx context.Context, owner, copy string, sending bool) (bool, error)
	// Finish forgets a delivery of the copy, and remembers the messages that answered it. An
	// owner of "" is that of none.
	Finish(ctx context.Context, owner, copy string, answers ...Answered) error
	// Renew prolongs the leases of a copy; a lease of 0 ends them.
	Renew(ctx context.Context, copy string, lease time.Duration) error
	// Adopt takes deliveries of other copies whose lease has ended, the oldest
	// first. Of several copies at the same time one gets each.
	Adopt(ctx context.Context, copy string, lease time.Duration, limit int) ([]Pending, error)
}

// Pending is a delivery that is being answered.
type Pending struct {
	Key     string // of the delivery: equal in its redeliveries; not returned by Adopt
	Owner   string // of the claims made for it
	Copy    string // whose it is
	Body    []byte // sealed: the database cannot read it
	Sending bool   // a reply was on its way
	Tries   int    // how often it was adopted
	Epoch   int64  // in which it was taken; Begin finds it out
	Taken   time.Time
}

// Feedback is a person's judgement of an answer. It holds no question.
type Feedback struct {
	User    string
	Message string // channel and timestamp of the answer
	Vote    string // render.Up or render.Down
	Kind    answer.Kind
	Rule    string
	Lang    corpus.Lang
	Digest  string // of the corpus that answered
	Reason  string // one of the reason view's values, or ""
	Detail  string // what the person added, or ""
	At      time.Time
}

// Posted is a message of ours.
type Posted struct {
	Channel string
	TS      string
	Thread  string
	User    string // who asked, "" where that is not known; Store.Posted does not return it
	Epoch   int64  // of the delivery that it answers; Store.Posted does not return it
	Says    string // names what it says, see [Sealer.Says]; "" where that is not to be found again; Store.Posted need not return it
	Edit    string // timestamp of the question's edit that it answers, "" for the question as first posted
}
