// SPDX-License-Identifier: MIT

// Package learn tells which of a number of known things a message asks, from
// examples of messages. It is a linear classifier over words, pairs of words and
// pieces of words: deterministic, small, and ignorant of what the labels mean.
//
// It recognises; it never says anything. What a label leads to is decided above.
package learn

import (
	"cmp"
	"math"
	"slices"
)

// An Example is a message and the label of what it asks. Text is a row of words
// parted by single spaces, in one form of spelling; see Model.Rank.
type Example struct{ Label, Text string }

// A Guess is one reading of a message.
type Guess struct {
	Label string
	P     float64 // from 0 to 1; those of one message add up to 1
}

// A Model knows what its examples taught it. It is immutable and safe for
// concurrent use.
type Model struct {
	labels   []string // sorted
	features features
	weight   string    // by feature, then label: a signed byte each
	bias     []float32 // by label
	starts   []int32   // by the first bits of a hash: how many features have lower ones
}

// Rank returns the labels by how likely the text asks them, best first, ties by
// label. The text must be spelt as the examples were.
func (m *Model) Rank(text string) []Guess {
	scores := m.scores(text)
	softmax(scores)
	out := make([]Guess, len(scores))
	for i, s := range scores {
		out[i] = Guess{m.labels[i], float64(s)}
	}
	slices.SortStableFunc(out, func(a, b Guess) int { return cmp.Compare(b.P, a.P) })
	return out
}

func (m *Model) scores(text string) []float32 {
	scores := slices.Clone(m.bias)
	n := len(m.labels)
	for _, f := range m.vector(text) {
		step := f.value * m.features.scale(f.index)
		row := m.weight[int(f.index)*n : int(f.index)*n+n]
		for i := range len(row) {
			scores[i] += float32(step * float32(int8(row[i]))) // #nosec G115 -- a byte read as signed
		}
	}
	return scores
}

// Similarity is the cosine of two texts, from 0 to 1.
func (m *Model) Similarity(a, b string) float64 {
	x, y := m.vector(a), m.vector(b)
	var sum float64
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i].index < y[j].index:
			i++
		case x[i].index > y[j].index:
			j++
		default:
			sum += float64(x[i].value) * float64(y[j].value)
			i, j = i+1, j+1
		}
	}
	return sum
}

func softmax(scores []float32) {
	if len(scores) == 0 {
		return
	}
	top := slices.Max(scores)
	var sum float64
	for i, s := range scores {
		e := math.Exp(float64(s - top))
		scores[i] = float32(e)
		sum += e
	}
	for i := range scores {
		scores[i] = float32(float64(scores[i]) / sum)
	}
}
