package table

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// How many lines at either end of a list people speak in.
const (
	maxIntroduction = 15
	maxClosing      = 12
)

// asides marks the lines around a list and the headings in it; none, if nothing
// would be left of the list.
func asides(lines []line) {
	structured, marked := false, 0
	for i := range lines {
		structured = structured || lines[i].marked || !lines[i].single()
		if lines[i].marked {
			marked++
		}
	}
	sign(lines)
	signOff(lines, marked)
	loose := func(l *line) bool {
		listed := l.marked || l.head
		return !listed && l.single()
	}
	introduce(lines, loose, structured, marked > 1)
	conclude(lines, loose, structured, marked > 1)
	rows := 0
	for i := range lines {
		l := &lines[i]
		title := i < maxIntroduction && l.single() && begins("title", fold(first(l)))
		if title || loose(l) && strings.HasSuffix(l.text, ":") {
			l.aside = true
		}
		if !l.aside {
			rows++
		}
	}
	for i := 0; rows == 0 && i < len(lines); i++ {
		lines[i].aside = false
	}
}

// first is the part of a line that tells what it is; a long one is no title.
func first(l *line) string {
	if len(l.text) > 60 {
		return ""
	}
	return l.text
}

// introduce marks what is said before a list.
func introduce(lines []line, loose func(*line) bool, structured, marked bool) {
	const headings = 2
	end, greeted := 0, false
	for i := range lines[:min(len(lines), maxIntroduction)] {
		l := &lines[i]
		if !loose(l) {
			// One or two lines before bullets are their heading, whatever they say.
			if marked && i <= headings {
				end = i
			}
			break
		}
		greeted = greeted || i == 0 && begins("greeting", fold(first(l)))
		if speaks(l) || strings.HasSuffix(l.text, ":") {
			end = i + 1
		} else if beside := i <= end && greeted || structured; !beside {
			break // in a bare list only a greeting may be followed by one line that might be a name
		}
	}
	for i := range lines[:end] {
		lines[i].aside = true
	}
}

// conclude marks what is said after a list: from thanks or regards on, everything.
func conclude(lines []line, loose func(*line) bool, structured, marked bool) {
	from, last := len(lines), max(0, len(lines)-maxClosing)
	for i := len(lines) - 1; i >= last && loose(&lines[i]); i-- {
		l := &lines[i]
		if l.aside && i == from-1 {
			from = i // a signature
			continue
		}
		folded := fold(first(l))
		if begins("closing", folded) && len(strings.Fields(folded)) <= 8 || strings.HasPrefix(l.text, "-- ") {
			from = i
		} else if speaks(l) && i == from-1 {
			from = i
		}
	}
	for i := from; i < len(lines); i++ {
		lines[i].aside = true
	}
	if !structured || !marked {
		return
	}
	// Between the last bullet and the thanks: sentences, but not names that lost their bullet.
	for i := from - 1; i >= last && loose(&lines[i]); i-- {
		if isSentence(&lines[i]) {
			lines[i].aside = true
		}
	}
}

// speaks reports whether a line is said to the reader rather than listed.
func speaks(l *line) bool {
	const long = 40 // words
	if len(strings.Fields(l.text)) > long {
		return true
	}
	if name, _, ok := strings.Cut(l.text, ":"); ok && len(name) < 15 && words()["mail"][fold(name)] {
		return true
	}
	folded := fold(l.text)
	n := strings.Count(folded, " ") + 1
	greets := begins("greeting", folded) && (n <= 4 || strings.ContainsAny(l.text, ",!"))
	if thanks := begins("closing", folded) && n <= 8; greets || thanks {
		return true
	}
	return says("speech", folded) || strings.HasSuffix(l.text, "?") || isSentence(l)
}

// isSentence reports whether a line ends like a sentence and is as long as one. A
// company's name may end in a dot: "Acme Co., Ltd.".
func isSentence(l *line) bool {
	const few = 3
	n := len(strings.Fields(l.body))
	if n > 20 {
		return true
	}
	if at := strings.Index(l.body, "? "); at >= 0 && len(strings.Fields(l.body[at:])) >= few {
		return true // "is that all? I need it today"
	}
	text := strings.TrimRight(l.body, ` )"»'`)
	switch end, size := utf8.DecodeLastRuneInString(text); end {
	case '?', '!':
		return n >= few
	case '.', '…':
		return n >= 5 && !shortened(text[:len(text)-size])
	}
	return false
}

// shortened reports whether a text ends in a word that is written with a dot.
func shortened(s string) bool {
	word := s[strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '.' })+1:]
	return utf8.RuneCountInString(word) <= 1 || strings.Contains(word, ".") || words()["abbreviation"][fold(word)]
}
