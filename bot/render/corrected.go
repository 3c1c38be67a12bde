package render

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/slack-go/slack"

	"miswg/corpus"
	"miswg/corpus/source"
)

// A Reach is which of the answers that were given rest on a change.
type Reach struct {
	Answers int // that will be corrected
	Threads int // that get a line
	Left    int // older ones that stay as they are, since there are too many
}

// reach tells it, "" where there are none.
func (w words) reach(r Reach) string {
	if r.Answers == 0 {
		return ""
	}
	said := fmt.Sprintf(w.Pick("Answers of the last 30 days that rest on this and will be corrected: %d", "Réponses des 30 derniers jours qui en dépendent et seront corrigées\u00a0: %d"), r.Answers)
	if r.Threads > 0 {
		said += fmt.Sprintf(w.Pick("; threads that will get one line: %d", "; fils qui recevront une ligne\u00a0: %d"), r.Threads)
	}
	if r.Left > 0 {
		said += fmt.Sprintf(w.Pick("; older ones that stay as they are: %d", "; plus anciennes qui restent telles quelles\u00a0: %d"), r.Left)
	}
	return said + "."
}

// How much of what changed a correction tells.
const (
	maxCorrected   = 5
	readableChange = 1_900
)

// Corrected tells what changed of what an answer rests on, in plain words; day is when it
// was found.
func Corrected(l corpus.Lang, day string, effects []source.Effect, changes []source.Change) string {
	w := in(l)
	out := append(corpus.Each(effects, w.effect), corpus.Each(changes, w.reworded)...)
	if more := len(out) - maxCorrected; more > 0 {
		out = append(slices.Clone(out[:maxCorrected]), w.say("andMore", more))
	}
	return trim(w.Pick("Changed on "+w.day(day)+". ", "Modifié le "+w.day(day)+". ")+strings.Join(out, ". ")+".", readableChange)
}

// effect is what became of a standing.
func (w words) effect(e source.Effect) string {
	return fmt.Sprintf(w.Pick("%s: %s; was: %s", "%s\u00a0: %s; avant\u00a0: %s"), trim(line(w.Pick(e.Name, cmp.Or(e.French, e.Name))), readableName), w.standing(e.After), w.standing(e.Before))
}

// reworded is what became of a line that was quoted.
func (w words) reworded(c source.Change) string {
	return w.sayOf(c.After != "", "reworded", w.pageQuote(c.Before, readableReason), w.pageQuote(c.After, readableReason))
}

// pageQuote quotes a line of a page.
func (w words) pageQuote(s string, limit int) string {
	return w.quoted(trim(line(strings.TrimPrefix(s, "- ")), limit))
}

// correctedBlock begins the ID of the block that says what changed.
const correctedBlock = "corrected:"

// Amended adds to a message, at its end, what changed of what it rests on; id names the
// change. What was known of its copy when it was posted, it does not say any more. It
// reports whether the message has that already, and whether there is room for it: it stays
// as it is where it has, or there is none.
func Amended(m Message, id, said string) (amended Message, done, fits bool) {
	id, said = trim(correctedBlock+id, maxBlockID), trim(line(said), readableChange)
	told := "\n" + escape(said)
	block := slack.NewSectionBlock(plain(said, maxTextObject), nil, nil, slack.SectionBlockOptionBlockID(id))
	there := slices.ContainsFunc(m.Blocks, func(b slack.Block) bool { return b.ID() == id })
	switch {
	case there || strings.HasSuffix(m.Text, told):
		return m, true, true
	case len(m.Blocks) >= maxMessageBlocks || length(m.Text)+length(told) > maxText:
		return m, false, false
	}
	if len(m.Blocks) > 0 {
		m.Blocks = append(corpus.Each(m.Blocks, overtaken), block)
	}
	m.Text = asPosted(m.Text) + told
	return m, false, true
}

// overtaken is a block of a message whose copy is not what answers any more.
func overtaken(b slack.Block) slack.Block {
	line, ok := b.(*slack.ContextBlock)
	if !ok {
		return b
	}
	own := *line
	own.ContextElements.Elements = corpus.Each(line.ContextElements.Elements, func(e slack.MixedElement) slack.MixedElement {
		t, ok := e.(*slack.TextBlockObject)
		if !ok {
			return e
		}
		said := *t
		said.Text = asPosted(t.Text)
		return &said
	})
	return &own
}

// asPosted leaves out of a text, in the line that names the source and in the one after it,
// what the watch of the source knew of the copy.
func asPosted(s string) string {
	lines := strings.Split(s, "\n")
	for _, l := range corpus.Langs() {
		w := in(l)
		for i := 0; i < len(lines); i++ {
			if !strings.HasPrefix(lines[i], w.source()) {
				continue
			}
			lines[i] = w.seen().ReplaceAllLiteralString(lines[i], "")
			if i+1 < len(lines) && w.reviewed().MatchString(lines[i+1]) {
				lines = slices.Delete(lines, i+1, i+2)
			}
		}
	}
	return strings.Join(lines, "\n")
}

// seen finds when a page was found as it was copied.
func (w words) seen() *regexp.Regexp {
	page, many := corpus.Document{Page: true}, 99
	said := regexp.QuoteMeta(w.verified(page, Marks{Verified: true, Days: many}))
	ways := []string{strings.Replace(said, strconv.Itoa(many), "[0-9]+", 1)}
	for days := range 2 {
		ways = append(ways, regexp.QuoteMeta(w.verified(page, Marks{Verified: true, Days: days})))
	}
	return regexp.MustCompile(strings.Join(ways, "|"))
}

// reviewed finds the line that says that an answer is under review.
func (w words) reviewed() *regexp.Regexp {
	const day = "DAY"
	return regexp.MustCompile("^" + strings.Replace(regexp.QuoteMeta(escape(w.underReview(day))), day, ".{1,40}", 1) + "$")
}

// Correction tells a thread what changed of what was answered in it.
func Correction(l corpus.Lang, said string) Message {
	return note(l.Pick("Correction to what I answered above. ", "Correction de ce que j'ai répondu plus haut. ") + said)
}
