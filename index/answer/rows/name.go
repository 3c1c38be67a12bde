package rows

import (
	"slices"
	"strings"
	"unicode/utf8"

	"miswg/corpus"
	"miswg/index/answer/reading"
)

// A nameKind is how an item names a country.
type nameKind uint8

const (
	noName nameKind = iota
	byName          // a country or an organisation, certain
	byFlag
	byAdjective
	byRegion
	byTown
	bySlip // misspelt
)

// names returns whom one item names, and how. A town names its country also where
// the reader, who puts countries before towns, does not say so.
func (c *List) names(it *reading.Item) (finding, nameKind) {
	switch {
	case it.Undecided():
		return finding{readings: it.Ambiguous.Choices}, byName
	case it.Ambiguous != nil:
		return c.found(it.Ambiguous.Answer...), byName
	case it.Proposed != nil:
		return finding{readings: it.Proposed, slips: slipsOf(it.Text, it.Proposed)}, bySlip
	}
	named := func(n corpus.NameEntry) bool {
		return (n.Kind == corpus.EntityName || n.Kind == corpus.PlaceName) && n.Sort != corpus.CodeName
	}
	i := slices.IndexFunc(it.Senses, named)
	if i < 0 {
		if town := it.City(); town != nil {
			return c.found(town.ID), byTown
		}
		return finding{}, noName
	}
	n := it.Senses[i]
	switch {
	case it.Guessed != "":
		var f finding
		for _, n := range it.Senses {
			f = f.with(c.found(n.ID))
		}
		f.slips = slipsOf(it.Text, idsOf(f.entities))
		return f, bySlip
	case c.cutShort(n):
		return finding{c.found(n.ID).entities, nil, slipsOf(it.Text, []string{n.ID})}, bySlip
	case n.Sort == corpus.City:
		return c.found(n.ID), byTown
	case n.Kind == corpus.PlaceName:
		return c.found(n.ID), byRegion
	case n.Sort == corpus.Adjective:
		return c.found(n.ID), byAdjective
	case n.Sort == corpus.Shortcode:
		return c.found(n.ID), byFlag
	}
	return c.found(n.ID), byName
}

// cutShort reports a name in another language that is more likely one of ours with
// its last letters missing: "Australi".
func (c *List) cutShort(n corpus.NameEntry) bool {
	const most = 2
	e, ok := c.corpus.Entity(n.ID)
	if !ok || n.Sort != corpus.Foreign {
		return false
	}
	for _, l := range corpus.Langs() {
		rest, cut := strings.CutPrefix(corpus.Fold(e.Name(l)), n.Key)
		if cut && utf8.RuneCountInString(rest) <= most {
			return true
		}
	}
	return false
}

func slipsOf(typed string, ids []string) map[string]string {
	return corpus.Keyed(ids, func(id string) (string, string) { return id, typed })
}

// whole returns the names of items that are nothing but names, or nil.
func (c *List) whole(items []*reading.Item) []*reading.Item {
	var names []*reading.Item
	for _, it := range items {
		switch {
		case it.Recognised() || it.Proposed != nil:
			names = append(names, it)
		case !it.Marked(reading.IsArticle) && !it.Is(reading.SaysAnd|reading.SaysOr):
			return nil
		}
	}
	return names
}

// cell reads a cell that holds countries and nothing else.
func (c *List) cell(text string) finding {
	if id := c.code(text); id != "" {
		return c.found(id)
	}
	m := c.read(text)
	if c.whole(m.Items) == nil {
		return finding{}
	}
	return c.newLine(text, m.Items).finding(false)
}

// plainly reports whether a cell is the code or the name of a country, and no town.
func (c *List) plainly(text string) bool {
	if c.code(text) != "" {
		return true
	}
	names := c.whole(c.read(text).Items)
	return len(names) > 0 && !slices.ContainsFunc(names, func(it *reading.Item) bool {
		_, kind := c.names(it)
		return kind == noName || kind == byRegion || kind == byTown
	})
}

// code returns the entity of a code in capitals, or, where the header says that
// the column has codes, in small letters; "" when it is none.
func (c *List) code(s string) string {
	s = strings.TrimSpace(s)
	if len(s) < 2 || len(s) > 3 {
		return ""
	}
	small := s == strings.ToLower(s) && (c.codes || !c.reader.IsCommon(s))
	if s != strings.ToUpper(s) && !small {
		return ""
	}
	return c.reader.Code(s)
}
