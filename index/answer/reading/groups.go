package reading

import (
	"strings"

	"miswg/corpus"
)

// GroupsOf returns the group an item names, or none.
func (r *Reader) GroupsOf(it *Item) []corpus.Group {
	for _, n := range it.Senses {
		if n.Kind == corpus.GroupName {
			if g, ok := r.Corpus.Group(n.ID); ok {
				return []corpus.Group{g}
			}
		}
	}
	return nil
}

// Bodies returns the organisations on the list that belong with a group.
func (r *Reader) Bodies(it *Item) []corpus.Entity {
	var out []corpus.Entity
	for _, n := range it.Senses {
		body, ok := r.Corpus.Entity(n.ID)
		if !ok || n.Kind != corpus.EntityName {
			continue
		}
		for _, id := range body.Related {
			if e, ok := r.Corpus.Entity(id); ok && e.Type == corpus.Organisation && e.Status != corpus.NotListed {
				out = append(out, e)
			}
		}
	}
	return out
}

// bodyNames puts the names of the body into the word lists, and those of the group
// that it may be taken for a part of, if there is one.
func bodyNames(c *corpus.Corpus, l corpus.Lang) *strings.Replacer {
	b := c.Body()
	aliases := b.Aliases.In(l)
	pairs := []string{"{body}", aliases[0], "{aliases}", strings.Join(aliases, ", "), "{the body}", b.The.In(l), "{of the body}", b.Of.In(l)}
	if g, ok := c.Group(b.Apart.Group); ok {
		name := g.Names[l].Name
		pairs = append(pairs, "{group}", corpus.Bare(name), "{the group}", name)
	}
	return strings.NewReplacer(pairs...)
}
