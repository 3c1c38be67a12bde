package words

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"

	"miswg/corpus"
)

// Traced puts what a derivation says - why a language, which rule, what a word was read as -
// into a language. The names that the program goes by, as of an entity, a mark or a class of
// words, stay as they are; so does what it does not know.
func Traced(l corpus.Lang, s string) string {
	if l != corpus.French {
		return s
	}
	if read, firm, ok := strings.Cut(s, ", in the name of a firm: "); ok {
		return Traced(l, read) + ", dans le nom d'une entreprise\u00a0: " + firm
	}
	for _, t := range traces() {
		begin, opens := strings.CutSuffix(t[0], "…")
		if rest, begins := strings.CutPrefix(s, begin); begins && (opens || rest == "") {
			return strings.TrimSuffix(t[1], "…") + rest
		}
	}
	if m := aName.FindStringSubmatch(s); m != nil && nameKinds[m[1]] != "" {
		return nameKinds[m[1]] + " " + m[2] + " (" + nameSorts[m[3]] + ")"
	}
	return s
}

// aName is a kind, what is named, and the sort of its name.
var aName = regexp.MustCompile(`^(\S+) (.+) \((\S+)\)$`)

//go:embed data/traces.txt
var listedTraces string

// traces are the phrases of a derivation in both languages, as data/traces.txt has them.
var traces = sync.OnceValue(func() [][2]string {
	return corpus.Found(strings.Split(listedTraces, "\n"), func(line string) ([2]string, bool) {
		english, french, ok := strings.Cut(line, " = ")
		return [2]string{english, french}, ok
	})
})

var nameKinds = map[string]string{
	string(corpus.EntityName): "entité", string(corpus.GroupName): "groupe", string(corpus.TermName): "terme", string(corpus.PlaceName): "lieu",
}

var nameSorts = map[string]string{
	string(corpus.Proper): "nom", string(corpus.Acronym): "sigle", string(corpus.Alias): "autre nom", string(corpus.Adjective): "adjectif",
	string(corpus.CodeName): "code", string(corpus.Shortcode): "code d'émoji", string(corpus.Foreign): "nom dans une autre langue", string(corpus.City): "ville",
}
