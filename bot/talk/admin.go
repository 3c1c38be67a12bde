package talk

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"miswg/bot/ledger"
	"miswg/bot/queue"
	"miswg/bot/render"
	"miswg/bot/wire"
	"miswg/corpus"
	"miswg/index/answer/exam"
)

// Admin is what concerns those who run the bot.
type Admin struct {
	*desk
	picture   *picture
	examining sync.Mutex // one exam at a time
}

// Started is called when the bot begins to serve.
func (m *Admin) Started() { m.picture.upload() }

// Reread acts on the corpus having been read anew; why goes to the log, and up tells
// whether anything can be sent. When it was refused the present one stays, and the
// administrators are told, once an hour for each problem.
func (m *Admin) Reread(ctx context.Context, why string, changed bool, err error, up bool) {
	m.wasRead(why, changed, err, up)
	if err == nil || len(m.Admins) == 0 || !up {
		return
	}
	if ok, errClaim := m.Ledger.Store.Claim(ctx, "", time.Hour, "refused:"+err.Error()); errClaim == nil && !ok {
		return
	}
	for _, admin := range m.Admins {
		m.Outbox.Send(nil, wire.Target{Channel: admin, User: admin}, render.Reloaded(m.Languages.Of(ctx, admin), m.Engine.Digest(), changed, err), nil)
	}
}

// Read reads the corpus anew, and reports whether another one answers now.
func (m *Admin) Read(ctx context.Context) (changed bool, err error) {
	before := m.Engine.Digest()
	err = m.Reload(ctx)
	return err == nil && m.Engine.Digest() != before, err
}

// wasRead logs how reading the corpus went, and draws the map of another one.
func (m *Admin) wasRead(why string, changed bool, err error, up bool) {
	if err != nil {
		m.Log.Error("corpus refused, the one before stays", "why", why, "corpus", m.Engine.Digest(), "err", err)
		return
	}
	m.Log.Info("corpus read", "why", why, "corpus", m.Engine.Digest(), "changed", changed)
	if changed && up {
		m.picture.upload()
	}
}

// reloadFor reads the corpus anew for an administrator, and tells how it went. It
// reports whether there is such a command.
func (m *Admin) reloadFor(ctx context.Context, j *queue.Job) bool {
	l, may := m.may(ctx, j, m.Reload != nil)
	if !may {
		return m.Reload != nil
	}
	changed, err := m.Read(ctx)
	m.wasRead("asked for by an administrator", changed, err, true)
	m.whisper(j, render.Reloaded(l, m.Engine.Digest(), changed, err))
	return true
}

// may reports whether a job's author may have a command carried out that there is, and their
// language. Who may not is told.
func (m *Admin) may(ctx context.Context, j *queue.Job, there bool) (corpus.Lang, bool) {
	l := m.language(ctx, j)
	admin := slices.Contains(m.Admins, j.To.User)
	if there && !admin {
		m.whisper(j, render.NotAdmin(l, m.Engine.Body()))
	}
	return l, there && admin
}

// errExamining is returned while an exam goes on already.
var errExamining = errors.New("an exam is under way")

// examine has the engine asked its exam, keeps the result, and returns what is different
// since the one before. Begun is called before the first question.
func (m *Admin) examine(ctx context.Context, begun func()) (exam.Result, exam.Changes, error) {
	if !m.examining.TryLock() {
		return exam.Result{}, exam.Changes{}, errExamining
	}
	defer m.examining.Unlock()
	begun()
	r, err := m.Exam(ctx)
	if err != nil {
		return r, exam.Changes{}, err
	}
	before, err := m.Ledger.Store.LastExam(ctx)
	ledger.Report(m.Log, "the exam before is not known", err)
	ledger.Report(m.Log, "exam not kept", m.Ledger.Store.SaveExam(ctx, r))
	right, asked := r.Score()
	m.Log.Info("examined", "right", right, "asked", asked, "false", len(r.False), "corpus", r.Corpus)
	return r, r.Since(before), nil
}

// Examine is an exam that nobody asked for. The administrators are told when an answer was
// false or something has changed.
func (m *Admin) Examine(ctx context.Context) error {
	r, since, err := m.examine(ctx, func() {})
	if err != nil || len(r.False) == 0 && !since.Any() {
		return err
	}
	for _, admin := range m.Admins {
		m.Outbox.Send(nil, wire.Target{Channel: admin, User: admin}, render.Examined(m.Languages.Of(ctx, admin), r, since), nil)
	}
	return nil
}

// examFor has an administrator's exam taken, and tells how it went. It reports whether
// there is such a command.
func (m *Admin) examFor(ctx context.Context, j *queue.Job) bool {
	l, may := m.may(ctx, j, m.Exam != nil)
	if !may {
		return m.Exam != nil
	}
	switch r, since, err := m.examine(ctx, func() { m.whisper(j, render.ExamBegun.In(l)) }); {
	case errors.Is(err, errExamining):
		m.whisper(j, render.ExamUnderWay.In(l))
	case errors.Is(err, exam.ErrNone):
		m.whisper(j, render.NoExam.In(l))
	case err != nil:
		m.fail(j, l, err)
	default:
		m.whisper(j, render.Examined(l, r, since))
	}
	return true
}

// Announce posts a report in a channel, in both languages: nobody in particular
// reads it.
func (m *Admin) Announce(channel string, report func(corpus.Lang) render.Message) {
	for _, l := range []corpus.Lang{corpus.English, corpus.French} {
		m.Outbox.Send(nil, wire.Target{Channel: channel}, report(l), nil)
	}
}
