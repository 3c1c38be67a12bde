package talk

import (
	"bytes"
	"context"
	"sync/atomic"

	"github.com/slack-go/slack"

	"miswg/bot/outbox"
	"miswg/bot/render"
	"miswg/bot/retry"
	"miswg/corpus"
)

// picture is the map of the membership, as a file of Slack's.
type picture struct {
	*desk
	file atomic.Pointer[string]
}

// upload gives Slack the picture, at the start and after each change of the
// membership, where the scope for it is granted. Until it is there, and without it,
// the Home shows the list alone.
func (p *picture) upload() {
	if p.Map == nil || p.MapFile != "" || !p.Self.Can(filesScope) {
		return
	}
	png, err := p.Map()
	if err != nil {
		p.Log.Warn("map not drawn", "cause", err)
		return
	}
	listed := p.Engine.Listed(corpus.English)
	c := &outbox.Call{Lane: "map", Method: uploadMethod, Tries: 5, Make: func(ctx context.Context, _ bool) error {
		f, err := p.API.UploadFileContext(ctx, slack.UploadFileParameters{
			Reader: bytes.NewReader(png), FileSize: len(png), Filename: "miswg-map.png",
			Title: render.MapTitle(corpus.English), AltTxt: render.MapAlt(corpus.English, listed),
		})
		if err == nil {
			p.file.Store(&f.ID)
		}
		return err
	}}
	c.Done = func(_ context.Context, err error) {
		if err != nil {
			p.Log.Warn("map not uploaded", "cause", retry.Reason(err))
		}
	}
	p.Outbox.Submit(nil, c)
}

// id returns the Slack file ID of the map, "" while there is none.
func (p *picture) id() string {
	if id := p.file.Load(); id != nil {
		return *id
	}
	return p.MapFile
}
