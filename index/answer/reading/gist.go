package reading

// Gist returns the part of the message that asks, as a message of its own, where the rest
// only leads up to it: the one sentence that is a question, without a condition that it
// begins with ("if Poland is in, …"). It passes where all of the message asks, or where it
// is not clear which part does. Without tells that a condition was left out. The parts
// share the items of m.
func (m *Message) Gist() (gist *Message, without, ok bool) {
	const fewest = 3 // words of a question
	from, to := m.asking()
	for n := 1; n < len(m.Clauses); n++ {
		start := len(Join(m.Clauses[:n]).Items)
		if start > from && start < to && conditional(m.Items[from:start]) {
			from, without = start, true
		}
	}
	if to-from < fewest || to-from == len(m.Items) {
		return nil, false, false
	}
	return m.part(from, to, m.asks(to)), without, true
}

// asks reports whether a question mark stands behind the items before item i.
func (m *Message) asks(i int) bool {
	return i == len(m.Items) && m.asked || m.Items.At(i).Before&question != 0
}

// asking is where the one sentence of the message that asks begins and ends; all of it
// where there are none or several.
func (m *Message) asking() (from, to int) {
	start, found := 0, 0
	for i := 1; i <= len(m.Items); i++ {
		if ends := i == len(m.Items) || m.Items[i].Before&Stop != 0; !ends {
			continue
		}
		if m.asks(i) {
			from, to = start, i
			found++
		}
		start = i
	}
	if found != 1 {
		return 0, len(m.Items)
	}
	return from, to
}

// conditional reports whether the items begin with "if", small words aside.
func conditional(items Items) bool {
	for _, it := range items {
		if it.Opens(condition) {
			return true
		}
		if small := it.Bare() || it.Is(Subordinator|SaysAnd|SaysBut); !small {
			return false
		}
	}
	return false
}
