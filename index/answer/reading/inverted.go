package reading

import (
	"cmp"
	"slices"
	"strings"

	"miswg/corpus"
)

// Official names are also written back to front ("Germany, Federal Republic of"),
// cut short ("Congo, Dem. Rep.", "Solomon Is.") or with a sign for "and". Such a
// name has the words of one that is known, in another order.

// short are the words that are cut short in names. Those marked are words of
// their own and count as cut short only before a full stop, or as a capital.
var short = map[string]struct {
	long   string
	dotted bool
}{
	"st": {"saint", false}, "ste": {"sainte", false}, "rep": {"republic", false}, "dem": {"democratic", false}, "eq": {"equatorial", false},
	"fed": {"federated", false}, "sts": {"states", false}, "isl": {"islands", false}, "s": {"south", true}, "n": {"north", true}, "is": {"islands", true},
}

// alike are words of French names that are cut short as the English ones are.
var alike = map[string]string{"republique": "republic", "democratique": "democratic", "federes": "federated", "etats": "states", "iles": "islands", "sud": "south", "nord": "north", "pop": "populaire"}

const longestOfficial = 10 // words

// freeKey is the words of a name, joins left out, in alphabetical order; "" for
// a name of one word.
func (g *gazetteer) freeKey(words []string) string {
	own := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return g.lists.Has(w, joinsName) })
	for i, w := range own {
		own[i] = cmp.Or(alike[w], w)
	}
	if len(own) < 2 {
		return ""
	}
	slices.Sort(own)
	return strings.Join(own, " ")
}

// addInverted keeps a country's name under its words in any order, unless two
// countries share them.
func (g *gazetteer) addInverted(n corpus.NameEntry) {
	if n.Kind != corpus.EntityName || n.Rule != corpus.Plain || n.Sort != corpus.Proper && n.Sort != corpus.Alias {
		return
	}
	words := strings.Split(n.Key, " ")
	key := g.freeKey(words)
	if key == "" || len(words) > longestOfficial {
		return
	}
	for _, w := range words {
		g.parts[w], g.parts[cmp.Or(alike[w], w)] = true, true
	}
	old, taken := g.free[key]
	switch {
	case !taken:
		g.free[key] = n.Key
	case old != "" && g.entries[old][0].ID != n.ID:
		g.free[key] = "" // two countries of the same words
	}
}

// inverted returns the number of tokens of the longest name that starts at
// tokens[0] with its words in another order or cut short, and its key; 0 when
// there is none.
func (g *gazetteer) inverted(tokens []Token) (int, string) {
	var words []string
	marked := 0 // words from which a mark shows that the name is turned or cut
	for i, t := range tokens[:min(len(tokens), longestOfficial)] {
		w := t.Key
		if s, ok := short[w]; ok && (!s.dotted || t.dotted) {
			w = s.long
			marked = cmp.Or(marked, i+1)
		}
		part := g.parts[w] || g.parts[cmp.Or(alike[w], w)] || g.lists.Has(w, joinsName)
		if !part || i > 0 && t.before&Line != 0 {
			break
		}
		words = append(words, w)
		if i > 0 && t.before&Comma != 0 {
			marked = cmp.Or(marked, i+1)
		}
	}
	for n := len(words); marked > 0 && n >= max(marked, 2); n-- {
		if g.lists.Has(words[n-1], endsNoName) {
			continue
		}
		if key := g.free[g.freeKey(words[:n])]; key != "" {
			return n, key
		}
	}
	return 0, ""
}
