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
