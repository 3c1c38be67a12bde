package state

import (
	"context"
	"strconv"

	"miswg/bot/ledger"
)

// posting returns the statements that remember which message answered a question. A later
// message replaces an earlier one.
func posting(s *Store, a ledger.Answered) []*step {
	key, p := s.hash(aQuestion, a.Question), a.Posted
	return []*step{{query: `INSERT INTO miswg_answers (question, channel, ts, thread, edit, says, person, until) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (question) DO UPDATE SET channel = excluded.channel, ts = excluded.ts, thread = excluded.thread, edit = excluded.edit,
says = excluded.says, person = excluded.person, until = excluded.until`, args: []any{
		key, clean(p.Channel, maxWord), clean(p.TS, maxWord), clean(p.Thread, maxWord), clean(p.Edit, maxWord), clean(p.Says, maxWord),
		s.hash(aPerson, p.User), s.common.now().Add(a.TTL).UnixMicro()}},
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

// said returns the statement that reads the named answers in a place into out. Their limit
// is written in it: SQLite compiles a statement anew with each limit that is bound to it.
func said(s *Store, in ledger.Place, out *[]ledger.Posted) *step {
	return &step{query: `SELECT channel, ts, thread, says FROM miswg_answers
WHERE channel = ? AND says <> '' AND until > ? AND edit = '' AND question <> ? ORDER BY CASE WHEN thread = ? THEN 0 ELSE 1 END, ts LIMIT ` + strconv.Itoa(ledger.MaxSaid),
		args: []any{clean(in.Channel, maxWord), s.common.now().UnixMicro(), s.hash(aQuestion, in.Question), clean(in.Thread, maxWord)},
		each: func(row scanner) error {
			var p ledger.Posted
			err := row.Scan(&p.Channel, &p.TS, &p.Thread, &p.Says)
			*out = append(*out, p)
			return err
		}}
}
