package rows

import (
	"slices"

	"miswg/index/answer/reading"
	"miswg/index/answer/table"
)

// withOwner adds whom the supplier belongs to. Where nobody else is named, that may
// be the supplier's country too, or not.
func (f finding) withOwner(o finding) finding {
	if f.nobody() {
		o.readings, o.entities = append(idsOf(o.entities), o.readings...), nil
	}
	return f.with(o)
}

// partOwner takes the cells of an owner out of a row, and returns whom they name.
func (c *List) partOwner(r table.Row) (table.Row, finding) {
	var f finding
	r.Cells = slices.Clone(r.Cells)
	for i, cell := range r.Cells {
		if c.holds(i, table.Owner) {
			f = f.with(c.cell(cell)).with(c.remark(c.read(cell).Items))
			r.Cells[i] = ""
		}
	}
	return r, f
}

// partByOwner parts what a line names into what is said of the supplier and what is
// said of whom it belongs to: "US-owned", "Swedish parent", "filiale d'un groupe français".
func (l *rowLine) partByOwner() (own, owners []mention) {
	owner := make([]bool, len(l.mentions))
	for i := range l.items {
		if w := (ownerWord{l, i}); w.tells() {
			w.mark(owner)
		}
	}
	for k, m := range l.mentions {
		if owner[k] {
			owners = append(owners, m)
		} else {
			own = append(own, m)
		}
	}
	return own, owners
}

// besideOwner reports a word just before or behind one of an owner, where a code in
// capitals is a country's: "PRC-owned", "owned by PRC".
func (l *rowLine) besideOwner(i int) bool {
	tells := func(at int) bool { return at >= 0 && ownerWord{l, at}.tells() }
	if l.joined(i+1) && tells(i+1) {
		return true
	}
	return tells(i-1) || l.joined(i) && tells(i-2)
}

// An ownerWord is item at of a line, which may tell of an owner.
type ownerWord struct {
	*rowLine
	at int
}

// tells reports a word that tells of an owner, and is no part of a firm's name.
func (w ownerWord) tells() bool {
	it := w.items[w.at]
	if !it.Opens(reading.Owner | reading.Owned) {
		return w.tied()
	}
	small, begins := !it.Capital(), w.at > 0 && w.begins(w.at)
	stops := w.items.At(w.at+1).Before&reading.Stop != 0
	return small || begins || stops || w.linked()
}

// mark marks the mention that is the owner's before the word, and all that are behind
// it in the row, for owners may be many.
func (w ownerWord) mark(owner []bool) {
	before := w.before()
	if before >= 0 {
		owner[before] = true
	}
	goesOn := before < 0 || w.joined(w.at+1)
	noun := goesOn && w.items[w.at].Opens(reading.Owner)
	if behind := noun || w.linked() || w.tied(); !behind {
		return
	}
	end := w.at + 1
	for end < len(w.items) && w.items[end].Before&reading.Line == 0 {
		end++
	}
	for k, m := range w.mentions {
		behind := w.at < m.at && m.at < end
		owner[k] = owner[k] || behind
	}
}

// before is the mention just before the word, or -1: "Swedish majority owner".
func (w ownerWord) before() int {
	const near = 2
	for at := w.at - 1; w.joined(at+1) && at >= w.at-near; at-- {
		is := func(m mention) bool { return m.at == at }
		if k := slices.IndexFunc(w.mentions, is); k >= 0 {
			return k
		}
	}
	return -1
}

// linked reports a word near behind that joins an owner to it: "détenue à 100 % par".
func (w ownerWord) linked() bool {
	const near = 4
	links := func(t reading.Token) bool { return t.Marked(reading.Owning | reading.Locates) }
	linked := slices.ContainsFunc(w.items[w.at].Words[1:], links)
	for i := w.at + 1; i <= w.at+near && w.joined(i); i++ {
		linked = linked || slices.ContainsFunc(w.items[i].Words, links)
	}
	return linked
}

// tied reports a word that ties the supplier to the firm beside it: "distributor for
// Bosch", "groupe Safran", "a Rheinmetall company".
func (w ownerWord) tied() bool {
	it := w.items[w.at]
	if w.at == 0 || it.Capital() || !it.Opens(reading.Tied) {
		return false
	}
	if w.joined(w.at) && w.proper(w.at-1) {
		return w.items.At(w.at - 2).Marked(reading.IsArticle)
	}
	next := w.at + 1
	for w.joined(next) && w.items[next].Marked(reading.Owning|reading.Locates) {
		next++
	}
	return w.joined(next) && w.proper(next)
}
