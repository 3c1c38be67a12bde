package bot

import (
	"context"

	"github.com/slack-go/slack"

	"miswg/bot/render"
	"miswg/bot/visible"
	"miswg/index/answer"
)

// onCheck shows, to the person who asked, the standing of everything that a
// message names.
func (b *Bot) onCheck(ctx context.Context, d *delivery) {
	i, t, ok := b.click(ctx, d)
	if !ok || i.Message == nil {
		return
	}
	l := b.people.language(ctx, t.user)
	// Reading files can outlast the trigger: the window opens first.
	id := b.open(ctx, i.TriggerID, false, t, render.WorkingModal(l, b.engine.Body()))
	if id == "" {
		return
	}
	found := b.readMessage(ctx, l, visible.Text(i.Message.Content), i.Message.Files)
	place := render.Place{Channel: i.channel(), Thread: threadOf(i.Message), Respond: i.Respond, Lang: l}
	view, err := b.checked(ctx, found, place)
	if err != nil {
		b.log.Error("no check", "ref", d.ref(), "err", err)
		view = render.NoteModal(l, render.Failed(l, d.ref()), b.engine.Body())
	}
	b.update(ctx, id, "", view)
}

// checked is the window about what was read: line by line where it is a list, else
// name by name.
func (b *Bot) checked(ctx context.Context, r readMessage, p render.Place) (slack.ModalViewRequest, error) {
	o := b.source()
	if r.listed() {
		list, err := b.engine.Check(ctx, r.sheet, p.Lang)
		return render.ChecklistModal(list, o, r.again(), p, r.notes), err
	}
	a, err := b.engine.Scan(ctx, cut(r.text, maxScan), p.Lang)
	return render.CheckModal(a, o, p, r.notes), err
}

// source are the options of what has neither buttons nor a question.
func (b *Bot) source() render.Options {
	return render.Options{Source: b.engine.Document(), Body: b.engine.Body()}
}

// onPasted checks the list that was put into the window for it.
func (b *Bot) onPasted(ctx context.Context, d *delivery) any {
	i := d.action
	p, _ := render.ParsePlace(i.View.Metadata)
	if p.Lang == "" {
		p.Lang = b.people.language(ctx, i.User.ID)
	}
	text := i.View.input(render.ListBlock, render.InputElement)
	view, err := b.checked(ctx, b.readMessage(ctx, p.Lang, text, nil), p)
	if err != nil {
		b.log.Error("no check", "ref", d.ref(), "err", err)
		view = render.NoteModal(p.Lang, render.Failed(p.Lang, d.ref()), b.engine.Body())
	}
	return b.becoming(view, p.Lang)
}

// onSort shows a list in the order that a button asks for: in its window, or in one
// of its own beside a message.
func (b *Bot) onSort(ctx context.Context, d *delivery) {
	i, t, ok := b.click(ctx, d)
	if !ok {
		return
	}
	r, ok := b.ref(ctx, i, t)
	if !ok {
		return
	}
	read := b.readMessage(ctx, r.Lang, r.List, nil)
	list, err := b.engine.Check(ctx, read.sheet, r.Lang)
	if err != nil {
		b.log.Error("no check", "ref", d.ref(), "err", err)
		return
	}
	place := render.Place{Channel: i.channel(), Thread: i.thread(), Respond: i.Respond, Lang: r.Lang}
	if i.View != nil {
		place, _ = render.ParsePlace(i.View.Metadata)
	}
	view := render.ChecklistModal(list, b.source(), r, place, nil)
	if i.inModal() {
		b.update(ctx, i.View.ID, i.View.Hash, view)
		return
	}
	b.open(ctx, i.TriggerID, false, t, view)
}

// threadOf returns the thread in which a message can be answered.
func threadOf(m *actedMessage) string {
	if m.ThreadTS != "" {
		return m.ThreadTS
	}
	return m.TS
}

// onShareAll posts the result of a check to the conversation it came from.
func (b *Bot) onShareAll(ctx context.Context, d *delivery) {
	i, _, ok := b.click(ctx, d)
	if !ok || i.View == nil {
		return
	}
	p, ok := render.ParsePlace(i.View.Metadata)
	r, okRef := render.ParseRef(i.Actions[0].chosen())
	if !ok || !okRef {
		return
	}
	if !b.seen.first(ctx, shareKey(i, r)) {
		return
	}
	l := p.Lang
	var es []answer.Entity
	for _, id := range r.IDs {
		if a, err := b.engine.About(id, l); err == nil && len(a.Entities) > 0 {
			es = append(es, a.Entities[0])
		}
	}
	if len(es) == 0 {
		return
	}
	m := render.Checked(l, es, i.User.ID, b.source())
	t := target{channel: p.Channel, thread: p.Thread, user: i.User.ID}
	o := b.message(t, m)
	if p.Respond != "" {
		o = b.response(p.Respond, responseBody{Type: "in_channel", Thread: p.Thread}, m)
	}
	view, hash := i.View.ID, i.View.Hash
	o.done = func(ctx context.Context, err error) {
		if err != nil {
			b.count.Failed.Add(1)
			b.log.Error("check not shared", "channel", p.Channel, "cause", reason(err))
			b.update(ctx, view, hash, render.NoteModal(l, render.CannotShare(l), b.engine.Body()))
			return
		}
		b.count.Answered.Add(1)
		b.update(ctx, view, hash, render.NoteModal(l, render.Shared(l), b.engine.Body()))
	}
	if !b.posts.submit(ctx, o) {
		b.count.Shed.Add(1)
	}
}
