package intent

import (
	"slices"

	"miswg/index/answer/reading"
)

// figures are the numbers of a message, in order, beside those of the list.
type figures struct {
	numbers  []int
	list     []int // members, observers, and what the lines stand for
	members  int
	all      int  // members and observers
	matter   int  // words of the message that are of none of it
	grouped  bool // a group is named
	ofOthers bool // it is about observers alone, or asks who they are
}

func figuresOf(m *reading.Message) figures {
	k, c := m.Corpus.Counts(), m.Whole
	t := figures{members: k.Member, all: k.Member + k.Observer, grouped: len(c.Groups) > 0}
	list := m.Corpus.Membership()
	t.list = []int{k.Member, k.Observer, t.all, len(list.Named)}
	for _, line := range list.Groups {
		g, _ := m.Corpus.Group(line.Group)
		t.list = append(t.list, len(g.Countries), len(g.Countries)-len(line.Except))
	}
	for i := 0; i < len(m.Items); i++ {
		if n, words := reading.CountAt(m.Items, i); n > 0 {
			t.numbers = append(t.numbers, n)
			i += words - 1
		} else if ofMatter(m.Items[i]) {
			t.matter++
		}
	}
	observers, members := c.Has(reading.SaysObserver), c.Has(reading.SaysMember)
	whole := t.has(k.Member) || t.has(t.all)
	t.ofOthers = !whole && (observers && !members || c.Has(reading.AsksWho, reading.AsksWhich, reading.AsksList))
	return t
}

func (t figures) has(n int) bool { return slices.Contains(t.numbers, n) }

// adds reports numbers of the list that are put together, and little besides: "32 + 7 = 39?".
func (t figures) adds() bool {
	const few = 1 // "seats"
	ofList := 0
	for _, n := range t.list {
		if t.has(n) {
			ofList++
		}
	}
	sums := len(t.numbers) > 1 && ofList > 1
	whole := t.has(t.members) || t.has(t.all)
	if other := t.ofOthers || t.matter > few; other {
		return false
	}
	return sums && (whole || !t.grouped)
}

// query is what they are the numbers of: the members or, where all are counted, the observers as well.
func (t figures) query(m *reading.Message) SetQuery {
	const sum = 3 // two numbers, and what they make
	q := SetQuery{Status: "member"}
	if t.has(t.all) || t.has(t.members) && t.has(t.all-t.members) {
		q.Status = "party"
	}
	last := t.numbers[len(t.numbers)-1]
	asked := m.Asked() || m.Items.Marked(reading.Confirms)
	if made := len(t.numbers) == sum && last == slices.Max(t.numbers); asked && made {
		q.Claimed = Claim{N: last, Plain: true}
	}
	return q
}
