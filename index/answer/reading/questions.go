package reading

import (
	"slices"
	"strings"
)

// maxQuestions bounds the questions of one message that are read one by one.
const maxQuestions = 4

// Questions are the questions of the message, each as a message of its own, when there
// are several, not too many, and nothing is named outside them; else none. They share
// the items of m.
func (m *Message) Questions() []*Message {
	if list := series(m); len(list) > 0 {
		return list
	}
	starts := []int{0}
	for i, it := range m.Items {
		if begins := it.Before&(question|Line) != 0 || beginsQuestion(m.Items, i); i > 0 && begins {
			starts = append(starts, i)
		}
	}
	if len(starts) < 2 || len(starts) > maxQuestions {
		return nil
	}
	var out []*Message
	for n, start := range starts {
		end, asked := len(m.Items), m.asked
		if n+1 < len(starts) {
			end = starts[n+1]
			asked = m.Items[end].Before&question != 0
		}
		if start > 0 && start+1 < end && m.Items[start].Is(SaysAnd) {
			start++
		}
		p := m.part(start, end, false)
		from, opens := opensQuestion(p.Items)
		if from > 0 && !slices.ContainsFunc(p.Items[:from], (*Item).Name) {
			p = m.part(start+from, end, false) // "new here - what is it for"
		}
		switch {
		case asked, opens, p.Whole.Listed(), n == 0 && subject(p):
			out = append(out, p)
		case slices.ContainsFunc(p.Items, (*Item).Name):
			return nil
		}
	}
	return out
}

// series are the questions of a list that somebody wants answered: "(a) what it is, (b) whether
// Canada is in", "tell me what it is, whether Canada is in, and how many members it has"; none
// where the message is no such list.
func series(m *Message) []*Message {
	const several, fewest = 3, 3
	var starts []int
	led, joined := false, false
	for i, it := range m.Items {
		numbered := numbersPart(m.Items, i-1)
		first := len(starts) == 0
		led = led || numbered || first && it.Is(asksWhether)
		parted := first || it.Before&Comma != 0 || m.Items.At(i-1).Is(SaysAnd)
		if begins := numbered || parted && opensIndirect(m.Items, i); !begins {
			continue
		}
		joined = saysWhether(it) && it.Before&Comma == 0 // the last: "…, and whether"
		starts = append(starts, i)
	}
	many := len(starts) >= several || len(starts) > 1 && joined
	if list := led && many && len(starts) <= maxQuestions; !list {
		return nil
	}
	if slices.ContainsFunc(m.Items[:starts[0]], (*Item).Name) {
		return nil
	}
	var out []*Message
	for n, from := range starts {
		to := len(m.Items)
		if n+1 < len(starts) {
			for to = starts[n+1]; m.Items[to-1].Is(SaysAnd) || numbersPart(m.Items, to-1); to-- {
			}
		}
		if saysWhether(m.Items[from]) {
			from++
		}
		if to-from < fewest {
			return nil
		}
		p := m.part(from, to, true)
		out = append(out, OfBody(p, slices.ContainsFunc(m.Items[:from], (*Item).Name)))
	}
	return out
}

// numbersPart reports the "b" of "(b)" at item i, or the "2" of "2)".
func numbersPart(s Items, i int) bool {
	it := s.At(i)
	return len(it.Key) == 1 && !it.Name() && s.At(i+1).Before&closing != 0
}

// saysWhether reports "whether", or a word that stands for it.
func saysWhether(it *Item) bool { return it.Key == "whether" || it.Opens(condition) }

// opensIndirect reports whether a question that is told of may begin at item i: "what it is".
func opensIndirect(s Items, i int) bool {
	it := s[i]
	what := it.Key == "ce" && strings.HasPrefix(s.At(i+1).Key, "qu")
	if it.Name() || it.Is(Subordinator) {
		return !it.Name() && saysWhether(it)
	}
	asks := it.Is(AsksWho|AsksWhich|AsksCount) || it.Opens(OpensAsking|beginsSecond)
	return what || saysWhether(it) || asks
}

// subject reports a piece with matter and no verb: "the mission of the group, and is Japan in".
func subject(m *Message) bool {
	says := func(it *Item) bool { return it.Name() || it.Is(FirstPerson) || it.Opens(MakesSentence|AsksOfGroup) }
	return len(m.ContentWords()) > 0 && m.Whole.Has(SaysBody) && !slices.ContainsFunc(m.Items, says)
}

// opensQuestion reports whether one of the first words asks, or one of the first behind a stop
// or a comma, and where that piece begins.
func opensQuestion(items Items) (from int, opens bool) {
	const first = 3
	for i, it := range items {
		if it.Before&(Stop|Comma) != 0 {
			from = i
		}
		states := items.At(i-1).Is(Anaphor) || items.At(i-1).Key == "c" // "it is not in NATO", "c'est"
		asks := it.Is(AsksWho|AsksWhich|AsksCount|AsksList) || it.Opens(OpensAsking|opensPolar|beginsSecond)
		states = states && !it.Is(AsksCount) // "of those how many"
		begins := asks && i-from < first && !states
		if begins && !it.Name() {
			return from, true
		}
	}
	return 0, false
}

// BeginsToAsk reports whether the first word of a question is one that asks, or the one behind a
// condition: "if not is there a plan".
func BeginsToAsk(items Items) bool {
	at := 0
	for items.At(at).Opens(condition) || at > 0 && items.At(at).Is(SaysNot) {
		at++
	}
	return items.At(at).Opens(OpensAsking|AsksOfGroup) || items.At(at).Is(SaysAny)
}

// part is items start to end as a message of its own.
func (m *Message) part(start, end int, asked bool) *Message {
	p := &Message{Reader: m.Reader, Lang: m.Lang, Why: m.Why, Items: m.Items[start:end], shouted: m.shouted, asked: asked}
	p.Clauses = clauses(p.Items, m.Lang)
	p.Whole = Join(p.Clauses)
	return p
}

// Only is a message with none but these of its items.
func Only(m *Message, items Items) *Message {
	p := *m
	p.Items = items
	p.Clauses = clauses(items, m.Lang)
	p.Whole = Join(p.Clauses)
	return &p
}

// beginsQuestion reports whether "and" and a word that asks begin a second question at
// item i: "… and who negotiates it".
func beginsQuestion(s Items, i int) bool {
	next := s.At(i + 1)
	switch {
	case s.At(i+2).Key == "est" && next.Key == "c":
		next = s.At(i + 3) // "pis c'est quand …"
	case next.Marked(TiesOf) && s.At(i+2).Is(Anaphor):
		next = s.At(i + 3) // "and of those how many …"
	case next.Bare() && !next.Opens(beginsSecond|OpensAsking|opensPolar):
		next = s.At(i + 2) // "et sinon est-ce qu'on …"
	}
	asks := next.Opens(beginsSecond|OpensAsking|opensPolar) || next.Is(AsksWho|AsksWhich|AsksCount)
	return s[i].Is(SaysAnd) && !next.Name() && asks
}

// Gist returns the part of the message that asks, as a message of its own, where the rest
// only leads up to it: the one sentence that is a question, without a condition that it
// begins with ("if Poland is in, …"). It passes where all of the message asks, or where it
// is not clear which part does. Without tells that a condition was left out. The parts
// share the items of m.
func (m *Message) Gist() (gist *Message, without, ok bool) {
	const fewest = 3 // words of a question
	from, to := asking(m)
	start := 0
	for _, c := range m.Clauses {
		if start > from && start < to && conditional(m.Items[from:start]) {
			from, without = start, true
		}
		start += len(c.Items)
	}
	if to-from < fewest || to-from == len(m.Items) {
		return nil, false, false
	}
	return m.part(from, to, asksBefore(m, to)), without, true
}

// asksBefore reports whether a question mark stands behind the items before item i.
func asksBefore(m *Message, i int) bool {
	return i == len(m.Items) && m.asked || m.Items.At(i).Before&question != 0
}

// asking is where the one sentence of the message that asks begins and ends; all of it
// where there are none or several.
func asking(m *Message) (from, to int) {
	start, found := 0, 0
	for i := 1; i <= len(m.Items); i++ {
		if ends := i == len(m.Items) || m.Items[i].Before&Stop != 0; !ends {
			continue
		}
		if asksBefore(m, i) {
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

// conditional reports whether the items begin with "if", small words aside; that of "need to
// know if" begins what is asked.
func conditional(items Items) bool {
	for i, it := range items {
		if it.Opens(condition) {
			indirect := i > 1 && it.Before == Space && !items[i-1].Is(Subordinator|SaysAnd|SaysBut)
			return !indirect
		}
		if small := it.Bare() || it.Is(Subordinator|SaysAnd|SaysBut); !small {
			return false
		}
	}
	return false
}

// Whether is what a clause tells that somebody asks, or wants to know: "the boss asked whether
// they are all in"; nil where it tells no such thing.
func Whether(c *Clause) *Clause {
	i := whetherAt(c.Items)
	if i == 0 {
		return nil
	}
	asked := &Clause{Items: c.Items[i:], Lang: c.Lang, Asked: c.Asked, last: c.last}
	asked.Sort()
	return asked
}

// whetherAt is where what somebody asks begins, behind "asked if"; 0 where nobody does.
func whetherAt(items Items) int {
	for i := 1; i < len(items)-1; i++ {
		it := items[i]
		if begins := it.Key == "whether" || it.Opens(condition); !begins || it.Before != Space {
			continue
		}
		last := items[i-1]
		if toSomebody := last.Is(FirstPerson) || last.Key == "me"; toSomebody { // "tell us if"
			last = items.At(i - 2)
		}
		if last.Is(asksWhether) {
			return i + 1
		}
	}
	return 0
}

// Reported is the question that a message only tells of, as a message of its own: "our rep in
// Brussels asked whether NATO is in". It passes where the message asks more, or where the
// question leans on what stands before it.
func Reported(m *Message) (*Message, bool) {
	at := whetherAt(m.Items)
	if at == 0 {
		return nil, false
	}
	told, asked := m.Items[:at], m.part(at-1, len(m.Items), m.asked)
	stops := func(it *Item) bool { return it.Before&Stop != 0 }
	leans := asked.Whole.Has(Anaphor) || len(asked.Whole.Subjects)+len(asked.Whole.Groups) == 0
	if leans || slices.ContainsFunc(told[1:], stops) || !slices.ContainsFunc(told, (*Item).Name) {
		return nil, false
	}
	asks := slices.ContainsFunc(told, func(it *Item) bool { return it.Marked(actsInPerson) && it.Is(asksWhether) })
	return asked, asks
}

// Doubts reports a clause that asks whether what another says is so: "is he wrong", "il a tort
// ou pas". A Yes would be read as one to it.
func Doubts(c *Clause) bool {
	const longest = 6
	short := len(c.Items) <= longest && c.Has(Anaphor)
	named := len(c.Subjects)+len(c.Groups) > 0 || c.Has(SaysMember, SaysObserver)
	return short && !named && slices.ContainsFunc(c.Items, func(it *Item) bool { return it.bends })
}
