package state

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"time"

	"miswg/corpus"
	"miswg/index/answer"
)

// Crowd is how many people have to have asked before anything of it is written
// down or reported.
const Crowd = 3

// Bounds of what one question adds.
const (
	maxTerms    = 16
	maxTermText = 80 // runes
)

// A Gap is something that people asked and the page does not answer.
type Gap struct {
	Week      time.Time // the Monday it is about; zero for the whole time asked for
	Term      string    // normalised word or words
	Lang      corpus.Lang
	Kind      answer.Kind
	People    int // distinct, at least Crowd
	Questions int
}

// RecordGap notes that a person asked about terms without getting an answer. Terms
// are normalised words or runs of words; they count as the same whatever their case,
// and apart by language and kind. Of each question at most 16 count.
//
// A term is kept as a hash, and when a third person asks in its own words. Its time
// is kept as a week.
func (s *Store) RecordGap(ctx context.Context, user string, terms []string, kind answer.Kind, l corpus.Lang) error {
	type term struct {
		hash  []byte
		label string
	}
	var ts []term
	for _, t := range terms {
		t = normalise(t)
		h := s.hash(aTerm, string(l), string(kind), t)
		if t != "" && len(ts) < maxTerms && !slices.ContainsFunc(ts, func(o term) bool { return bytes.Equal(o.hash, h) }) {
			ts = append(ts, term{h, t})
		}
	}
	if len(ts) == 0 {
		return nil
	}
	// In one order, so that two transactions never wait for each other.
	slices.SortFunc(ts, func(a, b term) int { return bytes.Compare(a.hash, b.hash) })
	person, week := s.hash(aPerson, user), Week(s.now()).UnixMicro()
	var kinds, asks, labels, hashes []any
	for _, t := range ts {
		kinds = append(kinds, t.hash, clean(string(l), maxWord), clean(string(kind), maxWord))
		asks = append(asks, t.hash, person, week)
		labels = append(labels, t.hash, t.label)
		hashes = append(hashes, t.hash)
	}
	return s.together(ctx,
		// The update does nothing but hold the rows until the transaction ends, so that
		// of two people at the same time one sees the other.
		&step{query: `INSERT INTO miswg_gap_terms (term, lang, kind) VALUES ` + rowsOf("(?, ?, ?)", len(ts)) + `
ON CONFLICT (term) DO UPDATE SET lang = excluded.lang`, args: kinds},
		&step{query: `INSERT INTO miswg_gap_asks (term, person, week, asked) VALUES ` + rowsOf("(?, ?, ?, 1)", len(ts)) + `
ON CONFLICT (term, person, week) DO UPDATE SET asked = miswg_gap_asks.asked + 1`, args: asks},
		&step{query: `UPDATE miswg_gap_terms SET label = CASE term ` + strings.Repeat("WHEN ? THEN ? ", len(ts)) + `END
WHERE label IS NULL AND term IN (` + rowsOf("?", len(ts)) + `)
AND (SELECT COUNT(DISTINCT person) FROM miswg_gap_asks a WHERE a.term = miswg_gap_terms.term) >= ?`,
			args: slices.Concat(labels, hashes, []any{Crowd})})
}

// prune deletes the words of terms that too few people asked about, and terms that
// nobody did.
func prune(t *transaction) error {
	if _, err := t.exec(`UPDATE miswg_gap_terms SET label = NULL WHERE label IS NOT NULL
AND (SELECT COUNT(DISTINCT person) FROM miswg_gap_asks a WHERE a.term = miswg_gap_terms.term) < ?`, Crowd); err != nil {
		return err
	}
	_, err := t.exec(`DELETE FROM miswg_gap_terms WHERE NOT EXISTS (SELECT 1 FROM miswg_gap_asks a WHERE a.term = miswg_gap_terms.term)`)
	return err
}

// Week returns the Monday, in UTC, of the week of t.
func Week(t time.Time) time.Time {
	y, m, d := t.UTC().Date()
	monday := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	return monday.AddDate(0, 0, -(int(monday.Weekday())+6)%7)
}

// Gaps returns what at least [Crowd] people asked since the Monday of since: the most
// people first, then the most questions, then by term. A term that says less than a
// longer one about the same people and questions is left out.
func (s *Store) Gaps(ctx context.Context, since time.Time) ([]Gap, error) {
	return s.gaps(ctx, "0", since)
}

// WeeklyGaps is Gaps for each week by itself, the earliest first. What is asked by
// few people in each of several weeks is only in Gaps.
func (s *Store) WeeklyGaps(ctx context.Context, since time.Time) ([]Gap, error) {
	return s.gaps(ctx, "a.week", since)
}

func (s *Store) gaps(ctx context.Context, week string, since time.Time) ([]Gap, error) {
	q := `SELECT WEEK, t.label, t.lang, t.kind, COUNT(DISTINCT a.person) AS people, CAST(SUM(a.asked) AS BIGINT) AS questions
FROM miswg_gap_terms t JOIN miswg_gap_asks a ON a.term = t.term
WHERE t.label IS NOT NULL AND a.week >= ?
GROUP BY a.term, t.label, t.lang, t.kind GROUP_WEEK
HAVING COUNT(DISTINCT a.person) >= ?`
	group := ""
	if week != "0" {
		group = ", " + week
	}
	q = strings.NewReplacer("GROUP_WEEK", group, "WEEK", week).Replace(q)
	out, err := rows(ctx, &s.database, func(row scanner, g *Gap) error {
		var at int64
		err := row.Scan(&at, &g.Term, &g.Lang, &g.Kind, &g.People, &g.Questions)
		if at != 0 {
			g.Week = time.UnixMicro(at).UTC()
		}
		return err
	}, q, Week(since).UnixMicro(), Crowd)
	return tidy(out), err
}
