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

// asides marks the lines around a list and the headings in it. It reports false,
// and marks none, if nothing would be left of the list.
func asides(lines []line) bool {
	structured, marked := false, 0
	for i := range lines {
		structured = structured || lines[i].marked || !lines[i].single()
		if lines[i].marked {
			marked++
		}
	}
	loose := func(l *line) bool { return !l.marked && l.single() && !l.head }
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
	if rows > 0 || len(lines) == 0 {
		return true
	}
	for i := range lines {
		lines[i].aside = false
	}
	return false
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
		} else if !structured && (i > end || !greeted) {
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
	if len(l.text) > 400 {
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
	n := len(strings.Fields(l.body))
	if n > 20 {
		return true
	}
	text := strings.TrimRight(l.body, ` )"»'`)
	switch end, size := utf8.DecodeLastRuneInString(text); end {
	case '?', '!':
		return n >= 3
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

// isProse reports whether most lines without bullets are sentences.
func isProse(lines []line) bool {
	sentences := 0
	for i := range lines {
		l := &lines[i]
		if l.marked {
			return false
		}
		if isSentence(l) || strings.Count(l.text, " ") >= 4 && strings.Count(l.text, ",") < 2 && says("speech", fold(l.text)) {
			sentences++
		}
	}
	return len(lines) == 1 || 2*sentences > len(lines)
}

// prose makes rows of sentences. A line that is as long as mail programs make them
// and ends no sentence goes on in the next.
func prose(lines []line) Sheet {
	const wraps = 60
	out := Sheet{Prose: true}
	for i := 0; i < len(lines); i++ {
		n, text := lines[i].n, []string{lines[i].text}
		for i+1 < len(lines) && wrapped(lines[i], lines[i+1], wraps) {
			i++
			text = append(text, lines[i].text)
		}
		for _, sentence := range sentences(strings.Join(text, " ")) {
			out.Rows = append(out.Rows, Row{Line: n, Text: shorten(sentence), Cells: []string{sentence}})
		}
	}
	return out
}

func wrapped(l, next line, wraps int) bool {
	if next.n != l.n+1 || utf8.RuneCountInString(l.text) < wraps {
		return false
	}
	before, dot := strings.CutSuffix(l.text, ".")
	return dot && shortened(before) || !strings.ContainsAny(l.text[len(l.text)-1:], ".!?:")
}

// sentences cuts a text behind dots and marks that a capital follows, but not
// behind the dot of "Inc." or "St.".
func sentences(s string) []string {
	var out []string
	start := 0
	for i := 0; i+2 < len(s); i++ {
		if s[i] != '.' && s[i] != '?' && s[i] != '!' || s[i+1] != ' ' {
			continue
		}
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[i+1:], " "))
		if !unicode.IsUpper(next) || s[i] == '.' && shortened(s[max(start, i-40):i]) {
			continue
		}
		out = append(out, strings.TrimSpace(s[start:i+1]))
		start = i + 1
	}
	return append(out, strings.TrimSpace(s[start:]))
}
