package webapi

import (
	"fmt"
	"io"
	"net/http"
	"strings"

	"miswg/bot/localslack/core"
	"miswg/bot/localslack/workspace"
)

// serveUpload takes the bytes, raw or as the one file of a form.
func (s *api) serveUpload(w http.ResponseWriter, r *http.Request) {
	s.faults.around(w, r, "upload", func() answer {
		data, err := readUpload(r)
		status, text := s.takeUpload(r.PathValue("id"), data, err)
		return answer{status, "text/plain; charset=utf-8", []byte(text)}
	})
}

// takeUpload stores the bytes and returns what to answer.
func (s *api) takeUpload(id string, data []byte, err error) (int, string) {
	s.core.Lock()
	defer s.core.Unlock()
	f := s.ws.Files.Unfinished(id)
	switch {
	case err != nil || f == nil:
		return http.StatusBadRequest, "upload refused"
	case len(data) != f.Size:
		s.core.Complain(core.BadCall, "upload", "%d bytes were announced and %d sent", f.Size, len(data))
		return http.StatusBadRequest, "wrong length"
	}
	s.ws.Files.Fill(f, data)
	return http.StatusOK, fmt.Sprintf("OK - %d", len(data))
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
	s.core.Lock()
	defer s.core.Unlock()
	f := s.ws.Files.Find(r.PathValue("id"))
	data := s.ws.Files.Bytes(r.PathValue("id"))
	token, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if token != s.core.App.BotToken || !s.core.App.Has("files:read") {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, "<!DOCTYPE html><title>Sign in</title>")
		return
	}
	if f == nil || data == nil || !s.ws.Files.Readable(f) {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", f.Mimetype)
	w.Header().Set("X-Content-Type-Options", "nosniff")
	_, _ = w.Write(data)
}
