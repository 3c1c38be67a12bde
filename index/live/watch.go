package live

import (
	"cmp"
	"errors"
	"io/fs"
	"log/slog"
	"maps"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

// The clock of a watcher. Together with the time that loading takes, quiet and lookOften
// stay below one second.
const (
	quiet     = 200 * time.Millisecond // without a change, after which a burst of writing is over
	longest   = 5 * time.Second        // that the end of a burst is waited for
	lookOften = 250 * time.Millisecond // between looks where nobody tells of changes
	lookRare  = 5 * time.Second        // between looks elsewhere: no notice comes of what another machine writes, or of an unmount
)

// A watcher wakes whoever waits when something has changed at the places it was last
// given. Where the system cannot tell, it wakes them to look for themselves.
type watcher struct {
	log    *slog.Logger
	notify *fsnotify.Watcher // nil where there is none
	armed  map[string]fs.FileInfo
	blind  error // why it looks; nil while it is told
	places atomic.Pointer[places]
	woken  chan struct{}
	ended  sync.WaitGroup
}

// newWatcher returns a watcher that is told by notify, or that looks because of err.
func newWatcher(log *slog.Logger, notify *fsnotify.Watcher, err error) *watcher {
	w := &watcher{log: log, notify: notify, armed: map[string]fs.FileInfo{}, woken: make(chan struct{}, 1)}
	w.places.Store(&places{})
	w.sees(err)
	if notify != nil {
		w.ended.Go(w.listen)
	}
	return w
}

// listen turns notices into at most one that waits, so that none is ever lost.
func (w *watcher) listen() {
	for {
		select {
		case e, open := <-w.notify.Events:
			if !open {
				return
			}
			if !w.places.Load().about(e.Name) {
				continue
			}
		case _, open := <-w.notify.Errors: // too many at once: some were lost
			if !open {
				return
			}
		}
		select {
		case w.woken <- struct{}{}:
		default:
		}
	}
}

// sees logs when it begins to look for changes itself, and why.
func (w *watcher) sees(blind error) {
	if blind != nil && (w.blind == nil || w.blind.Error() != blind.Error()) {
		w.log.Warn("the system does not tell of changes of the corpus, they are looked for", "cause", blind)
	}
	w.blind = blind
}

// look looks at a directory whose changes it tells of from then on.
func (w *watcher) look(dir string) *sight {
	s := look(dir)
	for n := 0; n < patience && w.arm(s.places); n++ {
		s = look(dir) // what came before it was armed was not told
	}
	return s
}

// arm has changes at the places told, and reports whether some were not told before.
func (w *watcher) arm(p places) bool {
	w.places.Store(&p)
	if w.notify == nil {
		return false
	}
	told := w.notify.WatchList() // the library drops what is removed, and what is renamed
	more := false
	var blind error
	for _, dir := range slices.Sorted(maps.Keys(p)) {
		info, err := os.Stat(dir)
		if err == nil && slices.Contains(told, dir) && os.SameFile(info, w.armed[dir]) {
			continue
		}
		if err == nil {
			_ = w.notify.Remove(dir) // another directory of that name, perhaps
			err = w.notify.Add(dir)
		}
		if err != nil {
			delete(w.armed, dir)
			blind = cmp.Or(blind, unseen(err))
			continue
		}
		w.armed[dir], more = info, true
	}
	for dir := range w.armed {
		if p[dir] == nil {
			_ = w.notify.Remove(dir)
			delete(w.armed, dir)
		}
	}
	w.sees(blind)
	return more
}

// unseen returns an error unless it means that there is no such directory: that is told
// by the one above when it comes.
func unseen(err error) error {
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return nil
	}
	return err
}

// next returns how long to wait for a notice before looking all the same.
func (w *watcher) next() time.Duration {
	if w.blind != nil {
		return lookOften
	}
	return lookRare
}

// close ends the notices.
func (w *watcher) close() {
	if w.notify != nil {
		_ = w.notify.Close()
	}
	w.ended.Wait()
}
