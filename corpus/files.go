package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"syscall"
	"unicode/utf8"
)

// What a corpus may weigh. Its files are written by hand; a larger one is a mistake.
const (
	maxYAML   = 1 << 20
	maxText   = 4 << 20
	maxCorpus = 16 << 20
)

// files reads a corpus once: regular files of bounded size, each kept until the
// load ends.
type files struct {
	fsys fs.FS
	kept map[string][]byte
	sum  int
}

// read returns the bytes of a text file. Its errors never hold what is in it.
func (f *files) read(name string, most int) ([]byte, error) {
	if b, ok := f.kept[name]; ok {
		return b, nil
	}
	if !fs.ValidPath(name) {
		return nil, fmt.Errorf("the path %s leads out of the corpus; name a file in its directory", shown(name))
	}
	// Before opening: to open a pipe is to wait for its writer.
	switch info, err := fs.Stat(f.fsys, name); {
	case err != nil:
		return nil, unreadable(err)
	case !info.Mode().IsRegular():
		return nil, errors.New("is no regular file; put the file itself there")
	}
	b, err := f.slurp(name, min(most, maxCorpus-f.sum))
	if err != nil {
		return nil, err
	}
	f.sum += len(b)
	f.kept[name] = b
	return b, nil
}

func (f *files) slurp(name string, most int) ([]byte, error) {
	r, err := f.fsys.Open(name)
	if err != nil {
		return nil, unreadable(err)
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, int64(most)+1))
	switch {
	case err != nil:
		return nil, unreadable(err)
	case len(b) > most:
		return nil, fmt.Errorf("is too large; a file of YAML holds %d bytes at most, another %d, and all of them %d", maxYAML, maxText, maxCorpus)
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

// LoadDir is Load for a directory of the machine. Links that lead out of it are
// refused.
func LoadDir(dir string) (*Corpus, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	defer root.Close()
	return Load(directory{root})
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

// Digest identifies the corpus, page and data together: twelve hex digits.
func (c *Corpus) Digest() string { return c.digest }

// Home returns the ID of the country that "we" are.
func (c *Corpus) Home() string { return c.home }

// Passages yields the passages in document order.
func (c *Corpus) Passages() iter.Seq[Passage] { return each(c.passages) }

// Entities yields the entities: members, exceptions, observers, then the others;
// within a standing in the order of the files.
func (c *Corpus) Entities() iter.Seq[Entity] { return each(c.entities) }

// Groups yields groups, then regions, in the order of their file.
func (c *Corpus) Groups() iter.Seq[Group] { return each(c.groups) }

// Terms yields the glossary in the order of its file.
func (c *Corpus) Terms() iter.Seq[Term] { return each(c.terms) }

// Ambiguities yields the ambiguous names in the order of their file.
func (c *Corpus) Ambiguities() iter.Seq[Ambiguity] { return each(c.ambiguous) }

// Statements yields what the page states, in the order of their file.
func (c *Corpus) Statements() iter.Seq[Statement] { return each(c.statements) }

// Passage returns the passage with that ID, and whether there is one.
func (c *Corpus) Passage(id string) (Passage, bool) {
	i, ok := c.byPassage[id]
	if !ok {
		return Passage{}, false
	}
	return c.passages[i], true
}

// Entity returns the entity with that ID, and whether there is one.
func (c *Corpus) Entity(id string) (Entity, bool) {
	i, ok := c.byEntity[id]
	if !ok {
		return Entity{}, false
	}
	return c.entities[i], true
}

// Group returns the group or region with that ID, and whether there is one.
func (c *Corpus) Group(id string) (Group, bool) {
	i, ok := c.byGroup[id]
	if !ok {
		return Group{}, false
	}
	return c.groups[i], true
}

func each[T any](s []T) iter.Seq[T] {
	return func(yield func(T) bool) {
		for _, v := range s {
			if !yield(v) {
				return
			}
		}
	}
}
