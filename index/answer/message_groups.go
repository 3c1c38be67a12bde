package answer

import "miswg/corpus"

// groupsOf returns the group an item names, or none.
func (m *message) groupsOf(it *item) []corpus.Group {
	for _, n := range it.senses {
		if n.Kind == corpus.GroupName {
			if g, ok := m.corpus.Group(n.ID); ok {
				return []corpus.Group{g}
			}
		}
	}
	return nil
}
