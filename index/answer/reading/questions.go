package reading

import "slices"

// Questions are the questions of the message, each as a message of its own, when there
// are several and nothing is named outside them; else none. They share the items of m.
func (m *Message) Questions() []*Message {
	var parts [][]*Clause
	for i, c := range m.Clauses {
		if i == 0 || m.Clauses[i-1].Asked || c.beginsQuestion() {
			parts = append(parts, nil)
		}
		last := &parts[len(parts)-1]
		*last = append(*last, c)
	}
	var out []*Message
	for i, cs := range parts {
		whole := Join(cs)
		if and := whole.Items[0].Is(SaysAnd); and && len(whole.Items) > 1 {
			whole.Items = whole.Items[1:]
			first := *cs[0]
			first.Items = first.Items[1:]
			cs[0] = &first
		}
		switch {
		case whole.asks() || m.asked && i == len(parts)-1:
			out = append(out, &Message{Reader: m.Reader, Lang: m.Lang, Why: m.Why, Items: whole.Items, Clauses: cs, Whole: whole, shouted: m.shouted})
		case slices.ContainsFunc(whole.Items, (*Item).Name):
			return nil
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// beginsQuestion reports whether the clause begins a line, or opens a second question:
// "… and who negotiates it".
func (c *Clause) beginsQuestion() bool {
	first := c.Items[0]
	next := c.Items.At(1)
	second := first.Is(SaysAnd) && (next.Opens(beginsSecond) || next.Is(AsksWhich))
	return first.Before&Line != 0 || second
}

// asks reports whether the clause is a question: a question mark parts it from what
// follows, or a word that asks is among its first.
func (c *Clause) asks() bool {
	const first = 3
	return c.Asked || slices.ContainsFunc(c.Items[:min(first, len(c.Items))], func(it *Item) bool {
		return !it.Name() && (it.Is(AsksWho|AsksWhich|AsksCount|AsksList) || it.Opens(opensAsking|opensPolar))
	})
}
