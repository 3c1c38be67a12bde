package state

import (
	"context"
	"time"

	"miswg/bot/ledger"
)

// SavePosted remembers which message answered a question, for ttl. A later message
// replaces an earlier one.
func (s *Store) SavePosted(ctx context.Context, question string, p ledger.Posted, ttl time.Duration) error {
	return s.remembering(ctx, posting(s, question, p, ttl)...)
}

// posting returns the statements of SavePosted.
func posting(s *Store, question string, p ledger.Posted, ttl time.Duration) []*step {
	key := s.hash(aQuestion, question)
	return []*step{{query: `INSERT INTO miswg_answers (question, channel, ts, thread, edit, says, person, until) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (question) DO UPDATE SET channel = excluded.channel, ts = excluded.ts, thread = excluded.thread, edit = excluded.edit,
says = excluded.says, person = excluded.person, until = excluded.until`, args: []any{
		key, clean(p.Channel, maxWord), clean(p.TS, maxWord), clean(p.Thread, maxWord), clean(p.Edit, maxWord), clean(p.Says, maxWord),
		s.hash(aPerson, p.User), s.common.now().Add(ttl).UnixMicro()}},
		unless(s, `DELETE FROM miswg_answers WHERE question = ?`, key, p.User, p.Epoch)}
}

// Posted returns the message that answered a question, and whether it is known.
func (s *Store) Posted(ctx context.Context, question string) (ledger.Posted, bool, error) {
	var p ledger.Posted
	known, err := s.one(ctx, []any{&p.Channel, &p.TS, &p.Thread, &p.Edit},
		`SELECT channel, ts, thread, edit FROM miswg_answers WHERE question = ? AND until > ?`,
		s.hash(aQuestion, question), s.common.now().UnixMicro())
	return p, known, err
}

// DropPosted forgets the message that answered a question.
func (s *Store) DropPosted(ctx context.Context, question string) error {
	_, err := s.exec(ctx, `DELETE FROM miswg_answers WHERE question = ?`, s.hash(aQuestion, question))
	return err
}

// Said returns a message that was named so and answers another question than but, as it was
// first posted: of several the first in the thread, else the first.
func (s *Store) Said(ctx context.Context, says, thread, but string) (ledger.Posted, bool, error) {
	if says == "" {
		return ledger.Posted{}, false, nil
	}
	var p ledger.Posted
	known, err := s.one(ctx, []any{&p.Channel, &p.TS, &p.Thread}, `SELECT channel, ts, thread FROM miswg_answers
WHERE says = ? AND until > ? AND edit = '' AND question <> ? ORDER BY CASE WHEN thread = ? THEN 0 ELSE 1 END, ts LIMIT 1`,
		clean(says, maxWord), s.common.now().UnixMicro(), s.hash(aQuestion, but), clean(thread, maxWord))
	return p, known, err
}
