package corpus

import (
	"io/fs"
	"slices"
	"strings"

	"miswg/corpus/written"
)

// Lang is a language miswg speaks, as an ISO 639-1 code.
type Lang string

// The two languages. Every visible string exists in both.
const (
	English Lang = "en"
	French  Lang = "fr"
)

// Langs lists the languages in a fixed order, English first.
func Langs() []Lang { return []Lang{English, French} }

// LangOf is the language of a locale such as fr-CA: English unless it is French.
func LangOf(locale string) Lang {
	if strings.HasPrefix(strings.ToLower(locale), "fr") {
		return French
	}
	return English
}

// Pick returns the text of language l. Both arguments are required, so that a
// string without its translation does not compile.
func (l Lang) Pick(en, fr string) string {
	if l == French {
		return fr
	}
	return en
}

// Text is one text in both languages.
type Text struct {
	EN string `yaml:"en"`
	FR string `yaml:"fr"`
}

// half reports whether the text stands in one language alone.
func (t Text) half() bool { return (t.EN == "") != (t.FR == "") }

// In returns the text in language l.
func (t Text) In(l Lang) string { return l.Pick(t.EN, t.FR) }

// A Corpus is a validated body of knowledge. It is immutable and safe for
// concurrent use; slices it hands out must not be modified.
type Corpus struct {
	pages
	world
	digest string
	body   Body
	home   string // ID of the country that "we" are

	counts Counts
	lists  map[Lang]Membership // of the pages, by their language

	terms       []Term
	statements  []Statement
	byLabel     map[string]int // label → statement
	topics      map[string]Topic
	stems       map[string]bool // of the page's words and its statements'
	pageStems   map[string]bool // of the page's words alone
	unconfirmed []Unconfirmed

	examples       []exampleFile
	examplesDigest string
}

// Digest identifies the corpus, page and data together: twelve hex digits.
func (c *Corpus) Digest() string { return c.digest }

// Home returns the ID of the country that "we" are.
func (c *Corpus) Home() string { return c.home }

// lookUp returns the one that a key stands for, and whether there is one.
func lookUp[T any](all []T, by map[string]int, key string) (one T, ok bool) {
	i, ok := by[key]
	if ok {
		one = all[i]
	}
	return one, ok
}

// In calls do with the files of a corpus: those of a directory of the machine, or for ""
// the embedded ones.
func In[T any](dir string, do func(fs.FS) (T, error)) (T, error) {
	if dir == "" {
		return do(Source())
	}
	return written.InDir(dir, do)
}

// Each is what each of several becomes, in their order; nil of none.
func Each[T, U any](all []T, become func(T) U) []U {
	var out []U
	for _, one := range all {
		out = append(out, become(one))
	}
	return out
}

// Those are the ones of all that are so, in order; nil when none is.
func Those[T any](all []T, are func(T) bool) []T {
	return Found(all, func(one T) (T, bool) { return one, are(one) })
}

// Found are what is found for each of all, in order, those left out for which there is nothing; nil when there is nothing at all.
func Found[T, U any](all []T, find func(T) (U, bool)) []U {
	var out []U
	for _, one := range all {
		if found, ok := find(one); ok {
			out = append(out, found)
		}
	}
	return out
}

// Keyed has what entry says of each of all; of several with one key the last.
func Keyed[T any, K comparable, V any](all []T, entry func(T) (K, V)) map[K]V {
	out := make(map[K]V, len(all))
	for _, one := range all {
		key, value := entry(one)
		out[key] = value
	}
	return out
}

// Once are all, each when it comes first; nil when there are none.
func Once[T comparable](all []T) []T {
	var out []T
	for _, one := range all {
		if !slices.Contains(out, one) {
			out = append(out, one)
		}
	}
	return out
}
