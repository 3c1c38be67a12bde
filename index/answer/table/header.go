package table

import (
	"slices"
	"strings"
)

// maxHeader is among how many rows the header is looked for, and how many at the
// end may be totals.
const maxHeader = 10

// header finds the line that names the columns and returns its index, or -1. What
// stands above it, the second line of a header, a header that comes again and the
// totals are marked as asides.
func header(lines []line, file bool) int {
	at, rows := -1, 0
	for i := range lines {
		l := &lines[i]
		if l.aside {
			continue
		}
		// Further down a single word is a heading, or a row.
		top := rows == 0 || file && rows < 3
		row := top || !l.single()
		if at < 0 && row && isHeader(l) {
			at = i
		}
		if rows++; rows == maxHeader {
			break
		}
	}
	foot(lines)
	if at < 0 || rows == 1 && lines[at].single() {
		return -1
	}
	for i := range lines[:at] {
		// Several cells above the header of a pasted text are a table of their own.
		if file || len(filled(lines[i].row().Cells)) == 1 {
			lines[i].aside = true
		}
	}
	names := lines[at].row().Cells
	for i := at + 1; i < len(lines); i++ {
		l := &lines[i]
		second := i == at+1 && isSecondHeader(l)
		l.head = l.head || second
		if second || len(names) > 1 && slices.Equal(names, l.cells) {
			l.aside = true
		}
	}
	return at
}

// foot marks totals.
func foot(lines []line) {
	for i := max(0, len(lines)-3); i < len(lines); i++ {
		if cells := filled(lines[i].row().Cells); len(cells) > 0 && words()["footing"][fold(cells[0])] {
			lines[i].aside = true
		}
	}
}

// isHeader reports whether the input says that a line is the header, or a cell
// says "country" and nothing else, which no row does, or most cells are names of
// columns: a row may well say "partner" or "site" in one.
func isHeader(l *line) bool {
	if l.head {
		return true
	}
	names, roles := 0, 0
	cells := filled(l.row().Cells)
	for _, cell := range cells {
		role, known := roleOf(cell)
		if role == Country {
			return true
		}
		if known {
			names++
		}
		if role != Other {
			roles++
		}
	}
	return roles > 0 && 2*names > len(cells)
}

// columnsOf are the roles of the columns of a header.
func columnsOf(names []string) []Role {
	out := make([]Role, len(names))
	for i, name := range names {
		out[i], _ = roleOf(name)
	}
	return out
}

// refine lets a second header part what the first has together: "Vendor" above "ID"
// and "Legal name". Units in brackets, and a country's column, stay as they are.
func refine(columns []Role, second []string) {
	for i, role := range columnsOf(second) {
		if i >= len(columns) || second[i] == "" || isUnit(second[i]) {
			continue
		}
		if columns[i] == Supplier || columns[i] == Other {
			columns[i] = role
		}
	}
}

// isUnit reports what stands in brackets under the name of a column.
func isUnit(cell string) bool {
	return strings.HasPrefix(cell, "(") && strings.HasSuffix(cell, ")") || strings.HasPrefix(cell, "[") && strings.HasSuffix(cell, "]")
}

// isSecondHeader reports whether a line under the header goes on with it: the same
// names in another language, or units in brackets.
func isSecondHeader(l *line) bool {
	names := 0
	for _, cell := range filled(l.row().Cells) {
		role, known := roleOf(cell)
		unit := isUnit(cell)
		if !known && !unit {
			return false
		}
		if role != Other || unit {
			names++
		}
	}
	return names > 0
}

// roleOf says what a column of this name holds, and whether the name is known at
// all. A name in both languages, "Country / Pays", is what either says.
func roleOf(cell string) (role Role, known bool) {
	const long = 60
	if len(cell) > long {
		return Other, false
	}
	for part := range strings.FieldsFuncSeq(cell, func(r rune) bool { return strings.ContainsRune("/(|\n", r) }) {
		role, ok := roleOfName(fold(part))
		if role != Other {
			return role, true
		}
		known = known || ok
	}
	return Other, known
}

// named are the lists of names of columns, in the order in which a name of several
// words is decided: "supplier country code" is a code.
var named = [...]struct {
	list string
	role Role
}{{"other", Other}, {"owner", Owner}, {"code", Code}, {"country", Country}, {"place", Place}, {"supplier", Supplier}}

func roleOfName(folded string) (Role, bool) {
	for _, x := range named {
		if words()[x.list][folded] {
			return x.role, true
		}
	}
	has := map[Role]bool{}
	for word := range strings.FieldsSeq(folded) {
		role, known := Other, words()["filler"][word] || words()["other"][word]
		for _, x := range named[1:] {
			if words()[x.list][word] {
				role, known = x.role, true
				break
			}
		}
		if !known {
			return Other, false
		}
		has[role] = true
	}
	own := has[Code] && has[Supplier] && !has[Country]
	switch {
	case folded == "" || own:
		return Other, folded != "" // a supplier's own code
	case has[Owner] && !saysOther(folded):
		return Owner, true
	case has[Code] && !has[Place]:
		return Code, true
	case has[Country]:
		return Country, true
	case has[Place]:
		return Place, true
	case has[Supplier] && !saysOther(folded):
		return Supplier, true
	}
	return Other, true
}

// saysOther reports whether a word of a name says that the column holds something
// else about the supplier: "supplier phone".
func saysOther(folded string) bool {
	return slices.ContainsFunc(strings.Fields(folded), func(word string) bool { return words()["other"][word] })
}
