package render

import (
	"strings"

	"github.com/slack-go/slack"

	"miswg/corpus"
	"miswg/index/answer"
	"miswg/index/answer/receipt"
)

// What the entries of an answer's menu do, besides the two votes.
const (
	Prove     = "proof"    // shows how the answer came about
	Translate = "language" // shows the answer in the other language
	visit     = "source"   // opens the page: nothing to do but acknowledge
)

// The two votes.
const (
	Up   = "up"
	Down = "down"
)

// An Entry is what somebody chose in the menu of an answer.
type Entry struct {
	Do     string       // one of the constants above
	Ref    Ref          // the answer
	Digest string       // of the corpus it was given from; votes only
	Given  receipt.Code // of the answer as it was given; proofs only
}

// ParseEntry reads an entry's block_id, which names the answer since an entry's value
// is too short to, and its value. It reports whether it is one of ours.
func ParseEntry(block, value string) (Entry, bool) {
	r, ok := ParseRef(block)
	do, more, _ := strings.Cut(value, "/")
	e := Entry{Do: do, Ref: r, Digest: more}
	if do == Prove {
		e.Given, e.Digest = given(more), ""
	}
	return e, ok || do == visit
}

// receiptBlock begins the block_id of a row whose proof is a button: what it carries is
// too long for a menu, and so is the receipt for the button.
const receiptBlock = "receipt/"

// ParseReceipt reads the receipt of an answer in the block_id of its row; "" where it
// has none.
func ParseReceipt(block string) receipt.Code {
	code, ok := strings.CutPrefix(block, receiptBlock)
	if !ok {
		return ""
	}
	return given(code)
}

func given(code string) receipt.Code {
	c, err := receipt.Parse(code)
	if err != nil {
		return ""
	}
	return c
}

// row is what can be done next, in one row: share, open the list, ask on, ask somebody
// else, and the menu of what is seldom done.
func row(w about, a answer.Answer, o Options) slack.Block {
	var els []slack.BlockElement
	if o.Ref != "" && o.Share && a.Kind() != answer.Help {
		els = append(els, labelled(button(string(ShareAction), w.say("share"), o.Ref), w.sayOf(o.Thread != "", "shareLabel")))
	}
	if list := (Ref{Text: a.Listing, Lang: a.Lang, Unasked: true}).Encode(); a.Listing != "" && list != "" {
		els = append(els, labelled(button(AskModalAction.nth(maxActions), w.say("seeList"), list), w.say("seeListLabel")))
	}
	if showsAll(a, o) {
		els = append(els, labelled(button(AskModalAction.nth(maxActions+1), w.say("all", len(a.Entities)), o.Ref), w.say("allLabel", len(a.Entities))))
	}
	on := readableChips
	if len(els) > 2 {
		on-- // else the buttons are two rows
	}
	els = append(els, chips(a.Suggestions, on, o)...)
	if c := contactFor(w, a, o); c.url != "" && len(c.url) <= maxURL {
		els = append(els, labelled(linkButton(MoreAction, c.button, c.url), c.label))
	}
	id := ""
	if m := menu(w, a, o); m != nil {
		els, id = append(els, m), o.Ref
	} else if o.Ref != "" && a.Kind() != answer.Help {
		els, id = append(els, labelled(button(string(ProofAction), w.say("proof"), o.Ref), w.say("proofLabel"))), receiptBlock+string(a.Receipt)
	}
	if len(els) == 0 {
		return nil
	}
	return slack.NewActionBlock(id, els[:min(len(els), maxActions)]...)
}

// votes reports whether an answer is voted on.
func votes(a answer.Answer, o Options) bool { return o.Feedback && !o.View && a.Kind() != answer.Help }

// votesInMenu reports whether the menu takes the votes: where a row of their own would
// make a short card half as high again, or push the verdict of a long one out of sight.
func votesInMenu(a answer.Answer, o Options) bool {
	tight := brief(a) || crowded(a)
	return tight && hasMenu(a, o)
}

// hasMenu reports whether an answer has a menu: its block_id holds the ref, or none does.
func hasMenu(a answer.Answer, o Options) bool {
	return carries(o.Ref) && a.Kind() != answer.Help
}

// carries reports whether a menu's block_id holds an encoded ref.
func carries(ref string) bool { return ref != "" && length(ref) <= maxBlockID }

// FitsMenu reports whether the menu of an answer can carry r.
func (r Ref) FitsMenu() bool { return carries(r.Encode()) }

// menu is the menu of an answer, nil where it has none.
func menu(w about, a answer.Answer, o Options) slack.BlockElement {
	if !hasMenu(a, o) {
		return nil
	}
	other := w.Pick("En français", "In English") // each language in itself
	entries := []*slack.OptionBlockObject{option(Prove+"/"+string(a.Receipt), w.say("proof"), ""), option(Translate, other, "")}
	if d := a.Source(o.Source); d.URL != "" && length(d.URL) <= maxURL {
		page := option(visit, w.say("openSource"), "")
		page.URL = d.URL
		entries = append(entries, page)
	}
	if votes(a, o) && votesInMenu(a, o) {
		digest := "/" + trim(a.Digest, maxOptionValue/2)
		entries = append(entries, option(Up+digest, w.say("helpful"), ""), option(Down+digest, w.Pick("👎 Something wrong?", "👎 Signaler une erreur"), ""))
	}
	return slack.NewOverflowBlockElement(string(MenuAction), entries[:min(len(entries), maxMenu)]...)
}

// A Vote is what somebody thinks of an answer: which kind of answer was judged, never
// the question.
type Vote struct {
	Vote   string      `json:"v"`
	Kind   answer.Kind `json:"k"`
	Rule   string      `json:"r,omitempty"`
	Lang   corpus.Lang `json:"l,omitempty"`
	Digest string      `json:"d,omitempty"`
	// Message is the answer judged; only a reason view's metadata has it.
	Message string `json:"m,omitempty"`
}

// VoteOn is a vote, Up or Down, on an answer.
func VoteOn(a answer.Answer, vote string) Vote {
	return Vote{Vote: vote, Kind: a.Kind(), Rule: trim(a.Derivation.Rule, readableName), Lang: a.Lang, Digest: a.Digest}
}

// ParseVote reads a feedback button's value or a reason view's metadata, and
// reports whether it is one of ours.
func ParseVote(value string) (Vote, bool) {
	v := decoded[Vote](value)
	return v, v.Vote == Up || v.Vote == Down
}

func (v Vote) encode() string { return encoded(v, maxMetadata) }
