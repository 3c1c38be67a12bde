package reading

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"miswg/corpus"
)

// A misspelling is rewritten, then read like the name it was taken for, and the
// answer says so. Readings of different standing are only proposed.

// maxGuesses bounds the words one message has looked up by spelling.
const maxGuesses = 12

// rewrite replaces unknown words by the names they are a slip of.
func (m *Message) rewrite() {
	exact := slices.ContainsFunc(m.Items, func(it *Item) bool { return it.Name() && !it.Named(corpus.GroupName) })
	tried := 0
	for i := 0; i < len(m.Items) && tried < maxGuesses; i++ {
		if m.foreignSlip(m.Items[i]) {
			continue
		}
		it := m.Items[i]
		if !it.mayBeSlip() {
			continue
		}
		// Beside exact names a slip is likely only where another name may stand.
		if likely := m.Items.nameable(i) || ofTown(m.Items.At(i+1)); exact && !likely {
			continue
		}
		tried++
		ids, acronym, from, to := m.guess(i)
		switch {
		case len(ids) == 0:
		case acronym || !m.alike(ids) || m.farSlip(m.Items[from:to].key(), ids[0]):
			m.Items[i].Proposed = ids
		default:
			m.take(from, to, ids)
			i = from
		}
	}
	m.correctWords()
}

// ofTown reports a town, before which its country may stand: "new zeeland wellington".
func ofTown(it *Item) bool { return it.Named(corpus.PlaceName) && it.Senses[0].Sort == corpus.City }

// farSlip reports a short word that has another letter than the name it is taken for, one
// that no finger slips to: "Indra" is rather a name of its own than India.
func (m *Message) farSlip(key, id string) bool {
	const short = 6
	word := []rune(key)
	if len(word) > short {
		return false
	}
	far := false
	for i := range m.names.spelling {
		s := &m.names.spelling[i]
		if s.id != id || distance(word, s.key, 1) > 1 {
			continue
		}
		if a, b, ok := substituted(word, s.key); !ok || slipsTo(a, b) {
			return false
		}
		far = true
	}
	return far
}

// NearNames returns the entities that the first word of matter that is like a name sounds
// like, and the words joined to it; a word of four letters only where nobody uses it: "OCAR".
func (m *Message) NearNames() []string {
	var found []string
	for i := range m.Items {
		if len(found) > 0 && !m.Items.At(i-1).Is(SaysAnd|SaysOr) {
			continue // "spane and grease"
		}
		for _, id := range m.nearName(i) {
			if !slices.Contains(found, id) {
				found = append(found, id)
			}
		}
	}
	return found
}

// nearName returns the entities that the word at i sounds like.
func (m *Message) nearName(i int) []string {
	const short = 4
	it, near := m.Items[i], m.names.near
	half := (it.Before|m.Items.At(i+1).Before)&hyphen != 0     // "Croix-Rouge"
	ends := i > 0 && it.Before == Space && !m.Items[i-1].Known // "Hanwha Ocean"
	half = half || ends || i+1 < len(m.Items) && m.Items.spaced(i+1)
	if slip := it.content() && it.mayBeSlip(); half || !slip {
		return nil
	}
	if !it.Known && utf8.RuneCountInString(it.Key) == short {
		near = m.names.within
	}
	ids, _ := near(it.Key, 1)
	return ids
}

// foreignSlip puts to the asker a name of another language that may as well be a
// slip of another country's: "nigera".
func (m *Message) foreignSlip(it *Item) bool {
	if len(it.Senses) == 0 || slices.ContainsFunc(it.Senses, func(n corpus.NameEntry) bool { return n.Sort != corpus.Foreign }) {
		return false
	}
	ids, _ := m.names.near(it.Key, 0)
	if !slices.ContainsFunc(ids, func(id string) bool { return id != it.Senses[0].ID }) {
		return false
	}
	if !slices.Contains(ids, it.Senses[0].ID) {
		ids = append(ids, it.Senses[0].ID)
	}
	it.Senses, it.Proposed = nil, ids
	return true
}

// mayBeSlip reports whether the item may be part of a misspelt name.
func (it *Item) mayBeSlip() bool {
	if it.Is(noSlip | filler) {
		return false
	}
	told := it.Code() != nil || it.City() != nil || it.Marked(Town|person|smallNoun|language) || number(it.Key)
	told = told || it.Opens(actsInPerson)
	return it.Noun() && !told
}

// guess tries the unknown item i alone and with its neighbours, longest first.
func (m *Message) guess(i int) (ids []string, acronym bool, from, to int) {
	for _, span := range [][2]int{{i - 3, i + 1}, {i - 1, i + 2}, {i, i + 3}, {i - 2, i + 1}, {i - 1, i + 1}, {i, i + 2}, {i, i + 1}} {
		from, to = span[0], span[1]
		if from < 0 || to > len(m.Items) || !spellable(m.Items[from:to]) {
			continue
		}
		if to-from == 1 && m.Words.uses[m.Items[i].Key].familiar() {
			continue
		}
		if ids, acronym = m.names.near(m.Items[from:to].key(), 0); len(ids) > 0 {
			return ids, acronym, from, to
		}
	}
	return nil, false, 0, 0
}

// spellable reports whether the items can be one misspelt name.
func spellable(items Items) bool {
	for i, it := range items {
		end := i == 0 || i == len(items)-1
		exact := it.Named(corpus.EntityName, corpus.PlaceName) && !it.Named(corpus.GroupName)
		parted := i > 0 && it.Before&(Comma|Stop) != 0
		joined := len(items) > 1 && it.grammar && !it.Recognised() // "est bien" is no slip of Estonia's name
		short := joined || len(it.Key) < 3
		if apart := exact || parted; apart || end && short {
			return false
		}
	}
	return true
}

// alike reports whether all the readings have the same standing.
func (r *Reader) alike(ids []string) bool {
	first, _ := r.Corpus.Entity(ids[0])
	return len(ids) <= 3 && !slices.ContainsFunc(ids, func(id string) bool {
		e, _ := r.Corpus.Entity(id)
		return e.Status != first.Status
	})
}

// take turns items from..to into one name.
func (m *Message) take(from, to int, ids []string) {
	old := m.Items[from:to]
	it := &Item{Text: old.Text(), Key: old.key(), Before: old[0].Before, Known: true}
	for _, o := range old {
		it.Words = append(it.Words, o.Words...)
	}
	for i, id := range ids {
		if i > 0 {
			it.Guessed += ", "
		}
		it.Guessed += id
		it.Senses = append(it.Senses, corpus.NameEntry{Key: it.Key, Kind: corpus.EntityName, ID: id, Sort: corpus.Alias})
	}
	m.Items = slices.Replace(m.Items, from, to, it)
}

// correctWords reads unknown words as misspelt words of the lexicon; they carry
// questions, never identities.
func (m *Message) correctWords() {
	tried := 0
	for _, it := range m.Items {
		if it.Known || it.Recognised() || it.Proposed != nil || tried == maxGuesses {
			continue
		}
		tried++
		if w := m.lexicons[m.Lang].correct(it.Key); w != "" {
			it.roles, it.Known, it.Guessed = m.lexicons[m.Lang].at([]string{w}).roles, true, w
		}
	}
}

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
	own := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return g.lists[w]&joinsName != 0 })
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
	if tokens[0].Marked(joinsName) {
		return 0, "" // it is of no name by itself: "la Chine, Hong Kong"
	}
	marked := 0 // words from which a mark shows that the name is turned or cut
	for i, t := range tokens[:min(len(tokens), longestOfficial)] {
		w := t.Key
		if s, ok := short[w]; ok && (!s.dotted || t.dotted) {
			w = s.long
			marked = cmp.Or(marked, i+1)
		}
		part := g.parts[w] || g.parts[cmp.Or(alike[w], w)] || g.lists[w]&joinsName != 0
		if !part || i > 0 && t.before&Line != 0 {
			break
		}
		words = append(words, w)
		if i > 0 && t.before&Comma != 0 {
			marked = cmp.Or(marked, i+1)
		}
	}
	for n := len(words); marked > 0 && n >= max(marked, 2); n-- {
		if g.lists[words[n-1]]&endsNoName != 0 || g.cutsShort(tokens, n) {
			continue
		}
		if key := g.free[g.freeKey(words[:n])]; key != "" {
			return n, key
		}
	}
	return 0, ""
}
