package visible

import (
	"regexp"
	"strings"
)

var (
	mdLink   = regexp.MustCompile(`!?\[([^\[\]]*)\]\([^()\n]*\)`)
	mdStart  = regexp.MustCompile(`^[ \t]*(?:#{1,6}[ \t]+|(?:>[ \t]?)+)`)
	mdBullet = regexp.MustCompile(`^([ \t]*)[-*+][ \t]+(?:\[[ xX]\][ \t]+)?`)
	mdBreak  = regexp.MustCompile("^[ \t]*(?:```.*|~~~.*|(?:-[ \t]*){3,}|(?:\\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,})$")
	mdDelim  = regexp.MustCompile(`^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$`)
	mdEscape = regexp.MustCompile("\\\\[!-/:-@\\[-`{-~]")
)

// literal is where an escaped character waits until the marks are gone: beyond
// what anybody types.
const literal = 0xF0000

// markdown is the text of a markdown block, whose dialect is CommonMark with
// tables. https://docs.slack.dev/reference/block-kit/blocks/markdown-block
func markdown(text string) string {
	text = mdEscape.ReplaceAllStringFunc(text, func(s string) string { return string(literal + rune(s[1])) })
	lines := strings.Split(text, "\n")
	var out []string
	table := false
	for i, line := range lines {
		barred := strings.Contains(line, "|")
		head := barred && i+1 < len(lines) && strings.Contains(lines[i+1], "-") && mdDelim.MatchString(lines[i+1])
		table = head || table && barred
		switch {
		case table && mdDelim.MatchString(line), mdBreak.MatchString(line):
		case table:
			out = append(out, tableRow(line))
		default:
			line = mdStart.ReplaceAllString(line, "")
			out = append(out, phrase(mdBullet.ReplaceAllString(line, "$1• ")))
		}
	}
	return strings.Map(func(r rune) rune {
		if r >= literal && r < literal+0x80 {
			return r - literal
		}
		return r
	}, strings.Join(out, "\n"))
}

// tableRow turns the bars between cells into tabs.
func tableRow(line string) string {
	line = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(line), "|"), "|")
	cells := strings.Split(line, "|")
	for i, c := range cells {
		cells[i] = strings.Join(strings.Fields(phrase(c)), " ")
	}
	return strings.Join(cells, "\t")
}

func phrase(s string) string {
	s = mdLink.ReplaceAllString(s, "$1")
	for _, mark := range []string{"**", "__", "~~"} {
		s = strings.ReplaceAll(s, mark, "")
	}
	return unstyled(flags(Plain(s)))
}
