package live

import (
	"context"
	"log/slog"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Follow reads the files anew each time they have changed, within a second of the last
// change of a burst, until ctx ends. It calls told when another corpus answers
// (changed), when one that is wrong was refused, once for each fault, and when a fault
// is mended. The embedded corpus never changes.
func (l *Live) Follow(ctx context.Context, log *slog.Logger, told func(changed bool, err error)) {
	if l.Dir() == "" {
		return
	}
	notify, err := fsnotify.NewWatcher()
	w := newWatcher(log, notify, err)
	defer w.close()
	l.follow(ctx, w, told)
}

func (l *Live) follow(ctx context.Context, w *watcher, told func(changed bool, err error)) {
	for {
		if now := w.look(l.Dir()); !holds(l, now) && settle(ctx, l, w, now) {
			read := make(chan struct{})
			go func() {
				defer close(read)
				l.renew(ctx, told)
			}()
			select {
			case <-read:
			case <-ctx.Done(): // learning examples takes long, and the process ends
				return
			}
			continue
		}
		select {
		case <-w.woken:
		case <-time.After(w.next()):
		case <-ctx.Done():
			return
		}
	}
}

// holds reports whether the last outcome rests on the files of a sight.
func holds(l *Live, s *sight) bool {
	l.turn.Lock()
	defer l.turn.Unlock()
	return l.read.same(s)
}

// settle waits until files stay as they are, longest at most, and reports whether ctx
// goes on and they are still others than those that were read.
func settle(ctx context.Context, l *Live, w *watcher, last *sight) bool {
	late := time.After(longest)
	for {
		select {
		case <-ctx.Done():
			return false
		case <-late:
			return true
		case <-time.After(quiet):
		}
		now := w.look(l.Dir())
		if now.same(last) {
			return !holds(l, now)
		}
		last = now
	}
}

// renew reads the files anew and tells what is new about them.
func (l *Live) renew(ctx context.Context, told func(changed bool, err error)) {
	l.turn.Lock()
	before, fault := l.Digest(), l.Fault()
	err := reload(ctx, l)
	changed, same := l.Digest() != before, l.Fault() == fault
	l.turn.Unlock()
	if ctx.Err() == nil && (changed || !same) {
		told(changed, err)
	}
}
