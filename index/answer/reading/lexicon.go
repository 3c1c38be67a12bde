package reading

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"miswg/corpus"
)

//go:embed data/words_en.txt
var englishWords string

//go:embed data/words_fr.txt
var frenchWords string

// A lexicon is one language's words.
type lexicon struct {
	phrases  map[string]Role // folded phrase → its roles
	quiet    map[string]Role // folded word → those of its roles that are quiet
	stems    map[string]Role // folded stem of a last word; earlier words spelled out
	longest  map[string]int  // first word → words of the longest phrase it starts
	minStem  int
	maxStem  int      // bytes of the longest stem
	spelling []string // words worth correcting a misspelling to: long enough to be told apart, sorted
}

// lexicons reads the word lists, with the names of a body put in. The files are
// embedded; an error is a fault of the build, which a test would have caught.
func lexicons(names map[corpus.Lang]*strings.Replacer) (map[corpus.Lang]*lexicon, error) {
	out := map[corpus.Lang]*lexicon{}
	for _, l := range corpus.Langs() {
		x := &lexicon{phrases: map[string]Role{}, quiet: map[string]Role{}, stems: map[string]Role{}, longest: map[string]int{}, minStem: 99}
		if err := x.read(names[l].Replace(l.Pick(englishWords, frenchWords))); err != nil {
			return nil, fmt.Errorf("words in %s: %w", l, err)
		}
		for key := range x.phrases {
			if len(key) >= 6 && !strings.Contains(key, " ") {
				x.spelling = append(x.spelling, key)
			}
		}
		slices.Sort(x.spelling)
		out[l] = x
	}
	return out, nil
}

func (x *lexicon) read(text string) error {
	return eachRow(text, func(name, phrase string) error {
		i := slices.Index(roleNames[:], name)
		if i < 0 {
			return fmt.Errorf("no role is called %q", name)
		}
		if 1<<i&quiet != 0 && strings.Contains(phrase, " ") {
			return fmt.Errorf("%s: %q is no single word", name, phrase)
		}
		x.add(phrase, 1<<i)
		return nil
	})
}

// add keeps a phrase, and how far it may reach from its first word. A stem that is a
// single word has no fixed first word and reaches one word.
func (x *lexicon) add(phrase string, r Role) {
	words := strings.Fields(corpus.Fold(phrase))
	switch {
	case len(words) == 0:
		return
	case r&quiet != 0:
		x.quiet[words[0]] |= r
		return
	}
	into, stem := x.phrases, strings.HasSuffix(phrase, "*")
	if stem {
		into = x.stems
		last := len(words[len(words)-1])
		x.minStem, x.maxStem = min(x.minStem, last), max(x.maxStem, last)
	}
	into[strings.Join(words, " ")] |= r
	if !stem || len(words) > 1 {
		x.longest[words[0]] = max(x.longest[words[0]], len(words))
	}
}

// A match is the longest phrase at a place and what it may mean.
type match struct {
	words int
	roles Role
}

// at finds the longest phrase that starts at words[0]. A phrase beats a stem of
// the same length only by adding its roles.
func (x *lexicon) at(words []string) match {
	n := min(max(x.longest[words[0]], 1), len(words))
	for ; n > 0; n-- {
		key := words[0]
		if n > 1 {
			key = strings.Join(words[:n], " ")
		}
		m := match{words: n, roles: x.phrases[key]}
		last := len(key) - len(words[n-1])
		for end := min(len(key), last+x.maxStem); end >= last+x.minStem; end-- {
			m.roles |= x.stems[key[:end]]
		}
		if m.roles != 0 {
			return m
		}
	}
	return match{}
}

// has reports whether the single word is known at all.
func (x *lexicon) has(word string) bool { return x.at([]string{word}).words > 0 }

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
	TellsMore
	ComparesWith
	beginsSecond
	greets
	IsArticle
	Confirms
	FirstName
	actsInPerson
	introduces
	asksReason
	OpensAsking
	opensPolar
	AsksOfGroup
	MakesSentence
	NotNow
	speaksToBot
	deniesWord
	PrefixesNot
	HalfNot
	noLonger
	AsksNoneOf
	TiesOf
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
	Owning
	Owner
	Owned
	Tied
	Further
	Among
	either
	AsksWhatIs
	Neither
	smallNoun
	condition
	Corrects
	AnyOne
)

// markNames are the names of the lists in data/lists.txt.
var markNames = [...]string{
	"grammar", "becoming", "narrows", "wishes", "bends", "genuine", "abbreviation", "company-form", "us-state", "mail-prefix", "thanks",
	"hello", "about-copy", "about-bot", "document", "else", "noun-too", "relative", "comparing", "second", "greeting", "article", "tag",
	"personal", "speaking", "introducing", "reason", "open", "polar", "asks-group", "sentence", "unreal", "bot", "mild-no", "prefix-no", "ne",
	"no-more", "none-of", "of", "join", "dangling", "plural", "elided", "then", "language", "aside",
	"town", "person", "firm", "legal", "locating", "owning", "owner", "owned", "tied", "further", "among", "either", "what-is", "neither", "noun-small",
	"condition", "correcting", "any-one",
}

// readLists reads data/lists.txt, with the names of a body put in: the lists of each
// folded word or phrase. An error is a fault of the build.
func readLists(names *strings.Replacer) (map[string]Mark, error) {
	out := map[string]Mark{}
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

//go:embed data/numbers.txt
var listedNumbers string

// readNumbers reads data/numbers.txt: the number of each folded word. An error is a fault of
// the build.
func readNumbers() (map[string]int, error) {
	out := map[string]int{}
	err := eachRow(listedNumbers, func(number, word string) error {
		n, err := strconv.Atoi(number)
		if err != nil {
			return fmt.Errorf("a number is called %q", number)
		}
		out[corpus.Fold(word)] = n
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

// bodyNames puts the names of the body into the word lists, and those of the group
// that it may be taken for a part of, if there is one.
func bodyNames(c *corpus.Corpus, l corpus.Lang) *strings.Replacer {
	b := c.Body()
	aliases := b.Aliases.In(l)
	pairs := []string{"{body}", aliases[0], "{aliases}", strings.Join(aliases, ", "), "{the body}", b.The.In(l), "{of the body}", b.Of.In(l)}
	if g, ok := c.Group(b.Apart.Group); ok {
		name := g.Names[l].Name
		pairs = append(pairs, "{group}", corpus.Bare(name), "{the group}", name)
	}
	return strings.NewReplacer(pairs...)
}
