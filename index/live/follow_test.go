package live

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"miswg/corpus"
	"miswg/index/answer"
)

// A follower is a Live whose files are followed.
type follower struct {
	*Live
	t    testing.TB
	end  func() // ends following, and waits for it
	mu   sync.Mutex
	told []string
}

// following follows a directory, by w or as Follow does.
func following(t testing.TB, dir string, w *watcher) *follower {
	t.Helper()
	f := &follower{Live: opened(t, dir), t: t}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		if w != nil {
			f.follow(ctx, w, f.hear)
			return
		}
		f.Follow(ctx, slog.New(slog.DiscardHandler), f.hear)
	}()
	f.end = sync.OnceFunc(func() { cancel(); <-done })
	t.Cleanup(f.end)
	return f
}

func (f *follower) hear(changed bool, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.told = append(f.told, fmt.Sprint(changed, " ", err))
}

// heard returns what was told so far.
func (f *follower) heard() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.told
}

// await waits until the answer names Japan so.
func (f *follower) await(name string) {
	f.t.Helper()
	until(f.t, fmt.Sprintf("Ask(JP) = %q, want %q in it; told %q", says(f.t, f), name, f.heard()), func() bool { return strings.Contains(says(f.t, f), name) })
}

// place puts a file where another is, in one step, as editors do.
func place(t testing.TB, path string, b []byte) {
	t.Helper()
	write(t, path+".tmp~", b)
	must(t, os.Rename(path+".tmp~", path))
}

// point makes a link, or one that was there, lead elsewhere, in one step.
func point(t *testing.T, link, target string) {
	t.Helper()
	must(t, os.Symlink(target, link+"~"))
	must(t, os.Rename(link+"~", link))
}

// A way is one that a corpus comes to change: it lays it out and returns its directory,
// and what makes it another one that gives Japan a name.
type way func(t *testing.T, base string) (dir string, change func(name string))

// ways are those that people and machines have.
func ways() map[string]way {
	// release makes a corpus of another directory.
	release := func(t *testing.T, dir, name string) {
		copyData(t, dir)
		place(t, filepath.Join(dir, "members.yaml"), renamed(t, name))
	}
	return map[string]way{
		"written in place": func(t *testing.T, base string) (string, func(string)) {
			dir := copyData(t, filepath.Join(base, "corpus"))
			return dir, func(name string) { write(t, filepath.Join(dir, "members.yaml"), renamed(t, name)) }
		},
		"renamed by an editor": func(t *testing.T, base string) (string, func(string)) {
			dir := copyData(t, filepath.Join(base, "corpus"))
			return dir, func(name string) { place(t, filepath.Join(dir, "members.yaml"), renamed(t, name)) }
		},
		"removed, then copied anew": func(t *testing.T, base string) (string, func(string)) {
			dir := copyData(t, filepath.Join(base, "corpus"))
			return dir, func(name string) {
				must(t, os.RemoveAll(dir))
				release(t, dir, name)
			}
		},
		"directory renamed": func(t *testing.T, base string) (string, func(string)) {
			dir := copyData(t, filepath.Join(base, "corpus"))
			return dir, func(name string) {
				release(t, filepath.Join(base, "for "+name), name)
				must(t, os.Rename(dir, filepath.Join(base, "before "+name)))
				must(t, os.Rename(filepath.Join(base, "for "+name), dir))
			}
		},
		"link swapped": func(t *testing.T, base string) (string, func(string)) {
			copyData(t, filepath.Join(base, "first"))
			dir := filepath.Join(base, "current")
			point(t, dir, "first")
			return dir, func(name string) {
				release(t, filepath.Join(base, name), name)
				point(t, dir, name)
			}
		},
		"link above swapped": func(t *testing.T, base string) (string, func(string)) {
			must(t, os.Mkdir(filepath.Join(base, "first"), 0o700))
			copyData(t, filepath.Join(base, "first", "corpus"))
			point(t, filepath.Join(base, "current"), filepath.Join(base, "first"))
			return filepath.Join(base, "current", "corpus"), func(name string) {
				must(t, os.Mkdir(filepath.Join(base, name), 0o700))
				release(t, filepath.Join(base, name, "corpus"), name)
				point(t, filepath.Join(base, "current"), filepath.Join(base, name))
			}
		},
		"a volume's generations": func(t *testing.T, base string) (string, func(string)) {
			copyData(t, filepath.Join(base, "..first"))
			point(t, filepath.Join(base, "..data"), "..first")
			entries, err := os.ReadDir(filepath.Join(base, "..first"))
			must(t, err)
			for _, e := range entries {
				must(t, os.Symlink(filepath.Join("..data", e.Name()), filepath.Join(base, e.Name())))
			}
			return base, func(name string) {
				release(t, filepath.Join(base, ".."+name), name)
				point(t, filepath.Join(base, "..data"), ".."+name)
			}
		},
	}
}

// TestFollow changes a corpus twice in each way: the second time finds what the first
// one put in place. Nothing is refused in between.
func TestFollow(t *testing.T) {
	for name, lay := range ways() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir, change := lay(t, t.TempDir())
			f := following(t, dir, nil)
			for _, name := range []string{"Nippon", "Yamato"} {
				change(name)
				f.await("Le " + name + " est membre")
			}
			until(t, "both are told", func() bool { return len(f.heard()) >= 2 })
			f.end()
			if got := fmt.Sprint(f.heard()); got != "[true <nil> true <nil>]" {
				t.Errorf("told %s, want two corpora and nothing else", got)
			}
		})
	}
}

// TestFollowLooks follows where the system tells of nothing, and says so once.
func TestFollowLooks(t *testing.T) {
	t.Parallel()
	dir := copyData(t, t.TempDir())
	var log bytes.Buffer
	f := following(t, dir, newWatcher(slog.New(slog.NewTextHandler(&log, nil)), nil, errors.New("too many open files")))
	for _, name := range []string{"Nippon", "Yamato"} {
		place(t, filepath.Join(dir, "members.yaml"), renamed(t, name))
		f.await("Le " + name + " est membre")
	}
	f.end()
	if got := strings.Count(log.String(), "too many open files"); got != 1 {
		t.Errorf("the log says %d times why it looks, want once:\n%s", got, log.String())
	}
}

// TestFollowRefuses: what is wrong is told once, the corpus before goes on answering,
// and the mend is followed like any change.
func TestFollowRefuses(t *testing.T) {
	t.Parallel()
	dir := copyData(t, filepath.Join(t.TempDir(), "corpus"))
	file := filepath.Join(dir, "members.yaml")
	f := following(t, dir, nil)
	told := 0
	next := func(want string) {
		t.Helper()
		told++
		until(t, fmt.Sprintf("told %q", want), func() bool { return len(f.heard()) >= told })
		if got := f.heard()[told-1]; !strings.Contains(got, want) {
			t.Errorf("told %q, want %q", got, want)
		}
	}
	write(t, file, []byte("entities: [\n"))
	next("false corpus: members.yaml:")
	if got := says(t, f); !strings.Contains(got, "Le Japon est membre") {
		t.Errorf("Ask(JP) = %q while the file is broken, want the answer before", got)
	}
	// The same fault in a file touched: it is read, and not told again.
	before := look(dir)
	must(t, os.Chtimes(file, time.Time{}, time.Now().Add(time.Hour)))
	until(t, "the file is read again", func() bool { return !holds(f.Live, before) })
	write(t, file, renamed(t, "Japon"))
	next("false <nil>")
	must(t, os.Rename(dir, dir+" gone"))
	next("false corpus: ")
	if got := says(t, f); !strings.Contains(got, "Le Japon est membre") {
		t.Errorf("Ask(JP) = %q without the directory, want the answer before", got)
	}
	place(t, filepath.Join(dir+" gone", "members.yaml"), renamed(t, "Nippon"))
	must(t, os.Rename(dir+" gone", dir))
	next("true <nil>")
	f.await("Le Nippon est membre")
	f.end()
	if got := f.heard(); len(got) != told {
		t.Errorf("told %q, want %d outcomes", got, told)
	}
}

// TestFollowBurst copies a corpus file by file, broken in the middle: one outcome.
func TestFollowBurst(t *testing.T) {
	t.Parallel()
	dir := copyData(t, t.TempDir())
	page, err := os.ReadFile("../../corpus/data/page.txt")
	must(t, err)
	members := renamed(t, "Nippon")
	f := following(t, dir, nil)
	for range 20 {
		write(t, filepath.Join(dir, "members.yaml"), []byte("entities: [\n"))
		write(t, filepath.Join(dir, "page.txt"), nil)
		write(t, filepath.Join(dir, ".members.yaml.swp"), []byte("x"))
	}
	write(t, filepath.Join(dir, "page.txt"), page)
	write(t, filepath.Join(dir, "members.yaml"), members)
	f.await("Le Nippon est membre")
	until(t, "it is told", func() bool { return len(f.heard()) > 0 })
	f.end()
	if got := fmt.Sprint(f.heard()); got != "[true <nil>]" {
		t.Errorf("told %s, want one corpus", got)
	}
}

// TestFollowBetween: what changes between the first reading and the watch is not lost.
func TestFollowBetween(t *testing.T) {
	t.Parallel()
	dir := copyData(t, t.TempDir())
	l := opened(t, dir)
	place(t, filepath.Join(dir, "members.yaml"), renamed(t, "Nippon"))
	ctx, cancel := context.WithCancel(t.Context())
	told := make(chan bool, 1)
	done := make(chan struct{})
	go func() {
		defer close(done)
		l.Follow(ctx, slog.New(slog.DiscardHandler), func(changed bool, _ error) { told <- changed })
	}()
	select {
	case changed := <-told:
		if got := says(t, l); !changed || !strings.Contains(got, "Le Nippon est membre") {
			t.Errorf("Ask(JP) = %q, told %v, want the new name", got, changed)
		}
	case <-time.After(deadline):
		t.Error("the change is not followed")
	}
	cancel()
	<-done
}

// TestFollowAsked keeps answering from several sides while the corpus changes.
func TestFollowAsked(t *testing.T) {
	t.Parallel()
	dir := copyData(t, t.TempDir())
	f := following(t, dir, nil)
	stop := make(chan struct{})
	var up sync.WaitGroup
	for range 4 {
		up.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				a, err := f.Ask(t.Context(), answer.Question{Text: "JP", Lang: corpus.French, Force: true})
				if err != nil || !strings.Contains(a.Text(), "est membre") {
					t.Errorf("Ask(JP) = %q, %v, want a standing", a.Text(), err)
					return
				}
				f.Listed(corpus.English)
			}
		})
	}
	for _, name := range []string{"Nippon", "Yamato"} {
		place(t, filepath.Join(dir, "members.yaml"), renamed(t, name))
		f.await("Le " + name + " est membre")
	}
	close(stop)
	up.Wait()
}

// TestEmbeddedIsNotFollowed: it cannot change.
func TestEmbeddedIsNotFollowed(t *testing.T) {
	t.Parallel()
	opened(t, "").Follow(t.Context(), slog.New(slog.DiscardHandler), func(bool, error) { t.Error("told of a change, want none") })
}

// BenchmarkFollow measures from a change of a file to the first answer from it: a
// second is promised.
func BenchmarkFollow(b *testing.B) {
	for name, w := range map[string]*watcher{
		"told":  nil,
		"looks": newWatcher(slog.New(slog.DiscardHandler), nil, errors.New("too many open files")),
	} {
		b.Run(name, func(b *testing.B) {
			dir := copyData(b, b.TempDir())
			f := following(b, dir, w)
			n := 0
			for b.Loop() {
				name := "Nippon " + string(rune('A'+n%26)) + string(rune('A'+n/26%26))
				place(b, filepath.Join(dir, "members.yaml"), renamed(b, name))
				f.await("Le " + name + " est membre")
				n++
			}
		})
	}
}
