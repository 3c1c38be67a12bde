package words

import (
	"fmt"

	"miswg/corpus"
)

func (f french) IsExcluded(x corpus.Entity) string {
	be := " n'est pas membre "
	if x.Names[corpus.French].Plural {
		be = " ne sont pas membres "
	}
	head := Sentence(f.The(x)) + be + f.of + " : la page cite ce pays comme "
	l, ok := f.lines.of(x)
	switch {
	case !ok:
		return head + "exclu."
	case len(l.except) == 1:
		return head + "la seule exception parmi les " + f.plural(l) + "."
	}
	return head + "l'une des " + spelled(len(l.except), corpus.French) + " exceptions parmi les " + f.plural(l) + "."
}

func (f french) GroupAre(names []string, s corpus.Status, plural bool) string {
	return f.are(f.And(names), len(names), s, plural || len(names) > 1)
}

// are says how n of them stand, listed or described.
func (f french) are(list string, n int, s corpus.Status, many bool) string {
	switch {
	case s == corpus.Member && many:
		return list + " sont membres"
	case s == corpus.Member:
		return list + " est membre"
	case s == corpus.Observer && many:
		return list + " ont le statut d'observateur, et non de membre"
	case s == corpus.Observer:
		return list + " a le statut d'observateur, et non de membre"
	case s == corpus.Excluded && many:
		return list + " sont " + f.leftOut(n)
	case s == corpus.Excluded:
		return list + " est " + f.leftOut(n)
	case many:
		return list + " ne figurent pas sur la liste"
	}
	return list + " ne figure pas sur la liste"
}

// leftOut says what n of the exceptions are.
func (f french) leftOut(n int) string {
	l, ok := f.lines.only()
	switch {
	case !ok || n > len(l.except):
		return "au nombre des exclus que la page cite"
	case len(l.except) == 1:
		return "le " + f.one(f.plural(l)) + " que la page exclut"
	case n == len(l.except):
		return "les " + f.plural(l) + " que la page exclut"
	case n == 1:
		return "l'un des " + f.plural(l) + " que la page exclut"
	}
	return "au nombre des " + f.plural(l) + " que la page exclut"
}

func (f french) ThroughLine(x corpus.Entity) string {
	head := "Visé par la ligne « " + x.Basis.Text() + " »"
	l, ok := f.lines.of(x)
	if !ok {
		return head + "."
	}
	return head + "; l'appartenance " + to(l.group.Names[corpus.French].Name) + " est de connaissance générale, elle n'est pas sur la page."
}

func (f french) Basis(x corpus.Entity) string {
	l, through := f.lines.of(x)
	switch {
	case x.Status == corpus.Member && through:
		return "à titre de " + f.one(f.plural(l))
	case x.Status == corpus.Member:
		return "nommé sur la page"
	case x.Status == corpus.Observer && f.mark != "":
		return "avec la mention « " + f.mark + " »"
	case x.Status == corpus.Observer:
		return "à titre d'observateur"
	case x.Status == corpus.Excluded && through:
		return either(len(l.except) == 1, "l'", "une ") + "exception parmi les " + f.plural(l)
	case x.Status == corpus.Excluded:
		return "exclu par la page"
	case x.Type == corpus.Historical:
		return "n'existe plus; absent de la liste"
	}
	return "absent de la liste"
}

func (f french) ListedBeside(x corpus.Entity) string {
	name := f.The(x)
	switch x.Status {
	case corpus.Member:
		return f.pages("Ce qu'elle dit : ", "Ce que dit la page qui a la liste : ") + f.the + " compte " + name + " parmi ses membres."
	case corpus.Observer:
		return f.pages("Ce qu'elle dit : ", "Ce que dit la page qui a la liste : ") + name + " a le statut d'observateur " + f.in + "."
	case corpus.Excluded:
		return f.pages("Ce qu'elle dit : ", "Ce que dit la page qui a la liste : ") + f.the + " réunit « " + x.Basis.Text() + " »."
	}
	return f.pages("Ce qu'elle dit : la liste ", "Ce que dit la page qui a la liste : celle ") + f.of + " ne comprend pas " + name + "."
}

func (f french) ByItsWording(x corpus.Entity, g corpus.Group) string {
	l, ok := f.lines.of(x)
	if !ok || l.group.ID != g.ID || x.Status != corpus.Excluded {
		return ""
	}
	which := "c'est celui que "
	if n := len(l.except); n > 1 {
		which = "c'est l'un des " + spelled(n, corpus.French) + " que "
	}
	be := " est un "
	if x.Names[corpus.French].Plural {
		be = " sont un "
	}
	return "D'après les mots de la page, « " + l.text + " », " + f.The(x) + be + f.one(f.plural(l)) + ", et " + which + f.the + " laisse de côté."
}

func (f french) PartOfGroup(n, size int, plural string, s corpus.Status) string {
	all := fmt.Sprintf("%d des %d %s", n, size, plural)
	if n == size {
		all = fmt.Sprintf("les %d %s", n, plural)
	}
	return f.are(all, n, s, true)
}

func (f french) Successors(names []string, s corpus.Status) string {
	return "Aujourd'hui, " + f.GroupAre(names, s, false) + "."
}
