package answer

import (
	_ "embed"
	"fmt"
	"strings"

	"miswg/corpus"
	"miswg/index/answer/learn"
)

// What is asked is recognised from examples (corpus/data/examples). A message is
// read with the names in it masked, so that no example teaches anything about a
// country; who is a member is looked up, never learnt.

// A knowledge is what the examples taught.
type knowledge struct {
	digest string // of the examples
	model  *learn.Model
	words  *vocabulary
}

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

// The masks that stand for names in a message.
const (
	maskEntity = "ENTITY"
	maskCanada = "CANADA"
	maskGroup  = "GROUP"
	maskNumber = "NUMBER"
	maskYear   = "YEAR"
)

func isMask(word string) bool {
	switch word {
	case maskEntity, maskCanada, maskGroup, maskNumber, maskYear:
		return true
	}
	return false
}

// masked is the message as the model reads it.
func (m *message) masked() string {
	var b strings.Builder
	for i, it := range m.items {
		if i > 0 {
			b.WriteByte(' ')
		}
		switch {
		case it.named(corpus.GroupName):
			b.WriteString(maskGroup)
		case it.names(m.corpus.Home()):
			b.WriteString(maskCanada)
		case it.name():
			b.WriteString(maskEntity)
		case year(it.key):
			b.WriteString(maskYear)
		case number(it.key):
			b.WriteString(maskNumber)
		default:
			b.WriteString(it.key)
		}
	}
	return b.String()
}

// features is the message as the model weighs it: its words, then what names and
// words of structure it has, in their order. So "nation" helps to read "state".
func (m *message) features() string {
	var b strings.Builder
	b.WriteString(m.masked())
	b.WriteString(" " + structure)
	for _, it := range m.items {
		switch {
		case it.named(corpus.GroupName):
			b.WriteString(" " + structure + maskGroup)
		case it.name():
			b.WriteString(" " + structure + maskEntity)
		case it.roles != 0:
			b.WriteString(" " + structure + it.roles.String())
		}
	}
	return b.String()
}

// structure begins what is no word of the message.
const structure = "§"

// names reports whether the item names the entity with that ID.
func (it *item) names(id string) bool {
	for _, n := range it.senses {
		if n.ID == id && (n.Kind == corpus.EntityName || n.Kind == corpus.PlaceName) {
			return true
		}
	}
	return false
}

// A reading is what the examples make of a message.
type reading struct {
	masked  string
	guesses []learn.Guess  // best first
	sums    [kinds]float64 // probability of each kind
}

func (d *decider) reading() reading {
	r := reading{masked: d.masked()}
	r.guesses = d.known.model.Rank(d.features())
	for _, g := range r.guesses {
		r.sums[kindOf(g.Label)] += g.P
	}
	return r
}

// best returns the likeliest kind.
func (r reading) best() askKind {
	best := statementKind
	for k := range kinds {
		if r.sums[k] > r.sums[best] {
			best = k
		}
	}
	return best
}

// p returns the probability of a label.
func (r reading) p(label string) float64 {
	for _, g := range r.guesses {
		if g.Label == label {
			return g.P
		}
	}
	return 0
}

// of returns the likeliest label of a kind, and its probability.
func (r reading) of(kind askKind) learn.Guess {
	for _, g := range r.guesses {
		if kindOf(g.Label) == kind {
			return g
		}
	}
	return learn.Guess{}
}

// Learn reads the examples of c and returns what New needs to understand
// messages of that kind without reading them again.
func Learn(c *corpus.Corpus) string {
	k, _ := learnFrom(c)
	return k.encode()
}

// learnFrom counts the words, then masks the examples as messages will be masked,
// then learns what they ask.
func learnFrom(c *corpus.Corpus) (*knowledge, *wordReader) {
	examples := c.Examples()
	words := countWords(examples, func(label string) bool { return kindOf(label) == membershipKind })
	r := newReader(c, words)
	masked := make([]learn.Example, len(examples))
	for i, x := range examples {
		masked[i] = learn.Example{Label: x.Label, Text: r.message(x.Text, x.Lang, true).features()}
	}
	return &knowledge{c.ExamplesDigest(), learn.Train(masked, learn.Options{}), words}, r
}

func (k *knowledge) encode() string {
	words := k.words.encode()
	return fmt.Sprintf("%s %d\n%s%s", k.digest, len(words), words, k.model.Encode())
}

func decodeKnowledge(data string) (*knowledge, error) {
	head, rest, _ := strings.Cut(data, "\n")
	digest, size, _ := strings.Cut(head, " ")
	n, ok := atoi(size)
	if !ok || n > len(rest) {
		return nil, fmt.Errorf("answer: what was learnt is not in its form")
	}
	words, err := decodeVocabulary(rest[:n])
	if err != nil {
		return nil, fmt.Errorf("answer: %w", err)
	}
	model, err := learn.Decode(rest[n:])
	if err != nil {
		return nil, fmt.Errorf("answer: %w", err)
	}
	return &knowledge{digest, model, words}, nil
}

// nearest returns the example of that label which a message of those features is most like;
// "" when there is none.
func (k *knowledge) nearest(r *wordReader, features, label string) string {
	best, found := 0.0, ""
	for _, x := range r.corpus.Examples() {
		if x.Label != label {
			continue
		}
		m := r.message(x.Text, x.Lang, true)
		if s := k.model.Similarity(features, m.features()); s > best {
			best, found = s, x.Text
		}
	}
	return found
}
