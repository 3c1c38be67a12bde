package bot

import (
	"context"
	"net/url"
	"strings"

	"github.com/slack-go/slack"

	"miswg/bot/render"
)

// onLinkShared draws a card under a link to the source page.
func (b *Bot) onLinkShared(ctx context.Context, d *delivery) {
	o, e := d.event, &d.event.Event
	if e.User == b.self.user || e.MessageTS == "" || !b.seen.first(ctx, eventKey(o)) {
		return
	}
	doc := b.engine.Document()
	l := b.people.language(ctx, e.User)
	unfurls := map[string]slack.Attachment{}
	for _, link := range e.Links {
		if samePage(link.URL, doc.URL) {
			unfurls[link.URL] = slack.Attachment{Blocks: slack.Blocks{BlockSet: render.Unfurl(l, b.engine.Listed(l), doc, b.engine.Body())}}
		}
	}
	if len(unfurls) == 0 {
		return
	}
	call := &outgoing{lane: string(e.Channel), method: "chat.unfurl", call: func(ctx context.Context, _ bool) error {
		_, _, _, err := b.api.UnfurlMessageContext(ctx, string(e.Channel), e.MessageTS, unfurls)
		return err
	}}
	call.done = func(_ context.Context, err error) {
		if err != nil {
			b.count.Failed.Add(1)
			b.log.Error("link not unfurled", "cause", reason(err), "detail", detail(err))
			return
		}
		b.count.Answered.Add(1)
	}
	if !b.posts.submit(ctx, call) {
		b.count.Shed.Add(1)
	}
}

// samePage reports whether two addresses are of one page, whatever follows # or ?
func samePage(a, b string) bool {
	x, errX := url.Parse(a)
	y, errY := url.Parse(b)
	if errX != nil || errY != nil {
		return false
	}
	host := func(u *url.URL) string { return strings.TrimPrefix(strings.ToLower(u.Host), "www.") }
	return host(x) == host(y) && strings.EqualFold(strings.TrimSuffix(x.Path, "/"), strings.TrimSuffix(y.Path, "/"))
}
