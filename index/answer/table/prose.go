package table

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

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

// prose makes rows of sentences. A line of running text that is as long as mail
// programs make them and ends no sentence goes on in the next.
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
	if next.n != l.n+1 || utf8.RuneCountInString(l.text) < wraps || !runs(l.text) {
		return false
	}
	before, dot := strings.CutSuffix(l.text, ".")
	return dot && shortened(before) || !strings.ContainsAny(l.text[len(l.text)-1:], ".!?:")
}

// runs reports whether most words of a line are in small letters, as in running text.
func runs(s string) bool {
	const few = 6
	all, small := 0, 0
	for word := range strings.FieldsSeq(s) {
		first, _ := utf8.DecodeRuneInString(word)
		if all++; unicode.IsLower(first) {
			small++
		}
	}
	return all >= few && 2*small > all
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
