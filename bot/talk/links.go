package talk

import (
	"context"
	"net/url"
	"strings"

	"github.com/slack-go/slack"

	"miswg/bot/queue"
	"miswg/bot/render"
)

// links are those to the source page, which get a card.
type links struct{ *desk }

// onShared draws a card under a link to the source page, also while it is typed.
func (n *links) onShared(ctx context.Context, j *queue.Job) {
	o, e := j.Event, &j.Event.Event
	if e.User == n.Self.User || e.MessageTS == "" || !n.first(ctx, j, o.Key()) {
		return
	}
	doc, l := n.Engine.Document(), n.Languages.Of(ctx, e.User)
	unfurls := map[string]slack.Attachment{}
	for _, link := range e.Links {
		if samePage(link.URL, doc.URL) {
			unfurls[link.URL] = slack.Attachment{Blocks: slack.Blocks{BlockSet: render.Unfurl(l, n.Engine.Listed(l), doc, n.Engine.Body())}}
		}
	}
	if len(unfurls) == 0 {
		return
	}
	n.Outbox.Show(j.Task, string(e.Channel), "chat.unfurl", func(ctx context.Context) error {
		if e.UnfurlID != "" && e.Source != "" {
			_, _, _, err := n.API.UnfurlMessageByIDContext(ctx, e.UnfurlID, e.Source, unfurls)
			return err
		}
		_, _, _, err := n.API.UnfurlMessageContext(ctx, string(e.Channel), e.MessageTS, unfurls)
		return err
	})
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
