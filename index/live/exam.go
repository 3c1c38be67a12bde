package live

import (
	"context"
	"errors"
	"io/fs"
	"testing/fstest"
	"time"

	"miswg/corpus"
	"miswg/corpus/written"
	"miswg/index"
	"miswg/index/answer"
	"miswg/index/answer/exam"
)

// Exam reads the exam of the corpus of a directory, or of the embedded one for "". An
// exam is of one corpus: that of the embedded one is asked of no other.
func Exam(dir string, c *corpus.Corpus) ([]exam.Set, error) {
	return corpus.In(dir, func(fsys fs.FS) ([]exam.Set, error) { return exam.Read(fsys, c) })
}

// Exam reads the exam as it is now and asks the present engine. What is replaced
// meanwhile answers to its end.
func (l *Live) Exam(ctx context.Context, now func() time.Time) (exam.Result, error) {
	e, done := l.use()
	defer done()
	sets, err := Exam(l.Dir(), e.corpus)
	if err != nil {
		return exam.Result{}, err
	}
	r, _, err := exam.Run(ctx, e, sets, now)
	return r, err
}

// CarryExam returns the files of an exam as they go over to the corpus of a directory;
// missed are those of its cases that were not right before either. What nobody has read
// again there counts as read: what is wrong until then alone is not outdated.
func CarryExam(ctx context.Context, dir string, files map[string][]byte, missed []string) (map[string][]byte, error) {
	c, err := written.InDir(dir, confirmed)
	if err != nil {
		return nil, err
	}
	x, err := index.Build(c)
	if err != nil {
		return nil, err
	}
	carried, err := exam.Carry(ctx, answer.New(c, x), c, files, missed)
	return carried, errors.Join(err, x.Close())
}

// confirmed loads a corpus as it is once all that waits for a person is confirmed.
func confirmed(fsys fs.FS) (*corpus.Corpus, error) {
	c, err := corpus.Load(fsys)
	if err != nil || len(c.ToConfirm()) == 0 {
		return c, err
	}
	m, err := corpus.Mend(fsys, corpus.Each(c.ToConfirm(), func(u corpus.Unconfirmed) string { return u.ID }), time.Now())
	if err != nil {
		return nil, err
	}
	return corpus.Load(mended{fsys, m.Files})
}

// A mended is files of which some are others.
type mended struct {
	fs.FS
	files map[string][]byte
}

// Open implements [fs.FS].
func (m mended) Open(name string) (fs.File, error) {
	if b, ok := m.files[name]; ok {
		return fstest.MapFS{name: {Data: b}}.Open(name)
	}
	return m.FS.Open(name)
}
