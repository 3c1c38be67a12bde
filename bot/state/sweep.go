package state

import (
	"context"
	"errors"
	"time"

	"miswg/bot/ledger"
)

// Epoch returns the present epoch: Forget begins one.
func (b *database) Epoch(ctx context.Context) (int64, error) {
	var present int64
	_, err := b.one(ctx, []any{&present}, `SELECT present FROM miswg_epoch WHERE id = 1`)
	return present, err
}

// remembering runs steps that keep something of a person together, and not while one is
// forgotten: either Forget finds what they kept, or they find that Forget was there.
func (b *database) remembering(ctx context.Context, steps ...*step) error {
	if b.d.remember != "" {
		steps = append([]*step{{query: b.d.remember}}, steps...)
	}
	return b.together(ctx, steps...)
}

// unless returns the step that deletes what a step before it kept of a person, if that
// person was forgotten since an epoch.
func unless(s *Store, drop string, key any, user string, epoch int64) *step {
	return &step{query: drop + ` AND EXISTS (SELECT 1 FROM miswg_forgotten WHERE person = ? AND epoch > ?)`, args: []any{key, s.hash(aForgot, user), epoch}}
}

// Forget deletes everything about a person: language, feedback, questions, which messages
// answered them and on what those rest, votes, and their part in the gap report, whose words
// are deleted where too few people remain. What is being answered leaves nothing either. It
// reports whether the bytes are gone too, from the file and its log; where another program
// reads the file, Sweep sees to that later. In PostgreSQL they stay until it reuses their
// place, so that it always reports false.
func (s *Store) Forget(ctx context.Context, user string) (bool, error) {
	person := s.hash(aPerson, user)
	err := s.transact(ctx, func(t *transaction) error {
		for _, alone := range []string{s.d.gaps, s.d.forget} {
			if _, err := t.exec(alone); err != nil {
				return err
			}
		}
		if err := begun(s, t, user); err != nil {
			return err
		}
		for _, table := range []string{"miswg_languages", "miswg_feedback", "miswg_questions", "miswg_answers", "miswg_given", "miswg_gap_asks"} {
			if _, err := t.exec(`DELETE FROM `+table+` WHERE person = ?`, person); err != nil {
				return err
			}
		}
		if err := unvote(t, user); err != nil {
			return err
		}
		return prune(t)
	})
	if err != nil {
		return false, err
	}
	return s.wipe(ctx), nil
}

// begun begins the epoch of a person who is forgotten. It is known for longer than any
// answer is under way.
func begun(s *Store, t *transaction, user string) error {
	if _, err := t.exec(`UPDATE miswg_epoch SET present = present + 1 WHERE id = 1`); err != nil {
		return err
	}
	_, err := t.exec(`INSERT INTO miswg_forgotten (person, epoch, until) VALUES (?, (SELECT present FROM miswg_epoch WHERE id = 1), ?)
ON CONFLICT (person) DO UPDATE SET epoch = excluded.epoch, until = excluded.until`, s.hash(aForgot, user), s.common.now().Add(ledger.Kept).UnixMicro())
	return err
}

// Sweep deletes what is past its time at now, and kept questions when they are no
// longer to be kept. It returns how many entries went. It is cheap when there is
// nothing to do; every few minutes is a good time.
func (s *Store) Sweep(ctx context.Context, now time.Time) (int64, error) {
	before := func(d time.Duration) int64 { return now.Add(-d).UnixMicro() }
	asked := before(s.keep.Questions)
	if !s.questions {
		asked = now.UnixMicro()
	}
	var gone int64
	err := s.transact(ctx, func(t *transaction) error {
		if _, err := t.exec(s.d.gaps); err != nil {
			return err
		}
		for _, q := range []struct {
			where string
			until int64
		}{
			{`miswg_claims WHERE until <= ?`, s.common.at(now).UnixMicro()},
			{`miswg_answers WHERE until <= ?`, s.common.at(now).UnixMicro()},
			{`miswg_languages WHERE at <= ?`, before(s.keep.Languages)},
			{`miswg_feedback WHERE at <= ?`, before(s.keep.Feedback)},
			{`miswg_questions WHERE at <= ?`, asked},
			{`miswg_pending WHERE taken <= ?`, before(ledger.Kept)},
			{`miswg_forgotten WHERE until <= ?`, s.common.at(now).UnixMicro()},
			{`miswg_given WHERE at <= ?`, before(ledger.GivenFor)},
			{`miswg_gap_asks WHERE week <= ?`, before(s.keep.Gaps)},
		} {
			n, err := t.exec(`DELETE FROM `+q.where, q.until)
			if err != nil {
				return err
			}
			gone += n
		}
		n, err := t.exec(`DELETE FROM miswg_given WHERE name NOT IN (SELECT name FROM miswg_given ORDER BY at DESC, name LIMIT ?)`, ledger.MaxGiven)
		if err != nil {
			return err
		}
		gone += n
		return prune(t)
	})
	if err == nil && (gone > 0 || s.traces.Load()) {
		s.wipe(ctx)
	}
	return gone, err
}

// Maintain sweeps at once and at each tick, until ctx ends, sees to it that copies agree
// on the time, and that the file is there still. Failures go to failed.
func (s *Store) Maintain(ctx context.Context, tick <-chan time.Time, failed func(error)) {
	for {
		_, err := s.Sweep(ctx, s.now())
		if s.d.there != nil {
			err = errors.Join(err, s.fail(s.d.there()))
		}
		if err = errors.Join(err, s.common.compare(ctx, &s.database)); err != nil && ctx.Err() == nil {
			failed(err)
		}
		select {
		case <-ctx.Done():
			return
		case _, more := <-tick:
			if !more {
				return
			}
		}
	}
}
