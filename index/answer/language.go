package answer

import (
	"fmt"
	"strings"

	"miswg/corpus"
)

// readForLanguage is how many words of a text decide its language.
const readForLanguage = 200

// detect chooses the language of a question: the one whose words it uses, and
// otherwise the asker's preference. The second result says why.
func (r *wordReader) detect(prefer corpus.Lang, force bool, tokens []token) (corpus.Lang, string) {
	if prefer != corpus.French {
		prefer = corpus.English
	}
	if force {
		return prefer, "asked for"
	}
	tokens = tokens[:min(len(tokens), readForLanguage)]
	keys := keysOf(tokens)
	french := 0
	for i := 0; i < len(tokens); {
		if n, key := r.names.at(keys[i:]); n > 0 && (n > 1 || !r.isCommon(key)) {
			french += r.nameSpeaks(key)
			i += n
			continue
		}
		french += r.wordSpeaks(tokens, i)
		i++
	}
	switch {
	case french > 0:
		return corpus.French, fmt.Sprintf("words of French outweigh English by %d", french)
	case french < 0:
		return corpus.English, fmt.Sprintf("words of English outweigh French by %d", -french)
	}
	return prefer, "the asker's preference"
}

// wordSpeaks weighs a word that is no name.
func (r *wordReader) wordSpeaks(tokens []token, i int) int {
	t := tokens[i]
	if r.elided(tokens, i) {
		return 3
	}
	if len(t.key) == 1 || len(t.key) <= 3 && t.caps() {
		return 0 // letters and codes are of no language
	}
	weight := r.words.speaks(t.key)
	if strings.ContainsAny(t.raw, "éèêëàâçùûîïôœÉÈÊÀÂÇÙÛÎÔ") {
		weight += 2
	}
	return weight
}

// elided reports a French word before an apostrophe: l', d', qu'.
func (r *wordReader) elided(tokens []token, i int) bool {
	apostrophe := i+1 < len(tokens) && tokens[i+1].before&joint != 0
	return apostrophe && r.lists.has(tokens[i].key, beforeApostrophe)
}

// nameSpeaks weighs a name: it tells a language only when the other has it not.
func (r *wordReader) nameSpeaks(key string) int {
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

func keysOf(tokens []token) []string {
	keys := make([]string, len(tokens))
	for i, t := range tokens {
		keys[i] = t.key
	}
	return keys
}
