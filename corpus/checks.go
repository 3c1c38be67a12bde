package corpus

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// checkNames refuses a name that two entities claim, save the ones listed as
// ambiguous: two answers to one name would be settled by chance.
func (c *Corpus) checkNames(fsys fs.FS) error {
	var f ambiguousYAML
	if err := decodeFile(fsys, ambiguousFile, &f); err != nil {
		return err
	}
	ambiguous := map[string]bool{}
	for _, a := range f.Ambiguous {
		for _, n := range a.V.Names {
			ambiguous[Fold(n)] = true
		}
	}
	owner := map[string]string{}
	claim := func(id string, name string, kind string) error {
		key := kind + Fold(name)
		if Fold(name) == "" {
			return fmt.Errorf("%s: name %q folds to nothing", id, name)
		}
		if other, ok := owner[key]; ok && other != id && !ambiguous[Fold(name)] {
			return fmt.Errorf("name %q belongs to %s and %s", name, other, id)
		}
		owner[key] = id
		return nil
	}
	for _, e := range c.entities {
		for _, l := range Langs() {
			n := e.Names[l]
			for _, s := range slices.Concat([]string{n.Name}, n.Aliases, n.Adjectives) {
				if err := claim(e.ID, s, string(l)); err != nil {
					return fmt.Errorf("%s: %w", c.stands[e.ID], err)
				}
			}
		}
		for _, s := range e.Codes {
			if s != strings.ToUpper(s) {
				return fmt.Errorf("%s: %s: code %q is not in capitals", c.stands[e.ID], e.ID, s)
			}
			if err := claim(e.ID, s, "code "); err != nil {
				return fmt.Errorf("%s: %w", c.stands[e.ID], err)
			}
		}
	}
	return nil
}

// checkMembership holds the membership file against the page's own list and the
// counts: they must agree line by line.
func (c *Corpus) checkMembership(page string) error {
	nato, ok := c.Group(Fold(c.list.Group))
	if !ok {
		return fmt.Errorf("%s: no group for %q, which %s lists as a whole", groupsFile, c.list.Group, page)
	}
	want := map[string]Status{}
	for _, id := range nato.Countries {
		want[id] = Member
	}
	for _, list := range []struct {
		names  []string
		status Status
	}{{c.list.Except, Excluded}, {c.list.Named, Member}, {c.list.Observers, Observer}} {
		for _, name := range list.names {
			id, ok := c.idOf(name)
			if !ok {
				return fmt.Errorf("%s: the page lists %q, which no entity is called", membersFile, name)
			}
			want[id] = list.status
		}
	}
	got := map[Status]int{}
	for _, e := range c.entities {
		w, listed := want[e.ID]
		if !listed {
			w = NotListed
		}
		if e.Status != w {
			return fmt.Errorf("%s: %s is %s, but by the page's list it is %s", c.stands[e.ID], e.ID, e.Status, w)
		}
		if listed && e.Basis.IsZero() {
			return fmt.Errorf("%s: %s has no line", c.stands[e.ID], e.ID)
		}
		got[e.Status]++
	}
	sum := Counts{got[Member], got[Observer], got[Excluded], len(nato.Countries), len(c.list.Named)}
	if sum != c.counts {
		return fmt.Errorf("%s: counts are %+v, the data gives %+v", sourceFile, c.counts, sum)
	}
	if n := sum.NATO - len(c.list.Except) + sum.Named; n != sum.Member {
		return fmt.Errorf("%s: %d NATO countries - %d + %d named = %d, not %d members", groupsFile, sum.NATO, len(c.list.Except), sum.Named, n, sum.Member)
	}
	return nil
}

// idOf finds the entity the page calls name.
func (c *Corpus) idOf(name string) (string, bool) {
	key := Fold(name)
	for _, e := range c.entities {
		n := e.Names[English]
		for _, s := range slices.Concat([]string{n.Name, n.Acronym}, n.Aliases) {
			if Fold(s) == key {
				return e.ID, true
			}
		}
	}
	return "", false
}
