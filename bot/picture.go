package bot

import (
	"bytes"
	"context"

	"github.com/slack-go/slack"

	"miswg/bot/render"
	"miswg/corpus"
)

// uploadMap gives Slack the picture of the membership, at the start and after each
// change of it, where the scope for it is granted. Until it is there, and without it, the Home shows
// the list alone.
func (b *Bot) uploadMap() {
	if b.cfg.Map == nil || b.cfg.MapFile != "" || !b.self.can("files:write") {
		return
	}
	png, err := b.cfg.Map()
	if err != nil {
		b.log.Warn("map not drawn", "cause", err)
		return
	}
	listed := b.engine.Listed(corpus.English)
	o := &outgoing{lane: "map", method: "files.completeUploadExternal", tries: 5, call: func(ctx context.Context, _ bool) error {
		f, err := b.api.UploadFileContext(ctx, slack.UploadFileParameters{
			Reader: bytes.NewReader(png), FileSize: len(png), Filename: "miswg-map.png",
			Title: render.MapTitle(corpus.English), AltTxt: render.MapAlt(corpus.English, listed),
		})
		if err == nil {
			b.mapFile.Store(&f.ID)
		}
		return err
	}}
	o.done = func(_ context.Context, err error) {
		if err != nil {
			b.log.Warn("map not uploaded", "cause", reason(err))
		}
	}
	b.posts.submit(b.life, o)
}

// mapID returns the Slack file ID of the map, "" while there is none.
func (b *Bot) mapID() string {
	if id := b.mapFile.Load(); id != nil {
		return *id
	}
	return b.cfg.MapFile
}
