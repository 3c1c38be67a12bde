package localslack

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/loose"
)

// The app's own files: a URL is asked for, the bytes are put there, and the upload is completed.
// https://docs.slack.dev/messaging/working-with-files#upload

const (
	maxAltText  = 1000    // methods/files.getUploadURLExternal: alt_txt_too_large
	maxSnippet  = 1 << 20 // methods/files.getUploadURLExternal: snippet_too_large
	maxChannels = 100     // methods/files.completeUploadExternal: channels_limit_exceeded
)

func wrongArgument(message string) *apiError {
	return &apiError{code: "invalid_arguments", messages: []string{"[ERROR] " + message}}
}

func (s *Server) uploadURL(c *call) (object, error) {
	size, err := strconv.Atoi(c.str("length"))
	switch {
	case c.str("filename") == "":
		return nil, wrongArgument("missing required field: filename")
	case err != nil || size < 0:
		return nil, wrongArgument("missing required field: length")
	case size == 0:
		return nil, fail("missing_argument")
	case size > MaxFile:
		return nil, fail("file_upload_size_restricted")
	case c.str("snippet_type") != "" && size > maxSnippet:
		return nil, fail("snippet_too_large")
	case utf8.RuneCountInString(c.str("alt_txt")) > maxAltText:
		return nil, fail("alt_txt_too_large")
	}
	f := s.newFile(c.str("filename"), botUserID, size)
	f.Alt = c.str("alt_txt")
	return object{"upload_url": s.base() + "/upload/" + f.ID, "file_id": f.ID}, nil
}

// serveUpload takes the bytes, raw or as the one file of a form.
func (s *Server) serveUpload(w http.ResponseWriter, r *http.Request) {
	fault := s.faultFor("upload")
	if !s.pause(w, fault) {
		return
	}
	if !fault.empty() && !fault.Done {
		s.answer(w, r, fault)
		return
	}
	data, err := readUpload(r)
	status, text := s.takeUpload(r.PathValue("id"), data, err)
	if !fault.empty() {
		s.answer(w, r, fault)
		return
	}
	w.WriteHeader(status)
	_, _ = io.WriteString(w, text)
}

// takeUpload stores the bytes and returns what to answer.
func (s *Server) takeUpload(id string, data []byte, err error) (int, string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.unfinished(id)
	switch {
	case err != nil || f == nil:
		return http.StatusBadRequest, "upload refused"
	case len(data) != f.Size:
		s.complain(BadCall, "upload", "%d bytes were announced and %d sent", f.Size, len(data))
		return http.StatusBadRequest, "wrong length"
	}
	s.fill(f, data)
	return http.StatusOK, fmt.Sprintf("OK - %d", len(data))
}

func readUpload(r *http.Request) ([]byte, error) {
	if !strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") {
		return io.ReadAll(io.LimitReader(r.Body, MaxFile+1))
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
			return io.ReadAll(io.LimitReader(part, MaxFile+1))
		}
	}
}

func (s *Server) completeUpload(c *call) (object, error) {
	files, refused := s.uploaded(c)
	if refused != nil {
		return nil, refused
	}
	places, refused := s.sharing(c)
	if refused != nil {
		return nil, refused
	}
	blocks, refused := s.introduction(c)
	if refused != nil {
		return nil, refused
	}
	thread := c.str("thread_ts")
	if len(places) == 1 {
		if thread, refused = s.root(places[0], thread); refused != nil {
			return nil, refused
		}
	}
	var shared []File
	var out []object
	for _, f := range files {
		s.share(f)
		for _, ch := range places {
			s.share(f, ch.ID)
		}
		shared = append(shared, *f)
		out = append(out, s.fileJSON(f))
	}
	s.changed(Change{Kind: "file"})
	for _, ch := range places {
		m := &Message{Channel: ch.ID, TS: s.nextTS(), ThreadTS: thread, User: botUserID, BotID: botID, Text: c.str("initial_comment"),
			Blocks: s.withIDs(blocks), Files: shared, Via: "api"}
		s.put(m)
		s.tellMessage(m, "")
		s.emitMessage(ch, s.messageJSON(m))
	}
	return object{"files": out}, nil
}

// uploaded are the files a call completes, each once, their bytes there and their titles set. It holds s.mu.
func (s *Server) uploaded(c *call) ([]*File, *apiError) {
	var given []struct {
		ID    string `json:"id"`
		Title string `json:"title"`
	}
	if json.Unmarshal(c.raw("files"), &given) != nil || len(given) == 0 {
		return nil, wrongArgument("files must be a list of ids")
	}
	var out []*File
	for _, g := range given {
		f := s.unfinished(g.ID)
		if f == nil || s.bytes(g.ID) == nil || slices.Contains(out, f) {
			return nil, fail("file_not_found")
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
// their DMs. It holds s.mu.
func (s *Server) sharing(c *call) ([]*Channel, *apiError) {
	var ids []string
	if id := c.str("channel_id"); id != "" {
		if s.person(id) != nil {
			return nil, fail("channel_not_found")
		}
		ids = append(ids, id)
	}
	for id := range strings.SplitSeq(c.str("channels"), ",") {
		if id = strings.TrimSpace(id); id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	switch {
	case len(ids) > maxChannels:
		return nil, fail("channels_limit_exceeded")
	case c.str("thread_ts") != "" && len(ids) != 1:
		return nil, wrongArgument("thread_ts needs exactly one channel")
	}
	var out []*Channel
	for _, id := range ids {
		ch, refused := s.target(id)
		if refused != nil {
			return nil, refused
		}
		out = append(out, ch)
	}
	return out, nil
}

// introduction checks what stands over the files: blocks, or a comment, which excludes them. It holds s.mu.
func (s *Server) introduction(c *call) ([]any, *apiError) {
	text := c.str("initial_comment")
	var blocks []any
	if raw := c.raw("blocks"); raw != nil && text == "" {
		if problems := blockkit.CheckBlocks(blockkit.OnMessage, raw); problems != nil {
			return nil, s.refuseBlocks(c.method, problems)
		}
		blocks = loose.Array(raw)
	}
	for _, loud := range blockkit.Broadcasts(text, blocks) {
		s.complain(Broadcast, c.method, "%s would notify everybody", loud)
	}
	return blocks, nil
}
