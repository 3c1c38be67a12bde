package words

import (
	_ "embed"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"miswg/corpus"
)

// A Book has phrases by name, in both languages.
type Book map[string]Phrase

// A Phrase is as it is written; one and several are what it says of them.
type Phrase struct {
	corpus.Text
	one, several corpus.Text
}

func newPhrase(t corpus.Text) Phrase {
	of := func(which string) corpus.Text {
		return corpus.Text{EN: choice.ReplaceAllString(t.EN, which), FR: choice.ReplaceAllString(t.FR, which)}
	}
	return Phrase{t, of("$1"), of("$2")}
}

//go:embed data/phrases.txt
var listedPhrases string

var book = sync.OnceValue(func() Book { return ReadBook(listedPhrases) })

// ReadBook reads a file of phrases: a name, and indented below it the phrase in English and
// in French. What begins with # is said to whoever reads the file. No-break spaces are put
// where French has them.
func ReadBook(text string) Book {
	out, name, english := Book{}, "", ""
	for line := range strings.Lines(text) {
		phrase, said := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "  ")
		switch {
		case !said && !strings.HasPrefix(phrase, "#"):
			name, english = phrase, ""
		case said && english == "":
			english = phrase
		case said:
			out[name] = newPhrase(corpus.Text{EN: english, FR: Spaced(corpus.French, phrase)})
		}
	}
	return out
}

// Say is a phrase with its verbs filled in, as fmt has them.
func (b Book) Say(l corpus.Lang, name string, args ...any) string {
	return fill(b[name].In(l), args)
}

// SayOf is Say of one or of several: where a phrase has {one|several} it says one of the two.
func (b Book) SayOf(l corpus.Lang, several bool, name string, args ...any) string {
	if several {
		return fill(b[name].several.In(l), args)
	}
	return fill(b[name].one.In(l), args)
}

var choice = regexp.MustCompile(`{([^|}]*)\|([^}]*)}`)

func fill(phrase string, args []any) string {
	if !strings.Contains(phrase, "%") {
		return phrase
	}
	return fmt.Sprintf(phrase, args...)
}
