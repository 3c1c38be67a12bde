package answer

import (
	"fmt"
	"strings"

	"miswg/corpus"
)

// detect chooses the language of a question: the one whose words it uses, and
// otherwise the asker's preference. The second result says why.
func (e *Engine) detect(q Question, tokens []token) (corpus.Lang, string) {
	prefer := q.Lang
	if prefer != corpus.French {
		prefer = corpus.English
	}
	if q.Force {
		return prefer, "asked for"
	}
	en, fr := 0, 0
	for i, t := range tokens {
		if i == 200 {
			break
		}
		if len(t.key) == 1 || len(t.key) <= 3 && t.caps() || i > 0 && tokens[i-1].key == "flag" {
			continue // letters, codes and flags are of no language
		}
		inEN, inFR := e.words[corpus.English].has(t.key), e.words[corpus.French].has(t.key)
		switch {
		case inEN && !inFR:
			en += 2
		case inFR && !inEN:
			fr += 2
		}
		if strings.ContainsAny(t.raw, "éèêëàâçùûîïôœÉÈÊÀÂÇÙÛÎÔ") {
			fr += 2
		}
		if i+1 < len(tokens) && tokens[i+1].before == joint && len(t.key) <= 2 && strings.Contains(" l d qu c j n m ", " "+t.key+" ") {
			fr += 3
		}
	}
	nameEN, nameFR := e.nameLanguage(tokens)
	en, fr = en+nameEN, fr+nameFR
	switch {
	case fr > en:
		return corpus.French, fmt.Sprintf("words of French %d, of English %d", fr, en)
	case en > fr:
		return corpus.English, fmt.Sprintf("words of English %d, of French %d", en, fr)
	}
	return prefer, "the asker's preference"
}

// nameLanguage counts names that exist in one language only: "japon".
func (e *Engine) nameLanguage(tokens []token) (en, fr int) {
	keys := make([]string, min(len(tokens), 40))
	for i := range keys {
		keys[i] = tokens[i].key
	}
	for i := range keys {
		n, key := e.names.at(keys[i:])
		if n == 0 {
			continue
		}
		var inEN, inFR, anywhere bool
		for _, s := range e.names.entries[key] {
			inEN = inEN || s.Lang == corpus.English
			inFR = inFR || s.Lang == corpus.French
			anywhere = anywhere || s.Lang == ""
		}
		switch {
		case anywhere || inEN == inFR:
		case inEN:
			en += 2
		default:
			fr += 2
		}
	}
	return en, fr
}
