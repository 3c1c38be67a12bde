package table

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// contact is what a signature has: a mail address or a number to call.
var contact = regexp.MustCompile(`\S@\S+\.\S|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|\+\d[\d ().-]{8,}`)

// address is what a line of an address begins with, a house number, or has, a post code.
var address = regexp.MustCompile(`^\d{1,5}[ ,-]|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|\b\d{5}\b`)

// sign marks the last lines behind a gap as a signature, if they have a number to
// call under a name, and stand under rows or begin with thanks. An address there is
// the writer's.
func sign(lines []line) {
	start := len(lines) - 1
	for start > 0 && lines[start-1].n == lines[start].n-1 {
		start--
	}
	if start <= 0 {
		return
	}
	block, rows, above := lines[start:], 0, 1
	for i := range lines[:start] {
		if lines[i].marked || !lines[i].single() {
			rows++
		}
	}
	thanks := func(l *line) bool { return begins("closing", fold(first(l))) }
	switch {
	case thanks(&block[0]):
		block = block[1:]
	case thanks(&lines[start-1]):
	case rows < 2:
		return
	default:
		above = 2 // a name alone may be that of one supplier more
	}
	if !isSignature(block, above) {
		return
	}
	for i := range block {
		block[i].aside = true
		block[i].signature = address.MatchString(block[i].text) && !speaks(&block[i])
	}
}

// isSignature reports a name and, under so many lines, one that is nothing but a way
// to reach somebody.
func isSignature(block []line, above int) bool {
	reached := false
	for i := range block {
		l := &block[i]
		name := !l.marked && !strings.ContainsFunc(l.text, unicode.IsDigit)
		if i == 0 && !name {
			return false
		}
		labels := slices.DeleteFunc(strings.Fields(l.text), func(word string) bool {
			return strings.Contains(word, "@") || !strings.ContainsFunc(word, unicode.IsLetter)
		})
		reached = reached || i >= above && len(labels) < 3 && contact.MatchString(l.text)
	}
	return reached
}

// signOff marks the signature under a list with bullets or numbers: a name behind a
// dash that is no bullet of the list, and the lines around a mail address.
func signOff(lines []line, marked int) {
	if marked < 2 {
		return
	}
	const dashes, most = "-–—", 3
	end := len(lines) - 1
	l := &lines[end]
	bulleted := func(o line) bool { return o.marked && o.bullet == l.bullet }
	dashed := l.marked && strings.ContainsRune(dashes, l.bullet)
	if dashed && len(strings.Fields(l.body)) <= most && !slices.ContainsFunc(lines[:end], bulleted) {
		l.marked, l.aside = false, true
	}
	for i := end; i > 0 && !lines[i].marked; i-- {
		if !contact.MatchString(lines[i].text) {
			continue
		}
		for ; i > 0 && !lines[i].marked; i-- {
			lines[i].aside = true
			if lines[i-1].n < lines[i].n-1 {
				break
			}
		}
	}
}
