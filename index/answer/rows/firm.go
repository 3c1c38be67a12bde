package rows

import "miswg/index/answer/reading"

// A firmRole is where a name stands to the name of a firm.
type firmRole uint8

const (
	outsideFirm firmRole = iota
	endsFirm             // "Air India", "Acme Canada Inc."
	insideFirm           // "China Grove Textiles", "Polish & Sons"
)

const marks = reading.Comma | reading.Stop

// joined reports whether nothing but a blank, a hyphen or "&" stands before item i.
func (l *rowLine) joined(i int) bool {
	if i <= 0 || i >= len(l.items) {
		return false
	}
	before := l.items[i].Before
	return before&marks == 0 || before&reading.Ampersand != 0
}

// roleOf reads the capitals around a name: a firm's name is written in them, and
// what is said of a firm is not.
func (l *rowLine) roleOf(i int, kind nameKind) firmRole {
	if kind == byFlag || !l.items[i].Capital() {
		return outsideFirm
	}
	for j := i + 1; l.joined(j); j++ {
		if l.covered[j] || l.items[j].Marked(reading.CompanyForm|reading.Legal) {
			continue
		}
		if l.proper(j) {
			return insideFirm
		}
		if _, kind := l.names(l.items[j]); kind == noName || kind == byFlag {
			break
		}
	}
	if l.joined(i) && l.proper(i-1) {
		return endsFirm
	}
	return outsideFirm
}

// proper reports whether item i is a word with a capital that names nobody, such as
// a firm has.
func (l *rowLine) proper(i int) bool {
	it := l.items[i]
	if !it.Capital() || it.Marked(reading.Locates) || l.covered[i] {
		return false
	}
	_, kind := l.names(it)
	return kind == noName
}

// firmPart is how many items stand before the first mark behind a word with a
// capital: there a list has the firm.
func firmPart(items []*reading.Item) int {
	begun := false
	for i, it := range items {
		if begun && it.Before&marks != 0 && it.Before&reading.Ampersand == 0 {
			return i
		}
		begun = begun || it.Capital()
	}
	return len(items)
}

// located reports whether a place follows the name of a firm that begins at i:
// "Jordan Foundries in Birmingham".
func (l *rowLine) located(i int) bool {
	for i++; l.joined(i); i++ {
		if l.items[i].Marked(reading.Locates) {
			return true
		}
		if !l.items[i].Capital() {
			return false
		}
	}
	return false
}

// person reports a first name, that is a country's too, with a surname.
func (l *rowLine) person(i int) bool {
	if !l.items[i].Marked(reading.FirstName) || !l.joined(i+1) {
		return false
	}
	surname := l.proper(i+1) && !l.items[i+1].Marked(reading.FirmWord)
	return surname && !(l.joined(i+2) && l.proper(i+2))
}
