package answer

import (
	"cmp"
	"slices"
	"strings"

	"miswg/corpus"
	"miswg/index/answer/reading"
	"miswg/index/answer/words"
)

// An Option is one entry of a typeahead list.
type Option struct {
	ID          string // of the entity; see About
	Label       string // its name in the list's language
	Description string // its standing, in words
}

// Suggest proposes entities whose names, aliases, codes or near spellings match
// what was typed so far: exact names first, then names that begin with it, then
// names with a word that begins with it, then near spellings. Nothing typed
// gives the members in the order of the page, then the observers. It returns at
// most limit options, none twice.
func (e *Engine) Suggest(typed string, lang corpus.Lang, limit int) []Option {
	key := corpus.Fold(reading.Clip(reading.Clean(typed), 80))
	if key == "" {
		return e.options(e.listed(), lang, limit)
	}
	best := map[string]int{} // entity ID → rank, lower is better
	note := func(id string, rank int) {
		if old, ok := best[id]; !ok || rank < old {
			best[id] = rank
		}
	}
	for n := range e.corpus.Names() {
		if n.Kind != corpus.EntityName && n.Kind != corpus.PlaceName || n.Sort == corpus.City {
			continue
		}
		switch {
		case n.Key == key:
			note(n.ID, 0)
		case n.Sort != corpus.CodeName && n.Sort != corpus.Shortcode && strings.HasPrefix(n.Key, key):
			note(n.ID, 1)
		case strings.Contains(n.Key, " "+key):
			note(n.ID, 2)
		}
	}
	if len(best) == 0 {
		for _, id := range e.reader.Guess(key) {
			note(id, 3)
		}
	}
	found := corpus.Those(slices.Collect(e.corpus.Entities()), func(x corpus.Entity) bool {
		_, ok := best[x.ID]
		return ok
	})
	slices.SortStableFunc(found, func(a, b corpus.Entity) int {
		return cmp.Or(cmp.Compare(best[a.ID], best[b.ID]), byName(lang)(a, b))
	})
	return e.options(found, lang, limit)
}

func (e *Engine) options(es []corpus.Entity, lang corpus.Lang, limit int) []Option {
	return corpus.Each(es[:min(len(es), limit)], func(x corpus.Entity) Option {
		return Option{ID: x.ID, Label: x.Name(lang), Description: words.Sentence(e.speakers[lang].Standing(x))}
	})
}

// listed are the members, then the observers, then the exception.
func (e *Engine) listed() []corpus.Entity {
	var out []corpus.Entity
	all := slices.Collect(e.corpus.Entities())
	for _, s := range []corpus.Status{corpus.Member, corpus.Observer, corpus.Excluded} {
		out = append(out, corpus.Those(all, func(x corpus.Entity) bool { return x.Status == s })...)
	}
	return out
}
