package webapi

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"miswg/bot/localslack/call"
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
	s.Core.Lock()
	defer s.Core.Unlock()
	f := s.Workspace.Files.Unfinished(id)
	switch {
	case err != nil || f == nil:
		return http.StatusBadRequest, "upload refused"
	case len(data) != f.Size:
		s.Core.Complain(core.BadCall, "upload", "%d bytes were announced and %d sent", f.Size, len(data))
		return http.StatusBadRequest, "wrong length"
	}
	s.Workspace.Files.Fill(f, data)
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
	s.Core.Lock()
	defer s.Core.Unlock()
	f := s.Workspace.Files.Find(r.PathValue("id"))
	data := s.Workspace.Files.Bytes(r.PathValue("id"))
	token, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if token != s.Core.App.BotToken || !s.Core.App.Has("files:read") {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, "<!DOCTYPE html><title>Sign in</title>")
		return
	}
	if f == nil || data == nil || !s.Workspace.Files.Readable(f) {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", f.Mimetype)
	w.Header().Set("X-Content-Type-Options", "nosniff")
	_, _ = w.Write(data) // #nosec G705 -- the type of the file, no sniffing, and no page may call
}

func (s *api) serveHook(w http.ResponseWriter, r *http.Request) {
	data, err := io.ReadAll(io.LimitReader(r.Body, call.MaxBody))
	if err != nil {
		return
	}
	id := r.PathValue("id")
	// What stands in the address is no argument.
	r.Body, r.URL = io.NopCloser(bytes.NewReader(data)), &url.URL{}
	a, unreadable := call.Read(r)
	s.logged(w, r, "response_url", a, func(entry *core.Call) answer {
		s.Core.Lock()
		defer s.Core.Unlock()
		status, refused := s.useHook(id, a, unreadable)
		return result(entry, status, object{}, refused)
	})
}

// useHook answers an act.
func (s *api) useHook(id string, a call.Args, unreadable string) (int, *call.Refusal) {
	h, refused := s.Workspace.Grants.Answer(id)
	switch {
	case refused != nil:
		return http.StatusNotFound, refused
	case unreadable != "":
		s.Core.Complain(core.BadHook, "response_url", "unreadable body: %s", unreadable)
		return http.StatusBadRequest, call.Refuse("invalid_payload")
	}
	h.Use()
	if refused := s.Posts.Respond(h, a, "response_url"); refused != nil {
		return http.StatusBadRequest, refused
	}
	return http.StatusOK, nil
}
