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
	number(uint32(len(m.labels)))    // #nosec G115 -- some dozens
	number(uint32(m.features.len())) // #nosec G115 -- some ten thousand
	b = append(b, strings.Join(m.labels, "\n")+"\n\n"...)
	for _, v := range m.bias {
		number(math.Float32bits(v))
	}
	return string(b) + string(m.features) + m.weight
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
	labels, count := int(number()), int(number())
	names, tail, ok := strings.Cut(rest, "\n\n")
	m := &Model{labels: strings.Split(names, "\n")}
	rest = tail
	if !ok || len(m.labels) != labels || len(rest) != 4*labels+(featureSize+labels)*count {
		return nil, errForm
	}
	m.bias = make([]float32, labels)
	for i := range m.bias {
		m.bias[i] = math.Float32frombits(number())
	}
	m.features, m.weight = features(rest[:featureSize*count]), rest[featureSize*count:]
	m.prepare()
	return m, nil
}
