package table

import (
	"slices"
	"strings"
)

// separate cuts lines at tabs, pipes, semicolons or columns of blanks, and reports
// whether there were any.
func separate(lines []line) bool {
	best, most := byte(0), 0
	for _, sep := range []byte{'\t', '|', ';'} {
		n, without := 0, 0 // lines with sep, and lines of a list that have none
		for i := range lines {
			if strings.IndexByte(strings.Trim(lines[i].body, " \t|;"), sep) >= 0 {
				n++
			} else if lines[i].marked {
				without++
			}
		}
		// People write semicolons in sentences too, but not in most lines; and pipes
		// in the signature under a list.
		if without > n || sep == ';' && (n < 2 || 3*n < 2*len(lines)) {
			continue
		}
		if n > most {
			best, most = sep, n
		}
	}
	if most == 0 {
		return align(lines)
	}
	splitAll(lines, best)
	return true
}

// separateFile cuts the lines of a file at what cuts most of them alike.
func separateFile(lines []line) {
	if len(lines) > 0 && strings.HasPrefix(strings.ToLower(lines[0].text), "sep=") {
		lines[0].aside = true // how some spreadsheets are told what separates
	}
	const sample = 200
	best, most := byte(0), 0
	for _, sep := range []byte{'\t', ';', '|', ','} {
		counts := map[int]int{}
		for i := range lines[:min(len(lines), sample)] {
			if n := len(split(lines[i].body, sep)); n > 1 {
				counts[n]++
			}
		}
		for _, n := range counts {
			if n > most {
				best, most = sep, n
			}
		}
	}
	if most > 0 {
		splitAll(lines, best)
	}
}

// splitAll cuts every line at sep.
func splitAll(lines []line, sep byte) {
	for i := range lines {
		lines[i].cells = split(lines[i].body, sep)
	}
	if sep == '\t' {
		pack(lines)
	}
}

// pack drops the empty cells that several tabs in a row make, where they only line
// columns up.
func pack(lines []line) {
	used := map[int]bool{}
	raw, packed := map[int]bool{}, map[int]bool{}
	for i := range lines {
		if cells := lines[i].cells; len(cells) > 1 {
			raw[len(cells)], packed[len(filled(cells))] = true, true
			for column, c := range cells {
				used[column] = used[column] || c != ""
			}
		}
	}
	for i := range lines {
		l := &lines[i]
		if len(raw) > 1 && len(packed) == 1 {
			l.cells = filled(l.cells)
			continue
		}
		var cells []string
		for column, c := range l.cells {
			if used[column] || l.single() {
				cells = append(cells, c)
			}
		}
		l.cells = cells
	}
}

func filled(cells []string) []string {
	return slices.DeleteFunc(slices.Clone(cells), func(c string) bool { return c == "" })
}

// split cuts a line at sep. Empty cells at the end go.
func split(s string, sep byte) []string {
	if sep == '|' {
		s = strings.TrimSpace(strings.NewReplacer("│", "|", "┃", "|", "║", "|", `\|`, "\x00").Replace(s))
		s = strings.TrimSuffix(strings.TrimPrefix(s, "|"), "|")
	}
	var cells []string
	if strings.Contains(s, `"`) {
		cells = splitQuoted(s, sep)
	} else {
		cells = strings.Split(s, string(rune(sep)))
	}
	for i, c := range cells {
		cells[i] = strings.TrimSpace(c)
		if sep == '|' {
			cells[i] = strings.ReplaceAll(cells[i], "\x00", "|")
		}
	}
	return trimEnd(cells)
}

func trimEnd(cells []string) []string {
	for len(cells) > 1 && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	return cells
}

// splitQuoted cuts a line at sep where it is in no quoted cell, and takes the
// quotation marks off. A mark that is never closed is a letter like others.
func splitQuoted(s string, sep byte) []string {
	var cells []string
	for {
		cell, rest, more := cutQuoted(s, sep)
		cells = append(cells, cell)
		if !more {
			return cells
		}
		s = rest
	}
}

// cutQuoted takes the first cell off a line.
func cutQuoted(s string, sep byte) (cell, rest string, more bool) {
	t := strings.TrimLeft(s, " ")
	if !strings.HasPrefix(t, `"`) {
		return strings.Cut(s, string(rune(sep)))
	}
	var b strings.Builder
	for i := 1; i < len(t); i++ {
		if t[i] != '"' {
			b.WriteByte(t[i])
			continue
		}
		if i+1 < len(t) && t[i+1] == '"' {
			b.WriteByte('"')
			i++
			continue
		}
		behind := strings.TrimLeft(t[i+1:], " ")
		if behind == "" {
			return b.String(), "", false
		}
		if behind[0] == sep {
			return b.String(), behind[1:], true
		}
		break
	}
	return strings.Cut(s, string(rune(sep)))
}

// separateLoosely cuts the lines of a list at commas, or at dashes, if most have
// some, and nearly all of those equally many. A line that has not stays whole:
// which of its commas separates cells is anybody's guess. It reports whether it cut any.
func separateLoosely(lines []line) bool {
	for _, cutter := range []func(string) []string{
		func(s string) []string { return split(s, ',') },
		func(s string) []string {
			return slices.DeleteFunc(splitDashes(s), func(c string) bool { return c == "" })
		},
	} {
		all, some, counts := 0, 0, map[int]int{}
		for i := range lines {
			if lines[i].aside {
				continue
			}
			n := len(cutter(lines[i].body))
			if counts[n]++; n > 1 {
				some++
			}
			all++
		}
		for n, lot := range counts {
			if n < 2 || lot < 2 || 2*some < all || 10*lot < 8*some {
				continue
			}
			for i := range lines {
				if cells := cutter(lines[i].body); !lines[i].aside && len(cells) == n {
					lines[i].cells = cells
				}
			}
			return true
		}
	}
	return false
}

var dashes = strings.NewReplacer(" - ", "\x00", " – ", "\x00", " — ", "\x00", " -> ", "\x00", " → ", "\x00")

func splitDashes(s string) []string {
	cells := strings.Split(dashes.Replace(s), "\x00")
	for i, c := range cells {
		cells[i] = strings.TrimSpace(c)
	}
	return cells
}
