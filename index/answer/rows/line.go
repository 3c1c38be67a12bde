package rows

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"miswg/corpus"
	"miswg/index/answer/reading"
)

// A line is read for everybody it names. A town is covered by its own country and
// by the state or region behind it, and a country in the name of a firm counts
// only where the line has no other; nothing else that is named goes unsaid.

// A rowLine is the items of a line, and what is known of each.
type rowLine struct {
	*List
	items      reading.Items
	covered    []bool // by a state, or a part of one
	mentions   []mention
	inBrackets map[string]bool
	firstEnd   int // items of the part in which a list has the firm
}

// A mention is what one item of a line names.
type mention struct {
	finding
	kind nameKind
	at   int
	role firmRole
}

// line reads the cells of a row together; what stands around a list names somebody
// only if it has the name of a country or an organisation.
func (c *List) line(cells []string, aside bool) finding {
	text := strings.Join(cells, " | ")
	l := c.newLine(text, c.read(text).Items)
	counts := func(x corpus.Entity) bool { return x.Type == corpus.Country || x.Status != corpus.NotListed }
	if aside && !slices.ContainsFunc(l.finding(true).entities, counts) {
		return finding{}
	}
	return l.finding(false)
}

// remark reads items that are neither the supplier nor its country.
func (c *List) remark(items []*reading.Item) finding {
	return c.newLine("", items).finding(true)
}

// codesInBrackets are codes such as that of "Kongsberg (NO)".
var codesInBrackets = regexp.MustCompile(`[(\[]\s*([A-Z]{2,3})\s*[)\]]`)

func (c *List) newLine(text string, items reading.Items) *rowLine {
	l := &rowLine{List: c, items: items, covered: make([]bool, len(items)), firstEnd: firmPart(items)}
	if strings.ContainsAny(text, "([") {
		l.inBrackets = corpus.Keyed(codesInBrackets.FindAllStringSubmatch(text, -1), func(found []string) (string, bool) { return corpus.Fold(found[1]), true })
	}
	for i := range items {
		l.state(i)
	}
	for i, it := range items {
		if l.covered[i] {
			continue
		}
		f, kind := c.names(it)
		// The reader may take a name for a part of the next one of a list: "Georgia / USA".
		cued := it.Ambiguous != nil && len(it.Ambiguous.Cued) > 0 && slices.Equal(it.Ambiguous.Answer, it.Ambiguous.Cued)
		// Letters may belong to the number behind them: "US$ 450", "IN-33".
		letters := len(it.Key) <= longestCode && it.Capitals()
		switch {
		case cued && items.At(i+1).Before&(listing|reading.Line) != 0:
			f = finding{readings: it.Ambiguous.Choices}
		case kind == noName && it.Capitals() && (l.inBrackets[it.Key] || l.besideOwner(i)):
			f, kind = c.found(c.reader.Code(it.Key)), byName
		case kind == noName && l.among(i):
			near := l.reader.Near(it.Key)
			f, kind = finding{readings: near, slips: slipsOf(it.Text, near)}, bySlip
		case letters && l.joined(i+1) && digits(items[i+1].Key):
			continue
		}
		if kind != noName && !f.nobody() {
			l.mentions = append(l.mentions, mention{f, kind, i, l.roleOf(i, kind)})
		}
	}
	slices.SortStableFunc(l.mentions, func(a, b mention) int { return a.at - b.at })
	return l
}

const longestCode = 3

// listing is what stands between two of a list.
const listing = reading.Slash | reading.Ampersand

// among reports a word of its own that "/", "&" or a conjunction sets beside a name:
// "Chna / Canada".
func (l *rowLine) among(i int) bool {
	it := l.items[i]
	known := it.Code() != nil || it.Marked(reading.Town|reading.CompanyForm)
	if apart := l.parts(i) && l.parts(i+1); known || !apart {
		return false
	}
	prev, next := l.items.At(i-1), l.items.At(i+1)
	switch {
	case it.Before&listing != 0 && l.isNamed(i-1), next.Before&listing != 0 && l.isNamed(i+1):
		return true
	case !it.Capital():
		return false
	}
	return prev.Is(joins) && l.isNamed(i-2) || next.Is(joins) && l.isNamed(i+2)
}

const joins = reading.SaysAnd | reading.SaysOr

// isNamed reports whether item i is the name of a country, well spelt or not.
func (l *rowLine) isNamed(i int) bool {
	_, kind := l.names(l.items.At(i))
	return kind == byName || kind == bySlip
}

// parts reports whether one of a list may begin at item i: behind a mark, or at a
// conjunction.
func (l *rowLine) parts(i int) bool {
	if i == 0 || i == len(l.items) {
		return true
	}
	return l.items[i].Before&marks != 0 || l.items[i].Is(joins) || l.items[i-1].Is(joins)
}

func digits(key string) bool { return strings.IndexFunc(key, unicode.IsDigit) >= 0 }

// finding is whom the line names. A country that is said only of an owner may be
// the supplier's, or not.
func (l *rowLine) finding(aside bool) finding {
	own, owners := l.partByOwner()
	f, owner := l.named(own, aside), l.named(owners, aside)
	if aside {
		return f.with(owner)
	}
	return f.withOwner(owner).with(l.perhaps(f.nobody()))
}

// named is whom those of the line's mentions name.
func (l *rowLine) named(ms []mention, aside bool) finding {
	var f finding
	for _, m := range ms {
		outside := m.role == outsideFirm && m.kind != byTown && !l.coversAmbiguous(m)
		if aside && (m.kind == byRegion || m.kind == bySlip) {
			continue
		}
		if outside {
			f = f.with(m.finding)
		}
	}
	if aside {
		return f
	}
	f = f.with(towns(ms, f, outsideFirm))
	alone := f.nobody()
	for _, m := range ms {
		if m.role == endsFirm && m.kind != byTown && (alone || m.at >= l.firstEnd) {
			f = f.with(m.finding)
		}
	}
	if f.nobody() {
		f = towns(ms, f, endsFirm)
	}
	return f
}

// towns are the towns of that role whose country is not named.
func towns(ms []mention, named finding, role firmRole) finding {
	var f finding
	for _, m := range ms {
		covered := slices.ContainsFunc(m.entities, func(x corpus.Entity) bool { return slices.Contains(idsOf(named.entities), x.ID) })
		if m.kind == byTown && m.role == role && !covered {
			f = f.with(m.finding)
		}
	}
	return f
}

// perhaps are the countries in names of firms: they may be meant where nothing
// else is named, or where the line goes on after the firm it is about.
func (l *rowLine) perhaps(alone bool) finding {
	var f finding
	for _, m := range l.mentions {
		if m.role != insideFirm || m.kind == byTown {
			continue
		}
		explained := !alone && (m.at < l.firstEnd || l.located(m.at))
		if explained || l.sheet.Prose && l.person(m.at) {
			continue
		}
		f = f.with(finding{readings: append(idsOf(m.entities), m.readings...), slips: m.slips})
	}
	return f
}

// coversAmbiguous reports a name of several readings beside one of them: "Brussels, Belgium".
func (l *rowLine) coversAmbiguous(m mention) bool {
	if certain := len(m.entities)+len(m.slips) > 0; certain || l.items[m.at].Ambiguous != nil && !l.items[m.at].Undecided() {
		return false
	}
	return slices.ContainsFunc(l.mentions, func(o mention) bool {
		return o.at != m.at && slices.ContainsFunc(o.entities, func(x corpus.Entity) bool { return slices.Contains(m.readings, x.ID) })
	})
}
