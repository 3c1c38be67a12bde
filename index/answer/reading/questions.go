package reading

import "slices"

// Questions are the questions of the message, each as a message of its own, when there
// are several and nothing is named outside them; else none. They share the items of m.
func (m *Message) Questions() []*Message {
	var parts []Items
	for i, it := range m.Items {
		begins := i > 0 && (it.Before&(question|Line) != 0 || beginsQuestion(m.Items, i))
		if i == 0 || begins {
			parts = append(parts, nil)
		}
		last := &parts[len(parts)-1]
		if begins && it.Is(SaysAnd) {
			continue
		}
		*last = append(*last, it)
	}
	if len(parts) < 2 {
		return nil
	}
	var out []*Message
	for _, items := range parts {
		p := &Message{Reader: m.Reader, Lang: m.Lang, Why: m.Why, Items: items, shouted: m.shouted}
		p.Clauses = clauses(items, m.Lang)
		p.Whole = Join(p.Clauses)
		switch {
		case m.ends(items) || opensAsQuestion(items):
			out = append(out, p)
		case slices.ContainsFunc(items, (*Item).Name):
			return nil
		}
	}
	return out
}

// beginsQuestion reports whether "and" and a word that asks begin a second question at
// item i: "… and who negotiates it".
func beginsQuestion(s Items, i int) bool {
	next := s.At(i + 1)
	asks := next.Opens(beginsSecond|opensAsking|opensPolar) || next.Is(AsksWho|AsksWhich|AsksCount)
	return s[i].Is(SaysAnd) && !next.Name() && asks
}

// opensAsQuestion reports whether a word that asks is among the first.
func opensAsQuestion(s Items) bool {
	const first = 3
	return slices.ContainsFunc(s[:min(first, len(s))], func(it *Item) bool {
		asks := it.Is(AsksWho|AsksWhich|AsksCount|AsksList) || it.Opens(opensAsking|opensPolar)
		return asks && !it.Name()
	})
}

// ends reports whether a question mark follows the items, which are some of m's.
func (m *Message) ends(items Items) bool {
	if len(items) == 0 {
		return false
	}
	i := slices.Index(m.Items, items[len(items)-1])
	if i+1 == len(m.Items) {
		return m.asked
	}
	return m.Items[i+1].Before&question != 0
}
