package state

import (
	"context"
	"encoding/json"

	"miswg/index/answer/exam"
)

// SaveExam keeps the result of an exam in place of an earlier one.
func (s *Store) SaveExam(ctx context.Context, r exam.Result) error {
	js, err := json.Marshal(r)
	if err != nil {
		return s.fail(err)
	}
	_, err = s.exec(ctx, `INSERT INTO miswg_exam (id, result, at) VALUES (1, ?, ?)
ON CONFLICT (id) DO UPDATE SET result = excluded.result, at = excluded.at WHERE miswg_exam.at <= excluded.at`, string(js), r.When.UnixMicro())
	return err
}

// LastExam returns the result of the last exam, the zero Result where there was none.
func (s *Store) LastExam(ctx context.Context) (exam.Result, error) {
	var js string
	var r exam.Result
	kept, err := s.one(ctx, []any{&js}, `SELECT result FROM miswg_exam WHERE id = 1`)
	if err != nil || !kept {
		return r, err
	}
	err = json.Unmarshal([]byte(js), &r)
	return r, s.fail(err)
}
