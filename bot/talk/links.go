package talk

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/slack-go/slack"

	"miswg/bot/people"
	"miswg/bot/queue"
	"miswg/bot/render"
	"miswg/bot/retry"
	"miswg/bot/talk/find"
	"miswg/bot/wire"
	"miswg/index/answer/receipt"
	"miswg/index/audit"
)

// links are those to the source page, and to receipts on it, which get a card.
type links struct{ *desk }

// What of a message's links is looked at.
const (
	maxChecks  = 3 // receipts in one message: each takes a moment
	checkingIn = 10 * time.Second
)

// onShared draws a card under a link to the source page, also while it is typed. Under that
// to a receipt it says what the check of that finds, which counts as a question of who posts
// it, and nothing under one that is not whole, or that may as well be forged.
func (n *links) onShared(ctx context.Context, j *queue.Job) {
	o, e := j.Event, &j.Event.Event
	if e.User == n.Self.User || e.MessageTS == "" || !n.first(ctx, j, o.Key()) {
		return
	}
	doc, l := n.Engine.Document(), n.Languages.Of(ctx, e.User)
	may := sync.OnceValue(func() bool { return n.Access.Ask(ctx, wire.Target{User: e.User}, j.From()) == people.Allowed })
	unfurls, pages, receipts := map[string]slack.Attachment{}, []string{}, []find.Receipt{}
	for _, link := range e.Links {
		if !samePage(link.URL, doc.URL) {
			continue
		}
		code, meant := receipt.Named(link.URL)
		if !meant || n.Receipt == nil {
			pages = append(pages, link.URL)
			unfurls[link.URL] = slack.Attachment{Blocks: slack.Blocks{BlockSet: render.Unfurl(l, n.Engine.Listed(l), doc, n.Engine.Body())}}
			continue
		}
		_, twice := unfurls[link.URL]
		if more := len(receipts) < maxChecks && !twice; !more || code == "" || !may() {
			continue
		}
		f, ok := n.check(ctx, j, code)
		if !ok {
			continue
		}
		r := find.Receipt{Address: link.URL, Code: code, Found: f}
		receipts = append(receipts, r)
		o := n.source()
		o.Marks = r.Marks(n.marks)
		unfurls[link.URL] = slack.Attachment{Blocks: slack.Blocks{BlockSet: render.ReceiptCard(l, code, f, o)}}
	}
	if len(unfurls) == 0 {
		return
	}
	n.Outbox.Show(j.Task, string(e.Channel), "chat.unfurl", func(ctx context.Context) error {
		if n.WorkObjects {
			err := n.Outbox.Invoke(ctx, "chat.unfurl", asObjects(e, find.Unfurl(n.Engine, l, find.Shared{Pages: pages, Listed: n.listed(), Receipts: receipts, Marks: n.marks})))
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

// check checks the receipt that somebody posted a link to. It reports false where there is
// nothing to show: no answer to any usual question has it.
func (n *links) check(ctx context.Context, j *queue.Job, code receipt.Code) (*audit.Finding, bool) {
	ctx, cancel := context.WithTimeout(ctx, checkingIn)
	defer cancel()
	f, err := n.Receipt(ctx, code, audit.Asked{})
	switch {
	case errors.Is(err, audit.ErrUnknownCorpus):
		return nil, true
	case err != nil:
		n.Log.Info("a receipt is not shown", "ref", j.Ref(), "err", err)
		return nil, false
	}
	return &f, true
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
