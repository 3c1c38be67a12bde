package render

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/slack-go/slack"

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

// Seen is what the watch knows of an answer, in words, for where no card is drawn. What
// there is nothing to say of is "".
type Seen struct {
	Verified string // when the page was last found as it was copied
	Review   string // a sentence: what it rests on is another by now
}

// Said puts marks of what rests on d in words.
func (m Marks) Said(l corpus.Lang, d corpus.Document) Seen {
	w := in(l)
	out := Seen{Verified: strings.TrimPrefix(w.verified(d, m), ", ")}
	if m.Changed != "" {
		out.Review = w.underReview(m.Changed)
	}
	return out
}

// verified says that a page was found as it was copied, "" where that is not known.
func (w words) verified(d corpus.Document, m Marks) string {
	switch {
	case !m.Verified || !d.Page:
		return ""
	case m.Days <= 0:
		return w.say("verifiedToday")
	}
	return w.sayOf(m.Days > 1, "verified", m.Days)
}

// freshness tells what the watch knows of a copy, else how old it is.
func (w words) freshness(d corpus.Document, o Options) string {
	days := age(d, o.Today)
	switch {
	case o.Marks.Verified && d.Page:
		return w.verified(d, o.Marks)
	case days <= 0:
		return ""
	}
	return w.sayOf(days > 1, "old", days)
}

// age is how many days old a copy is today, 0 where that is not known.
func age(d corpus.Document, today time.Time) int {
	captured, err := time.Parse(time.DateOnly, d.Captured)
	if err != nil || today.IsZero() {
		return 0
	}
	return int(today.Sub(captured).Hours() / 24)
}

// underReview says that what an answer rests on is another on the page by now.
func (w words) underReview(day string) string { return w.say("underReview", w.day(day)) }

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
	Decided string // Approved or Rejected; "" waits
	Reach   Reach  // of answers that were given
}

// What is decided about a Proposal.
const (
	Approved = "approved"
	Rejected = "rejected"
)

// A Ballot is an administrator's vote.
type Ballot struct {
	User string
	Yes  bool
}

// Sound reports whether a draft could answer.
func (p Proposal) Sound() bool { return len(p.Unread)+len(p.Wrong) == 0 && p.Problem == "" }

// maxChanges is how many changes of a page, effects or problems are read.
const maxChanges = 10

// Review shows an administrator what changed on the page, what that does to who takes
// part, and the buttons to decide about it, or what was decided.
func Review(l corpus.Lang, p Proposal) Message {
	w := in(l)
	title, says := w.say("review "+cmp.Or(p.Decided, "waits")), w.reviewSays(p)
	var b blocks
	b.add(header(title), textSection(says))
	told := []string{title, says}
	list := func(head string, rows []string) {
		if len(rows) == 0 {
			return
		}
		if more := len(rows) - maxChanges; more > 0 {
			rows = append(slices.Clone(rows[:maxChanges]), w.say("andMore", more))
		}
		r := newRich()
		r.section(head, readableReason, bold)
		r.list(rows)
		b.add(r.block())
		told = append(told, head, "• "+strings.Join(rows, "\n• "))
	}
	list(w.Pick("On the page", "Sur la page"), w.changes(p.Pages))
	list(w.Pick("Who takes part", "Qui participe"), w.effects(p))
	list(w.Pick("What would be wrong", "Ce qui ne serait pas correct"), w.problems(p))
	if p.Confirm > 0 {
		said := w.say("toConfirm", p.Confirm)
		b.add(contextLine(plain(said, maxTextObject)))
		told = append(told, said)
	}
	if said := w.reach(p.Reach); said != "" && p.Decided != Rejected {
		b.add(contextLine(plain(said, maxTextObject)))
		told = append(told, said)
	}
	if votes := w.votes(p); votes != nil {
		b.add(votes)
		told = append(told, strings.TrimSpace(w.tally(p)))
	}
	b.add(w.ballot(p))
	return Message{Text: trim(escape(strings.Join(told, "\n")), maxText), Blocks: b.upTo(maxMessageBlocks)}
}

func (w words) reviewSays(p Proposal) string {
	day := w.day(p.Day)
	switch {
	case p.Decided != "":
		return w.say("reviewWas", day)
	case !p.Sound():
		return w.say("reviewUnsound", day)
	}
	return w.sayOf(p.Needed > 1, "reviewFound", day, p.Needed)
}

// changes are those of the lines of pages, before and after.
func (w words) changes(pages []source.Page) []string {
	var out []string
	quote := func(s string) string { return w.pageQuote(s, readableRow) }
	for _, page := range pages {
		for _, c := range page.Changes {
			out = append(out, w.say("change "+c.Kind, quote(c.Before), quote(c.After)))
		}
	}
	return out
}

// effects are those on who takes part.
func (w words) effects(p Proposal) []string {
	if len(p.Unread) > 0 {
		return nil
	}
	out := corpus.Each(p.Effects, w.effect)
	if len(out) == 0 {
		out = []string{w.Pick("This stays as it is.", "Cela reste tel quel.")}
	}
	return out
}

func (w words) problems(p Proposal) []string {
	out := corpus.Each(slices.Concat(p.Unread, p.Wrong), func(problem written.Problem) string { return trim(line(problem.Error()), readableRow) })
	if p.Problem != "" {
		out = append(out, trim(line(p.Problem), readableRow))
	}
	return out
}

// votes tells who has voted; nil where nobody has.
func (w words) votes(p Proposal) slack.Block {
	var els []slack.RichTextSectionElement
	for _, v := range p.Votes {
		if !userID.MatchString(v.User) {
			continue
		}
		if len(els) > 0 {
			els = append(els, text(", "))
		}
		els = append(els, slack.NewRichTextSectionUserElement(v.User, nil), text(" "+w.sayOf(v.Yes, "voted")))
	}
	if len(els) == 0 {
		return nil
	}
	return slack.NewRichTextBlock("", slack.NewRichTextSection(append(els, text("."+w.tally(p)))...))
}

// tally tells how many have approved, of those that it takes; "" where it was rejected.
func (w words) tally(p Proposal) string {
	if p.Decided == Rejected {
		return ""
	}
	yes := len(corpus.Those(p.Votes, func(v Ballot) bool { return v.Yes }))
	return fmt.Sprintf(w.Pick(" Approved by %d of %d.", " Approbations\u00a0: %d sur %d."), yes, p.Needed)
}

// ballot has the buttons of a change that waits.
func (w words) ballot(p Proposal) slack.Block {
	if p.Decided != "" {
		return nil
	}
	var els []slack.BlockElement
	if p.Sound() {
		approve := button(string(ApproveAction), w.Pick("Approve", "Approuver"), p.Draft)
		approve.Style = slack.StylePrimary
		els = append(els, approve)
	}
	return actions(append(els, button(string(RejectAction), w.Pick("Reject", "Rejeter"), p.Draft))...)
}
