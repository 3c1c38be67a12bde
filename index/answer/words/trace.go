package words

import (
	"regexp"
	"strings"

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
	for _, t := range traces {
		rest, begins := strings.CutPrefix(s, t.english)
		if opens := strings.HasSuffix(t.english, " "); begins && (opens || rest == "") {
			return t.french + rest
		}
	}
	if m := aName.FindStringSubmatch(s); m != nil && nameKinds[m[1]] != "" {
		return nameKinds[m[1]] + " " + m[2] + " (" + nameSorts[m[3]] + ")"
	}
	return s
}

// aName is a kind, what is named, and the sort of its name.
var aName = regexp.MustCompile(`^(\S+) (.+) \((\S+)\)$`)

// traces are the phrases of a derivation in both languages; one that ends with a space goes
// on with a name or a number.
var traces = []struct{ english, french string }{
	{"asked for", "demandée"},
	{"the asker's preference", "celle de la personne qui pose la question"},
	{"words of French outweigh English by ", "les mots français l'emportent sur les anglais, de "},
	{"words of English outweigh French by ", "les mots anglais l'emportent sur les français, de "},

	{"carries nothing", "n'apporte rien"},
	{"a word of matter", "mot qui porte le sens"},
	{"word of ", "mot de la classe "},
	{"unknown", "inconnu"},
	{"misspelling of ", "mal orthographié pour "},
	{"ambiguous: ", "ambigu\u00a0: "},
	{"perhaps ", "peut-être "},

	{"read by example", "comprise d'après les exemples"},
	{"goodbye", "formule d'adieu"},
	{"nothing asked", "rien n'est demandé"},
	{"choice", "choix"},
	{"correction", "rectification"},
	{"names alone", "des noms seuls"},
	{"firm alone", "une entreprise seule"},
	{"pasted list", "liste collée"},
	{"address", "adresse de la page"},
	{"term", "terme ou sigle"},
	{"what it is", "ce que c'est"},
	{"status of the group itself", "statut du groupe lui-même"},
	{"relation to another group", "lien avec un autre groupe"},
	{"beside another group", "à côté d'un autre groupe"},
	{"what the page mentions", "ce que la page mentionne"},
	{"two numbers", "deux nombres"},
	{"the number and others", "le nombre et d'autres"},
	{"by region", "par région"},
	{"two questions", "deux questions"},
	{"status of a body itself", "statut d'un organisme lui-même"},
	{"nowhere known", "en un lieu inconnu"},
	{"misspelling, asked back", "nom mal orthographié, précision demandée"},
	{"asked back", "précision demandée"},
	{"a word the page does not have", "un mot que la page n'a pas"},
	{"status of a group", "statut d'un groupe"},
	{"unknown name", "nom inconnu"},
	{"status, from the conversation", "statut, d'après la conversation"},
	{"first person", "première personne"},
	{"several questions", "plusieurs questions"},
	{"off topic", "hors sujet"},
	{"the page's own words", "les mots mêmes de la page"},
}

var nameKinds = map[string]string{
	string(corpus.EntityName): "entité", string(corpus.GroupName): "groupe", string(corpus.TermName): "terme", string(corpus.PlaceName): "lieu",
}

var nameSorts = map[string]string{
	string(corpus.Proper): "nom", string(corpus.Acronym): "sigle", string(corpus.Alias): "autre nom", string(corpus.Adjective): "adjectif",
	string(corpus.CodeName): "code", string(corpus.Shortcode): "code d'émoji", string(corpus.Foreign): "nom dans une autre langue", string(corpus.City): "ville",
}
