package talk

import (
	"context"

	"github.com/slack-go/slack"

	"miswg/bot/queue"
	"miswg/bot/render"
	"miswg/bot/visible"
	"miswg/bot/wire"
	"miswg/corpus"
	"miswg/index/answer"
)

// checks go through what a message or a list names.
type checks struct{ *desk }

// onShortcut shows, to the person who asked, the standing of everything that a
// message names.
func (c *checks) onShortcut(ctx context.Context, j *queue.Job) {
	i := j.Action
	if !c.click(ctx, j) || i.Message == nil {
		return
	}
	l := c.language(ctx, j)
	// Reading files can outlast the trigger: the window opens first.
	id := c.open(ctx, j, render.WorkingModal(l, c.Engine.Body()))
	if id == "" {
		return
	}
	found := c.read(ctx, l, visible.Text(i.Message.Content), i.Message.Files)
	c.update(ctx, id, "", c.checked(ctx, j, found, render.Place{Channel: i.In(), Thread: i.Message.Thread(), Respond: i.Respond, Lang: l}))
}

// checked is the window about what was read: line by line where it is a list, else
// name by name.
func (c *checks) checked(ctx context.Context, j *queue.Job, r reading, p render.Place) slack.ModalViewRequest {
	if r.listed() {
		list, err := c.Engine.Check(ctx, r.sheet, p.Lang)
		if err != nil {
			return c.broken(j, p.Lang, err)
		}
		return render.ChecklistModal(list, c.source(), r.again(), p, r.notes)
	}
	a, err := c.Engine.Scan(ctx, wire.Cut(r.text, maxScan), p.Lang)
	if err != nil {
		return c.broken(j, p.Lang, err)
	}
	return render.CheckModal(a, c.source(), p, r.notes)
}

// onPasted checks the list that was put into the window for it.
func (c *checks) onPasted(ctx context.Context, j *queue.Job) any {
	view := j.Action.View
	p, _ := render.ParsePlace(view.Metadata)
	if p.Lang == "" {
		p.Lang = c.language(ctx, j)
	}
	r := c.read(ctx, p.Lang, view.Input(render.ListBlock, render.InputElement), nil)
	return c.becoming(c.checked(ctx, j, r, p), p.Lang)
}

// onSort shows a list in the order that a button asks for: in its window, or in one
// of its own beside a message.
func (c *checks) onSort(ctx context.Context, j *queue.Job) {
	ref, ok := c.clicked(ctx, j)
	if !ok {
		return
	}
	list, err := c.Engine.Check(ctx, c.read(ctx, ref.Lang, ref.List, nil).sheet, ref.Lang)
	if err != nil {
		c.fail(j, ref.Lang, err)
		return
	}
	i := j.Action
	if i.InModal() {
		place, _ := render.ParsePlace(i.View.Metadata)
		c.update(ctx, i.View.ID, i.View.Hash, render.ChecklistModal(list, c.source(), ref, place, nil))
		return
	}
	place := render.Place{Channel: j.To.Channel, Thread: j.To.Thread, Respond: i.Respond, Lang: ref.Lang}
	c.open(ctx, j, render.ChecklistModal(list, c.source(), ref, place, nil))
}

// onShare posts the result of a check to the conversation it came from.
func (c *checks) onShare(ctx context.Context, j *queue.Job) {
	view := j.Action.View
	if !c.click(ctx, j) || view == nil {
		return
	}
	p, placed := render.ParsePlace(view.Metadata)
	r, ok := render.ParseRef(j.Action.Actions[0].Chosen())
	understood := placed && ok
	if !understood || !c.first(ctx, j, shareKey(j.Action, r)) {
		return
	}
	es := c.entities(r.IDs, p.Lang)
	if len(es) == 0 {
		return
	}
	to := wire.Target{Channel: p.Channel, Thread: p.Thread, User: j.To.User, Respond: p.Respond}
	c.share(j, to, render.Checked(p.Lang, es, j.To.User, c.source()), func(ctx context.Context, err error) {
		m := render.Shared(p.Lang, p.Thread)
		if err != nil {
			m = render.CannotShare(p.Lang, p.Thread)
		}
		c.update(ctx, view.ID, view.Hash, render.NoteModal(p.Lang, m, c.Engine.Body()))
	})
}

// entities are those of the IDs that are known.
func (c *checks) entities(ids []string, l corpus.Lang) []answer.Entity {
	return corpus.Found(ids, func(id string) (x answer.Entity, ok bool) {
		if a, err := c.Engine.About(id, l); err == nil && len(a.Entities) > 0 {
			return a.Entities[0], true
		}
		return x, false
	})
}
