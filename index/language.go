package index

import (
	"strings"
	"unicode"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/lang/fr"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	segment "github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
	"github.com/blevesearch/bleve/v2/registry"

	"miswg/corpus"
)

// A language turns text into stems. No word is dropped: the stop lists that come
// with Bleve hold negations, question words and country codes, which say something
// of what is asked. They only weigh less.
type language struct {
	tokenizer     analysis.Tokenizer
	before, after []analysis.TokenFilter // folding a word
	common        map[string]bool        // the stems of the stop list
}

// partsOf names the parts of Bleve a language is built from, before and after a word
// is folded. The French stemmer reads accents; the English one must not see them, or
// a French word would not find its English likeness.
func partsOf(lang corpus.Lang) (stop string, before, after []string) {
	if lang == corpus.French {
		return fr.StopName, []string{lowercase.Name, fr.ElisionName, fr.LightStemmerName}, nil
	}
	return en.StopName, []string{lowercase.Name, en.PossessiveName}, []string{en.SnowballStemmerName}
}

func newLanguage(lang corpus.Lang) (*language, error) {
	cache := registry.NewCache()
	stopName, before, after := partsOf(lang)
	l := &language{common: map[string]bool{}}
	var err error
	if l.tokenizer, err = cache.TokenizerNamed(segment.Name); err != nil {
		return nil, err
	}
	if l.before, err = filters(cache, before); err != nil {
		return nil, err
	}
	if l.after, err = filters(cache, after); err != nil {
		return nil, err
	}
	stop, err := cache.TokenMapNamed(stopName)
	if err != nil {
		return nil, err
	}
	for word := range stop {
		for _, s := range l.stems(word, nil) {
			l.common[s] = true
		}
	}
	return l, nil
}

// stems reads text. What it finds for a token is kept in known, unless that is nil.
func (l *language) stems(text string, known map[string][]string) []string {
	tokens := l.tokenizer.Tokenize([]byte(visible(text)))
	out := make([]string, 0, len(tokens))
	for _, t := range tokens {
		stems, ok := known[string(t.Term)]
		if !ok {
			token := string(t.Term)
			stems = l.stem(t)
			if known != nil {
				known[token] = stems
			}
		}
		out = append(out, stems...)
	}
	return out
}

func (l *language) stem(t *analysis.Token) []string {
	var folded analysis.TokenStream
	for _, t := range through(l.before, analysis.TokenStream{t}) {
		for _, word := range strings.Fields(corpus.Fold(string(t.Term))) {
			folded = append(folded, &analysis.Token{Term: []byte(word)})
		}
	}
	return corpus.Each(through(l.after, folded), func(t *analysis.Token) string { return string(t.Term) })
}

func through(filters []analysis.TokenFilter, s analysis.TokenStream) analysis.TokenStream {
	for _, f := range filters {
		s = f.Filter(s)
	}
	return s
}

func filters(cache *registry.Cache, names []string) ([]analysis.TokenFilter, error) {
	var out []analysis.TokenFilter
	for _, name := range names {
		f, err := cache.TokenFilterNamed(name)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}

// visible leaves out what has no shape, such as the zero-width space, which would
// cut a word in two.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s)
}
