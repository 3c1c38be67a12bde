package localslack

import (
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// maxFile bounds an upload, which is held in memory.
const maxFile = 32 << 20

// newFile registers a file. It holds s.mu.
func (s *Server) newFile(name, user string, size int) *File {
	f := &File{ID: s.id("F"), Name: name, Title: name, User: user, Size: size, Mimetype: mime.TypeByExtension(filepath.Ext(name))}
	if f.Mimetype == "" {
		f.Mimetype = "application/octet-stream"
	}
	f.Mimetype, _, _ = strings.Cut(f.Mimetype, ";")
	f.URL = s.base() + "/files-pri/" + f.ID + "/" + query(name)
	s.files = append(s.files, f)
	return f
}

func (s *Server) file(id string) *File {
	if i := slices.IndexFunc(s.files, func(f *File) bool { return f.ID == id }); i >= 0 {
		return s.files[i]
	}
	return nil
}

// fileJSON is a file object; a Slack Connect outsider's is a stub. https://docs.slack.dev/reference/objects/file-object
func (s *Server) fileJSON(f *File) object {
	if f.Stub {
		return object{"id": f.ID, "mode": "file_access", "file_access": "check_file_info", "created": 0, "timestamp": 0}
	}
	kind := strings.TrimPrefix(filepath.Ext(f.Name), ".")
	return object{"id": f.ID, "name": f.Name, "title": f.Title, "mimetype": f.Mimetype, "filetype": kind, "size": f.Size, "user": f.User, "mode": "hosted",
		"created": s.opts.Now().Unix(), "timestamp": s.opts.Now().Unix(), "is_external": false, "is_public": true, "alt_txt": f.Alt, "file_access": "visible",
		"url_private": f.URL, "url_private_download": f.URL, "permalink": "https://" + teamDomain + ".slack.com/files/" + f.User + "/" + f.ID + "/" + query(f.Name)}
}

func (s *Server) uploadURL(c *call) (object, error) {
	size, err := strconv.Atoi(c.str("length"))
	if c.str("filename") == "" || err != nil || size <= 0 || size > maxFile {
		return nil, &apiError{code: "invalid_arguments", messages: []string{"[ERROR] filename and length are required"}}
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
	f := s.file(id)
	switch {
	case err != nil || f == nil || f.complete:
		return http.StatusBadRequest, "upload refused"
	case len(data) != f.Size:
		s.complain(BadCall, "upload", "%d bytes were announced and %d sent", f.Size, len(data))
		return http.StatusBadRequest, "wrong length"
	}
	s.content[f.ID] = data
	return http.StatusOK, fmt.Sprintf("OK - %d", len(data))
}

func readUpload(r *http.Request) ([]byte, error) {
	if !strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") {
		return io.ReadAll(io.LimitReader(r.Body, maxFile+1))
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
			return io.ReadAll(io.LimitReader(part, maxFile+1))
		}
	}
}

func (s *Server) completeUpload(c *call) (object, error) {
	var given []struct{ ID, Title string }
	if json.Unmarshal(c.raw("files"), &given) != nil || len(given) == 0 {
		return nil, &apiError{code: "invalid_arguments", messages: []string{"[ERROR] files must be a list of ids"}}
	}
	var ch *Channel
	if id := c.str("channel_id"); id != "" {
		var refused *apiError
		if ch, refused = s.target(id); refused != nil {
			return nil, refused
		}
	}
	var shared []File
	var out []object
	for _, g := range given {
		f := s.file(g.ID)
		if f == nil || s.content[g.ID] == nil {
			return nil, fail("file_not_found")
		}
		f.complete = true
		if g.Title != "" {
			f.Title = g.Title
		}
		if ch != nil {
			f.Channels = append(f.Channels, ch.ID)
		}
		shared = append(shared, *f)
		out = append(out, s.fileJSON(f))
	}
	s.changed(Change{Kind: "file"})
	if ch != nil {
		thread, refused := s.root(ch, c.str("thread_ts"))
		if refused != nil {
			return nil, refused
		}
		m := &Message{Channel: ch.ID, TS: s.nextTS(), ThreadTS: thread, User: botUserID, BotID: botID, Text: c.str("initial_comment"), Files: shared, Via: "api"}
		s.put(m)
		s.tellMessage(m, "")
		s.emitMessage(ch, s.messageJSON(m))
	}
	return object{"files": out}, nil
}

func (s *Server) fileInfo(c *call) (object, error) {
	f := s.file(c.str("file"))
	if f == nil || !f.complete {
		return nil, fail("file_not_found")
	}
	full := *f
	full.Stub = false
	return object{"file": s.fileJSON(&full)}, nil
}

// serveFile gives the bytes to the bot's token with files:read, and Slack's sign-in page to anybody else.
func (s *Server) serveFile(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.file(r.PathValue("id"))
	data := s.content[r.PathValue("id")]
	token, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if token != s.app.botToken || !s.app.has([]string{"files:read"}) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, "<!DOCTYPE html><title>Sign in</title>")
		return
	}
	if f == nil || data == nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", f.Mimetype)
	w.Header().Set("X-Content-Type-Options", "nosniff")
	_, _ = w.Write(data)
}

// FileContent is the bytes of a file, such as a picture the bot uploaded; nil when there are none. They are not to be changed.
func (s *Server) FileContent(id string) []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.content[id]
}
