package table

import (
	"regexp"
	"strings"
)

// contact is what a signature has: a mail address or a number to call.
var contact = regexp.MustCompile(`\S@\S+\.\S|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|\+\d[\d ().-]{8,}`)

// signOff marks the signature under a list with bullets or numbers: a name behind a
// dash that is no bullet of the list, and the lines around a mail address.
func signOff(lines []line, marked int) {
	if marked < 2 {
		return
	}
	const dashes, most = "-–—", 3
	end := len(lines) - 1
	l := &lines[end]
	dashed := l.marked && strings.ContainsRune(dashes, l.bullet)
	if dashed && len(strings.Fields(l.body)) <= most && !bulleted(lines[:end], l.bullet) {
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

// bulleted reports whether a line has that bullet.
func bulleted(lines []line, bullet rune) bool {
	for i := range lines {
		if lines[i].marked && lines[i].bullet == bullet {
			return true
		}
	}
	return false
}
