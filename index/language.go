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
	tokenizer analysis.Tokenizer
	filters   []analysis.TokenFilter
	common    map[string]bool // the stems of the stop list
}

// partsOf names the parts of Bleve a language is built from. Marks go after stemming,
// because the French stemmer reads accents, and elision the apostrophe.
func partsOf(lang corpus.Lang) (stop string, filters []string) {
	if lang == corpus.French {
		return fr.StopName, []string{lowercase.Name, fr.ElisionName, fr.LightStemmerName}
	}
	return en.StopName, []string{lowercase.Name, en.PossessiveName, en.SnowballStemmerName}
}

func newLanguage(lang corpus.Lang) (*language, error) {
	cache := registry.NewCache()
	stopName, filters := partsOf(lang)
	l := &language{common: map[string]bool{}}
	var err error
	if l.tokenizer, err = cache.TokenizerNamed(segment.Name); err != nil {
		return nil, err
	}
	for _, name := range filters {
		f, err := cache.TokenFilterNamed(name)
		if err != nil {
			return nil, err
		}
		l.filters = append(l.filters, f)
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
	stream := analysis.TokenStream{t}
	for _, f := range l.filters {
		stream = f.Filter(stream)
	}
	var out []string
	for _, t := range stream {
		out = append(out, strings.Fields(corpus.Fold(string(t.Term)))...)
	}
	return out
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
