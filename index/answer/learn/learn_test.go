package learn

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// pets is a set small enough to read: three things asked, six ways each.
var pets = []Example{
	{"food", "what does the cat eat"},
	{"food", "how much food for a dog"},
	{"food", "when do i feed the rabbit"},
	{"food", "is feeding them bread fine"},
	{"food", "which food do cats eat"},
	{"food", "my dog eats too much food"},
	{"price", "how much does a cat cost"},
	{"price", "what is the price of a dog"},
	{"price", "are rabbits expensive"},
	{"price", "the cost of the vet"},
	{"price", "does it cost more than a dog"},
	{"price", "prices of expensive cats"},
	{"sleep", "where does the cat sleep"},
	{"sleep", "how long do dogs sleep at night"},
	{"sleep", "my rabbit is sleeping all day"},
	{"sleep", "do they need a bed at night"},
	{"sleep", "which bed for a sleeping dog"},
	{"sleep", "does a rabbit sleep long"},
}

func TestTrainingIsDeterministic(t *testing.T) {
	once, twice := Train(pets).Encode(), Train(slices.Clone(pets)).Encode()
	if once != twice {
		t.Errorf("Encode() differs between two trainings of %d and %d bytes", len(once), len(twice))
	}
}

func TestDecodeKeepsTheModel(t *testing.T) {
	m := Train(pets)
	back, err := Decode(m.Encode())
	if err != nil {
		t.Fatalf("Decode(Encode()) = %v, want nil", err)
	}
	for _, text := range []string{"", "cat", "the cost of food", "nothing known zzz", pets[0].Text} {
		if got, want := back.Rank(text), m.Rank(text); !slices.Equal(got, want) {
			t.Errorf("Rank(%q) = %v, want %v", text, got, want)
		}
	}
	if back.Encode() != m.Encode() {
		t.Error("Encode(Decode(Encode())) differs from Encode()")
	}
}

func TestDecodeRefuses(t *testing.T) {
	whole := Train(pets).Encode()
	// Every cut through the head and the labels, then some through the numbers.
	cuts := []int{len(whole) - 1, len(whole) / 2}
	for i := range len(magic) + 8 + len("food\nprice\nsleep\n\n") + 16 {
		cuts = append(cuts, i)
	}
	for _, n := range cuts {
		if m, err := Decode(whole[:n]); err == nil || m != nil {
			t.Errorf("Decode(first %d bytes) = %v, %v, want an error", n, m, err)
		}
	}
	for _, data := range []string{
		whole + "x",
		" " + whole,
		"learn2" + whole[len("learn2"):],
		"entities:\n  - id: CA\n",
		magic + strings.Repeat("\xff", 8),
		magic + strings.Repeat("\xff", 64) + "\n\n",
		magic + strings.Repeat("\x00", 8) + "\n\n",
		strings.Repeat("\n", 64),
	} {
		if m, err := Decode(data); err == nil || m != nil {
			t.Errorf("Decode(%.40q) = %v, %v, want an error", data, m, err)
		}
	}
}

// FuzzDecode: foreign data errs, or gives a model that can be asked.
func FuzzDecode(f *testing.F) {
	whole := train(pets[:7], 3, 1).Encode()
	f.Add(whole)
	f.Add(whole[:len(whole)-1])
	f.Add(magic)
	f.Add(magic + strings.Repeat("\xff", 8) + "\n\n")
	f.Add(magic + "\x01\x00\x00\x00\x00\x00\x00\x00a\n\n\x00\x00\xc0\x7f")
	f.Add("")
	f.Fuzz(func(t *testing.T, data string) {
		m, err := Decode(data)
		if err != nil {
			return
		}
		for _, text := range []string{"", "what does the cat eat"} {
			if got := m.Rank(text); len(got) != len(m.labels) {
				t.Errorf("Rank(%q) = %v, want %d guesses", text, got, len(m.labels))
			}
		}
		m.Similarity("cat", "the cat")
		if got := m.Encode(); got != data {
			t.Errorf("Encode(Decode(%q)) = %q, want the same", data, got)
		}
	})
}

func TestRankIsADistribution(t *testing.T) {
	m := Train(pets)
	for _, text := range []string{"", "cat", "how much does the dog sleep", "zzz", strings.Repeat("food ", 1000)} {
		got := m.Rank(text)
		var labels []string
		sum := 0.0
		for _, g := range got {
			labels = append(labels, g.Label)
			if g.P < 0 || g.P > 1 {
				t.Errorf("Rank(%q) = %v, want each from 0 to 1", text, got)
			}
			sum += g.P
		}
		if math.Abs(sum-1) > 1e-5 {
			t.Errorf("Rank(%q) adds up to %v, want 1", text, sum)
		}
		if !slices.IsSortedFunc(got, bestFirst) {
			t.Errorf("Rank(%q) = %v, want best first, ties by label", text, got)
		}
		slices.Sort(labels)
		if !slices.Equal(labels, m.labels) {
			t.Errorf("Rank(%q) has labels %q, want %q", text, labels, m.labels)
		}
	}
}

func bestFirst(a, b Guess) int {
	switch {
	case a.P != b.P && a.P > b.P:
		return -1
	case a.P != b.P:
		return 1
	}
	return strings.Compare(a.Label, b.Label)
}

func TestRankBreaksTiesByLabel(t *testing.T) {
	// More labels than insertion sort takes, so that only a stable sort passes.
	m := &Model{bias: make([]float32, 100)}
	for i := range m.bias {
		m.labels = append(m.labels, fmt.Sprintf("label%02d", i))
	}
	m.bias[70] = 1
	m.prepare()
	got := m.Rank("")
	want := append([]string{"label70"}, slices.Delete(slices.Clone(m.labels), 70, 71)...)
	for i, g := range got {
		if g.Label != want[i] {
			t.Errorf("Rank(%q)[%d] = %q, want %q", "", i, g.Label, want[i])
		}
	}
}

func TestShuffledIsAPermutation(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 17, 1000} {
		for seed := range uint32(20) {
			got := shuffled(n, seed)
			sorted := slices.Sorted(slices.Values(got))
			for i, v := range sorted {
				if i != v {
					t.Fatalf("shuffled(%d, %d) = %v, want each number below %d once", n, seed, got, n)
				}
			}
			if len(got) != n || !slices.Equal(got, shuffled(n, seed)) {
				t.Errorf("shuffled(%d, %d) = %d numbers, want %d, the same each time", n, seed, len(got), n)
			}
		}
	}
	if slices.Equal(shuffled(1000, 0), shuffled(1000, 1)) {
		t.Error("shuffled(1000, 0) = shuffled(1000, 1), want another order for another seed")
	}
}

func TestRankRecognisesUnseenWordings(t *testing.T) {
	m := Train(pets)
	for text, want := range map[string]string{
		"does a dog eat bread":           "food",
		"feed my cats":                   "food",
		"foods for rabbits":              "food",
		"costs of a rabbit":              "price",
		"is the vet expensive":           "price",
		"pricey dog":                     "price",
		"the rabbit sleeps in which bed": "sleep",
		"sleepy cat tonight":             "sleep",
		"the beds they sleep in":         "sleep",
	} {
		if slices.ContainsFunc(pets, func(e Example) bool { return e.Text == text }) {
			t.Fatalf("%q is an example", text)
		}
		if got := m.Rank(text); got[0].Label != want {
			t.Errorf("Rank(%q) = %v, want %v", text, got, want)
		}
	}
}

func TestTextsAreBounded(t *testing.T) {
	m := Train(pets)
	full := strings.TrimSuffix(strings.Repeat("cat ", maxWords), " ")
	if got, want := m.Rank(full+strings.Repeat(" price", 50)), m.Rank(full); !slices.Equal(got, want) {
		t.Errorf("Rank(%d words) = %v, want %v", maxWords+50, got, want)
	}
	if got, want := m.Rank("cat "+strings.Repeat("food", 20000)), m.Rank("cat"); !slices.Equal(got, want) {
		t.Errorf("Rank(word of 80000 bytes) = %v, want %v", got, want)
	}
	long := strings.Repeat("x", maxWord)
	kept := train([]Example{{"a", long}, {"b", long + "x"}}, 1, rounds)
	if !kept.knows(long) || kept.knows(long+"x") {
		t.Errorf("words of %d and %d bytes are known: %v, %v, want the first alone", maxWord, maxWord+1, kept.knows(long), kept.knows(long+"x"))
	}
	n := 0
	each(strings.Repeat(strings.Repeat("y", maxWord)+" ", 10*maxWords), func(uint32) { n++ })
	if limit := maxWords * (2 + (maxWord+2)*(maxPiece-minPiece+1)); n > limit {
		t.Errorf("each() = %d features, want at most %d", n, limit)
	}
}

func TestEmptyTextsAreSafe(t *testing.T) {
	m := Train(append(slices.Clone(pets), Example{"sleep", ""}, Example{"food", "   "}))
	want := m.Rank("")
	for _, text := range []string{" ", "    ", "\x00", "\xff\xfe", "é", "日本"} {
		got := m.Rank(text)
		if len(got) != len(want) {
			t.Errorf("Rank(%q) = %v, want %d guesses", text, got, len(want))
		}
		for _, g := range got {
			if math.IsNaN(g.P) {
				t.Errorf("Rank(%q) = %v, want numbers", text, got)
			}
		}
		if strings.TrimSpace(text) == "" && !slices.Equal(got, want) {
			t.Errorf("Rank(%q) = %v, want %v", text, got, want)
		}
	}
}

func TestNamesInCapitalsHaveNoPieces(t *testing.T) {
	count := func(text string) (n int) {
		each(text, func(uint32) { n++ })
		return n
	}
	const wordAndFirst = 2
	if got := count("COUNTRY"); got != wordAndFirst {
		t.Errorf("each(%q) = %d features, want %d", "COUNTRY", got, wordAndFirst)
	}
	if got := count("country"); got <= wordAndFirst {
		t.Errorf("each(%q) = %d features, want its pieces too", "country", got)
	}
}

func TestSimilarity(t *testing.T) {
	m := Train(pets)
	for _, e := range pets {
		if got := m.Similarity(e.Text, e.Text); math.Abs(got-1) > 1e-6 {
			t.Errorf("Similarity(%q, %q) = %v, want %v", e.Text, e.Text, got, 1)
		}
	}
	for _, pair := range [][2]string{{"cat", "dog"}, {"", "dog"}, {"", ""}, {"zzz", "zzz"}} {
		if got := m.Similarity(pair[0], pair[1]); got != 0 {
			t.Errorf("Similarity(%q, %q) = %v, want %v", pair[0], pair[1], got, 0)
		}
	}
	a, b := "does the cat eat", "what does the cat cost"
	got, turned := m.Similarity(a, b), m.Similarity(b, a)
	if got <= 0 || got >= 1 || got != turned {
		t.Errorf("Similarity(%q, %q) = %v and %v turned, want one number between 0 and 1", a, b, got, turned)
	}
}

func TestTrainLeavesOutRareWords(t *testing.T) {
	m := Train(pets)
	// "vet" stands in one example, which is not enough to be learnt from.
	for word, want := range map[string]bool{"food": true, "cost": true, "elephant": false, "vet": false, "": false} {
		if got := m.knows(word); got != want {
			t.Errorf("knows(%q) = %v, want %v", word, got, want)
		}
	}
}

// knows reports whether the word was learnt from.
func (m *Model) knows(word string) bool { return m.find(hash(wordSeed, word, "")) >= 0 }
