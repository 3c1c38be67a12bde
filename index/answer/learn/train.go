package learn

import (
	"cmp"
	"math"
	"slices"
)

const (
	least  = 2             // a feature must occur in so many examples
	rounds = 25            // over all examples
	rate   = float32(.25)  // of learning
	decay  = float32(1e-4) // pull of weights towards zero
	sign   = 1 << 31       // of the bits of a number
)

var smallest = math.Float32bits(1e-5) // step that is taken

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
	vocab, idf := vocabulary(texts, least)
	m.features = written(vocab, idf, nil)
	m.prepare()
	t := newTrainer(m)
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
	m.features = written(vocab, idf, m.quantise(t))
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
	stride            int       // of a row of cells, whole lines of a processor's cache
	cells             []float32 // by place: weights by label, then their squares
	place             []int     // of a feature: frequent ones stand together
	bias, biasSquares []float32
	scores            []float32
}

func newTrainer(m *Model) *trainer {
	classes := len(m.labels)
	t := &trainer{model: m, classes: classes, stride: (classes + 15) / 16 * 16}
	known := m.features.len()
	t.cells = make([]float32, 2*t.stride*known)
	t.bias, t.biasSquares = make([]float32, classes), make([]float32, classes)
	often := make([]int32, known)
	for i := range often {
		often[i] = int32(i) // #nosec G115 -- some ten thousand
	}
	slices.SortStableFunc(often, func(a, b int32) int { return cmp.Compare(m.features.idf(a), m.features.idf(b)) })
	t.place = make([]int, known)
	for place, f := range often {
		t.place[f] = place
	}
	return t
}

// row returns the weights of a feature and the sums of the squares of their steps, which
// stand side by side.
func (t *trainer) row(f feature) (weights, squares []float32) {
	both := t.cells[int(t.place[f.index])*2*t.stride:]
	return both[:t.classes], both[t.stride:][:t.classes]
}

// learn takes one step of AdaGrad.
func (t *trainer) learn(r row) {
	t.score(r.vector)
	scores := t.scores
	softmax(scores)
	scores[r.label]--
	for _, f := range r.vector {
		w, q := t.row(f)
		w, q = w[:len(scores)], q[:len(scores)] // so that the compiler sees they are as long
		for i, s := range scores {
			g := float32(s*f.value) + float32(decay*w[i])
			// Which steps are large enough no processor foretells: a small one is taken as none, without a branch.
			bits := math.Float32bits(g)
			large := uint32(0)
			if bits&^sign >= smallest {
				large = math.MaxUint32
			}
			g = math.Float32frombits(bits & large)
			sum := q[i] + float32(g*g)
			q[i] = sum
			w[i] -= float32(rate * g / sqrt(sum+1e-8))
		}
	}
	for i, g := range scores {
		t.biasSquares[i] += float32(g * g)
		t.bias[i] -= float32(0.1 * rate * g / sqrt(t.biasSquares[i]+1e-8))
	}
}

// score adds up what the labels of a text weigh, four features at a time, each sum in the
// order of the features.
func (t *trainer) score(v []feature) {
	scores := append(t.scores[:0], t.bias...)
	for ; len(v) >= 4; v = v[4:] {
		a, _ := t.row(v[0])
		b, _ := t.row(v[1])
		c, _ := t.row(v[2])
		d, _ := t.row(v[3])
		x, y, z, u := v[0].value, v[1].value, v[2].value, v[3].value
		n := len(scores)
		a, b, c, d = a[:n], b[:n], c[:n], d[:n]
		for i, s := range scores {
			s += float32(x * a[i])
			s += float32(y * b[i])
			s += float32(z * c[i])
			scores[i] = s + float32(u*d[i])
		}
	}
	for _, f := range v {
		w, _ := t.row(f)
		for i, s := range scores {
			scores[i] = s + float32(f.value*w[i])
		}
	}
	t.scores = scores
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

// quantise keeps each weight in a byte, in steps that suit its feature, and returns those.
func (m *Model) quantise(t *trainer) (scale []float32) {
	n := len(m.labels)
	scale = make([]float32, m.features.len())
	bytes := make([]byte, len(scale)*n)
	for f := range scale {
		w, _ := t.row(feature{index: int32(f)}) // #nosec G115 -- some ten thousand
		var top float32
		for _, v := range w {
			top = max(top, v, -v)
		}
		if top == 0 {
			continue
		}
		scale[f] = top / 127
		for i, v := range w {
			bytes[f*n+i] = byte(int8(math.Round(float64(v / scale[f])))) // #nosec G115 -- within -127 and 127
		}
	}
	m.weight = string(bytes)
	return scale
}
