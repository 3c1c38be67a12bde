package watch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing/fstest"
	"time"

	"miswg/bot/ledger"
	"miswg/bot/render"
	"miswg/corpus"
	"miswg/corpus/past"
	"miswg/corpus/source"
	"miswg/corpus/written"
)

// LogFile is the file of an approved corpus that tells who approved it, and what came
// before it. It is no part of the corpus, and of its digest.
const LogFile = past.Dir + "/approvals.txt"

// draftOf names what pages make of a corpus: two of the same name are the same.
func draftOf(r source.Report) string {
	h := sha256.New()
	fmt.Fprintf(h, "%q", r.Corpus)
	for _, file := range slices.Sorted(maps.Keys(r.Texts)) {
		fmt.Fprintf(h, "%q%q", file, r.Texts[file])
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}

// A prepared is the corpus that a draft would be.
type prepared struct {
	files   map[string][]byte // with what it was before
	digest  string
	confirm int // statements and notes that nobody has read again
}

// prepare makes the corpus that a draft would be. It is an error if it is none.
func prepare(fsys fs.FS, r source.Report, rec ledger.Watch) (prepared, error) {
	files, err := r.Files()
	if err != nil {
		return prepared{}, err
	}
	next := fstest.MapFS{}
	for name, b := range files {
		next[name] = &fstest.MapFile{Data: b}
	}
	c, err := corpus.Load(next)
	if err != nil {
		return prepared{}, err
	}
	was, state, err := past.Between(fsys, next)
	if err != nil {
		return prepared{}, err
	}
	kept, err := past.Kept(fsys)
	if err != nil {
		return prepared{}, err
	}
	maps.Copy(files, kept)
	files[past.Name(was)] = state.Encode()
	before := &written.Files{FS: fsys}
	log, err := before.Read(LogFile, written.MaxText)
	if err != nil {
		log = nil // it is the first
	}
	files[LogFile] = append(log, entry(rec.Draft, was, state.Next)...)
	return prepared{files, state.Next, len(c.ToConfirm())}, nil
}

// entry is the line of the log about a draft: who approved it, and when.
func entry(d ledger.Draft, was, is string) string {
	var by []string
	for _, v := range d.Votes {
		by = append(by, v.User+" at "+v.At.UTC().Format(time.RFC3339))
	}
	return fmt.Sprintf("corpus %s became %s by draft %s of %s, approved by %s\n", was, is, d.Digest, d.Found.UTC().Format(time.RFC3339), strings.Join(by, ", "))
}

// settle has a draft that was approved answer. Whichever copies have its base do so, each
// for itself, at once or when they look next.
func (w *Watch) settle(ctx context.Context, rec ledger.Watch, p render.Proposal) {
	var next prepared
	err := w.Files(func(fsys fs.FS) error {
		r, err := source.Compare(fsys, rec.Draft.Texts, rec.Draft.Found)
		if err == nil {
			next, err = prepare(fsys, r, rec)
		}
		return err
	})
	if err == nil {
		err = w.Owe(ctx, p, rec.Draft.Base, next.digest)
	}
	if err == nil {
		err = w.Adopt(ctx, rec.Draft.Base, next.files)
	}
	if err != nil {
		w.Log.Error("what was approved does not answer yet", "draft", rec.Draft.Digest, "err", err)
		return
	}
	w.Log.Info("what was approved answers now", "draft", rec.Draft.Digest, "corpus", w.Digest())
	w.see(rec)
}

// Vote counts an administrator's vote on the draft of that digest, and returns the draft
// that there is now; nil where there is none. It reports false, and counts nothing, where
// another has come in its place, it is decided, it cannot be approved, or the person is no
// administrator.
func (w *Watch) Vote(ctx context.Context, draft, user string, yes bool) (*render.Proposal, bool, error) {
	w.turn.Lock()
	defer w.turn.Unlock()
	rec, err := w.Store.LastWatch(ctx)
	if err != nil {
		return nil, false, err
	}
	w.see(rec)
	p := w.now.Load().proposal
	if p == nil || p.Draft != draft {
		return p, false, nil
	}
	if yes && !p.Sound() {
		return p, false, nil
	}
	rec, ok, err := ledger.CastVote(ctx, w.Store, draft, ledger.Vote{User: user, Yes: yes, At: w.Now().UTC()}, w.Admins)
	if err != nil {
		return p, false, err
	}
	w.see(rec)
	after := w.now.Load().proposal
	if after != nil {
		told := *after
		told.Reach = w.Reach(ctx, told)
		after = &told
	}
	if ok {
		w.Log.Info("a vote on what changed on the page", "draft", draft, "yes", yes, "by", user, "decided", rec.Draft.Decided)
	}
	w.act(ctx, rec)
	return after, ok, nil
}
