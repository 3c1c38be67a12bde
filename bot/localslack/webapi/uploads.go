package webapi

import (
	"encoding/json"
	"slices"
	"strconv"
	"unicode/utf8"

	"miswg/bot/localslack/core"
	"miswg/bot/localslack/workspace"
)

// maxAltText: methods/files.getUploadURLExternal: alt_txt_too_large
const maxAltText = 1000

func uploadURL(c *request) (object, *core.Refusal) {
	size, err := strconv.Atoi(c.Str("length"))
	switch {
	case c.Str("filename") == "":
		return nil, core.Wrong("missing required field: filename")
	case err != nil || size < 0:
		return nil, core.Wrong("missing required field: length")
	case size == 0:
		return nil, core.Refuse("missing_argument")
	case size > workspace.MaxFile:
		return nil, core.Refuse("file_upload_size_restricted")
	case utf8.RuneCountInString(c.Str("alt_txt")) > maxAltText:
		return nil, core.Refuse("alt_txt_too_large")
	}
	f := c.Files.New(c.Str("filename"), core.BotUserID, size)
	f.Alt = c.Str("alt_txt")
	return object{"upload_url": c.Core.Base + "/upload/" + f.ID, "file_id": f.ID}, nil
}

func completeUpload(c *request) (object, *core.Refusal) {
	files, refused := uploaded(c)
	if refused != nil {
		return nil, refused
	}
	var ch *workspace.Channel
	var thread string
	switch {
	case c.Str("channel_id") != "":
		if c.People.Find(c.Str("channel_id")) != nil {
			return nil, core.Refuse("channel_not_found")
		}
		if ch, refused = c.Posts.Target(c.Str("channel_id")); refused == nil {
			thread, refused = c.Posts.Root(ch, c.Str("thread_ts"))
		}
	case c.Str("thread_ts") != "":
		refused = core.Wrong("thread_ts needs exactly one channel")
	}
	if refused != nil {
		return nil, refused
	}
	body := workspace.Content{Text: c.Str("initial_comment")}
	var raw json.RawMessage
	if body.Text == "" { // which excludes them
		raw = c.Raw("blocks")
	}
	if body.Blocks, refused = c.Posts.Blocks(c.method, body.Text, raw); refused != nil {
		return nil, refused
	}
	var out []object
	for _, f := range files {
		c.Files.Share(f)
		if ch != nil {
			c.Files.Share(f, ch.ID)
		}
		body.Files = append(body.Files, *f)
		out = append(out, c.Files.JSON(f))
	}
	c.Core.Changed(core.Change{Kind: "file"})
	if ch != nil {
		c.Posts.Post(ch, body, thread, "", "api")
	}
	return object{"files": out}, nil
}

// uploaded are the files a call completes, each once, their bytes there and their titles set.
func uploaded(c *request) ([]*workspace.File, *core.Refusal) {
	var given []struct{ ID, Title string }
	if json.Unmarshal(c.Raw("files"), &given) != nil || len(given) == 0 {
		return nil, core.Wrong("files must be a list of ids")
	}
	var out []*workspace.File
	for _, g := range given {
		f := c.Files.Unfinished(g.ID)
		if f == nil || c.Files.Content[g.ID] == nil || slices.Contains(out, f) {
			return nil, core.Refuse("file_not_found")
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
