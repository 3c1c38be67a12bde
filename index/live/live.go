// SPDX-License-Identifier: MIT

// Package live keeps an engine that answers from the corpus as it is now: it loads
// the corpus, asks the canary questions (canary.go), follows the files of its
// directory (watch.go, sight.go) and replaces the engine when they change. Whatever
// answers for longer than one question, serve and the playground, answers through it.
package live

import (
	"context"
	"fmt"
	"io/fs"
	"sync"
	"sync/atomic"

	"miswg/corpus"
	"miswg/index"
	"miswg/index/answer"
	"miswg/index/audit"
)

// Load loads the corpus of a directory, or the embedded one for "".
func Load(dir string) (*corpus.Corpus, error) { return corpus.In(dir, corpus.Load) }

// Build loads a corpus as Load does, and makes what is needed to answer from it. The
// caller closes the index.
func Build(dir string) (*answer.Engine, *corpus.Corpus, *index.Index, error) {
	c, err := Load(dir)
	if err != nil {
		return nil, nil, nil, err
	}
	x, err := index.Build(c)
	if err != nil {
		return nil, nil, nil, err
	}
	return answer.New(c, x), c, x, nil
}

// Live answers from the last corpus of a directory that was right, once Load has loaded
// one. It can be replaced while it answers: what is under way with the old one ends with it,
// and the old one is released when the last of that is done. It is safe for concurrent use.
type Live struct {
	dir    atomic.Pointer[string]
	now    atomic.Pointer[loaded]
	closed atomic.Bool

	turn  sync.Mutex             // one reading at a time
	read  *sight                 // the files as the last outcome found them; under turn
	fault atomic.Pointer[string] // what was wrong with them; nil when they answer

	auditing chan struct{} // one receipt at a time that takes a moment
	book     audit.Book
}

// loaded is an engine in use.
type loaded struct {
	*answer.Engine
	corpus *corpus.Corpus
	index  *index.Index
	using  sync.RWMutex // held for reading by calls
	gone   bool
}

// New returns what is to answer from a directory, or from the embedded corpus for "". Until
// Load has succeeded it may be asked for Dir, and closed.
func New(dir string) *Live {
	l := &Live{auditing: make(chan struct{}, 1)}
	l.dir.Store(&dir)
	return l
}

// Open is New and Load. The caller closes what it returns.
func Open(ctx context.Context, dir string) (*Live, error) {
	l := New(dir)
	return l, l.Load(ctx)
}

// Load loads the corpus and asks it the canary questions. It is called once.
func (l *Live) Load(ctx context.Context) error {
	l.turn.Lock()
	defer l.turn.Unlock()
	first, read, err := steady(ctx, l.Dir())
	if err != nil {
		return err
	}
	l.read = read
	l.now.Store(first)
	return nil
}

// Dir returns the directory it answers from, "" for the embedded corpus.
func (l *Live) Dir() string { return *l.dir.Load() }

// Fault returns what is wrong with the files as they were last read, "" when they
// answer.
func (l *Live) Fault() string {
	if f := l.fault.Load(); f != nil {
		return *f
	}
	return ""
}

// Reload reads the files anew, builds an engine beside the present one and asks it the
// canary questions. If it passes it takes over at once; else the present one stays, and
// the error says what is wrong.
func (l *Live) Reload(ctx context.Context) error {
	l.turn.Lock()
	defer l.turn.Unlock()
	return reload(ctx, l)
}

// reload is Reload for whoever has the turn.
func reload(ctx context.Context, l *Live) error {
	next, read, err := steady(ctx, l.Dir())
	if ctx.Err() != nil { // it says nothing of the files: they are to be read again
		if next != nil {
			_ = next.retire()
		}
		return ctx.Err()
	}
	l.read = read
	if err != nil {
		fault := err.Error()
		l.fault.Store(&fault)
		return err
	}
	l.fault.Store(nil)
	old := l.now.Swap(next)
	go func() { _ = old.retire() }()
	if l.closed.Load() {
		return next.retire()
	}
	return nil
}

// Move answers from another directory from now on, if what is there passes as with
// Reload; else it answers from the present one, and the error says what is wrong.
func (l *Live) Move(ctx context.Context, dir string) error {
	l.turn.Lock()
	defer l.turn.Unlock()
	before, read, fault := l.dir.Load(), l.read, l.fault.Load()
	l.dir.Store(&dir)
	err := reload(ctx, l)
	if err != nil {
		l.dir.Store(before)
		l.read = read
		l.fault.Store(fault)
	}
	return err
}

// Files calls use with the files of a directory, or the embedded ones for "".
func Files(dir string, use func(fs.FS) error) error {
	_, err := corpus.In(dir, func(fsys fs.FS) (struct{}, error) { return struct{}{}, use(fsys) })
	return err
}

// patience is how many times files are read that change while they are read.
const patience = 3

// steady builds from files of a directory that stood still while they were read, and tells how they
// were found: half of an old corpus and half of a new one is neither.
func steady(ctx context.Context, dir string) (*loaded, *sight, error) {
	for n := 1; ; n++ {
		before := look(dir)
		next, err := build(ctx, dir)
		if n == patience || ctx.Err() != nil || look(dir).same(before) {
			return next, before, err
		}
		if next != nil {
			_ = next.retire()
		}
	}
}

// build makes an engine that passes the canary questions.
func build(ctx context.Context, dir string) (*loaded, error) {
	e, c, x, err := Build(dir)
	if err != nil {
		return nil, err
	}
	if err := sing(ctx, e, c); err != nil {
		_ = x.Close()
		return nil, fmt.Errorf("canary: %w", err)
	}
	return &loaded{Engine: e, corpus: c, index: x}, nil
}

// Close releases the engine. Nothing may be asked after it.
func (l *Live) Close() error {
	l.closed.Store(true)
	if e := l.now.Load(); e != nil {
		return e.retire()
	}
	return nil
}

// retire releases an engine once nobody uses it.
func (e *loaded) retire() error {
	e.using.Lock()
	defer e.using.Unlock()
	if e.gone {
		return nil
	}
	e.gone = true
	return e.index.Close()
}

// use returns the present engine, and what to call when done with it.
func (l *Live) use() (*loaded, func()) {
	for {
		e := l.now.Load()
		e.using.RLock()
		if !e.gone || l.now.Load() == e {
			return e, e.using.RUnlock
		}
		e.using.RUnlock()
	}
}
