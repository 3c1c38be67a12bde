package corpus

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A listReader reads the list of one page. It refuses a line it cannot read rather
// than guess what the page means.
type listReader struct {
	*loader
	form  Form
	lang  Lang
	names map[string][]string // folded name → entity IDs
	also  map[string][]string // folded alias → entity IDs
	out   Membership
}

// readList reads the list of a page.
func (l *loader) readList(d *Document) Membership {
	r := &listReader{loader: l, form: l.yaml.source.Form[d.Lang].V, lang: d.Lang, names: map[string][]string{}, also: map[string][]string{}}
	r.collect()
	under := map[string]bool{} // ID of an introduction → whether all under it observe
	found := map[string]bool{}
	for _, p := range l.passages {
		if p.Doc != d {
			continue
		}
		observers := slices.Contains(r.form.Observers, p.Text)
		switch alone, listed := under[p.Intro]; {
		case observers || slices.Contains(r.form.List, p.Text):
			under[p.ID], found[p.Text] = observers, true
			r.out.lines = append(r.out.lines, Quote{p, p.Text})
			if r.out.Intro.IsZero() {
				r.out.Intro = Quote{p, p.Text}
			}
		case p.Kind == Item && listed:
			r.out.lines = append(r.out.lines, Quote{p, p.Text})
			r.line(p, alone)
		}
	}
	for _, intro := range slices.Concat(r.form.List, r.form.Observers) {
		if !found[intro] {
			l.wrong(d.ID, 0, "no line %s, which introduces the list; if the page has other words now, write them under form in %s", shown(intro), sourceFile)
		}
	}
	if len(r.out.Groups)+len(r.out.Named)+len(r.out.Observers) == 0 {
		l.wrong(d.ID, 0, "the list is empty; name the line that introduces it under form in %s", sourceFile)
	}
	return r.out
}

// collect notes what the entities are called in the language of the page.
func (r *listReader) collect() {
	note := func(to map[string][]string, name, id string) {
		if key := Fold(name); key != "" && !slices.Contains(to[key], id) {
			to[key] = append(to[key], id)
		}
	}
	for _, e := range r.entities {
		n := e.Names[r.lang]
		note(r.names, n.Name, e.ID)
		note(r.also, n.Acronym, e.ID)
		for _, a := range n.Aliases {
			note(r.also, a, e.ID)
		}
	}
}

// line reads one line of the list.
func (r *listReader) line(p Passage, observers bool) {
	name := p.Text
	if rest, ok := cutEnd(name, r.form.Observer); ok {
		name, observers = rest, true
	}
	listing := Listing{Line: Quote{p, p.Text}}
	var ok bool
	if listing.ID, ok = r.entity(name); ok {
		if observers {
			r.out.Observers = append(r.out.Observers, listing)
		} else {
			r.out.Named = append(r.out.Named, listing)
		}
		return
	}
	switch g, is := r.group(p, name); {
	case is && observers:
		r.wrong(p.Doc.ID, p.Line, "a whole group observes by this line, which is not understood; name its countries one by one")
	case is:
		r.out.Groups = append(r.out.Groups, g)
	default:
		r.wrong(p.Doc.ID, p.Line, "the list has %s, and %s; add the name to %s, or say under form, means, in %s which entity it is", shown(name), r.why(name), membersFile, sourceFile)
	}
}

// cutEnd removes a mark from the end of a line, in any case.
func cutEnd(line, mark string) (string, bool) {
	at := len(line) - len(mark)
	if mark == "" || at <= 0 || !strings.EqualFold(line[at:], mark) {
		return line, false
	}
	return strings.TrimSpace(line[:at]), true
}

// entity finds the one entity that the page calls name.
func (r *listReader) entity(name string) (string, bool) {
	ids := r.called(name)
	if len(ids) != 1 {
		return "", false
	}
	return ids[0], true
}

// called returns the entities that bear a name. One with a sign in it that no name
// has, such as the star of a footnote, is nobody's: the page may take back there
// what it says here.
func (r *listReader) called(name string) []string {
	for n, id := range r.form.Means {
		if Fold(n) == Fold(name) {
			return []string{id}
		}
	}
	if strings.ContainsFunc(name, func(c rune) bool {
		return !unicode.In(c, unicode.L, unicode.M) && !strings.ContainsRune(" .,'’&()-‑", c)
	}) {
		return nil
	}
	for _, form := range []string{name, trimArticle(strings.TrimSpace(name))} {
		for _, by := range []map[string][]string{r.names, r.also} {
			if ids := by[Fold(form)]; len(ids) > 0 {
				return ids
			}
		}
	}
	return nil
}

// why says why a name could not be read.
func (r *listReader) why(name string) string {
	if ids := r.called(name); len(ids) > 1 {
		return "that may be " + strings.Join(ids, " or ")
	}
	return "no entity is called so"
}

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
