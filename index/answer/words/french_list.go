package words

import "strings"

// one makes "États nordiques" one of them; "pays" is the same.
func (french) one(plural string) string {
	if strings.HasPrefix(plural, "pays ") {
		return plural
	}
	if rest, ok := strings.CutPrefix(plural, "États "); ok {
		return "État " + strings.TrimSuffix(rest, "s")
	}
	return "pays parmi les " + plural
}

func (f french) ObserversToo() string {
	orgs, countries := organisations(f.watching)
	head := "S'y ajoutent "
	if len(f.watching) == 1 {
		head = "S'y ajoute "
	}
	switch {
	case len(f.watching) == 0:
		return ""
	case len(countries) == 0:
		return head + f.count(len(orgs), "organisation observatrice", "organisations observatrices") + "."
	case len(orgs) == 0:
		return head + f.count(len(countries), "pays observateur", "pays observateurs") + "."
	}
	return head + f.count(len(countries), "pays", "pays") + " et " + f.count(len(orgs), "organisation", "organisations") + " à titre d'observateurs."
}

func (f french) WhoIsLeftOut() string {
	every := "qui n'est pas membre"
	if _, countries := organisations(f.watching); len(countries) > 0 {
		every = "qui n'est ni membre ni observateur"
	}
	names := make([]string, 0, len(f.excluded))
	for _, x := range f.excluded {
		names = append(names, f.The(x))
	}
	switch {
	case len(names) == 0:
		return "La page ne cite aucun pays comme exclu; un pays " + every + " est simplement absent de la liste."
	case len(names) == 1:
		return Sentence(names[0]) + " est le seul pays que la page cite comme exclu; tout autre pays " + every + " est simplement absent de la liste."
	}
	return Sentence(f.And(names)) + " sont les seuls pays que la page cite comme exclus; tout autre pays " + every + " est simplement absent de la liste."
}

func (french) LeftOut(bool) string { return "pays que la page exclut" }
