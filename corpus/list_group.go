package corpus

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// group reads "all NATO countries (except Iceland and Montenegro)". It reports
// whether the line means a group at all; if so, what it cannot read is noted.
func (r *listReader) group(p Passage, text string) (GroupLine, bool) {
	g := GroupLine{Line: Quote{p, p.Text}}
	head, whole := r.cutAll(text)
	head, tail, excepts := r.cutExcept(head)
	id, ok := r.groupCalled(head)
	if !ok {
		if whole || excepts {
			r.wrong(p.Doc.ID, p.Line, "the list has all of %s, and no group is called so; add it to %s", shown(head), groupsFile)
		}
		return g, whole || excepts
	}
	g.Group = id
	if excepts {
		g.Except = r.exceptions(p, tail)
	}
	return g, true
}

// cutAll removes the word that begins a line for a whole group.
func (r *listReader) cutAll(text string) (string, bool) {
	for _, word := range r.form.All {
		if len(text) > len(word) && strings.EqualFold(text[:len(word)], word) && text[len(word)] == ' ' {
			return strings.TrimSpace(text[len(word):]), true
		}
	}
	return text, false
}

// cutExcept parts a group from its exceptions.
func (r *listReader) cutExcept(text string) (head, tail string, ok bool) {
	words := slices.Clone(r.form.Except)
	slices.SortStableFunc(words, func(a, b string) int { return len(b) - len(a) }) // "except for" before "except"
	for _, word := range words {
		if at := wordAt(text, word); at > 0 {
			return strings.TrimRight(text[:at], " (,–—"), strings.Trim(text[at+len(word):], " :)."), true
		}
	}
	return text, "", false
}

// wordAt finds a whole word in a text, in any case; -1 if it is not there.
func wordAt(text, word string) int {
	for at := range text {
		end := at + len(word)
		if end > len(text) {
			break
		}
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[end:])
		part := unicode.IsLetter(before) || unicode.IsLetter(after)
		if !part && strings.EqualFold(text[at:end], word) {
			return at
		}
	}
	return -1
}

// groupCalled finds the group of that name in the page's language, a club before a
// region.
func (r *listReader) groupCalled(name string) (string, bool) {
	key := Fold(trimArticle(name))
	for _, g := range r.groups {
		n := g.Names[r.lang]
		for _, s := range slices.Concat([]string{n.Name, n.Plural}, n.Aliases) {
			if key != "" && Fold(trimArticle(s)) == key {
				return g.ID, true
			}
		}
	}
	return "", false
}

// exceptions reads "Iceland, Montenegro and Bosnia and Herzegovina": the longest
// run of pieces that is a name is one.
func (r *listReader) exceptions(p Passage, text string) []string {
	pieces := r.pieces(text)
	var out []string
	for i := 0; i < len(pieces); {
		end := len(pieces)
		id, ok := "", false
		for ; end > i && !ok; end-- {
			id, ok = r.entity(text[pieces[i].from:pieces[end-1].to])
		}
		if !ok {
			name := text[pieces[i].from:pieces[i].to]
			r.wrong(p.Doc.ID, p.Line, "the exception %s cannot be read: %s; add the name to %s", shown(name), r.why(name), membersFile)
			return out
		}
		out = append(out, id)
		i = end + 1
	}
	if len(out) == 0 {
		r.wrong(p.Doc.ID, p.Line, "the line makes an exception and names none")
	}
	return out
}

// A piece is a part of a series, between commas and words that join.
type piece struct{ from, to int }

func (r *listReader) pieces(text string) []piece {
	var out []piece
	from := 0
	cut := func(to, next int) {
		if s := strings.TrimSpace(text[from:to]); s != "" {
			at := from + strings.Index(text[from:to], s)
			out = append(out, piece{at, at + len(s)})
		}
		from = next
	}
	for at := 0; at < len(text); at++ {
		if text[at] == ',' || text[at] == ';' {
			cut(at, at+1)
			continue
		}
		for _, word := range r.form.And {
			if joined := " " + word + " "; at >= from && len(text)-at >= len(joined) && strings.EqualFold(text[at:at+len(joined)], joined) {
				cut(at, at+len(joined))
			}
		}
	}
	cut(len(text), len(text))
	return out
}
