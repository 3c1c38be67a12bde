package reading

import (
	"fmt"
	"strings"

	"miswg/corpus"
)

// readForLanguage is how many words of a text decide its language.
const readForLanguage = 200

// spokenBytes has more words than decide a text's language, and is no novel.
const spokenBytes = 8 << 10

// detect chooses the language of a message: the one whose words it uses, and
// otherwise the asker's preference. The second result says why.
func (r *Reader) detect(prefer corpus.Lang, force bool, tokens []Token) (corpus.Lang, string) {
	if prefer != corpus.French {
		prefer = corpus.English
	}
	if force {
		return prefer, "asked for"
	}
	if l, why := r.spoken(tokens); l != "" {
		return l, why
	}
	return prefer, "the asker's preference"
}

// Spoken returns the language that a text is written in, "" where it does not tell: then
// a message is read in its author's.
func (r *Reader) Spoken(text string) corpus.Lang {
	if len(text) > spokenBytes {
		text = strings.ToValidUTF8(text[:spokenBytes], "")
	}
	l, _ := r.spoken(tokenize(r.stripAddress(Clean(text))))
	return l
}

// spoken is Spoken of a message's words, and why.
func (r *Reader) spoken(tokens []Token) (corpus.Lang, string) {
	tokens = tokens[:min(len(tokens), readForLanguage)]
	keys := keysOf(tokens)
	french := 0
	for i := 0; i < len(tokens); {
		if n, key := r.names.at(keys[i:]); n > 0 && (n > 1 || !r.IsCommon(key)) {
			french += r.nameSpeaks(key)
			i += n
			continue
		}
		french += r.wordSpeaks(tokens, i)
		i++
	}
	clear := 1
	if len(tokens) > 2 {
		clear = 2 // one word of several that leans to a language is no sentence of it
	}
	switch {
	case french >= clear:
		return corpus.French, fmt.Sprintf("words of French outweigh English by %d", french)
	case french <= -clear:
		return corpus.English, fmt.Sprintf("words of English outweigh French by %d", -french)
	}
	return "", ""
}

// wordSpeaks weighs a word that is no name.
func (r *Reader) wordSpeaks(tokens []Token, i int) int {
	t := tokens[i]
	if i+1 < len(tokens) && tokens[i+1].before&joint != 0 && t.Marked(beforeApostrophe) {
		return 3 // l', d', qu'
	}
	if len(t.Key) == 1 || len(t.Key) <= 3 && t.caps() {
		return 0 // letters and codes are of no language
	}
	weight := r.Words.speaks(t.Key)
	if strings.ContainsAny(t.raw, "éèêëàâçùûîïôœÉÈÊÀÂÇÙÛÎÔ") {
		weight += 2
	}
	return weight
}

// nameSpeaks weighs a name: it tells a language only when the other has it not.
func (r *Reader) nameSpeaks(key string) int {
	var english, french bool
	for _, s := range r.names.entries[key] {
		english = english || s.Lang != corpus.French
		french = french || s.Lang != corpus.English
	}
	switch {
	case english == french:
		return 0
	case french:
		return 2
	}
	return -2
}

func keysOf(tokens []Token) []string {
	keys := make([]string, len(tokens))
	for i, t := range tokens {
		keys[i] = t.Key
	}
	return keys
}
