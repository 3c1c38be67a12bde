package worldmap

import (
	"fmt"
	"slices"
	"strings"

	"miswg/corpus"
	"miswg/index/answer"
)

// An entry is a line of the legend: what one kind of country is.
type entry struct {
	look
	text  string
	lines []string // text, as it is drawn
}

// Alt says in words what the picture of rows shows.
func Alt(rows []answer.Entity, body corpus.Body, lang corpus.Lang) string {
	s := lang.Pick("World map. ", "Carte du monde. ") + title(body, lang) + "."
	for _, e := range entries(rows, lang) {
		s += " " + e.text + "."
	}
	return s
}

func title(body corpus.Body, lang corpus.Lang) string {
	return lang.Pick("Members ", "Membres ") + body.Of.In(lang)
}

func entries(rows []answer.Entity, lang corpus.Lang) []entry {
	out := []entry{{look: lookOf(corpus.Member), text: membership(having(rows, corpus.Member), lang)}}
	if away := having(rows, corpus.Excluded); len(away) > 0 {
		out = append(out, entry{look: lookOf(corpus.Excluded), text: lang.Pick("Left out", "Exclu") + names(away, lang)})
	}
	if watch := having(rows, corpus.Observer); len(watch) > 0 {
		e := entry{look: lookOf(corpus.Observer), text: count(len(watch), lang, "observer", "observateur")}
		if !slices.ContainsFunc(watch, func(r answer.Entity) bool { return r.Type == corpus.Country }) {
			e.look, e.text = plainly(paper), e.text+lang.Pick(", not on the map", ", hors de la carte")
		}
		e.text += names(watch, lang)
		out = append(out, e)
	}
	return append(out, entry{look: lookOf(corpus.NotListed), text: lang.Pick("Other countries: not on the page's list", "Autres pays\u00a0: absents de la liste de la page")})
}

// membership counts the members; where many are in by one line of the page, it says
// which, and who is named beside.
func membership(members []answer.Entity, lang corpus.Lang) string {
	s := count(len(members), lang, "member", "membre")
	times, shared := map[string]int{}, ""
	for _, r := range members {
		if times[r.Line]++; times[r.Line] > max(1, times[shared]) {
			shared = r.Line
		}
	}
	if shared == "" {
		return s
	}
	s += fmt.Sprintf(lang.Pick(", %d through the line “%s”", ", %d visés par la ligne «\u00a0%s\u00a0»"), times[shared], shared)
	named := slices.DeleteFunc(members, func(r answer.Entity) bool { return r.Line == shared })
	if len(named) > 0 {
		s += fmt.Sprintf(lang.Pick(" and %d by name", " et %d par leur nom"), len(named)) + names(named, lang)
	}
	return s
}

func having(rows []answer.Entity, s corpus.Status) []answer.Entity {
	return slices.DeleteFunc(slices.Clone(rows), func(r answer.Entity) bool { return r.Status != s })
}

// count is a number with a noun whose plural has an s.
func count(n int, lang corpus.Lang, en, fr string) string {
	if n > 1 || n == 0 && lang == corpus.English {
		return fmt.Sprintf("%d %ss", n, lang.Pick(en, fr))
	}
	return fmt.Sprint(n, " ", lang.Pick(en, fr))
}

// names is a colon and the names of rows.
func names(rows []answer.Entity, lang corpus.Lang) string {
	all := corpus.Each(rows, func(r answer.Entity) string { return r.Name })
	return lang.Pick(": ", "\u00a0: ") + strings.Join(all, ", ")
}
