package bot

import (
	"bytes"
	"context"
	"strings"

	"github.com/slack-go/slack"

	"miswg/bot/render"
	"miswg/bot/visible"
	"miswg/index/answer"
	"miswg/index/answer/table"
)

// replyList answers a post that brings a list, attached or pasted, line by line, and
// reports whether it did. Nothing of a list is kept.
func (b *Bot) replyList(ctx context.Context, d *delivery, t target, e *event) bool {
	const pasted = 5 // lines from which a pasted list is gone through as one
	text := visible.Text(e.Content)
	if len(e.Files) == 0 && strings.Count(text, "\n") < pasted-1 {
		return false
	}
	l := b.people.language(ctx, t.user)
	r := b.readMessage(ctx, l, text, e.Files)
	if !r.file && (r.sheet.Prose || r.rows() < pasted) {
		return b.replyNotes(ctx, t, r, e)
	}
	list, err := b.engine.Check(ctx, r.sheet, l)
	if err != nil {
		b.log.Error("no check", "ref", d.ref(), "err", err)
		b.send(ctx, t, render.Failed(l, d.ref()), nil)
		return true
	}
	if !r.file && 2*list.Found() < len(list.Rows) {
		return false // lines, but no list of countries
	}
	t.taken = d.taken
	shown := render.Checklist(list, render.Options{Source: b.engine.Document(), Body: b.engine.Body()}, r.notes)
	b.send(ctx, t, shown, func(_ context.Context, err error) {
		if err == nil {
			b.attachList(t, list)
		}
	})
	return true
}

// replyNotes tells of files that were not read, where a post has nothing else.
func (b *Bot) replyNotes(ctx context.Context, t target, r readMessage, e *event) bool {
	if len(r.notes) == 0 || asked(e) != "" {
		return false
	}
	b.send(ctx, t, render.Notes(r.notes), nil)
	return true
}

// attachList uploads the whole list as a table where a message shows only its
// beginning, if the bot may.
func (b *Bot) attachList(t target, list answer.Checklist) {
	if len(list.Rows) <= render.ShownRows || !b.self.can("files:write") {
		return
	}
	var csv bytes.Buffer
	if err := table.CSV(&csv, list.Header(), list.Cells()); err != nil {
		b.log.Warn("no table", "err", err)
		return
	}
	b.quietly(t.channel, "files.completeUploadExternal", func(ctx context.Context) error {
		_, err := b.api.UploadFileContext(ctx, slack.UploadFileParameters{
			Channel: t.channel, ThreadTimestamp: t.thread, Reader: bytes.NewReader(csv.Bytes()), FileSize: csv.Len(),
			Filename: "checked.csv", Title: list.Summary,
		})
		return err
	})
}
