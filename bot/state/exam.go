package state

import (
	"context"
	"encoding/json"

	"miswg/index/answer/exam"
)

// SaveExam keeps the result of an exam in place of an earlier one.
func (b *database) SaveExam(ctx context.Context, r exam.Result) error {
	js, err := json.Marshal(r)
	if err != nil {
		return b.fail(err)
	}
	_, err = b.exec(ctx, `INSERT INTO miswg_exam (id, result, at) VALUES (1, ?, ?)
ON CONFLICT (id) DO UPDATE SET result = excluded.result, at = excluded.at WHERE miswg_exam.at <= excluded.at`, string(js), r.When.UnixMicro())
	return err
}

// LastExam returns the result of the last exam, the zero Result where there was none.
func (b *database) LastExam(ctx context.Context) (exam.Result, error) {
	var js string
	var r exam.Result
	kept, err := b.one(ctx, []any{&js}, `SELECT result FROM miswg_exam WHERE id = 1`)
	if err != nil || !kept {
		return r, err
	}
	err = json.Unmarshal([]byte(js), &r)
	return r, b.fail(err)
}
