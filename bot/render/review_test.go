package render_test

import (
	"fmt"
	"strings"
	"testing"

	"miswg/bot/render"
	"miswg/corpus"
	"miswg/corpus/source"
	"miswg/corpus/written"
)

// proposals are changes of every kind, by name.
func proposals() map[string]render.Proposal {
	waits := render.Proposal{
		Draft: "0123456789abcdef", Day: "2026-11-29", Needed: 2, Confirm: 2,
		Pages: []source.Page{{File: "page.txt", Changes: []source.Change{
			{Kind: source.Added, Is: 26, After: "- Ireland"},
			{Kind: source.Removed, Was: 26, Before: "- Japan <!channel>"},
			{Kind: source.Reworded, Was: 22, Is: 22, Before: "- all NATO countries (except Iceland)", After: "- all *NATO* countries"},
			{Kind: source.Moved, Was: 30, Is: 31, After: "- Switzerland"},
		}}},
		Effects: []source.Effect{{ID: "IE", Name: "Ireland", French: "Irlande", Before: corpus.NotListed, After: corpus.Member}, {ID: "JP", Name: "Japan", Before: corpus.Member, After: corpus.NotListed}},
		Votes:   []render.Ballot{{User: "U0ALICE", Yes: true}},
	}
	approved, rejected, alone, unread, many := waits, waits, waits, waits, waits
	approved.Votes = append(approved.Votes, render.Ballot{User: "U0BENOIT", Yes: true})
	approved.Decided = render.Approved
	rejected.Votes, rejected.Decided = []render.Ballot{{User: "U0BENOIT"}}, render.Rejected
	waits.Reach, approved.Reach, rejected.Reach = render.Reach{Answers: 3, Threads: 2}, render.Reach{Answers: 200, Left: 31}, render.Reach{Answers: 1}
	alone.Needed, alone.Votes, alone.Effects, alone.Confirm = 1, nil, nil, 0
	unread.Effects, unread.Votes, unread.Unread = nil, nil, written.Problems{{File: "page.txt", Line: 26, What: `the list has "<!here> Japan", and no entity is called so`}}
	many.Pages = nil
	for n := range 300 {
		many.Pages = append(many.Pages, source.Page{Changes: []source.Change{{Kind: source.Added, Is: n, After: strings.Repeat("long ", 1000)}}})
		many.Effects = append(many.Effects, source.Effect{Name: fmt.Sprint("State ", n, strings.Repeat("x", 500)), After: corpus.Member})
		many.Wrong = append(many.Wrong, written.Problem{File: "statements.yaml", Line: n, What: strings.Repeat("wrong ", 500)})
	}
	return map[string]render.Proposal{"waits": waits, "approved": approved, "rejected": rejected, "alone": alone, "unread": unread, "many": many}
}

// TestReviewOffersWhatCanBe: there is a button to approve what could answer, and none for
// what is decided.
func TestReviewOffersWhatCanBe(t *testing.T) {
	for name, want := range map[string][]string{"waits": {"miswg.approve", "miswg.reject"}, "alone": {"miswg.approve", "miswg.reject"}, "unread": {"miswg.reject"}, "many": {"miswg.reject"}, "approved": nil, "rejected": nil} {
		js := string(marshal(t, render.Review(corpus.English, proposals()[name]).Blocks))
		for _, id := range []string{"miswg.approve", "miswg.reject"} {
			if got := strings.Contains(js, `"`+id+`"`); got != strings.Contains(strings.Join(want, " "), id) {
				t.Errorf("Review(%s) has %s: %v, want %v", name, id, got, want)
			}
		}
	}
}
