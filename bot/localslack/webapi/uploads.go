package webapi

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/call"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/workspace"
)

const (
	maxAltText  = 1000    // methods/files.getUploadURLExternal: alt_txt_too_large
	maxSnippet  = 1 << 20 // methods/files.getUploadURLExternal: snippet_too_large
	maxChannels = 100     // methods/files.completeUploadExternal: channels_limit_exceeded
)

func uploadURL(c *request) (object, *call.Refusal) {
	size, err := strconv.Atoi(c.Str("length"))
	switch {
	case c.Str("filename") == "":
		return nil, call.Wrong("missing required field: filename")
	case err != nil || size < 0:
		return nil, call.Wrong("missing required field: length")
	case size == 0:
		return nil, call.Refuse("missing_argument")
	case size > workspace.MaxFile:
		return nil, call.Refuse("file_upload_size_restricted")
	case c.Str("snippet_type") != "" && size > maxSnippet:
		return nil, call.Refuse("snippet_too_large")
	case utf8.RuneCountInString(c.Str("alt_txt")) > maxAltText:
		return nil, call.Refuse("alt_txt_too_large")
	}
	f := c.ws.Files.New(c.Str("filename"), core.BotUserID, size)
	f.Alt = c.Str("alt_txt")
	return object{"upload_url": c.core.Base + "/upload/" + f.ID, "file_id": f.ID}, nil
}

func completeUpload(c *request) (object, *call.Refusal) {
	files, refused := uploaded(c)
	if refused != nil {
		return nil, refused
	}
	places, refused := sharing(c)
	if refused != nil {
		return nil, refused
	}
	blocks, refused := introduction(c)
	if refused != nil {
		return nil, refused
	}
	thread := c.Str("thread_ts")
	if len(places) == 1 {
		if thread, refused = c.posts.Root(places[0], thread); refused != nil {
			return nil, refused
		}
	}
	var shared []workspace.File
	var out []object
	for _, f := range files {
		c.ws.Files.Share(f)
		for _, ch := range places {
			c.ws.Files.Share(f, ch.ID)
		}
		shared = append(shared, *f)
		out = append(out, c.ws.Files.JSON(f))
	}
	c.core.Changed(core.Change{Kind: "file"})
	for _, ch := range places {
		m := &workspace.Message{Channel: ch.ID, TS: c.core.TS(), ThreadTS: thread, User: core.BotUserID, BotID: core.BotID, Text: c.Str("initial_comment"),
			Blocks: c.core.BlockIDs(blocks), Files: shared, Via: "api"}
		c.ws.Messages.Add(m)
		c.ws.Messages.Tell(m, "")
		c.events.Message(ch, c.ws.Messages.JSON(m))
	}
	return object{"files": out}, nil
}

// uploaded are the files a call completes, each once, their bytes there and their titles set.
func uploaded(c *request) ([]*workspace.File, *call.Refusal) {
	var given []struct {
		ID    string `json:"id"`
		Title string `json:"title"`
	}
	if json.Unmarshal(c.Raw("files"), &given) != nil || len(given) == 0 {
		return nil, call.Wrong("files must be a list of ids")
	}
	var out []*workspace.File
	for _, g := range given {
		f := c.ws.Files.Unfinished(g.ID)
		if f == nil || c.ws.Files.Bytes(g.ID) == nil || slices.Contains(out, f) {
			return nil, call.Refuse("file_not_found")
		}
		out = append(out, f)
	}
	for i, g := range given {
		if g.Title != "" {
			out[i].Title = g.Title
		}
	}
	return out, nil
}

// sharing are the conversations that a call shares files in: channel_id and those of channels, where people stand for
// their DMs.
func sharing(c *request) ([]*workspace.Channel, *call.Refusal) {
	var ids []string
	if id := c.Str("channel_id"); id != "" {
		if c.ws.People.Find(id) != nil {
			return nil, call.Refuse("channel_not_found")
		}
		ids = append(ids, id)
	}
	for id := range strings.SplitSeq(c.Str("channels"), ",") {
		if id = strings.TrimSpace(id); id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	switch {
	case len(ids) > maxChannels:
		return nil, call.Refuse("channels_limit_exceeded")
	case c.Str("thread_ts") != "" && len(ids) != 1:
		return nil, call.Wrong("thread_ts needs exactly one channel")
	}
	var out []*workspace.Channel
	for _, id := range ids {
		ch, refused := c.posts.Target(id)
		if refused != nil {
			return nil, refused
		}
		out = append(out, ch)
	}
	return out, nil
}

// introduction checks what stands over the files: blocks, or a comment, which excludes them.
func introduction(c *request) ([]any, *call.Refusal) {
	text := c.Str("initial_comment")
	var blocks []any
	if raw := c.Raw("blocks"); raw != nil && text == "" {
		if problems := blockkit.CheckBlocks(blockkit.OnMessage, raw); problems != nil {
			return nil, c.posts.RefuseBlocks(c.method, problems)
		}
		blocks = loose.Array(raw)
	}
	for _, loud := range blockkit.Broadcasts(text, blocks) {
		c.core.Complain(core.Broadcast, c.method, "%s would notify everybody", loud)
	}
	return blocks, nil
}
