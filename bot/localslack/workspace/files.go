package workspace

import (
	"mime"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"miswg/bot/localslack/core"
)

// File is an uploaded file. Channels are where it was shared.
type File struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Title    string   `json:"title"`
	Mimetype string   `json:"mimetype"`
	Size     int      `json:"size"`
	Alt      string   `json:"alt"`
	User     string   `json:"user"`
	URL      string   `json:"url"` // url_private; needs the bot token
	Channels []string `json:"channels"`
	Stub     bool     `json:"stub"` // from a Slack Connect outsider: file_access check_file_info
	complete bool
}

// MaxFile bounds a file, in bytes, since files are held in memory. Slack takes a gigabyte.
const MaxFile = 25 << 20

// kindOf is the mimetype, filetype and pretty_type that Slack gives a file of this name: the machine's own table of types
// is not asked first, so that every machine has the same. https://docs.slack.dev/reference/objects/file-object#types
func kindOf(name string) (mimetype, filetype, pretty string) {
	ext := strings.ToLower(strings.TrimPrefix(filepath.Ext(name), "."))
	known := map[string][3]string{
		"txt": {"text/plain", "text", "Plain Text"}, "text": {"text/plain", "text", "Plain Text"}, "log": {"text/plain", "text", "Plain Text"},
		"csv": {"text/csv", "csv", "CSV"}, "tsv": {"text/tab-separated-values", "tsv", "TSV"}, "md": {"text/markdown", "markdown", "Markdown"},
		"xlsx": {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", "Excel Spreadsheet"},
		"xls":  {"application/vnd.ms-excel", "xls", "Excel Spreadsheet"}, "pdf": {"application/pdf", "pdf", "PDF"},
		"docx": {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", "Word Document"},
	}
	if k, ok := known[ext]; ok {
		return k[0], k[1], k[2]
	}
	mimetype, _, _ = strings.Cut(mime.TypeByExtension("."+ext), ";")
	if ext == "" || mimetype == "" {
		return "application/octet-stream", "binary", "Binary"
	}
	return mimetype, ext, strings.ToUpper(ext)
}

// Files are all uploads there are.
type Files struct {
	core    *core.Core
	people  *Directory
	files   []*File
	Content map[string][]byte // by ID
}

// New registers a file.
func (s *Files) New(name, user string, size int) *File {
	f := &File{ID: s.core.ID("F"), Name: name, Title: name, User: user, Size: size}
	f.Mimetype, _, _ = kindOf(name)
	f.URL = s.core.Base + "/files-pri/" + f.ID + "/" + url.PathEscape(name)
	s.files = append(s.files, f)
	return f
}

// Find finds a file by its ID; nil when there is none.
func (s *Files) Find(id string) *File {
	return first(s.files, func(f *File) bool { return f.ID == id })
}

// JSON is a file object; a Slack Connect outsider's is a stub. https://docs.slack.dev/reference/objects/file-object
func (s *Files) JSON(f *File) object {
	if f.Stub {
		return object{"id": f.ID, "mode": "file_access", "file_access": "check_file_info", "created": 0, "timestamp": 0}
	}
	_, kind, pretty := kindOf(f.Name)
	return object{"id": f.ID, "name": f.Name, "title": f.Title, "mimetype": f.Mimetype, "filetype": kind, "pretty_type": pretty, "size": f.Size,
		"user": f.User, "mode": "hosted",
		"created": s.core.Now().Unix(), "timestamp": s.core.Now().Unix(), "is_external": false, "is_public": true, "alt_txt": f.Alt, "file_access": "visible",
		"url_private": f.URL, "url_private_download": f.URL,
		"permalink": "https://" + core.TeamDomain + ".slack.com/files/" + f.User + "/" + f.ID + "/" + url.PathEscape(f.Name)}
}

// Readable reports whether the bot may have a file: one of its own, or one shared where it is.
func (s *Files) Readable(f *File) bool {
	return f.complete && (f.User == core.BotUserID || s.shared(f, core.BotUserID))
}

// Unfinished is a file whose upload is not complete; nil when there is none.
func (s *Files) Unfinished(id string) *File {
	return first(s.files, func(f *File) bool { return f.ID == id && !f.complete })
}

// Share completes a file and shares it in channels.
func (s *Files) Share(f *File, channels ...string) {
	f.complete = true
	f.Channels = append(f.Channels, channels...)
}

// SharedWith is the newest file of a name among those a person sees; nil when there is none.
func (s *Files) SharedWith(user, name string) *File {
	for _, f := range slices.Backward(s.files) {
		if f.Name == name && f.complete && s.shared(f, user) {
			return f
		}
	}
	return nil
}

// shared says whether a file is in a conversation that somebody is in.
func (s *Files) shared(f *File, user string) bool {
	return slices.ContainsFunc(f.Channels, func(id string) bool {
		c := s.people.Channel(id)
		return c != nil && c.Has(user)
	})
}
