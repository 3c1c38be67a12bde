package corpus

import "iter"

// Digest identifies the corpus, page and data together: twelve hex digits.
func (c *Corpus) Digest() string { return c.digest }

// Home returns the ID of the country that "we" are.
func (c *Corpus) Home() string { return c.home }

// Passages yields the passages in document order.
func (c *Corpus) Passages() iter.Seq[Passage] { return each(c.passages) }

// Entities yields the entities: members, exceptions, observers, then the others;
// within a standing in the order of the files.
func (c *Corpus) Entities() iter.Seq[Entity] { return each(c.entities) }

// Groups yields groups, then regions, in the order of their file.
func (c *Corpus) Groups() iter.Seq[Group] { return each(c.groups) }

// Terms yields the glossary in the order of its file.
func (c *Corpus) Terms() iter.Seq[Term] { return each(c.terms) }

// Ambiguities yields the ambiguous names in the order of their file.
func (c *Corpus) Ambiguities() iter.Seq[Ambiguity] { return each(c.ambiguous) }

// Statements yields what the page states, in the order of their file.
func (c *Corpus) Statements() iter.Seq[Statement] { return each(c.statements) }

// Passage returns the passage with that ID, and whether there is one.
func (c *Corpus) Passage(id string) (Passage, bool) {
	i, ok := c.byPassage[id]
	if !ok {
		return Passage{}, false
	}
	return c.passages[i], true
}

// Entity returns the entity with that ID, and whether there is one.
func (c *Corpus) Entity(id string) (Entity, bool) {
	i, ok := c.byEntity[id]
	if !ok {
		return Entity{}, false
	}
	return c.entities[i], true
}

// Group returns the group or region with that ID, and whether there is one.
func (c *Corpus) Group(id string) (Group, bool) {
	i, ok := c.byGroup[id]
	if !ok {
		return Group{}, false
	}
	return c.groups[i], true
}

func each[T any](s []T) iter.Seq[T] {
	return func(yield func(T) bool) {
		for _, v := range s {
			if !yield(v) {
				return
			}
		}
	}
}
