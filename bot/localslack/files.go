package localslack

import (
	"context"
	"fmt"
	"io"
	"mime"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// MaxFile bounds a file, in bytes, since files are held in memory. Slack takes a gigabyte.
const MaxFile = 25 << 20

// kindOf is the mimetype, filetype and pretty_type that Slack gives a file of this name: the machine's own table of types
// is not asked first, so that every machine has the same. https://docs.slack.dev/reference/objects/file-object#types
func kindOf(name string) (mimetype, filetype, pretty string) {
	ext := strings.ToLower(strings.TrimPrefix(filepath.Ext(name), "."))
	switch ext {
	case "txt", "text", "log":
		return "text/plain", "text", "Plain Text"
	case "csv":
		return "text/csv", "csv", "CSV"
	case "tsv":
		return "text/tab-separated-values", "tsv", "TSV"
	case "md":
		return "text/markdown", "markdown", "Markdown"
	case "xlsx":
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", "Excel Spreadsheet"
	case "xls":
		return "application/vnd.ms-excel", "xls", "Excel Spreadsheet"
	case "docx":
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", "Word Document"
	case "pdf":
		return "application/pdf", "pdf", "PDF"
	}
	mimetype, _, _ = strings.Cut(mime.TypeByExtension("."+ext), ";")
	if ext == "" || mimetype == "" {
		return "application/octet-stream", "binary", "Binary"
	}
	return mimetype, ext, strings.ToUpper(ext)
}

// newFile registers a file. It holds s.mu.
func (s *Server) newFile(name, user string, size int) *File {
	f := &File{ID: s.id("F"), Name: name, Title: name, User: user, Size: size}
	f.Mimetype, _, _ = kindOf(name)
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
	_, kind, pretty := kindOf(f.Name)
	return object{"id": f.ID, "name": f.Name, "title": f.Title, "mimetype": f.Mimetype, "filetype": kind, "pretty_type": pretty, "size": f.Size, "user": f.User, "mode": "hosted",
		"created": s.opts.Now().Unix(), "timestamp": s.opts.Now().Unix(), "is_external": false, "is_public": true, "alt_txt": f.Alt, "file_access": "visible",
		"url_private": f.URL, "url_private_download": f.URL, "permalink": "https://" + teamDomain + ".slack.com/files/" + f.User + "/" + f.ID + "/" + query(f.Name)}
}

func (s *Server) fileInfo(c *call) (object, error) {
	f := s.file(c.str("file"))
	if f == nil || !s.readable(f) {
		return nil, fail("file_not_found")
	}
	full := *f
	full.Stub = false
	return object{"file": s.fileJSON(&full)}, nil
}

// readable reports whether the bot may have a file: one of its own, or one shared where it is. It holds s.mu.
func (s *Server) readable(f *File) bool {
	return f.complete && (f.User == botUserID || s.shared(f, botUserID))
}

// serveFile gives the bytes to the bot's token with files:read, and Slack's sign-in page to anybody else.
func (s *Server) serveFile(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.file(r.PathValue("id"))
	data := s.bytes(r.PathValue("id"))
	token, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if token != s.app.botToken || !s.app.has([]string{"files:read"}) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, "<!DOCTYPE html><title>Sign in</title>")
		return
	}
	if f == nil || data == nil || !s.readable(f) {
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
	return s.bytes(id)
}

// Download is a person saving the newest file of this name among those they see; the transcript shows what a text file
// holds. The bytes are not to be changed.
func (s *Server) Download(ctx context.Context, who, name string) ([]byte, error) {
	p, _, unlock, err := s.enter(ctx, who, "")
	if err != nil {
		return nil, err
	}
	defer unlock()
	f := s.sharedWith(p.ID, name)
	if f == nil {
		return nil, fmt.Errorf("localslack: %s sees no file called %q", p.Name, name)
	}
	data := s.bytes(f.ID)
	shown := fmt.Sprintf("(%d bytes)", len(data))
	if utf8.Valid(data) {
		shown = "\n" + strings.TrimRight(string(data), "\r\n")
	}
	s.tell("%s downloads %s: %s", p.Name, name, indent(shown))
	return data, nil
}

// pending is a file whose upload is not complete; nil when there is none. It holds s.mu.
func (s *Server) unfinished(id string) *File {
	if f := s.file(id); f != nil && !f.complete {
		return f
	}
	return nil
}

// fill gives a file its bytes. It holds s.mu.
func (s *Server) fill(f *File, data []byte) { s.content[f.ID] = data }

// bytes are what a file holds; nil when there is nothing. It holds s.mu.
func (s *Server) bytes(id string) []byte { return s.content[id] }

// share completes a file and shares it in channels. It holds s.mu.
func (s *Server) share(f *File, channels ...string) {
	f.complete = true
	f.Channels = append(f.Channels, channels...)
}

// sharedWith is the newest file of a name among those a person sees; nil when there is none. It holds s.mu.
func (s *Server) sharedWith(user, name string) *File {
	for _, f := range slices.Backward(s.files) {
		if f.Name == name && f.complete && s.shared(f, user) {
			return f
		}
	}
	return nil
}

// shared says whether a file is in a conversation that somebody is in. It holds s.mu.
func (s *Server) shared(f *File, user string) bool {
	return slices.ContainsFunc(f.Channels, func(id string) bool {
		c := s.channel(id)
		return c != nil && c.Has(user)
	})
}
