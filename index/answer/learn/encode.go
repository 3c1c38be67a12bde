package learn

import (
	"encoding/binary"
	"errors"
	"math"
	"strings"
)

var errForm = errors.New("learn: not a model")

const magic = "learn1\n"

// Encode writes the model in a form that Decode reads.
func (m *Model) Encode() string {
	b := []byte(magic)
	number := func(n uint32) { b = binary.LittleEndian.AppendUint32(b, n) }
	number(uint32(len(m.labels))) // #nosec G115 -- some dozens
	number(uint32(len(m.vocab)))  // #nosec G115 -- some ten thousand
	b = append(b, strings.Join(m.labels, "\n")+"\n\n"...)
	for _, v := range m.bias {
		number(math.Float32bits(v))
	}
	for i, h := range m.vocab {
		number(h)
		number(math.Float32bits(m.idf[i]))
		number(math.Float32bits(m.scale[i]))
	}
	return string(b) + m.weight
}

// Decode reads what Encode wrote. The model keeps data's memory.
func Decode(data string) (*Model, error) {
	rest, ok := strings.CutPrefix(data, magic)
	if !ok || len(rest) < 8 {
		return nil, errForm
	}
	number := func() uint32 {
		n := uint32(rest[0]) | uint32(rest[1])<<8 | uint32(rest[2])<<16 | uint32(rest[3])<<24
		rest = rest[4:]
		return n
	}
	labels, features := int(number()), int(number())
	names, tail, ok := strings.Cut(rest, "\n\n")
	m := &Model{labels: strings.Split(names, "\n")}
	rest = tail
	if !ok || len(m.labels) != labels || len(rest) != 4*labels+12*features+labels*features {
		return nil, errForm
	}
	m.bias = make([]float32, labels)
	for i := range m.bias {
		m.bias[i] = math.Float32frombits(number())
	}
	m.vocab, m.idf, m.scale = make([]uint32, features), make([]float32, features), make([]float32, features)
	for i := range m.vocab {
		m.vocab[i] = number()
		m.idf[i], m.scale[i] = math.Float32frombits(number()), math.Float32frombits(number())
	}
	m.weight = rest
	m.prepare()
	return m, nil
}
