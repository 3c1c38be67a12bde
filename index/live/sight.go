package live

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A sight is what one look at a directory found, links followed.
type sight struct {
	files  []file
	places places
}

// A file is one that a corpus may be made of.
type file struct {
	name string // below the directory
	info fs.FileInfo
}

// places are the directories, by their real path, and the names in them, where a change
// can make the files other ones: not the directory alone but each step of the way to it
// and through its links, any of which can be renamed or swapped.
type places map[string]map[string]bool

// anything stands for all names of a directory.
const anything = ""

// The bounds of a look. A corpus has a few dozen files, its further pages fifty.
const (
	maxFiles = 10_000
	maxLinks = 40 // of one path, as Linux has it
)

// look finds the files of a directory. That there are none is a sight too.
func look(dir string) *sight {
	s := &sight{places: places{}}
	if dir == "" {
		return s
	}
	if path, err := filepath.Abs(dir); err == nil {
		s.visit("", s.resolve(path))
	}
	return s
}

// visit notes the file at a real path, or those below it, unless a link has led there
// before.
func (s *sight) visit(name, path string) {
	info, err := os.Stat(path)
	if err != nil || len(s.files) >= maxFiles || s.places[path][anything] {
		return
	}
	if !info.IsDir() {
		s.files = append(s.files, file{name, info})
		return
	}
	s.places.add(path, anything)
	entries, err := os.ReadDir(path)
	if err != nil {
		return
	}
	for _, e := range entries {
		if passing(e.Name()) {
			continue
		}
		below := filepath.Join(path, e.Name())
		if e.Type()&fs.ModeSymlink != 0 {
			below = s.resolve(below)
		}
		s.visit(filepath.Join(name, e.Name()), below)
	}
}

// passing tells what editors and volumes keep for themselves: locks, swap files,
// backups, the generations of a mounted directory.
func passing(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "#") || strings.HasSuffix(name, "~")
}

// resolve returns what an absolute path leads to when its links are followed, as far
// as it exists, and notes each step.
func (s *sight) resolve(path string) string {
	at, rest := split(path)
	for links := 0; len(rest) > 0; {
		name := rest[0]
		rest = rest[1:]
		switch name {
		case "", ".":
			continue
		case "..":
			at = filepath.Dir(at)
			continue
		}
		s.places.add(at, name)
		next := filepath.Join(at, name)
		target, err := os.Readlink(next)
		if err != nil {
			at = next
			continue
		}
		if links++; links > maxLinks {
			return next
		}
		root, steps := split(target)
		if root != "" {
			at = root
		}
		rest = slices.Concat(steps, rest)
	}
	return at
}

// split cuts a path into its root, "" for a relative one, and its names.
func split(path string) (string, []string) {
	root := ""
	if filepath.IsAbs(path) {
		root = filepath.VolumeName(path) + string(filepath.Separator)
		path = path[len(filepath.VolumeName(path)):]
	}
	return root, strings.Split(filepath.ToSlash(path), "/")
}

func (p places) add(dir, name string) {
	if p[dir] == nil {
		p[dir] = map[string]bool{}
	}
	p[dir][name] = true
}

// about reports whether a change at a path can change the files.
func (p places) about(path string) bool {
	here := p[filepath.Dir(path)]
	return p[path] != nil || here[anything] || here[filepath.Base(path)]
}

// same reports whether two looks found the same files, none of them written between.
func (s *sight) same(o *sight) bool {
	return slices.EqualFunc(s.files, o.files, func(a, b file) bool {
		return a.name == b.name && os.SameFile(a.info, b.info) && unwritten(a.info, b.info)
	})
}

func unwritten(a, b fs.FileInfo) bool {
	return a.Size() == b.Size() && a.Mode() == b.Mode() && a.ModTime().Equal(b.ModTime())
}
