package state

import (
	"context"
	"encoding/hex"
	"time"

	"miswg/bot/ledger"
	"miswg/corpus"
	"miswg/index/answer"
)

// Bounds of what is kept, in runes.
const (
	maxWord = 200   // of identifiers
	maxText = 3_000 // of what a person wrote; Slack's own limit of an input
)

// ClaimIn is Claim, and returns besides a person's own setting, "" when there is none, and
// what was answered in a place, in the same round trip. Claiming no keys succeeds, and in no
// place nothing was answered.
func (s *Store) ClaimIn(ctx context.Context, in ledger.Place, user, owner string, ttl time.Duration, keys ...string) (corpus.Lang, []ledger.Posted, bool, error) {
	var l corpus.Lang
	var given []ledger.Posted
	claim, all := &step{}, int64(0)
	steps := []*step{{query: `SELECT lang FROM miswg_languages WHERE person = ?`, args: []any{s.hash(aPerson, user)}, row: []any{&l}}}
	if in != (ledger.Place{}) {
		steps = append(steps, said(s, in, &given))
	}
	if len(keys) > 0 {
		claim, all = claiming(s, owner, ttl, keys)
		steps = append([]*step{claim}, steps...)
	}
	err := s.together(ctx, steps...)
	return l, given, err == nil && claim.rows == all, err
}

// SetLanguage keeps a person's setting; "" removes it.
func (s *Store) SetLanguage(ctx context.Context, user string, l corpus.Lang) error {
	if l == "" {
		_, err := s.exec(ctx, `DELETE FROM miswg_languages WHERE person = ?`, s.hash(aPerson, user))
		return err
	}
	_, err := s.exec(ctx, `INSERT INTO miswg_languages (person, lang, at) VALUES (?, ?, ?)
ON CONFLICT (person) DO UPDATE SET lang = excluded.lang, at = excluded.at`,
		s.hash(aPerson, user), clean(string(l), maxWord), s.now().UnixMicro())
	return err
}

// SaveFeedback keeps one judgement. A later one of the same person on the same
// message replaces it. A zero At means now.
func (s *Store) SaveFeedback(ctx context.Context, f ledger.Feedback) error {
	if f.At.IsZero() {
		f.At = s.now()
	}
	_, err := s.exec(ctx, `INSERT INTO miswg_feedback (person, message, vote, kind, rule, lang, digest, reason, detail, at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (person, message) DO UPDATE SET vote = excluded.vote, kind = excluded.kind, rule = excluded.rule, lang = excluded.lang,
digest = excluded.digest, reason = excluded.reason, detail = excluded.detail, at = excluded.at`,
		s.hash(aPerson, f.User), s.hash(aMessage, f.Message), clean(f.Vote, maxWord), clean(string(f.Kind), maxWord), clean(f.Rule, maxWord),
		clean(string(f.Lang), maxWord), clean(f.Digest, maxWord), clean(f.Reason, maxWord), clean(f.Detail, maxText), f.At.UnixMicro())
	return err
}

// Feedback returns the judgements made since a time, oldest first. User and Message
// are pseudonyms: equal for equals, and nothing else.
func (s *Store) Feedback(ctx context.Context, since time.Time) ([]ledger.Feedback, error) {
	return rows(ctx, &s.database, func(row scanner, f *ledger.Feedback) error {
		var person, message []byte
		var at int64
		err := row.Scan(&person, &message, &f.Vote, &f.Kind, &f.Rule, &f.Lang, &f.Digest, &f.Reason, &f.Detail, &at)
		f.User, f.Message, f.At = hex.EncodeToString(person), hex.EncodeToString(message), time.UnixMicro(at).UTC()
		return err
	}, `SELECT person, message, vote, kind, rule, lang, digest, reason, detail, at
FROM miswg_feedback WHERE at >= ? ORDER BY at, person, message`, since.UnixMicro())
}

// A Question is a question kept because [Options.StoreQuestions] said so. It does
// not tell who asked.
type Question struct {
	Text string
	Kind answer.Kind
	Lang corpus.Lang
	At   time.Time
}

// SaveQuestion keeps a question's text, and does nothing unless
// [Options.StoreQuestions] is set.
func (s *Store) SaveQuestion(ctx context.Context, user, text string, kind answer.Kind, l corpus.Lang) error {
	if !s.questions {
		return nil
	}
	_, err := s.exec(ctx, `INSERT INTO miswg_questions (person, text, kind, lang, at) VALUES (?, ?, ?, ?, ?)`,
		s.hash(aPerson, user), clean(text, maxText), clean(string(kind), maxWord), clean(string(l), maxWord), s.now().UnixMicro())
	return err
}

// Questions returns the questions kept since a time, oldest first.
func (s *Store) Questions(ctx context.Context, since time.Time) ([]Question, error) {
	return rows(ctx, &s.database, func(row scanner, q *Question) error {
		var at int64
		err := row.Scan(&q.Text, &q.Kind, &q.Lang, &at)
		q.At = time.UnixMicro(at).UTC()
		return err
	}, `SELECT text, kind, lang, at FROM miswg_questions WHERE at >= ? ORDER BY at, id`, since.UnixMicro())
}
