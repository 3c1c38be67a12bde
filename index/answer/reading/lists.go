package reading

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"miswg/corpus"
)

//go:embed data/lists.txt
var listedWords string

// A Mark is a list of data/lists.txt that a word stands on; or several, one bit each.
type Mark uint64

// The lists, in the order of markNames.
const (
	bareGrammar Mark = 1 << iota
	becomes
	narrowsSet
	wishesFor
	bendsClaim
	keepsMember
	Abbreviation
	CompanyForm
	usState
	mailPrefix
	SaysThanks
	SaysHello
	AboutCopy
	AboutBot
	ThePage
	AsksOthers
	plainNoun
	tellsMore
	comparesWith
	beginsSecond
	greets
	IsArticle
	confirms
	FirstName
	actsInPerson
	introduces
	asksReason
	opensAsking
	opensPolar
	AsksOfGroup
	MakesSentence
	notNow
	speaksToBot
	deniesWord
	PrefixesNot
	HalfNot
	noLonger
	AsksNoneOf
	tiesOf
	joinsName
	endsNoName
	MarksPlural
	beforeApostrophe
	ThenClause
	language
	setsAside
	Town
	person
	FirmWord
	Legal
	Locates
)

// markNames are the names of the lists in data/lists.txt.
var markNames = [...]string{
	"grammar", "becoming", "narrows", "wishes", "bends", "genuine", "abbreviation", "company-form", "us-state", "mail-prefix", "thanks",
	"hello", "about-copy", "about-bot", "document", "else", "noun-too", "relative", "comparing", "second", "greeting", "article", "tag",
	"personal", "speaking", "introducing", "reason", "open", "polar", "asks-group", "sentence", "unreal", "bot", "mild-no", "prefix-no", "ne",
	"no-more", "none-of", "of", "join", "dangling", "plural", "elided", "then", "language", "aside",
	"town", "person", "firm", "legal", "locating",
}

// Lists tell on which lists a folded word or phrase stands.
type Lists map[string]Mark

// Has reports whether the folded key stands on one of the lists.
func (l Lists) Has(key string, m Mark) bool { return l[key]&m != 0 }

// readLists reads data/lists.txt, with the names of a body put in; an error is a
// fault of the build.
func readLists(names *strings.Replacer) (Lists, error) {
	out := Lists{}
	err := eachRow(names.Replace(listedWords), func(name, phrase string) error {
		i := slices.Index(markNames[:], name)
		if i < 0 {
			return fmt.Errorf("no list is called %q", name)
		}
		out[corpus.Fold(phrase)] |= 1 << i
		return nil
	})
	return out, err
}

// eachRow calls yield for each word of a text of "name: word, word" lines.
func eachRow(text string, yield func(name, phrase string) error) error {
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, words, ok := strings.Cut(line, ":")
		if !ok {
			return fmt.Errorf("line %d: no colon", i+1)
		}
		for phrase := range strings.SplitSeq(words, ",") {
			if strings.Contains(phrase, "{") {
				continue // a name that the body does not have
			}
			if err := yield(name, strings.TrimSpace(phrase)); err != nil {
				return fmt.Errorf("line %d: %w", i+1, err)
			}
		}
	}
	return nil
}
