package talk

import (
	"context"
	"errors"
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/slack-go/slack"

	"miswg/bot/people"
	"miswg/bot/queue"
	"miswg/bot/render"
	"miswg/bot/retry"
	"miswg/bot/talk/find"
	"miswg/bot/wire"
	"miswg/corpus"
	"miswg/index/answer/receipt"
	"miswg/index/audit"
)

// links are those to the source page, and to receipts on it, which get a card.
type links struct{ *desk }

// maxChecks is how many receipts of one message are checked: each takes a moment.
const maxChecks = 3

// onShared draws a card under a link to the source page, also while it is typed. Under that
// to a receipt it says what the check of that finds, which counts as a question of who posts
// it, and nothing under one that is not whole, or that may as well be forged. Whoever is not
// answered there gets none.
func (n *links) onShared(ctx context.Context, j *queue.Job) {
	o, e := j.Event, &j.Event.Event
	if e.User == n.Self.User || e.MessageTS == "" || !n.first(ctx, j, o.Key()) {
		return
	}
	if n.Access.Preview(ctx, wire.Target{Channel: string(e.Channel), User: e.User}, j.From()) != people.Allowed {
		return
	}
	l := n.Languages.Of(ctx, e.User)
	shared := n.led(ctx, j)
	unfurls := n.cards(l, shared)
	if len(unfurls) == 0 {
		return
	}
	n.Outbox.Show(j.Task, string(e.Channel), "chat.unfurl", func(ctx context.Context) error {
		if n.WorkObjects {
			err := n.Outbox.Invoke(ctx, "chat.unfurl", asObjects(e, find.Unfurl(n.Engine, l, shared)))
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

// led is what the links of a message lead to that are to be shown.
func (n *links) led(ctx context.Context, j *queue.Job) find.Shared {
	e, page := &j.Event.Event, n.Engine.Document().URL
	may := sync.OnceValue(func() bool { return n.Access.Ask(ctx, wire.Target{User: e.User}, j.From()) == people.Allowed })
	shared := find.Shared{Listed: n.listed(), Marks: n.marks}
	for _, link := range e.Links {
		code, meant := receipt.Named(link.URL)
		there := func(r find.Receipt) bool { return r.Address == link.URL }
		switch {
		case !samePage(link.URL, page):
		case !meant || n.Receipt == nil:
			shared.Pages = append(shared.Pages, link.URL)
		case code == "" || len(shared.Receipts) == maxChecks || slices.ContainsFunc(shared.Receipts, there):
		case may():
			if found, ok := n.check(ctx, j, code); ok {
				shared.Receipts = append(shared.Receipts, find.Receipt{Address: link.URL, Code: code, Found: found})
			}
		}
	}
	return shared
}

// cards are those of links, by their addresses.
func (n *links) cards(l corpus.Lang, shared find.Shared) map[string]slack.Attachment {
	out := map[string]slack.Attachment{}
	put := func(address string, card []slack.Block) {
		out[address] = slack.Attachment{Blocks: slack.Blocks{BlockSet: card}}
	}
	for _, address := range shared.Pages {
		put(address, render.Unfurl(l, n.Engine.Listed(l), n.Engine.Document(), n.Engine.Body()))
	}
	for _, r := range shared.Receipts {
		o := n.source()
		o.Marks = r.Marks(n.marks)
		put(r.Address, render.ReceiptCard(l, r.Code, r.Found, o))
	}
	return out
}

// check checks the receipt that somebody posted a link to. It reports false where there is
// nothing to show: no answer to any usual question has it.
func (n *links) check(ctx context.Context, j *queue.Job, code receipt.Code) (*audit.Finding, bool) {
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
