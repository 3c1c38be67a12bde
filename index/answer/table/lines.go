package table

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// maxSpan is over how many lines a quoted cell may run: a quotation mark that
// somebody forgot must not swallow the rest of a list.
const maxSpan = 10

// cut takes a text apart into its lines. Quoting, fences of code, blank and ruled
// lines go, and, unless it is a file of values, bullets and numbers.
func cut(s string, file bool) []line {
	raw := strings.Split(s, "\n")
	quotes := strings.Contains(s, `"`)
	lines := make([]line, 0, len(raw))
	ruled := false
	for i := 0; i < len(raw); i++ {
		l := line{n: i + 1}
		text := unquoteMail(raw[i])
		if quotes && opensQuote(text) {
			joined, span := span(text, raw[i+1:])
			text, i = joined, i+span
		}
		text = strings.TrimRight(strings.Trim(strings.ReplaceAll(text, "```", " "), " "), " \t")
		if strings.TrimSpace(text) == "" {
			continue
		}
		if strings.Trim(text, " \t-=_+|:*~#.•—–│┃─━┼┌┐└┘├┤┬┴═║╪╬") == "" { // it only rules off others
			columns := len(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t+|│┼┬", r) }))
			if !ruled && len(lines) > 0 && columns > 1 {
				lines[len(lines)-1].head, ruled = true, true
			}
			continue
		}
		l.text = strings.TrimSpace(text)
		if l.body = text; !file {
			l.bullet, _ = utf8.DecodeRuneInString(strings.TrimLeft(text, " \t"))
			l.body, l.marked = unmark(text)
			l.body = plainly(l.body)
		}
		lines = append(lines, l)
	}
	return lines
}

// unquoteMail drops the marks that mail programs put before what they quote.
func unquoteMail(s string) string {
	for {
		t := strings.TrimLeft(s, " ")
		rest, ok := strings.CutPrefix(t, ">")
		if !ok {
			if rest, ok = strings.CutPrefix(t, "&gt;"); !ok {
				return s
			}
		}
		s = strings.TrimPrefix(rest, " ")
	}
}

// marked is a line of a list: behind a bullet, which may have a box to tick behind it,
// behind a dash, a number or a letter. "A." is more often the beginning of a name, and so
// is no mark; a dash and a number may touch the letter behind them.
var marked = regexp.MustCompile(`(?s)^[ \t]*(?:` +
	`(?:[•◦▪‣·●○■□➢✓✔→]|[-*–—+][\s\pZ])[ \t]*(?:\[[ xX]\][ \t]*)?(.*)|-(\pL.*)|` +
	`\d{1,3} [-–—] +(.*)|(?:\(?\d{1,4}\)|\d{1,4}\.)([\s\pZ\pL].*)|\(?(?:[A-Za-z]|[ivx]{1,4})\)([\s\pZ].*))$`)

// unmark drops the bullet, the number or the letter of a line in a list.
func unmark(s string) (string, bool) {
	found := marked.FindStringSubmatch(s)
	if found == nil {
		return s, false
	}
	rest := strings.Join(found[1:], "")
	if strings.HasPrefix(rest, "\t") && strings.Contains(rest[1:], "\t") {
		return s, false // a column of numbers
	}
	return strings.TrimLeft(rest, " \t"), true
}

// opensQuote reports whether a quoted cell begins in the line and does not end there.
func opensQuote(s string) bool {
	open := false
	for i := 0; i < len(s); i++ {
		if s[i] != '"' {
			continue
		}
		switch {
		case !open:
			open = i == 0 || strings.IndexByte(",;\t|", s[i-1]) >= 0
		case i+1 < len(s) && s[i+1] == '"':
			i++
		default:
			open = false
		}
	}
	return open
}

// span joins to a line those that its quoted cell runs over, and says how many
// they are: none, if that makes no row of cells.
func span(first string, rest []string) (string, int) {
	joined := first
	for i, next := range rest {
		if i+1 >= maxSpan {
			break
		}
		next = unquoteMail(next)
		joined += ", " + strings.TrimSpace(next)
		if !strings.Contains(next, `"`) || opensQuote(joined) {
			continue
		}
		if len(splitQuoted(joined, '\t'))+len(splitQuoted(joined, ','))+len(splitQuoted(joined, ';'))+len(splitQuoted(joined, '|')) > 4 {
			return joined, i + 1
		}
		break
	}
	return first, 0
}
