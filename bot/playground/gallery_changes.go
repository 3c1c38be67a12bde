package playground

import (
	"context"
	"time"

	"miswg/bot/render"
	"miswg/bot/talk"
	"miswg/corpus"
	"miswg/corpus/source"
	"miswg/index/answer"
	"miswg/index/answer/exam"
	"miswg/index/answer/table"
	"miswg/index/audit"
)

// lists are a list that was checked, as a message and as a window.
func lists(ctx context.Context, e talk.Engine, l corpus.Lang, p render.Place) ([]sample, error) {
	names, err := sampleNames(e, l)
	if err != nil {
		return nil, err
	}
	pasted := suppliers(e, names, l)
	list, err := e.Check(ctx, table.Text(pasted), l)
	if err != nil {
		return nil, err
	}
	o, again := render.Options{Source: e.Document(), Body: e.Body()}, render.Ref{List: pasted, Lang: l}
	return []sample{
		message("Checked list", render.Checklist(list, o, again, nil, true)),
		window("Checked list in a window", render.ChecklistModal(list, o, again, p, nil)),
	}, nil
}

// changes are what is said once the page is another: as if the member of an answer were
// an observer by now, and the unlisted sample a member. The answer is drawn with o.
func changes(e talk.Engine, a answer.Answer, o render.Options) ([]sample, error) {
	l, day := a.Lang, e.Document().Captured
	member, err := effect(e, e.Body().Samples.Member, corpus.Member, corpus.Observer)
	if err != nil {
		return nil, err
	}
	unlisted, err := effect(e, e.Body().Samples.Unlisted, corpus.NotListed, corpus.Member)
	if err != nil {
		return nil, err
	}
	lines := []source.Change{
		{Kind: source.Reworded, Was: 1, Is: 1, Before: "- " + member.Name, After: "- " + member.Name + " (observer)"},
		{Kind: source.Added, Is: 2, After: "- " + unlisted.Name},
	}
	proposal := render.Proposal{Draft: e.Digest(), Day: day, Needed: 2, Pages: []source.Page{{Changes: lines}}, Effects: []source.Effect{member, unlisted},
		Votes: []render.Ballot{{User: sampleUser, Yes: true}}, Reach: render.Reach{Answers: 3, Threads: 2}}
	decided := proposal
	decided.Decided = render.Approved
	said := render.Corrected(l, day, []source.Effect{member}, nil)
	amended, _, _ := render.Amended(render.Answer(a, o), e.Digest(), said)
	then := a
	then.Digest = "000000000000"
	found := audit.Finding{Then: then, Now: a, Source: e.Document(), Delta: source.Delta{Lines: []source.LineOf{{Change: lines[0]}}, Effects: []source.Effect{member}}}
	verified, reviewed := o, o
	verified.Marks, reviewed.Marks = render.Marks{Verified: true, Days: 12}, render.Marks{Changed: day}
	return []sample{
		message("Verified answer", render.Answer(a, verified)),
		message("Answer under review", render.Answer(a, reviewed)),
		message("Corrected answer", amended),
		message("Correction", render.Correction(l, said)),
		message("Change of the page", render.Review(l, proposal)),
		message("Change that was approved", render.Review(l, decided)),
		message("Receipt, the same", unfurled(render.ReceiptCard(l, a.Receipt, &audit.Finding{Then: a, Now: a, Source: e.Document()}, o))),
		message("Receipt, data changed since", unfurled(render.ReceiptCard(l, a.Receipt, &found, o))),
		message("Receipt, not ours", unfurled(render.ReceiptCard(l, a.Receipt, nil, o))),
	}, nil
}

// effect is a change of the standing of an entity.
func effect(e talk.Engine, id string, before, after corpus.Status) (source.Effect, error) {
	english, err := e.About(id, corpus.English)
	if err != nil {
		return source.Effect{}, err
	}
	french, err := e.About(id, corpus.French)
	if err != nil {
		return source.Effect{}, err
	}
	return source.Effect{ID: id, Name: english.Entities[0].Name, French: french.Entities[0].Name, Before: before, After: after}, nil
}

// examined is the score of an exam that was a little worse than the one before.
func examined(l corpus.Lang, digest string) render.Message {
	before := exam.Result{When: time.Date(2026, 1, 5, 4, 0, 0, 0, time.UTC), Corpus: digest, P50: 80 * time.Microsecond, P99: time.Millisecond,
		Categories: []exam.Category{{Name: "status", Right: 46, Asked: 46}, {Name: "traps", Right: 211, Asked: 212}}, Wrong: []string{"traps-0a1b2c3d"}}
	now := before
	now.When = before.When.AddDate(0, 0, 7)
	now.Categories = []exam.Category{{Name: "status", Right: 45, Asked: 46}, {Name: "traps", Right: 212, Asked: 212}}
	now.Wrong, now.False = []string{"status-00112233"}, []string{"status-00112233"}
	return render.Examined(l, now, now.Since(before))
}
