package intent

import (
	"slices"
	"unicode/utf8"

	"miswg/corpus"
	"miswg/index/answer/reading"
)

// tryMention finds a question whether the page has a word.
func tryMention(m *reading.Message) Intent {
	page := slices.ContainsFunc(m.Items, func(it *reading.Item) bool {
		where := it.Is(reading.SaysMention) || it.Is(reading.SaysIn) && m.Items[0].Opens(reading.AsksOfGroup)
		return it.Marked(reading.ThePage) || where && hasPage(it) // "anything on the page about", "is it mentioned on the page"
	})
	if open := m.Whole.AsksOpen() && !m.Whole.OpensYesNo(); open {
		return nil
	}
	polar := m.Items[0].Opens(reading.AsksOfGroup) && !m.Whole.AsksOpen()
	covers := polar && m.Whole.Has(reading.SaysCovers)
	mentions := covers || m.Whole.Has(reading.SaysMention)
	named := slices.ContainsFunc(m.Items, (*reading.Item).Name)
	mentions = mentions || polar && named && slices.ContainsFunc(m.Items, func(it *reading.Item) bool { return it.Is(reading.Naming) })
	const few = 6 // words of "is ITAR mentioned anywhere"
	mentioned := slices.IndexFunc(m.Items, func(it *reading.Item) bool { return it.Is(reading.SaysMention) && !it.Name() })
	brief := polar && mentioned > 1 && ofMatter(m.Items[mentioned-1]) && len(m.Items) <= few
	if !page {
		mentions = mentions && brief && !named
	}
	if !mentions {
		return nil
	}
	if named {
		more := func(it *reading.Item) bool {
			asks := it.Marked(reading.ThePage) || it.Is(reading.SaysMention)
			matter := !it.Known || ofMatter(it)
			return matter && !asks
		}
		if slices.ContainsFunc(m.Items, more) {
			return nil
		}
		switch i := standingOf(m).(type) {
		case Standing:
			i.ByName = true
			return i
		case nil:
			asked := groupsOf(m.Whole, m.Whole.Groups)
			return GroupStanding{Groups: asked, Predicate: reading.PredicateOf(m.Whole), ByName: true}
		default:
			return i
		}
	}
	var words, absent []string
	for _, it := range m.Items {
		letters := it.Capitals() && !it.Known // "CSE"
		noun := it.Noun() || letters
		if it.Marked(reading.ThePage) || !noun || utf8.RuneCountInString(it.Key) < reading.ShortestWord {
			continue
		}
		if slices.Contains(words, it.Key) {
			continue
		}
		words = append(words, it.Key)
		if !m.Corpus.Mentions(it.Key) {
			absent = append(absent, it.Text)
		}
	}
	if several := len(absent) > 0 && 2*len(absent) >= len(words); several && begins(m, mentioned) {
		return Mentioned{absent, absent} // "does the page mention the Security of Information Act"
	}
	if len(absent) > 0 && len(absent) < len(words) {
		return nil // about some of them the page has something to say
	}
	if !page && len(absent) < len(words) {
		return nil // "is it mentioned who chairs"
	}
	if len(words) == 0 {
		return nil // "does the page cover it", "does it mention observers"
	}
	return Mentioned{words, absent}
}

// hasPage reports words of which one is for the page.
func hasPage(it *reading.Item) bool {
	return slices.ContainsFunc(it.Words, func(t reading.Token) bool { return t.Marked(reading.ThePage) })
}

// begins reports a message of one clause in which the page stands first, then whether it mentions something.
func begins(m *reading.Message, mentioned int) bool {
	const first = 4
	page := slices.IndexFunc(m.Items, hasPage)
	early := page <= mentioned && mentioned <= first
	return early && page >= 0 && len(m.Clauses) == 1
}

// trySameThing finds the body set beside something that the page never mentions: "is ITAR the
// same thing as the MISWG".
func trySameThing(m *reading.Message) Intent {
	c := m.Whole
	const few = 10 // words
	beside := c.Has(reading.SaysVersus) && c.Has(reading.SaysBody) && len(m.Items) <= few
	if !beside || len(c.Subjects)+len(c.Groups) > 0 {
		return nil
	}
	var absent []string
	for _, it := range m.Items {
		title := it.Capitals() || !it.Known
		switch {
		case it.Is(reading.SaysBody), !ofMatter(it) && it.Known:
		case title && len(it.Key) >= fewest && !m.Corpus.Mentions(it.Key):
			absent = append(absent, it.Key)
		default:
			return nil
		}
	}
	if len(absent) != 1 {
		return nil
	}
	return Mentioned{absent, absent}
}

// asksByName reports whether it is asked how those that are named stand on the page: by their names, or through
// a group.
func asksByName(m *reading.Message) bool {
	through := slices.ContainsFunc(m.Whole.Groups, func(it *reading.Item) bool {
		last, _ := around(m.Whole, it)
		return reading.Via(last)
	})
	return through || m.Whole.Has(reading.SaysByName)
}

// namesLine reports a group that a line of the list stands for: "… since it's in NATO".
func namesLine(m *reading.Message) bool {
	return slices.ContainsFunc(m.Whole.Groups, func(it *reading.Item) bool {
		return slices.ContainsFunc(m.GroupsOf(it), func(g corpus.Group) bool {
			return slices.ContainsFunc(m.Corpus.Membership().Groups, func(l corpus.GroupLine) bool { return l.Group == g.ID })
		})
	})
}

// throughOther reports a clause that gives a group as the cause, and none that a line of the list stands for:
// "… because of AUKUS".
func throughOther(m *reading.Message, c *reading.Clause) bool {
	if alone := len(c.Groups) == 1 && len(c.Subjects) == 0; !alone {
		return false
	}
	if !reading.Causal(c) {
		return false
	}
	return !slices.ContainsFunc(m.Corpus.Membership().Groups, func(line corpus.GroupLine) bool {
		return slices.ContainsFunc(m.GroupsOf(c.Groups[0]), func(g corpus.Group) bool { return g.ID == line.Group })
	})
}
