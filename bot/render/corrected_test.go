package render_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"

	"miswg/bot/render"
	"miswg/corpus"
	"miswg/corpus/source"
)

// TestAmendedOnce: what changed stands once in a message, in its text and in its blocks
// alike, and nowhere where one of them has no room.
func TestAmendedOnce(t *testing.T) {
	e := engine(t)
	a := ask(t, e, "is japan a member?", "")
	const said, inText = "Changed on 1 Dec 2026. <Japan>: Observer; was: Member.", "\nChanged on 1 Dec 2026. &lt;Japan&gt;: Observer; was: Member."
	m := render.Answer(a, render.Options{Source: e.Document(), Body: e.Body(), Ref: render.Ref{Text: "is japan a member?"}.Encode(), Feedback: true})
	once, done, fits := render.Amended(m, "d1", said)
	if done || !fits || once.Text != m.Text+inText || len(once.Blocks) != len(m.Blocks)+1 {
		t.Errorf("Amended = %q, %d blocks, %v, %v, want %q at its end, and one block more", once.Text, len(once.Blocks), done, fits, inText)
	}
	if js := string(marshal(t, once.Blocks[len(m.Blocks)])); !strings.Contains(js, "was: Member.") || strings.Contains(js, "mrkdwn") {
		t.Errorf("the last block is %s, want the same in plain text", js)
	}
	if twice, done, fits := render.Amended(once, "d1", said); !done || !fits || twice.Text != once.Text || len(twice.Blocks) != len(once.Blocks) {
		t.Errorf("Amended again = %q, %v, %v, want it as it was", twice.Text, done, fits)
	}
	other, done, _ := render.Amended(once, "d2", "Changed on 2 Dec 2026. Ireland: Member; was: Not listed.")
	if done || len(other.Blocks) != len(m.Blocks)+2 {
		t.Errorf("Amended with another change = %q, %v, want a line more", other.Text, done)
	}
	bare := render.Message{Text: m.Text}
	if bare, _, _ = render.Amended(bare, "d1", said); bare.Text != m.Text+inText || len(bare.Blocks) != 0 {
		t.Errorf("Amended without blocks = %q, %d blocks, want text alone", bare.Text, len(bare.Blocks))
	}
	long, full := m, m
	long.Text += strings.Repeat("x", 4_000-len(m.Text))
	for len(full.Blocks) < 50 {
		full.Blocks = append(full.Blocks, slack.NewDividerBlock())
	}
	for _, m := range []render.Message{long, full} {
		if same, done, fits := render.Amended(m, "d1", said); done || fits || same.Text != m.Text || len(same.Blocks) != len(m.Blocks) {
			t.Errorf("Amended of what has no room = %d blocks, %v, %v, want it as it was", len(same.Blocks), done, fits)
		}
	}
}

// TestAmendedSaysNothingOfTheCopyNow: what a card said of its copy when it was posted goes
// with the correction, from its blocks and its text; what the page says stays.
func TestAmendedSaysNothingOfTheCopyNow(t *testing.T) {
	e := engine(t)
	for _, l := range corpus.Langs() {
		a := ask(t, e, l.Pick("is japan a member?", "le japon est-il membre?"), "")
		bare := render.Options{Source: e.Document(), Body: e.Body(), Ref: render.Ref{Text: "x"}.Encode(), Question: "x, verified today, vérifiée aujourd'hui"}
		want, _, _ := render.Amended(render.Answer(a, bare), "d1", "Changed.")
		for _, marks := range []render.Marks{{Verified: true}, {Verified: true, Days: 1}, {Verified: true, Days: 12}, {Changed: "2026-12-01"}, {Changed: "2026-11-30", Verified: true, Days: 345}} {
			o := bare
			o.Marks = marks
			m := render.Answer(a, o)
			before := string(marshal(t, m.Blocks)) + m.Text
			got, done, fits := render.Amended(m, "d1", "Changed.")
			if done || !fits || got.Text != want.Text || string(marshal(t, got.Blocks)) != string(marshal(t, want.Blocks)) {
				t.Errorf("Amended with %+v = %q, %s, want as without: %q", marks, got.Text, marshal(t, got.Blocks), want.Text)
			}
			if after := string(marshal(t, m.Blocks)) + m.Text; after != before {
				t.Errorf("Amended changed what it was given: %s, want %s", after, before)
			}
		}
	}
}

// TestCorrectedIsBounded: many changes are told in few words.
func TestCorrectedIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("draws hundreds of long changes, in one goroutine")
	}
	var es []source.Effect
	var cs []source.Change
	for n := range 300 {
		es = append(es, source.Effect{Name: fmt.Sprint("State ", n), Before: corpus.Member})
		cs = append(cs, source.Change{Before: strings.Repeat("long ", 1000), After: strings.Repeat("new ", 1000)})
	}
	for _, l := range corpus.Langs() {
		for _, said := range []string{render.Corrected(l, "2026-12-01", es, cs), render.Corrected(l, "2026-12-01", nil, cs)} {
			if len(said) > 2_100 || strings.Contains(said, "State 5") {
				t.Errorf("Corrected(%s) = %q, want five of them", l, said)
			}
		}
	}
}

// TestMessagesComeBack: what the bot draws is the same once Slack has kept it and given it
// back, so that a line can be added to it.
func TestMessagesComeBack(t *testing.T) {
	if testing.Short() {
		t.Skip("draws every card, in one goroutine")
	}
	for name, card := range cards(t, engine(t)) {
		m, ok := card.(render.Message)
		if !ok {
			continue
		}
		want := marshal(t, m.Blocks)
		var kept slack.Blocks
		if err := json.Unmarshal(want, &kept); err != nil {
			t.Errorf("card %s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(string(want), string(marshal(t, kept.BlockSet))); diff != "" && len(kept.BlockSet) > 0 {
			t.Errorf("card %s comes back otherwise (-want +got):\n%s", name, diff)
		}
	}
}

// TestCorrectedTellsAllThatFit: nothing is said to be left where nothing is.
func TestCorrectedTellsAllThatFit(t *testing.T) {
	var es []source.Effect
	for n := range 5 {
		es = append(es, source.Effect{Name: fmt.Sprint("State ", n), French: fmt.Sprint("État ", n), Before: corpus.Member})
	}
	for l, more := range map[corpus.Lang]string{corpus.English: "more", corpus.French: "autre"} {
		if said := render.Corrected(l, "2026-12-01", es, nil); !strings.Contains(said, "4") || strings.Contains(said, more) {
			t.Errorf("Corrected(%s) = %q, want five of five, and no %q", l, said, more)
		}
		if said := render.Corrected(l, "2026-12-01", append(es, es[0]), nil); !strings.Contains(said, more) {
			t.Errorf("Corrected(%s) = %q, want %q behind five of six", l, said, more)
		}
	}
}
