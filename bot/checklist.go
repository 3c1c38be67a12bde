package bot

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"miswg/bot/render"
	"miswg/bot/visible"
	"miswg/corpus"
	"miswg/index/answer"
	"miswg/index/answer/table"
)

const pasted = 5 // lines from which a pasted list is gone through as one

// replyList answers a post that brings a list, attached or pasted, line by line, and
// reports whether it did. Nothing of a list is kept.
func (b *Bot) replyList(ctx context.Context, d *delivery, t target, e *event) bool {
	text := visible.Text(e.Content)
	if len(e.Files) == 0 && strings.Count(text, "\n") < pasted-1 {
		return false
	}
	l := b.people.language(ctx, t.user)
	r := b.readMessage(ctx, l, text, e.Files)
	if !r.file && (r.sheet.Prose || r.rows() < pasted) {
		return b.replyNotes(ctx, t, r, e)
	}
	return b.replyChecked(ctx, d, t, r, l)
}

// replyChecked answers with how every line of a list stands, and reports whether it
// is a list of countries. Where the bot may upload a file the whole comes back as one
// too, with the page's words and the source.
func (b *Bot) replyChecked(ctx context.Context, d *delivery, t target, r readMessage, l corpus.Lang) bool {
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
	attach := t.respond == "" && b.self.can("files:write")
	b.send(ctx, t, render.Checklist(list, b.source(), r.again(), r.notes, attach), func(_ context.Context, err error) {
		if err == nil && attach {
			b.attachList(t, list, r.workbook)
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

// attachList uploads the whole list as a table: of the kind that was attached.
func (b *Bot) attachList(t target, list answer.Checklist, workbook bool) {
	var out bytes.Buffer
	name, write := "checked.csv", table.CSV
	if workbook {
		name, write = "checked.xlsx", table.XLSX
	}
	if err := write(&out, list.Header(), list.Cells()); err != nil {
		b.log.Warn("no table", "err", err)
		return
	}
	b.quietly(t.channel, "files.completeUploadExternal", func(ctx context.Context) error {
		_, err := b.api.UploadFileContext(ctx, slack.UploadFileParameters{
			Channel: t.channel, ThreadTimestamp: t.thread, Reader: bytes.NewReader(out.Bytes()), FileSize: out.Len(),
			Filename: name, Title: list.Summary,
		})
		return err
	})
}

// checkCommand opens the window that a list is pasted into, or goes through the
// one that follows the command; it reports whether either was wanted.
func (b *Bot) checkCommand(ctx context.Context, d *delivery, t target, text string) bool {
	word, list, _ := strings.Cut(strings.TrimSpace(text), " ")
	if first, more, lines := strings.Cut(word, "\n"); lines {
		word, list = first, more+" "+list
	}
	if !slices.Contains([]string{"check", "vérifie", "vérifier", "verifie", "verifier"}, strings.ToLower(strings.TrimSuffix(word, ":"))) {
		return false
	}
	l := b.people.language(ctx, t.user)
	if strings.TrimSpace(list) != "" {
		r := b.readMessage(ctx, l, list, nil)
		return r.listed() && b.replyChecked(ctx, d, t, r, l)
	}
	if d.slash == nil {
		b.send(ctx, t, render.PasteHere(l), nil)
		return true
	}
	place := render.Place{Channel: t.channel, Respond: t.respond, Lang: l}
	b.open(ctx, d.slash.TriggerID, false, t, render.PasteModal(l, b.engine.Body(), place))
	return true
}
