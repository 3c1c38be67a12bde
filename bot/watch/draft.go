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
	"miswg/index/answer/exam"
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

// prepare makes the files of the corpus that a draft would be, with its exam and what it was
// before, and that corpus. It is an error if they are none.
func prepare(fsys fs.FS, r source.Report, rec ledger.Watch) (map[string][]byte, *corpus.Corpus, error) {
	files, err := r.Files()
	if err != nil {
		return nil, nil, err
	}
	asked, err := exam.Files(fsys)
	if err != nil {
		return nil, nil, err
	}
	maps.Copy(files, asked)
	next := fstest.MapFS{}
	for name, b := range files {
		next[name] = &fstest.MapFile{Data: b}
	}
	was, is, state, err := past.Between(fsys, next)
	if err != nil {
		return nil, nil, err
	}
	kept, err := past.Kept(fsys)
	if err != nil {
		return nil, nil, err
	}
	maps.Copy(files, kept)
	files[past.Name(was.Digest())] = state.Encode()
	before := &written.Files{FS: fsys}
	log, err := before.Read(LogFile, written.MaxText)
	if err != nil {
		log = nil // it is the first
	}
	files[LogFile] = append(log, entry(rec.Draft, was.Digest(), state.Next)...)
	return files, is, nil
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
// for itself, at once or when they look next. Which answers that corrects is written down
// before: who ends in between does not look back.
func (w *Watch) settle(ctx context.Context, rec ledger.Watch, p render.Proposal) {
	var files map[string][]byte
	var next *corpus.Corpus
	err := w.Files(func(fsys fs.FS) error {
		r, err := source.Compare(fsys, rec.Draft.Texts, rec.Draft.Found)
		if err == nil {
			files, next, err = prepare(fsys, r, rec)
		}
		return err
	})
	if err == nil {
		err = w.Owe(ctx, p, rec.Draft.Base, next.Digest())
	}
	if err == nil {
		err = w.Adopt(ctx, rec.Draft.Base, files)
	}
	if err != nil {
		w.Log.Error("what was approved does not answer yet", "draft", rec.Draft.Digest, "err", err)
		return
	}
	w.Log.Info("what was approved answers now", "draft", rec.Draft.Digest, "corpus", w.Digest())
	w.see(rec, nil)
}

// reaching returns a proposal with the answers that it would have corrected, as of now.
func (w *Watch) reaching(ctx context.Context, p render.Proposal) *render.Proposal {
	p.Reach = w.Reach(ctx, p)
	return &p
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
	w.see(rec, nil)
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
	w.see(rec, nil)
	after := w.now.Load().proposal
	if after != nil {
		after = w.reaching(ctx, *after)
	}
	if ok {
		w.Log.Info("a vote on what changed on the page", "draft", draft, "yes", yes, "by", user, "decided", rec.Draft.Decided)
	}
	w.act(ctx, rec)
	return after, ok, nil
}
