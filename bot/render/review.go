package render

import (
	"fmt"

	"miswg/corpus"
	"miswg/corpus/source"
	"miswg/corpus/written"
)

// Marks are what the watch of the source knows of an answer. The zero Marks are that it
// knows nothing, and nothing is said.
type Marks struct {
	Verified bool   // the page was last found to say what the copy says
	Days     int    // since then
	Changed  string // day on which something that the answer rests on was found changed; "" if nothing was
}

// verified says that a page was found as it was copied, "" where that is not known.
func (w words) verified(d corpus.Document, m Marks) string {
	switch {
	case !m.Verified || !d.Page:
		return ""
	case m.Days <= 0:
		return w.Pick(", verified today", ", vérifiée aujourd'hui")
	case m.Days == 1:
		return w.Pick(", verified yesterday", ", vérifiée hier")
	}
	return fmt.Sprintf(w.Pick(", verified %d days ago", ", vérifiée il y a %d jours"), m.Days)
}

// underReview says that what an answer rests on is another on the page by now.
func (w words) underReview(day string) string {
	return w.Pick("The page changed on "+w.day(day)+"; this is under review.", "La page a changé le "+w.day(day)+"\u00a0; la modification est à l'examen.")
}

// A Proposal is a draft of the corpus about which the administrators decide.
type Proposal struct {
	Draft   string // names it
	Day     string // on which it was found
	Pages   []source.Page
	Effects []source.Effect  // on who takes part
	Unread  written.Problems // why the list cannot be read; while there are any, no standing is known
	Wrong   written.Problems // what else would be wrong
	Problem string           // why there can be no such corpus, where neither of them says it
	Confirm int              // statements and notes that nobody has read again
	Votes   []Ballot
	Needed  int
	Decided string // a ledger.Decision; "" waits
}

// A Ballot is an administrator's vote.
type Ballot struct {
	User string
	Yes  bool
}

// Sound reports whether a draft could answer.
func (p Proposal) Sound() bool { return len(p.Unread)+len(p.Wrong) == 0 && p.Problem == "" }
