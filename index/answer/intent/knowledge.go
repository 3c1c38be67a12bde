package intent

import (
	"cmp"
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"miswg/corpus"
	"miswg/index/answer/learn"
	"miswg/index/answer/reading"
)

// What is asked is recognised from examples (corpus/data/examples). A message is
// read with the names in it masked, so that no example teaches anything about a
// country; who is a member is looked up, never learnt.

// A Knowledge is what the examples taught.
type Knowledge struct {
	digest string // of the examples
	model  *learn.Model
	words  *reading.Vocabulary
}

//go:generate go generate ../../../corpus/ahead
//go:generate go run ./generate

// learnt is the knowledge of the embedded examples, written by go generate.
//
//go:embed data/learnt.bin
var learnt string

// Labels that neither a statement nor a topic of the corpus has.
const (
	asksStatus   = "status"
	asksSeveral  = "status-multi"
	asksCanada   = "canada"
	asksMembers  = "list"
	asksNumber   = "count"
	isOffTopic   = "off-topic"
	asksBot      = "help"
	unsaidPrefix = "no-"
)

// An askKind is what a label comes to.
type askKind int

const (
	statementKind askKind = iota
	membershipKind
	unsaidKind
	offTopicKind
	helpKind
	kinds // how many there are
)

// kindOf is the kind of a label; those of statements are all that have none of their own.
func kindOf(label string) askKind {
	switch label {
	case asksStatus, asksSeveral, asksCanada, asksMembers, asksNumber:
		return membershipKind
	case isOffTopic:
		return offTopicKind
	case asksBot:
		return helpKind
	}
	if strings.HasPrefix(label, unsaidPrefix) {
		return unsaidKind
	}
	return statementKind
}

// A likeness is what the examples make of a message.
type likeness struct {
	masked  string
	guesses []learn.Guess  // best first
	sums    [kinds]float64 // probability of each kind
}

// weigh asks a model what messages like m asked.
func weigh(by *learn.Model, m *reading.Message) likeness {
	r := likeness{masked: m.Masked(), guesses: by.Rank(m.Features())}
	for _, g := range r.guesses {
		r.sums[kindOf(g.Label)] += g.P
	}
	return r
}

// best returns the likeliest kind.
func (r likeness) best() askKind {
	best := statementKind
	for k := range kinds {
		if r.sums[k] > r.sums[best] {
			best = k
		}
	}
	return best
}

// p returns the probability of a label.
func (r likeness) p(label string) float64 {
	for _, g := range r.guesses {
		if g.Label == label {
			return g.P
		}
	}
	return 0
}

// of returns the likeliest label of a kind, and its probability.
func (r likeness) of(kind askKind) learn.Guess {
	for _, g := range r.guesses {
		if kindOf(g.Label) == kind {
			return g
		}
	}
	return learn.Guess{}
}

// asked is how the files end of what strangers asked: they teach what is asked, and no words.
const asked = "_asked"

// Learn counts the words of examples, masks the examples as messages will be
// masked, and learns what they ask. The reader it returns knows the names of c.
func Learn(c *corpus.Corpus, examples []corpus.Example) (*Knowledge, *reading.Reader) {
	own := map[string]bool{}
	for n := range c.Names() {
		for word := range strings.FieldsSeq(n.Key) {
			own[word] = true
		}
	}
	// What strangers asked is full of names in small letters, which would be taken for words.
	worded := slices.DeleteFunc(slices.Clone(examples), func(x corpus.Example) bool { return strings.HasSuffix(x.Author, asked) })
	words := reading.CountWords(worded, func(label string) bool { return kindOf(label) == membershipKind }, func(word string) bool { return own[word] })
	r := reading.New(c, words)
	masked := make([]learn.Example, len(examples))
	for i, x := range examples {
		masked[i] = learn.Example{Label: x.Label, Text: r.Read(x.Text, x.Lang, true).Features()}
	}
	return &Knowledge{c.ExamplesDigest(), learn.Train(masked), words}, r
}

// Known returns what the examples of c taught, and a reader of its names.
// With the embedded examples it is ready at once; others are learnt first, which
// takes half a minute for as many as the embedded.
func Known(c *corpus.Corpus) (*Knowledge, *reading.Reader) {
	known, err := decodeKnowledge(learnt)
	if err != nil {
		panic(err) // unreachable: the embedded knowledge is read by the tests
	}
	if known.digest != c.ExamplesDigest() {
		return Learn(c, c.Examples())
	}
	return known, known.Reader(c)
}

// Reader returns a reader of the names of c that reads with the words of k.
func (k *Knowledge) Reader(c *corpus.Corpus) *reading.Reader { return reading.New(c, k.words) }

// Encode writes the knowledge for decodeKnowledge: the digest of the examples, the
// vocabulary, the model.
func (k *Knowledge) Encode() string {
	words := k.words.Encode()
	return fmt.Sprintf("%s %d\n%s%s", k.digest, len(words), words, k.model.Encode())
}

// decodeKnowledge reads what Encode wrote.
func decodeKnowledge(data string) (*Knowledge, error) {
	head, rest, _ := strings.Cut(data, "\n")
	digest, size, _ := strings.Cut(head, " ")
	n, err := strconv.Atoi(size)
	if err != nil || n > len(rest) {
		return nil, fmt.Errorf("what was learnt is not in its form")
	}
	words, err := reading.DecodeVocabulary(rest[:n])
	if err != nil {
		return nil, err
	}
	model, err := learn.Decode(rest[n:])
	if err != nil {
		return nil, err
	}
	return &Knowledge{digest, model, words}, nil
}

// Nearest returns the example of that label which a message of those features is most like;
// "" when there is none.
func (k *Knowledge) Nearest(r *reading.Reader, features, label string) string {
	best, found := 0.0, ""
	for _, x := range sharing(r.Corpus.Examples(), features, label) {
		m := r.Read(x.Text, x.Lang, true)
		if s := k.model.Similarity(features, m.Features()); s > best {
			best, found = s, x.Text
		}
	}
	return found
}

// sharing returns the examples of the label that share most words with the
// features, none of what strangers asked: it is shown. Reading all of them would take longer than Slack waits for a window.
func sharing(examples []corpus.Example, features, label string) []corpus.Example {
	const enough = 80
	own := map[string]bool{}
	for _, w := range strings.Fields(features) {
		own[w] = true
	}
	type counted struct {
		corpus.Example
		shared int
	}
	var all []counted
	for _, x := range examples {
		if x.Label != label || strings.HasSuffix(x.Author, asked) {
			continue
		}
		n := 0
		for w := range strings.FieldsSeq(corpus.Fold(x.Text)) {
			if own[w] {
				n++
			}
		}
		all = append(all, counted{x, n})
	}
	slices.SortStableFunc(all, func(a, b counted) int {
		return cmp.Or(b.shared-a.shared, len(a.Text)-len(b.Text)) // of as many, the one that says least besides
	})
	out := make([]corpus.Example, 0, enough)
	for _, c := range all[:min(len(all), enough)] {
		out = append(out, c.Example)
	}
	return out
}
