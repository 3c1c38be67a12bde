package table

import (
	"strings"
	"unicode/utf8"
)

// A piece is what stands between two gaps of a line, and where it begins, in characters.
type piece struct {
	text string
	at   int
}

// pieces cuts a line at gaps of two blanks and more.
func pieces(s string) []piece {
	var out []piece
	at := 0
	for s != "" {
		text, rest, more := strings.Cut(s, "  ")
		if text != "" {
			out = append(out, piece{text, at})
		}
		if !more {
			break
		}
		at += utf8.RuneCountInString(text) + 2
		trimmed := strings.TrimLeft(rest, " ")
		at += len(rest) - len(trimmed)
		s = trimmed
	}
	return out
}

// align cuts lines at gaps, if most lines have some. A line with fewer pieces than
// the others has them in the columns under which they stand.
func align(lines []line) bool {
	all, counts, most := make([][]piece, len(lines)), map[int]int{}, 1
	with := 0
	for i := range lines {
		all[i] = pieces(lines[i].body)
		if n := len(all[i]); n > 1 {
			with++
			if counts[n]++; most == 1 || counts[n] > counts[most] {
				most = n
			}
		}
	}
	if with < 2 || 2*with < len(lines) {
		return false
	}
	starts := columns(all, most)
	for i := range lines {
		cells := make([]string, 0, most)
		for _, p := range all[i] {
			for len(all[i]) < most && len(cells) < len(starts)-1 {
				if this, later := starts[len(cells)], starts[len(cells)+1]; p.at-this <= later-p.at {
					break
				}
				cells = append(cells, "")
			}
			cells = append(cells, p.text)
		}
		lines[i].cells = cells
	}
	return true
}

// columns says where each column begins, if more than half of the lines that have
// all of them agree; else nothing, as text in letters of different widths.
func columns(all [][]piece, most int) []int {
	var starts []int
	for column := range most {
		counts, n, best := map[int]int{}, 0, 0
		for _, pieces := range all {
			if len(pieces) == most {
				n++
				at := pieces[column].at
				if counts[at]++; counts[at] > counts[best] {
					best = at
				}
			}
		}
		if 2*counts[best] <= n {
			return nil
		}
		starts = append(starts, best)
	}
	return starts
}
