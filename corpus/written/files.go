package written

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"syscall"
	"unicode/utf8"
)

// What a corpus may weigh. Its files are written by hand; a larger one is a mistake.
const (
	MaxYAML   = 1 << 20
	MaxText   = 4 << 20
	maxCorpus = 16 << 20
)

// Files reads a corpus once: regular files of bounded size, each kept.
type Files struct {
	FS   fs.FS
	kept map[string][]byte
	sum  int
}

// Read returns the bytes of a text file. Its errors never hold what is in it.
func (f *Files) Read(name string, most int) ([]byte, error) {
	return f.ReadKnown(name, most, func([]byte) bool { return false })
}

// ReadKnown is Read for a file that is not looked through where its bytes are known to be text.
func (f *Files) ReadKnown(name string, most int, known func([]byte) bool) ([]byte, error) {
	if b, ok := f.kept[name]; ok {
		return b, nil
	}
	if !fs.ValidPath(name) {
		return nil, fmt.Errorf("the path %s leads out of the corpus; name a file in its directory", Shown(name))
	}
	// Before opening: to open a pipe is to wait for its writer.
	info, err := fs.Stat(f.FS, name)
	switch {
	case err != nil:
		return nil, unreadable(err)
	case !info.Mode().IsRegular():
		return nil, errors.New("is no regular file; put the file itself there")
	}
	b, err := f.slurp(name, info.Size(), min(most, maxCorpus-f.sum), known)
	if err != nil {
		return nil, err
	}
	f.keep(name, b)
	return b, nil
}

// slurp reads a file of so many bytes, which may have grown since, up to the most.
func (f *Files) slurp(name string, size int64, most int, known func([]byte) bool) ([]byte, error) {
	r, err := f.FS.Open(name)
	if err != nil {
		return nil, unreadable(err)
	}
	defer r.Close()
	room := int64(most) + 1
	read := bytes.NewBuffer(make([]byte, 0, min(size, room)+bytes.MinRead))
	_, err = read.ReadFrom(io.LimitReader(r, room))
	b := read.Bytes()
	switch {
	case err != nil:
		return nil, unreadable(err)
	case len(b) > most:
		return nil, fmt.Errorf("is too large; a file of YAML holds %d bytes at most, another %d, and all of them %d", MaxYAML, MaxText, maxCorpus)
	case known(b):
		return b, nil
	case bytes.IndexByte(b, 0) >= 0 || !utf8.Valid(b):
		return nil, errors.New("is no text; save it as UTF-8")
	}
	return b, nil
}

// unreadable keeps the reason of an error and drops the path, which the problem
// names already.
func unreadable(err error) error {
	var path *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("there is no such file")
	case errors.As(err, &path):
		return fmt.Errorf("cannot be read: %w", path.Err)
	}
	return fmt.Errorf("cannot be read: %w", err)
}

// Instead keeps a text that comes from elsewhere in place of a file. It is an error if
// there is the file too.
func (f *Files) Instead(name string, text []byte) error {
	if _, err := fs.Stat(f.FS, name); err == nil {
		return errors.New("it is builtin, and stands here too; delete the file, or take it off builtin in source.yaml")
	}
	f.keep(name, text)
	return nil
}

// Put keeps a text as if it had been read from the file of that name.
func (f *Files) Put(name string, text []byte) { f.keep(name, text) }

func (f *Files) keep(name string, text []byte) {
	if f.kept == nil {
		f.kept = map[string][]byte{}
	}
	f.sum += len(text)
	f.kept[name] = text
}

// Kept returns a file that was read, nil if it was not.
func (f *Files) Kept(name string) []byte { return f.kept[name] }

// All returns every file that was read, by name.
func (f *Files) All() map[string][]byte { return maps.Clone(f.kept) }

// Digest covers every file that was read and whose name begins so: twelve hex digits.
func (f *Files) Digest(prefix string) string {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(f.kept)) {
		if !strings.HasPrefix(name, prefix) {
			continue
		}
		fmt.Fprintf(h, "%s %d\n", name, len(f.kept[name]))
		h.Write(f.kept[name])
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}

// InDir calls do with the files of a directory of the machine. Links that lead out of
// it are refused.
func InDir[T any](dir string, do func(fs.FS) (T, error)) (T, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		var none T
		return none, fmt.Errorf("corpus: %w", err)
	}
	defer root.Close()
	return do(directory{root})
}

// A directory is an fs.FS that neither leaves its root nor waits for a pipe.
type directory struct{ root *os.Root }

// Open implements fs.FS.
func (d directory) Open(name string) (fs.File, error) {
	return d.root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
}

// Stat implements fs.StatFS.
func (d directory) Stat(name string) (fs.FileInfo, error) { return d.root.Stat(name) }

// ReadDir implements fs.ReadDirFS.
func (d directory) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(d.root.FS(), name) }
