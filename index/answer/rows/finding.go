package rows

import (
	"maps"
	"slices"
	"strings"

	"miswg/corpus"
	"miswg/index/answer/reading"
)

// A Finding is whom one row names.
type Finding struct {
	Entities []corpus.Entity   // in the order of the line, owners after the supplier's
	Perhaps  []corpus.Entity   // who may be meant besides
	Slips    map[string]string // what was typed for those that are guesses, by ID
}

// Typed are the misspellings, in the order of what they were read as.
func (f Finding) Typed() string {
	typed := corpus.Found(slices.Concat(f.Entities, f.Perhaps), func(x corpus.Entity) (string, bool) { return f.Slips[x.ID], f.Slips[x.ID] != "" })
	return strings.Join(corpus.Once(typed), ", ")
}

// public is the finding with nobody twice.
func (c *List) public(f finding) Finding {
	perhaps := corpus.Those(c.found(f.readings...).entities, func(x corpus.Entity) bool { return !slices.Contains(idsOf(f.entities), x.ID) })
	return Finding{Entities: f.entities, Perhaps: perhaps, Slips: f.slips}
}

// A finding is what a part of a row names.
type finding struct {
	entities []corpus.Entity
	readings []string          // who else may be meant
	slips    map[string]string // what was typed for an entity that is a guess, by ID
}

func (f finding) nobody() bool { return len(f.entities)+len(f.readings) == 0 }

// with adds what another part of the row names.
func (f finding) with(o finding) finding {
	for _, x := range o.entities {
		if !slices.ContainsFunc(f.entities, func(y corpus.Entity) bool { return y.ID == x.ID }) {
			f.entities = append(f.entities, x)
		}
	}
	f.readings = corpus.Once(slices.Concat(f.readings, o.readings))
	if f.slips == nil {
		f.slips = map[string]string{}
	}
	maps.Copy(f.slips, o.slips)
	return f
}

// without leaves out those of some IDs.
func (f finding) without(ids []string) finding {
	gone := func(id string) bool { return slices.Contains(ids, id) }
	f.entities = slices.DeleteFunc(slices.Clone(f.entities), func(x corpus.Entity) bool { return gone(x.ID) })
	f.readings = slices.DeleteFunc(slices.Clone(f.readings), gone)
	f.slips = maps.Clone(f.slips)
	maps.DeleteFunc(f.slips, func(id, _ string) bool { return gone(id) })
	return f
}

func (c *List) found(ids ...string) finding {
	return finding{entities: corpus.Found(corpus.Once(ids), c.corpus.Entity)}
}

func (c *List) read(text string) *reading.Message { return c.reader.Line(text, c.lang) }

func idsOf(es []corpus.Entity) []string {
	return corpus.Each(es, func(x corpus.Entity) string { return x.ID })
}
