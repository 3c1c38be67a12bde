package bot

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"miswg/bot/render"
	"miswg/bot/visible"
	"miswg/index/answer"
)

const (
	maxScan  = 100_000   // bytes of a message and its files that are searched
	maxFile  = 256 << 10 // bytes of one file that are read
	maxFiles = 3         // files of a message that are read
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
	id := b.open(ctx, i, t, render.WorkingModal(l, b.engine.Body()))
	if id == "" {
		return
	}
	text, unread := b.textOf(ctx, i.Message)
	a, err := b.engine.Scan(ctx, cut(text, maxScan), l)
	if err != nil {
		b.log.Error("no check", "ref", d.ref(), "err", err)
		b.update(ctx, id, "", render.NoteModal(l, render.Failed(l, d.ref()), b.engine.Body()))
		return
	}
	place := render.Place{Channel: i.channel(), Thread: threadOf(i.Message), Respond: i.Respond, Lang: l}
	b.update(ctx, id, "", render.CheckModal(a, render.Options{Source: b.engine.Document(), Body: b.engine.Body()}, place, unread))
}

// threadOf returns the thread in which a message can be answered.
func threadOf(m *actedMessage) string {
	if m.ThreadTS != "" {
		return m.ThreadTS
	}
	return m.TS
}

// textOf returns what people see of a message and what its files hold, and how many
// files it could not read.
func (b *Bot) textOf(ctx context.Context, m *actedMessage) (text string, unread int) {
	var sb strings.Builder
	sb.WriteString(visible.Text(m.Content))
	for n, f := range m.Files {
		body, err := "", errors.New("too many")
		if n < maxFiles && b.self.can("files:read") {
			body, err = b.readFile(ctx, f)
		}
		if err != nil {
			unread++
			continue
		}
		sb.WriteString("\n" + body)
	}
	return sb.String(), unread
}

var errUnreadable = errors.New("bot: not a text file of Slack's")

// readFile reads a text or CSV file. The token goes to Slack's own hosts only.
func (b *Bot) readFile(ctx context.Context, f file) (string, error) {
	address := f.URL
	if address == "" {
		address = f.Private
	}
	if !textual(f) || f.Size > maxFile || !b.slackHost(address) {
		return "", errUnreadable
	}
	ctx, cancel := context.WithTimeout(ctx, b.cfg.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return "", errUnreadable
	}
	req.Header.Set("Authorization", "Bearer "+string(b.cfg.BotToken))
	res, err := b.http.Do(req)
	if err != nil {
		return "", errUnreadable
	}
	defer res.Body.Close()
	body, err := io.ReadAll(io.LimitReader(res.Body, maxFile+1))
	// Without the scope Slack sends its sign-in page instead of the file.
	if err != nil || res.StatusCode != http.StatusOK || len(body) > maxFile || !utf8.Valid(body) ||
		bytes.HasPrefix(bytes.TrimSpace(body), []byte("<!DOCTYPE")) {
		return "", errUnreadable
	}
	return string(body), nil
}

func textual(f file) bool {
	if strings.HasPrefix(f.Mimetype, "text/") {
		return true
	}
	switch f.Filetype {
	case "text", "csv", "tsv", "markdown", "email":
		return true
	}
	return false
}

// slackHost reports whether an address is Slack's: a subdomain of its own, or the
// host of the configured API.
func (b *Bot) slackHost(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.User != nil {
		return false
	}
	if api, err := url.Parse(b.cfg.APIURL); err == nil && api.Host == u.Host && api.Scheme == u.Scheme {
		return true
	}
	host := u.Hostname()
	return u.Scheme == "https" && (strings.HasSuffix(host, ".slack.com") || strings.HasSuffix(host, ".slack-gov.com") || strings.HasSuffix(host, ".slack-files.com"))
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
	m := render.Checked(l, es, i.User.ID, render.Options{Source: b.engine.Document(), Body: b.engine.Body()})
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
