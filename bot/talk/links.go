package talk

import (
	"context"
	"net/url"
	"strings"

	"github.com/slack-go/slack"

	"miswg/bot/queue"
	"miswg/bot/render"
	"miswg/bot/retry"
	"miswg/bot/talk/find"
	"miswg/bot/wire"
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
	unfurls, posted := map[string]slack.Attachment{}, []string{}
	for _, link := range e.Links {
		if samePage(link.URL, doc.URL) {
			posted = append(posted, link.URL)
			unfurls[link.URL] = slack.Attachment{Blocks: slack.Blocks{BlockSet: render.Unfurl(l, n.Engine.Listed(l), doc, n.Engine.Body())}}
		}
	}
	if len(unfurls) == 0 {
		return
	}
	n.Outbox.Show(j.Task, string(e.Channel), "chat.unfurl", func(ctx context.Context) error {
		if n.WorkObjects {
			err := n.Outbox.Invoke(ctx, "chat.unfurl", asObjects(e, find.Unfurl(n.Engine, l, n.listed(), posted)))
			if err == nil || retry.Judge(err).Retry {
				return err
			}
			n.Log.Warn("a card in place of a work object", "ref", j.Ref(), "cause", retry.Reason(err))
		}
		if e.UnfurlID != "" && e.Source != "" {
			_, _, _, err := n.API.UnfurlMessageByIDContext(ctx, e.UnfurlID, e.Source, unfurls)
			return err
		}
		_, _, _, err := n.API.UnfurlMessageContext(ctx, string(e.Channel), e.MessageTS, unfurls)
		return err
	})
}

// asObjects is what chat.unfurl takes to show the links of a message as Work Objects. What
// comes of them beside cards the documentation does not say: there are none.
func asObjects(e *wire.Event, metadata slack.WorkObjectMetadata) map[string]any {
	if e.UnfurlID != "" && e.Source != "" {
		return map[string]any{"unfurl_id": e.UnfurlID, "source": e.Source, "metadata": metadata}
	}
	return map[string]any{"channel": e.Channel, "ts": e.MessageTS, "metadata": metadata}
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
