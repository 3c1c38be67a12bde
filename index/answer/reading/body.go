package reading

import (
	"strings"

	"miswg/corpus"
)

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
