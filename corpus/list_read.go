package corpus

import (
	"slices"
	"strings"
	"unicode"

	"miswg/corpus/page"
	"miswg/corpus/written"
)

// A listReader reads the list of one page. It refuses a line it cannot read rather
// than guess what the page means.
type listReader struct {
	*listLoader
	form  page.Form
	lang  Lang
	names map[string][]string // folded name → entity IDs
	also  map[string][]string // folded alias → entity IDs
	out   Membership
}

// readList reads the list of a page.
func (l *listLoader) readList(d *Document) Membership {
	r := &listReader{listLoader: l, form: l.source.Form[d.Lang].V, lang: d.Lang, names: map[string][]string{}, also: map[string][]string{}}
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
		case p.Kind == page.Item && listed:
			r.out.lines = append(r.out.lines, Quote{p, p.Text})
			r.line(p, alone)
		}
	}
	for _, intro := range slices.Concat(r.form.List, r.form.Observers) {
		if !found[intro] {
			l.Wrong(d.ID, 0, "no line %s, which introduces the list; if the page has other words now, write them under form in %s", written.Shown(intro), sourceFile)
		}
	}
	if len(r.out.Groups)+len(r.out.Named)+len(r.out.Observers) == 0 {
		l.Wrong(d.ID, 0, "the list is empty; name the line that introduces it under form in %s", sourceFile)
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
	if rest, ok := r.form.CutObserver(name); ok {
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
		r.Wrong(p.Doc.ID, p.Line, "a whole group observes by this line, which is not understood; name its countries one by one")
	case is:
		r.out.Groups = append(r.out.Groups, g)
	default:
		r.Wrong(p.Doc.ID, p.Line, "the list has %s, and %s; add the name to %s, or say under form, means, in %s which entity it is", written.Shown(name), r.why(name), membersFile, sourceFile)
	}
}

// entity finds the one entity that the page calls name.
func (r *listReader) entity(name string) (string, bool) {
	ids := r.called(name)
	if len(ids) != 1 {
		return "", false
	}
	return ids[0], true
}

// signed reports whether a name has a sign that no name has, such as the star of a
// footnote: the page may take back there what it says here.
func signed(name string, of ...*unicode.RangeTable) bool {
	return strings.ContainsFunc(name, func(c rune) bool { return !unicode.In(c, of...) && !strings.ContainsRune(" .,'’&()-‑", c) })
}

// called returns the entities that bear a name. One that is signed is nobody's.
func (r *listReader) called(name string) []string {
	for n, id := range r.form.Means {
		if Fold(n) == Fold(name) {
			return []string{id}
		}
	}
	if signed(name, unicode.L, unicode.M) {
		return nil
	}
	for _, form := range []string{name, Bare(strings.TrimSpace(name))} {
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
	head, whole := r.form.CutAll(text)
	head, tail, excepts := r.form.CutExcept(head)
	id, ok := r.groupCalled(head)
	if !ok {
		if whole || excepts {
			r.Wrong(p.Doc.ID, p.Line, "the list has all of %s, and no group is called so; add it to %s", written.Shown(head), groupsFile)
		}
		return g, whole || excepts
	}
	g.Group = id
	if excepts {
		g.Except = r.exceptions(p, tail)
	}
	return g, true
}

// groupCalled finds the group of that name in the page's language, a club before a
// region. One that is signed is no group's; "G7" is not.
func (r *listReader) groupCalled(name string) (string, bool) {
	if signed(name, unicode.L, unicode.M, unicode.N) {
		return "", false
	}
	key := Fold(Bare(name))
	for _, g := range r.groups {
		n := g.Names[r.lang]
		for _, s := range slices.Concat([]string{n.Name, n.Plural}, n.Aliases) {
			if key != "" && Fold(Bare(s)) == key {
				return g.ID, true
			}
		}
	}
	return "", false
}

// exceptions reads "Iceland, Montenegro and Bosnia and Herzegovina": the longest
// run of pieces that is a name is one.
func (r *listReader) exceptions(p Passage, text string) []string {
	pieces := r.form.Pieces(text)
	var out []string
	for i := 0; i < len(pieces); {
		end := len(pieces)
		id, ok := "", false
		for ; end > i && !ok; end-- {
			id, ok = r.entity(text[pieces[i].From:pieces[end-1].To])
		}
		if !ok {
			name := text[pieces[i].From:pieces[i].To]
			r.Wrong(p.Doc.ID, p.Line, "the exception %s cannot be read: %s; add the name to %s", written.Shown(name), r.why(name), membersFile)
			return out
		}
		out = append(out, id)
		i = end + 1
	}
	if len(out) == 0 {
		r.Wrong(p.Doc.ID, p.Line, "the line makes an exception and names none")
	}
	return out
}
