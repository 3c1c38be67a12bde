package webapi

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
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
	if body.Blocks, refused = introduction(c); refused != nil {
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

// introduction checks what stands over the files: blocks, or a comment, which excludes them.
func introduction(c *request) ([]any, *core.Refusal) {
	text := c.Str("initial_comment")
	var blocks []any
	if raw := c.Raw("blocks"); raw != nil && text == "" {
		if problems := blockkit.CheckBlocks(blockkit.OnMessage, raw); problems != nil {
			return nil, c.Posts.RefuseBlocks(c.method, problems)
		}
		blocks = loose.Array(raw)
	}
	for _, loud := range blockkit.Broadcasts(text, blocks) {
		c.Core.Complain(core.Broadcast, c.method, "%s would notify everybody", loud)
	}
	return blocks, nil
}

// serveUpload takes the bytes, raw or as the one file of a form.
func (s *api) serveUpload(w http.ResponseWriter, r *http.Request) {
	s.faults.around(w, r, "upload", func() answer {
		data, err := readUpload(r)
		s.Core.Lock()
		defer s.Core.Unlock()
		f := s.Files.Unfinished(r.PathValue("id"))
		status, text := http.StatusBadRequest, "upload refused"
		switch {
		case err != nil || f == nil:
		case len(data) != f.Size:
			s.Core.Complain(core.BadCall, "upload", "%d bytes were announced and %d sent", f.Size, len(data))
			text = "wrong length"
		default:
			s.Files.Content[f.ID] = data
			status, text = http.StatusOK, fmt.Sprintf("OK - %d", len(data))
		}
		return answer{status, "text/plain; charset=utf-8", []byte(text)}
	})
}

func readUpload(r *http.Request) ([]byte, error) {
	if !strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") {
		return io.ReadAll(io.LimitReader(r.Body, workspace.MaxFile+1))
	}
	mr, err := r.MultipartReader()
	if err != nil {
		return nil, err
	}
	for {
		part, err := mr.NextPart()
		if err != nil {
			return nil, err
		}
		if part.FileName() != "" || part.FormName() == "file" || part.FormName() == "filename" && part.Header.Get("Content-Type") != "" {
			return io.ReadAll(io.LimitReader(part, workspace.MaxFile+1))
		}
	}
}

// serveFile gives the bytes to the bot's token with files:read, and Slack's sign-in page to anybody else.
func (s *api) serveFile(w http.ResponseWriter, r *http.Request) {
	s.Core.Lock()
	defer s.Core.Unlock()
	f := s.Files.Find(r.PathValue("id"))
	data := s.Files.Content[r.PathValue("id")]
	token, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if token != s.Core.App.BotToken || !s.Core.App.Has("files:read") {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, "<!DOCTYPE html><title>Sign in</title>")
		return
	}
	if f == nil || data == nil || !s.Files.Readable(f) {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", f.Mimetype)
	w.Header().Set("X-Content-Type-Options", "nosniff")
	_, _ = w.Write(data) // #nosec G705 -- the type of the file, no sniffing, and no page may call
}

func (s *api) serveHook(w http.ResponseWriter, r *http.Request) {
	data, err := io.ReadAll(io.LimitReader(r.Body, core.MaxBody))
	if err != nil {
		return
	}
	id := r.PathValue("id")
	// What stands in the address is no argument.
	r.Body, r.URL = io.NopCloser(bytes.NewReader(data)), &url.URL{}
	a, unreadable := core.ReadArgs(r)
	s.logged(w, r, "response_url", a, func(entry *core.Call) answer {
		s.Core.Lock()
		defer s.Core.Unlock()
		h, refused := s.Grants.Answer(id)
		switch {
		case refused != nil:
			return result(entry, http.StatusNotFound, object{}, refused)
		case unreadable != "":
			refused = s.Core.Refuse("invalid_payload", core.BadHook, "response_url", "unreadable body: %s", unreadable)
			return result(entry, http.StatusBadRequest, object{}, refused)
		}
		h.Uses++
		if refused = s.Posts.Respond(h, a, "response_url"); refused != nil {
			return result(entry, http.StatusBadRequest, object{}, refused)
		}
		return result(entry, http.StatusOK, object{}, nil)
	})
}
