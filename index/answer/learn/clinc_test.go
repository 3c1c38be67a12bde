package learn

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"unicode"
)

// outOfScope is the label CLINC150 gives to what no intent covers.
const outOfScope = "oos"

// spared is how much in-scope accuracy the margin rule may cost on the
// validation set.
const spared = 0.015

type clinc struct {
	Train    [][2]string `json:"train"`
	Val      [][2]string `json:"val"`
	Test     [][2]string `json:"test"`
	OOSTrain [][2]string `json:"oos_train"`
	OOSVal   [][2]string `json:"oos_val"`
	OOSTest  [][2]string `json:"oos_test"`
}

// BenchmarkCLINC150 holds the classifier against a public set of others' messages.
// It is a benchmark because the set is not in the repository.
func BenchmarkCLINC150(b *testing.B) {
	file := os.Getenv("CLINC150")
	if file == "" {
		b.Fatal("CLINC150 is not set: CLINC150=/path/to/data_full.json go test ./index/answer/learn -run '^$' -bench CLINC150 -benchtime 1x")
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	var data clinc
	if err := json.Unmarshal(raw, &data); err != nil {
		b.Fatalf("%s: %v", file, err)
	}
	for _, part := range [][][2]string{data.Train, data.Val, data.Test, data.OOSTrain, data.OOSVal, data.OOSTest} {
		if len(part) == 0 {
			b.Fatalf("%s lacks one of train, val, test, oos_train, oos_val, oos_test", file)
		}
	}
	for b.Loop() {
		for unit, value := range data.figures() {
			b.ReportMetric(value, unit)
		}
	}
}

// figures trains and returns what came of it, by unit.
func (d clinc) figures() map[string]float64 {
	var examples []Example
	for _, part := range [][][2]string{d.Train, d.OOSTrain} {
		for _, row := range part {
			examples = append(examples, Example{Label: row[1], Text: plainWords(row[0])})
		}
	}
	m := Train(examples)
	val, oosVal := judge(m, d.Val), judge(m, d.OOSVal)
	test, oosTest := judge(m, d.Test), judge(m, d.OOSTest)
	least := thresholdOf(val, oosVal)
	return map[string]float64{
		"argmax-in-acc":     share(test, verdict.rightPlain),
		"argmax-oos-recall": share(oosTest, verdict.rightPlain),
		"margin-in-acc":     share(test, func(v verdict) bool { return v.rightWithin(least) }),
		"margin-oos-recall": share(oosTest, func(v verdict) bool { return v.rightWithin(least) }),
		"margin-threshold":  least,
	}
}

// A verdict is what the model made of one message.
type verdict struct {
	want  string
	first string // the best label
	best  Guess  // the best label in scope
}

func (v verdict) rightPlain() bool { return v.first == v.want }

func (v verdict) rightWithin(least float64) bool {
	if v.best.P < least {
		return v.want == outOfScope
	}
	return v.best.Label == v.want
}

func judge(m *Model, rows [][2]string) []verdict {
	out := make([]verdict, 0, len(rows))
	for _, row := range rows {
		ranked := m.Rank(plainWords(row[0]))
		v := verdict{want: row[1], first: ranked[0].Label, best: ranked[0]}
		if v.best.Label == outOfScope {
			v.best = ranked[1]
		}
		out = append(out, v)
	}
	return out
}

// thresholdOf finds the threshold that recalls most out of scope and costs no
// more than spared in scope; the lowest of several.
func thresholdOf(in, out []verdict) float64 {
	const steps = 1000
	floor := share(in, verdict.rightPlain) - spared
	best, recall := 0.0, 0.0
	for i := range steps {
		least := float64(i) / steps
		within := func(v verdict) bool { return v.rightWithin(least) }
		if share(in, within) < floor {
			continue
		}
		if r := share(out, within); r > recall {
			best, recall = least, r
		}
	}
	return best
}

func share(all []verdict, ok func(verdict) bool) float64 {
	n := 0
	for _, v := range all {
		if ok(v) {
			n++
		}
	}
	return float64(n) / float64(len(all))
}

// plainWords spells a message as the model wants it, without this project's
// reading of names: the set knows none.
func plainWords(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}
