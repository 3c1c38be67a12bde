package words

import (
	"regexp"
	"slices"
	"strings"

	"miswg/corpus"
)

// facts are what sentences about the whole list rest on, each taken from the
// checked list. Every question about them has an answer for any list.
type facts struct {
	plain

	the, of, in   string // the body's name and its forms
	page, subject string
	asks          struct{ help, instead, hello string }

	further  bool        // there are other documents than the page
	foreign  corpus.Lang // the language of the page where it is another, or ""
	lines    lines
	members  []corpus.Entity
	watching []corpus.Entity // observers
	excluded []corpus.Entity
	mark     string           // what the page's lines mark observers with, or ""
	groups   []corpus.Group   // to look at the members by
	sample   corpus.Entity    // an entity to ask about
	watcher  corpus.Entity    // another, which observes
	numbers  func(n int) bool // whether the page prints a number, in digits or in words
	dated    bool             // whether it prints a year
}

// pages chooses what to say of the page, or of all pages where there are further ones.
func (f *facts) pages(one, several string) string {
	if f.further {
		return several
	}
	return one
}

// A line is a line of the page that lists a group as a whole.
type line struct {
	text   string
	group  corpus.Group
	except []corpus.Entity
}

func factsOf(c *corpus.Corpus, l corpus.Lang) *facts {
	b := c.Body()
	f := &facts{
		plain: plain{grammar{l}},
		the:   b.The.In(l), of: b.Of.In(l), in: b.Within.In(l), page: b.Page.In(l), subject: b.Subject.In(l),
	}
	f.asks.help, f.asks.instead, f.asks.hello = b.Asks.Help.In(l), b.Asks.Instead.In(l), b.Asks.Hello.In(l)
	f.further = slices.ContainsFunc(c.Documents(), func(d corpus.Document) bool { return !d.Page })
	for e := range c.Entities() {
		switch e.Status {
		case corpus.Member:
			f.members = append(f.members, e)
		case corpus.Observer:
			f.watching = append(f.watching, e)
		}
	}
	list := c.Membership()
	for _, id := range list.Except() {
		// An exception may stand elsewhere on the list.
		if e, _ := c.Entity(id); e.Status == corpus.Excluded {
			f.excluded = append(f.excluded, e)
		}
	}
	for _, of := range list.Groups {
		g, _ := c.Group(of.Group)
		f.lines = append(f.lines, line{of.Line.Text(), g, on(of.Line.Text(), f.excluded)})
	}
	for _, id := range b.Groups {
		g, _ := c.Group(id)
		f.groups = append(f.groups, g)
	}
	f.sample, _ = c.Entity(b.Samples.Member)
	f.watcher, _ = c.Entity(b.Samples.Observer)
	f.mark = markOf(f.watching)
	var page strings.Builder
	f.foreign = c.Document().Lang
	for p := range c.Passages() {
		if !p.Doc.Page {
			continue
		}
		page.WriteString(" " + corpus.Fold(p.Text) + " ")
		f.dated = f.dated || year.MatchString(p.Text)
		if p.Lang == l {
			f.foreign = ""
		}
	}
	text := page.String()
	f.numbers = func(n int) bool {
		return slices.ContainsFunc(written(n), func(s string) bool { return strings.Contains(text, " "+corpus.Fold(s)+" ") })
	}
	return f
}

var year = regexp.MustCompile(`\b(19|20)[0-9]{2}\b`)

// markOf is what stands in brackets at the end of every observer's line and is no
// name of it.
func markOf(watching []corpus.Entity) string {
	mark := ""
	for i, e := range watching {
		text, ok := strings.CutSuffix(e.Basis.Text(), ")")
		at := strings.LastIndex(text, "(")
		if !ok || at < 0 {
			return ""
		}
		found := text[at+1:]
		if i > 0 && found != mark || strings.HasSuffix(e.Name(corpus.English), "("+found+")") || found == e.Names[corpus.English].Acronym {
			return ""
		}
		mark = found
	}
	return mark
}

// on returns those whose standing rests on a line.
func on(text string, es []corpus.Entity) []corpus.Entity {
	return slices.DeleteFunc(slices.Clone(es), func(e corpus.Entity) bool { return e.Basis.Text() != text })
}

// lines are those of the page.
type lines []line

// of returns the group line that gives e its standing, and whether there is one.
func (ls lines) of(e corpus.Entity) (line, bool) {
	return ls.find(func(l line) bool { return l.text == e.Basis.Text() })
}

// listing returns the line for that group as a whole, and whether there is one.
func (ls lines) listing(g corpus.Group) (line, bool) {
	return ls.find(func(l line) bool { return l.group.ID == g.ID })
}

// only returns the one group line, when there is exactly one.
func (ls lines) only() (line, bool) {
	return ls.find(func(line) bool { return len(ls) == 1 })
}

func (ls lines) find(fits func(line) bool) (line, bool) {
	if i := slices.IndexFunc(ls, fits); i >= 0 {
		return ls[i], true
	}
	return line{}, false
}

// has reports whether e is in the group of the line.
func (l line) has(e corpus.Entity) bool { return slices.Contains(l.group.Countries, e.ID) }

// compared is the first group, but for those the page lists, that has countries
// the page does not list, and whether there is one.
func (f *facts) compared() (corpus.Group, bool) {
	for _, g := range f.groups {
		_, listed := f.lines.listing(g)
		if !listed && f.membersIn(g) < len(g.Countries) {
			return g, true
		}
	}
	return corpus.Group{}, false
}

func (f *facts) membersIn(g corpus.Group) int {
	return len(corpus.Those(f.members, func(e corpus.Entity) bool { return slices.Contains(g.Countries, e.ID) }))
}

// organisations splits entities into organisations and the rest.
func organisations(es []corpus.Entity) (orgs, countries []corpus.Entity) {
	for _, e := range es {
		if e.Type == corpus.Organisation {
			orgs = append(orgs, e)
		} else {
			countries = append(countries, e)
		}
	}
	return orgs, countries
}

// mixed reports whether organisations are among the members.
func (f *facts) mixed() bool {
	orgs, _ := organisations(f.members)
	return len(orgs) > 0
}

// when is s if it applies, else nothing.
func when(applies bool, s string) string {
	if applies {
		return s
	}
	return ""
}

// either is the first if it applies, else the second.
func either(applies bool, yes, no string) string {
	if applies {
		return yes
	}
	return no
}
