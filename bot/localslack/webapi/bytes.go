package webapi

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"miswg/bot/localslack/core"
	"miswg/bot/localslack/workspace"
)

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
