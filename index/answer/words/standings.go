package words

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"miswg/corpus"
)

func (s sentences) IsExcluded(x corpus.Entity) string {
	plural := x.Names[s.Lang].Plural
	head := Sentence(s.The(x)) + s.Pick(
		either(plural, " are", " is")+" not "+s.in+": the page names "+either(plural, "them", "it")+" as ",
		either(plural, " ne sont pas membres ", " n'est pas membre ")+s.of+" : la page cite ce pays comme ")
	l, ok := s.lines.of(x)
	if !ok {
		return head + s.Pick("left out.", "exclu.")
	}
	exception := s.SayOf(len(l.except) > 1, "exception", spelled(len(l.except), s.Lang))
	return head + exception + s.Pick(" among the ", " parmi les ") + s.plural(l) + "."
}

func (s sentences) GroupAre(names []string, st corpus.Status, plural bool) string {
	return s.are(s.And(names), len(names), st, plural || len(names) > 1)
}

func (s sentences) PartOfGroup(n, size int, plural string, st corpus.Status) string {
	return s.are(s.SayOf(n != size, "PartOfGroup", n, size, plural), n, st, true)
}

// Tally tells in numbers how several stand.
func (s sentences) Tally(of map[corpus.Status]int) string {
	if some := slices.Collect(maps.Keys(of)); len(some) == 1 {
		n := of[some[0]]
		return Sentence(s.are(fmt.Sprintf(s.Pick("all %d", "les %d"), n), n, some[0], true)) + "."
	}
	return Counted(s.Lang, of)
}

// Counted tells of each standing how many there are of it.
func Counted(l corpus.Lang, of map[corpus.Status]int) string {
	all := 0
	var parts []string
	for _, st := range corpus.Statuses() {
		n := of[st]
		if all += n; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, plain{grammar{l}}.outcome(Outcome(st), n)))
		}
	}
	if all == 1 {
		return l.Pick("One name: ", "Un nom\u00a0: ") + strings.TrimPrefix(parts[0], "1 ") + "."
	}
	return fmt.Sprintf(l.Pick("Of the %d: ", "Sur les %d\u00a0: "), all) + strings.Join(parts, ", ") + "."
}

// are says how n of them stand, listed or described.
func (s sentences) are(list string, n int, st corpus.Status, plural bool) string {
	return s.SayOf(plural, "are "+string(cmp.Or(st, corpus.NotListed)), list, s.leftOut(n))
}

// leftOut says what n of the exceptions are.
func (s sentences) leftOut(n int) string {
	l, ok := s.lines.only()
	if !ok || n > len(l.except) {
		return s.Pick("named as left out", "au nombre des exclus que la page cite")
	}
	all, those := s.plural(l), s.Pick("among the ", "au nombre des ")
	switch {
	case len(l.except) == 1:
		all, those = s.one(all), s.Pick("the ", "le ")
	case n == len(l.except):
		those = s.Pick("the ", "les ")
	case n == 1:
		those = s.Pick("one of the ", "l'un des ")
	}
	return those + all + s.Pick(" the page leaves out", " que la page exclut")
}

// ThroughLine says by which line x is a member, and by name where another was named just
// before.
func (s sentences) ThroughLine(x corpus.Entity, named bool) string {
	covered := s.Pick("Covered", "Visé"+agrees(x))
	if plural := x.Names[s.Lang].Plural; named {
		covered = Sentence(s.The(x)) + s.Pick(either(plural, " are", " is")+" covered", either(plural, " sont", " est")+" visé"+agrees(x))
	}
	head := covered + s.Pick(" by the line ", " par la ligne ") + s.quote(x.Basis.Text())
	l, ok := s.lines.of(x)
	if !ok {
		return head + "."
	}
	plural, one := x.Names[s.Lang].Plural, s.one(s.plural(l))
	return head + s.Pick(
		"; that "+either(plural, "they are ", "it is ")+a(one)+" ",
		"; "+either(plural, "leur", "son")+" appartenance "+to(l.group.Names[s.Lang].Name)+" ") + s.SayOf(named, "notOfThePage")
}

func (s sentences) Basis(x corpus.Entity) string {
	l, through := s.lines.of(x)
	switch {
	case x.Status == corpus.Member && through:
		return s.Pick("as "+a(s.one(s.plural(l))), "à titre de "+s.one(s.plural(l)))
	case x.Status == corpus.Member:
		return s.Pick("named on the page", "nommé"+agrees(x)+" sur la page")
	case x.Status == corpus.Observer && s.mark != "":
		return s.Pick("marked as an observer", "avec la mention "+s.quote(s.mark))
	case x.Status == corpus.Observer:
		return s.Pick("listed as an observer", "à titre d'observateur")
	case x.Status == corpus.Excluded && through:
		the := either(len(l.except) == 1, s.Pick("the ", "l'"), s.Pick("an ", "une "))
		return the + s.Pick("exception among ", "exception parmi les ") + s.plural(l)
	case x.Status == corpus.Excluded:
		return s.Pick("left out by the page", "exclu"+agrees(x)+" par la page")
	case x.Type == corpus.Historical:
		return s.Pick("no longer exists", "n'existe plus")
	}
	return s.Pick("not on the list", "absent"+agrees(x)+" de la liste")
}

// DoesSay tells beside a refusal what there is.
func (s sentences) DoesSay(says string) string { return s.doesSay() + s.behindColon(says) }

// AlsoNamed tells, of those who are named and not asked about, how they stand.
func (s sentences) AlsoNamed(verdict string) string {
	return s.Say("AlsoNamed", s.behindColon(verdict))
}

// behindColon is a sentence as it stands behind a colon: in French without its capital, unless a
// name has it.
func (s sentences) behindColon(says string) string {
	first, _, _ := strings.Cut(strings.ReplaceAll(says, "'", " "), " ")
	if s.Lang == corpus.French && slices.Contains([]string{"Le", "La", "Les", "L", "Un", "Une", "Des", "Il", "Elle", "Ils", "Elles", "C"}, first) {
		return lower(says)
	}
	return says
}

func (s sentences) doesSay() string {
	return s.pages(s.Pick("What it does say: ", "Ce qu'elle dit : "), s.Pick("What the page with the list says: ", "Ce que dit la page où figure la liste : "))
}

func (s sentences) ListedBeside(x corpus.Entity) string {
	return s.doesSay() + s.Say("beside "+string(cmp.Or(x.Status, corpus.NotListed)), s.The(x), s.in, s.the, s.of, s.quote(x.Basis.Text()), s.pages("la liste ", "celle "))
}

// ListedAmong is ListedBeside with the line by which a member is one, where the page has one for that group: asked
// whether somebody is of it, that is all the page tells.
func (s sentences) ListedAmong(x corpus.Entity, g corpus.Group) string {
	listed := s.ListedBeside(x)
	l, ok := s.lines.listing(g)
	if among := ok && x.Status == corpus.Member; !among {
		return listed
	}
	return strings.TrimSuffix(listed, ".") + ", " + s.SayOf(x.ByName, "byLine") + " " + s.quote(l.text) + "."
}

// ByItsWording tells of an exception that it is one of its group all the same.
func (s sentences) ByItsWording(x corpus.Entity, g corpus.Group) string {
	l, ok := s.lines.of(x)
	if !ok || l.group.ID != g.ID || x.Status != corpus.Excluded {
		return ""
	}
	which := s.SayOf(len(l.except) > 1, "leftOutOf", spelled(len(l.except), s.Lang)) + " "
	plural, one := x.Names[s.Lang].Plural, s.one(s.plural(l))
	return s.Pick("By the page's wording, ", "D'après les mots de la page, ") + s.quote(l.text) + ", " + s.The(x) + s.Pick(
		either(plural, " are ", " is ")+a(one)+", and "+which+s.of+".",
		either(plural, " sont un ", " est un ")+one+", et "+which+s.the+" exclut.")
}
