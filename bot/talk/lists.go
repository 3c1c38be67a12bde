package talk

import (
	"bytes"
	"context"
	"strings"

	"github.com/slack-go/slack"

	"miswg/bot/queue"
	"miswg/bot/render"
	"miswg/bot/visible"
	"miswg/bot/wire"
	"miswg/corpus"
	"miswg/index/answer"
	"miswg/index/answer/table"
)

const pasted = 5 // lines from which a pasted list is gone through as one

// filesScope is granted where the bot may upload files, in the way of uploadMethod.
const (
	filesScope   = "files:write"
	uploadMethod = "files.completeUploadExternal"
)

// replyList answers a post that brings a list, attached or pasted, line by line, and
// reports whether it did. Nothing of a list is kept.
func (c *checks) replyList(ctx context.Context, j *queue.Job, e *wire.Event) bool {
	text := visible.Text(e.Content)
	if len(e.Files) == 0 && strings.Count(text, "\n") < pasted-1 {
		return false
	}
	l := c.language(ctx, j)
	r := c.read(ctx, l, text, e.Files)
	if r.file || !r.sheet.Prose && r.rows() >= pasted {
		return c.replyChecked(ctx, j, r, l)
	}
	if len(r.notes) == 0 || e.Asked() != "" {
		return false
	}
	c.send(j, render.Notes(r.notes)) // there is nothing but files that were not read
	return true
}

// replyChecked answers with how every line of a list stands, and reports whether it
// is a list of countries. Where the bot may upload a file the whole comes back as one
// too, with the page's words and the source.
func (c *checks) replyChecked(ctx context.Context, j *queue.Job, r reading, l corpus.Lang) bool {
	list, err := c.Engine.Check(ctx, r.sheet, l)
	if err != nil {
		c.fail(j, l, err)
		return true
	}
	if !r.file && 2*list.Found() < len(list.Rows) {
		return false // lines, but no list of countries
	}
	attach := j.To.Respond == "" && c.Self.Can(filesScope)
	m := render.Checklist(list, c.source(), r.again(), r.notes, attach)
	c.Outbox.Reply(j.Task, j.To, m, j.Taken, func(_ context.Context, err error) {
		if err == nil && attach {
			c.attach(j.To, list, r.workbook)
		}
	})
	return true
}

// attach uploads the whole list as a table: of the kind that was attached.
func (c *checks) attach(to wire.Target, list answer.Checklist, workbook bool) {
	var out bytes.Buffer
	name, write := "checked.csv", table.CSV
	if workbook {
		name, write = "checked.xlsx", table.XLSX
	}
	if err := write(&out, list.Header(), list.Cells()); err != nil {
		c.Log.Warn("no table", "err", err)
		return
	}
	c.Outbox.Quietly(to.Channel, uploadMethod, func(ctx context.Context) error {
		_, err := c.API.UploadFileContext(ctx, slack.UploadFileParameters{
			Channel: to.Channel, ThreadTimestamp: to.Thread, Reader: bytes.NewReader(out.Bytes()), FileSize: out.Len(),
			Filename: name, Title: render.FileTitle(list.Lang),
		})
		return err
	})
}

// command opens the window that a list is pasted into, or goes through the one that
// follows the command; it reports whether either was wanted.
func (c *checks) command(ctx context.Context, j *queue.Job, list string) bool {
	l := c.language(ctx, j)
	switch {
	case list != "":
		r := c.read(ctx, l, list, nil)
		return r.listed() && c.replyChecked(ctx, j, r, l)
	case j.Slash == nil:
		c.send(j, render.PasteHere(l))
	default:
		c.open(ctx, j, render.PasteModal(l, c.Engine.Body(), render.Place{Channel: j.To.Channel, Respond: j.To.Respond, Lang: l}))
	}
	return true
}
