// SPDX-License-Identifier: MIT

// Package figures holds the numbers of a message against those of the list: "38 + 5 = 43, am I right".
package figures

import (
	"slices"

	"miswg/index/answer/reading"
)

// Figures are the numbers of a message beside those of the list.
type Figures struct {
	Numbers []int // of the message, in its order

	list     []int // members, observers, and what the lines stand for
	members  int
	all      int  // members and observers
	matter   int  // words of the message that are of none of it
	grouped  bool // a group is named
	ofOthers bool // it is about observers alone, or asks who they are
	asked    bool // it asks whether something is so
}

// Of reads the numbers of a message.
func Of(m *reading.Message) Figures {
	k, c := m.Corpus.Counts(), m.Whole
	f := Figures{members: k.Member, all: k.Member + k.Observer, grouped: len(c.Groups) > 0}
	list := m.Corpus.Membership()
	f.list = []int{k.Member, k.Observer, f.all, len(list.Named)}
	for _, line := range list.Groups {
		g, _ := m.Corpus.Group(line.Group)
		f.list = append(f.list, len(g.Countries), len(g.Countries)-len(line.Except))
	}
	for i := 0; i < len(m.Items); i++ {
		it := m.Items[i]
		if n, words := reading.CountAt(m.Items, i); n > 0 {
			f.Numbers = append(f.Numbers, n)
			i += words - 1
		} else if it.Noun() && !it.Bare() {
			f.matter++
		}
	}
	observers := c.Has(reading.SaysObserver) && !c.Has(reading.SaysMember)
	who := c.Has(reading.AsksWho, reading.AsksWhich, reading.AsksList)
	f.ofOthers = !f.OfAny() && (observers || who)
	f.asked = m.Asked() || m.Items.Marked(reading.Confirms)
	return f
}

func (f Figures) has(n int) bool { return slices.Contains(f.Numbers, n) }

// OfAny reports the number of the members among them, or of all who take part.
func (f Figures) OfAny() bool { return f.OfMembers() || f.has(f.all) }

// OfMembers reports the number of the members among them.
func (f Figures) OfMembers() bool { return f.has(f.members) }

// Add reports numbers of the list that are put together, and little besides: "32 + 7 = 39?".
func (f Figures) Add() bool {
	const few = 1 // "seats"
	ofList := 0
	for _, n := range f.list {
		if f.has(n) {
			ofList++
		}
	}
	sums := len(f.Numbers) > 1 && ofList > 1
	if other := f.ofOthers || f.matter > few; other {
		return false
	}
	return sums && (f.OfAny() || !f.grouped)
}

// OfAll reports the sum of members and observers, or both of its parts.
func (f Figures) OfAll() bool { return f.has(f.all) || f.OfMembers() && f.has(f.all-f.members) }

// Sum is what two numbers are asked to make; 0 where nothing is.
func (f Figures) Sum() int {
	const parts = 3 // two numbers, and what they make
	if len(f.Numbers) != parts || !f.asked {
		return 0
	}
	last := f.Numbers[parts-1]
	if last != slices.Max(f.Numbers) {
		return 0
	}
	return last
}
