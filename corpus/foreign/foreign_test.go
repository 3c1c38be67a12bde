package foreign_test

import (
	"flag"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"miswg/corpus"
)

// languages are those of the members, and the large ones.
var languages = []language.Tag{
	language.German, language.Spanish, language.Italian, language.Portuguese, language.Dutch, language.Swedish, language.Danish,
	language.Norwegian, language.Finnish, language.Polish, language.Czech, language.Slovak, language.Hungarian, language.Romanian,
	language.Bulgarian, language.Croatian, language.Slovenian, language.Estonian, language.Latvian, language.Lithuanian, language.Greek,
	language.Turkish, language.Albanian, language.Macedonian, language.Icelandic, language.Ukrainian, language.Russian, language.Japanese,
	language.Korean, language.Chinese, language.Arabic, language.Hebrew,
}

// shortest keeps names from being words of English or French.
const shortest = 5

var update = flag.Bool("update", false, "write names.tsv anew")

// TestNamesAreWhatCLDRSays holds names.tsv to what CLDR says that other languages call the
// countries. It is renewed when a language is added, when names are folded otherwise, or when
// golang.org/x/text has a newer CLDR.
func TestNamesAreWhatCLDRSays(t *testing.T) {
	want := table()
	if *update {
		if err := os.WriteFile("names.tsv", []byte(want), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile("names.tsv"); err != nil || string(got) != want {
		t.Errorf("names.tsv is not what CLDR says (%d bytes, %v, want %d): run go generate in corpus/foreign", len(got), err, len(want))
	}
}

// table has one name a line: code, key, name; each key of a country once.
func table() string {
	var b strings.Builder
	said := map[[2]string]bool{}
	for _, tag := range languages {
		namer := display.Regions(tag)
		for _, code := range countries() {
			surface := namer.Name(code)
			key := corpus.Fold(surface)
			row := [2]string{code.String(), key}
			short := corpus.IsASCII(key) && utf8.RuneCountInString(key) < shortest
			if short || said[row] {
				continue
			}
			said[row] = true
			b.WriteString(row[0] + "\t" + key + "\t" + surface + "\n")
		}
	}
	return b.String()
}

// countries are the regions that are one, by their codes.
func countries() []language.Region {
	var out []language.Region
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			id := string([]rune{a, b})
			if code, err := language.ParseRegion(id); err == nil && code.IsCountry() && code.Canonicalize().String() == id {
				out = append(out, code)
			}
		}
	}
	return out
}
