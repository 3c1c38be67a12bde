package live

import (
	"context"
	"io/fs"
	"time"

	"miswg/corpus"
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

// CarryExam returns the files of an exam as they go over to the corpus that l answers
// from now; missed are those of its cases that were not right before either.
func CarryExam(ctx context.Context, l *Live, files map[string][]byte, missed []string) (map[string][]byte, error) {
	e, done := l.use()
	defer done()
	return exam.Carry(ctx, e, e.corpus, files, missed)
}
