package learn

import (
	"math"
	"slices"
)

const (
	least  = 2             // a feature must occur in so many examples
	rounds = 25            // over all examples
	rate   = float32(.25)  // of learning
	decay  = float32(1e-4) // pull of weights towards zero
)

// Train learns from examples by multinomial logistic regression. The same
// examples in the same order give the same model on every machine: sums are
// never fused, and nothing is random.
func Train(examples []Example) *Model { return train(examples, least, rounds) }

func train(examples []Example, least, rounds int) *Model {
	m := &Model{}
	texts := make([]string, len(examples))
	for i, e := range examples {
		texts[i] = e.Text
		m.labels = append(m.labels, e.Label)
	}
	slices.Sort(m.labels)
	m.labels = slices.Compact(m.labels)
	m.vocab, m.idf = vocabulary(texts, least)
	m.prepare()
	t := &trainer{model: m, classes: len(m.labels)}
	t.weights = make([]float32, len(m.vocab)*t.classes)
	t.squares = make([]float32, len(m.vocab)*t.classes)
	t.bias = make([]float32, t.classes)
	t.biasSquares = make([]float32, t.classes)
	for _, e := range examples {
		label, _ := slices.BinarySearch(m.labels, e.Label)
		t.rows = append(t.rows, row{m.vector(e.Text), label})
	}
	for round := range rounds {
		for _, i := range shuffled(len(t.rows), uint32(round)) { // #nosec G115 -- a handful of rounds
			t.learn(t.rows[i])
		}
	}
	m.bias = t.bias
	m.quantise(t.weights)
	return m
}

type row struct {
	vector []feature
	label  int
}

type trainer struct {
	model             *Model
	classes           int
	rows              []row
	weights, squares  []float32 // by feature, then label
	bias, biasSquares []float32
	scores            []float32
}

// learn takes one step of AdaGrad.
func (t *trainer) learn(r row) {
	t.scores = append(t.scores[:0], t.bias...)
	for _, f := range r.vector {
		w := t.weights[int(f.index)*t.classes:][:t.classes]
		for i := range w {
			t.scores[i] += float32(f.value * w[i])
		}
	}
	softmax(t.scores)
	t.scores[r.label]--
	for _, f := range r.vector {
		w := t.weights[int(f.index)*t.classes:][:t.classes]
		q := t.squares[int(f.index)*t.classes:][:t.classes]
		for i, s := range t.scores {
			g := float32(s*f.value) + float32(decay*w[i])
			if g > -1e-5 && g < 1e-5 {
				continue
			}
			q[i] += float32(g * g)
			w[i] -= float32(rate * g / sqrt(q[i]+1e-8))
		}
	}
	for i, g := range t.scores {
		t.biasSquares[i] += float32(g * g)
		t.bias[i] -= float32(0.1 * rate * g / sqrt(t.biasSquares[i]+1e-8))
	}
}

func sqrt(x float32) float32 { return float32(math.Sqrt(float64(x))) }

// shuffled is the numbers below n in an order that only n and seed decide.
func shuffled(n int, seed uint32) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	x := seed*2654435761 + 1
	for i := n - 1; i > 0; i-- {
		x ^= x << 13
		x ^= x >> 17
		x ^= x << 5
		j := int(x % uint32(i+1)) // #nosec G115 -- below i
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// quantise keeps each weight in a byte, in steps that suit its feature.
func (m *Model) quantise(weights []float32) {
	n := len(m.labels)
	m.scale = make([]float32, len(m.vocab))
	bytes := make([]byte, len(weights))
	for f := range m.vocab {
		w := weights[f*n : f*n+n]
		var top float32
		for _, v := range w {
			top = max(top, v, -v)
		}
		if top == 0 {
			continue
		}
		m.scale[f] = top / 127
		for i, v := range w {
			bytes[f*n+i] = byte(int8(math.Round(float64(v / m.scale[f])))) // #nosec G115 -- within -127 and 127
		}
	}
	m.weight = string(bytes)
}
