package corpus

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"miswg/corpus/written"
)

// wrongCorpora are edits that must be refused, each with what the error says.
var wrongCorpora = []struct{ name, file, old, new, want string }{
	// Entities.
	{"a standing of its own", membersFile, "    en: {name: Albania", "    status: member\n    en: {name: Albania", `members.yaml:11: unknown field "status"; there are id, type,`},
	{"an unknown type", membersFile, "    en: {name: Albania", "    type: nation\n    en: {name: Albania", `members.yaml:10: AL: unknown type "nation"; want organisation`},
	{"an unknown kind", othersFile, "    kind: territory\n", "    kind: colony\n", `: AW: unknown kind "colony"`},
	{"an unknown gender", othersFile, "gender: f", "gender: n", `AW: gender is m or f, of a French name`},
	{"no id", membersFile, "  - id: AL\n", "  - id: \"\"\n", `members.yaml:10: id is missing`},
	{"a code that is no country's", membersFile, "  - id: AL\n", "  - id: UK\n", `members.yaml:10: "UK" is no code of ISO 3166-1`},
	{"an id twice", membersFile, "  - id: BE\n", "  - id: AL\n", `id "AL" stands twice, first at members.yaml:10`},
	{"no French name", othersFile, "    fr: {name: Angola, article: l'", "    fr: {article: l'", "AO: a name is missing in English or French"},
	{"a name of two", othersFile, "{name: Brazil", "{name: Brazil, aliases: [Argentina]", `name "Argentina" belongs to AR and BR (others.yaml:`},
	{"a name without letters", othersFile, "{name: Brazil", "{name: Brazil, aliases: [\"!!\"]", `BR: name "!!" has neither a letter nor a digit`},
	{"a name that is a word of questions", membersFile, "aliases: [Republic of Albania]", "aliases: [member]", `members.yaml:10: AL: name "member" is a word of questions`},
	{"a French name that is one", membersFile, "aliases: [République d'Albanie]", "aliases: [Pays]", `AL: name "Pays" is a word of questions`},
	{"a code in small letters", membersFile, "codes: [BUL]", "codes: [bul]", `BG: code "bul" is not in capitals`},
	{"a code of two", membersFile, "codes: [BUL]", "codes: [BEL]", `name "BEL" belongs to BE and BG`},
	{"a parent nobody knows", othersFile, "    parent: NL\n", "    parent: QQ\n", `no entity "QQ"; add it to others.yaml`},
	{"a state of the past without successors", othersFile, "    en: {name: Angola", "    type: historical\n    en: {name: Angola", "a state of the past needs successors"},
	{"a region nobody lists", membersFile, `region: "039"`, `region: "999"`, `AL is in region "999", which groups.yaml does not list`},
	{"a rule nobody knows", membersFile, "rule: ask,", "rule: guess,", `BE: cautious name "Brussels" has rule "guess"`},
	{"a note in one language", othersFile, `      fr: "Elle n'est pas nommée comme organisation; Singapour est membre."` + "\n", "", "org:asean: the note stands in one language"},
	{"a note about nobody", othersFile, "about: [SG]", "about: [QQ]", `no entity "QQ"`},
	{"an address that is none", membersFile, "url: https://www.esa.int/", "url: www.esa.int", "org:esa: url is no address that begins with https://"},
	// Groups, words, towns.
	{"a misspelt field", groupsFile, "    countries: [CH", "    contries: [CH", `unknown field "contries"`},
	{"an unknown country", groupsFile, "countries: [CH, IS", "countries: [QQ, IS", `no entity "QQ"`},
	{"a country twice", groupsFile, "countries: [CH, IS", "countries: [IS, CH, IS", `group "efta" names "IS" twice`},
	{"a group twice", groupsFile, "  - id: efta\n", "  - id: eea\n", `group id "eea" is missing or stands twice`},
	{"a group without a plural", groupsFile, `plural: "EFTA countries", `, "", `group "efta" lacks its name or plural in "en"`},
	{"an old number", groupsFile, "4 countries since 1995", "5 countries since 1995", `group "efta": the note in "en" says 5 countries, the list has 4`},
	{"an ambiguity of nobody", ambiguousFile, "choices: [KR, KP]", "choices: [KR, QQ]", `no entity "QQ"`},
	{"an ambiguity without names", ambiguousFile, "names: [Samoa]", "names: []", "names and choices are required"},
	{"a term without a source", glossaryFile, "    quote: NSAs\n    source: https://www.tpsgc-pwgsc.gc.ca/esc-src/international-eng.html\n", "    quote: NSAs\n", "nsa is not spelled out on the page and needs a source"},
	{"a term that is not there", glossaryFile, "    quote: NSAs\n", "    quote: NSOs\n", `nsa is acronym, but quote "NSOs" on the page: false`},
	{"a term twice", glossaryFile, "  - id: dsa\n", "  - id: nsa\n", `"nsa" stands twice`},
	{"a town of nobody", citiesFile, "  AL: [", "  QQ: [Nowhere]\n  AL: [", `cities.yaml:7: no entity "QQ"`},
	{"forms of nobody", formsFile, "  AD: [", "  QQ: [Nowhere]\n  AD: [", `no entity "QQ"`},
	// The page and its source.
	{"a page changed in secret", pageFile, "- Japan", "- Nippon", "source.yaml:3: sha256 of page.txt is"},
	{"an address in the open", sourceFile, "url: https://", "url: http://", "source.yaml:3: url is no address that begins with https://"},
	{"a day that is none", sourceFile, `captured: "2026-11-22"`, `captured: "2026-22-11"`, `source.yaml:3: captured "2026-22-11" is no date; write it as 2006-01-02`},
	{"another title", sourceFile, "title: International", "title: Bilateral", "page.txt:1: the first line is not the title that source.yaml has"},
	{"a language nobody speaks here", sourceFile, "lang: en", "lang: de", `lang is "de"; want en or fr`},
	{"no home", sourceFile, "home: CA", "home: QQ", `home "QQ" is no entity`},
	{"no page", sourceFile, "file: page.txt", "file: pages.txt", `file "pages.txt": there is no such file`},
	{"a page from elsewhere", sourceFile, "file: page.txt", "file: ../../etc/passwd", "leads out of the corpus"},
	{"a count that is not so", sourceFile, "home: CA", "home: CA\ncounts: {member: 39}", `counts: member is "39", but the list gives 38`},
	{"a heading too many", pageFile, "On this page\n", "On this page\n- Contact\n", `heading "Contact" is announced in the table of contents but missing below it`},
	// Statements, topics, examples.
	{"a statement that the page does not make", statementsFile, "      - NATO Office of Security (observer)\n", "      - NATO Office of Safety (observer)\n", `not-nato: "NATO Office of Safety (observer)" is not on the page`},
	{"a statement without a question", statementsFile, `    ask: {en: "What is this page about?", fr: "De quoi traite cette page?"}` + "\n", "", "id, ask, en, fr and quotes are required"},
	{"two answers to one label", statementsFile, "labels: [sector-one]", "labels: [mission]", `mission: another statement answers "mission" too`},
	{"a list that is none", statementsFile, "closes: [page]", "closes: [Japan]", `closes over "Japan", which introduces no list`},
	{"a topic twice", unsaidFile, "  - id: no-date\n", "  - id: no-cost\n", `"no-cost" is taken`},
	// YAML.
	{"not YAML", membersFile, "entities:\n", "entities: [\n", "members.yaml:"},
	{"a value of the wrong kind", membersFile, "codes: [BUL]", "codes: {secret: passphrase}", "yaml: cannot unmarshal !!map into []string"},
	{"an anchor", membersFile, "codes: [BUL]", "codes: &a [BUL]", "members.yaml:30: anchors and aliases are not read"},
}

// TestLoadRefuses breaks one thing at a time; the error names the file, and the
// line where there is one.
func TestLoadRefuses(t *testing.T) {
	if len(wrongCorpora) < 40 {
		t.Errorf("%d wrong corpora, want forty or more", len(wrongCorpora))
	}
	for _, tt := range wrongCorpora {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			fsys := copyOf(t)
			data := string(fsys[tt.file].Data)
			if !strings.Contains(data, tt.old) {
				t.Fatalf("%s has no %q to break", tt.file, tt.old)
			}
			fsys[tt.file].Data = []byte(strings.Replace(data, tt.old, tt.new, 1))
			_, err := Load(fsys)
			if err == nil || !strings.HasPrefix(err.Error(), "corpus: ") || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Load() = %v, want an error with %q", err, tt.want)
			}
			var all written.Problems
			if !errors.As(err, &all) || all[0].File == "" || strings.Contains(err.Error(), "passphrase") {
				t.Errorf("Load() = %v, want problems that name their file and no more", err)
			}
		})
	}
}

// TestAllErrorsAtOnce: one run finds them all.
func TestAllErrorsAtOnce(t *testing.T) {
	_, err := Load(edited(t,
		edit{membersFile, "rule: ask,", "rule: guess,"},
		edit{othersFile, "{name: Brazil", "{name: Brazil, aliases: [Argentina]"},
		edit{groupsFile, "countries: [CH, IS", "countries: [QQ, IS"},
		edit{pageFile, "- Japan\n", "- Nippon (candidate)\n"},
		edit{statementsFile, "labels: [sector-one]", "labels: [mission]"},
		edit{sourceFile, `captured: "2026-11-22"`, `captured: "yesterday"`},
	))
	var all written.Problems
	if !errors.As(err, &all) {
		t.Fatalf("Load() = %v, want problems", err)
	}
	for _, want := range []string{"members.yaml:15: ", "others.yaml:", "groups.yaml:", "page.txt:26: ", "statements.yaml:", "source.yaml:3: "} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("Load() = %v, want one about %q too", err, want)
		}
	}
	// Files that cannot be read are named together, and nothing is held against them.
	fsys := copyOf(t)
	delete(fsys, groupsFile)
	fsys[unsaidFile].Data = []byte("unsaid: [\n")
	_, err = Load(fsys)
	if !errors.As(err, &all) || len(all) != 2 {
		t.Errorf("Load() = %v, want the two files alone", err)
	}
	if want := "corpus: groups.yaml: there is no such file\n"; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("Load() = %v, want %q first", err, want)
	}
}

// TestEveryFileIsNeeded takes one file away at a time. Examples are one body in many
// files: any of the others will do, but not none. What it was before, and its exam, are no
// part of it.
func TestEveryFileIsNeeded(t *testing.T) {
	bare := copyOf(t)
	for file := range copyOf(t) {
		fsys := copyOf(t)
		delete(fsys, file)
		_, err := Load(fsys)
		example := strings.HasPrefix(file, examplesDir+"/")
		beside := strings.HasPrefix(file, PastDir+"/") || strings.HasPrefix(file, "exam/")
		if example {
			delete(bare, file)
		}
		if example || beside {
			if err != nil {
				t.Errorf("Load() without %s = %v, want nil", file, err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), file) {
			t.Errorf("Load() without %s = %v, want an error that names it", file, err)
		}
	}
	if _, err := Load(bare); err == nil || !strings.Contains(err.Error(), examplesDir) {
		t.Errorf("Load() without any example = %v, want an error that names %q", err, examplesDir)
	}
}

// bomb is a file of YAML that would be a billion strings.
func bomb() string {
	text := "a: &a [x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c < 'j'; c++ {
		prev := "*" + string(c-1)
		text += string(c) + ": &" + string(c) + " [" + strings.Repeat(prev+", ", 8) + prev + "]\n"
	}
	return text
}

// TestLoadIsBounded: what is no corpus is refused at once, and not shown.
func TestLoadIsBounded(t *testing.T) {
	const secret = "passphrase"
	for _, tt := range []struct{ name, file, data, want string }{
		{"bomb", unsaidFile, bomb(), "anchors and aliases are not read"},
		{"deep", unsaidFile, strings.Repeat("[", 200_000), "unsaid.yaml:"},
		{"large YAML", unsaidFile, "# " + strings.Repeat(secret, written.MaxYAML/8), "unsaid.yaml: is too large"},
		{"large page", pageFile, strings.Repeat(secret+"\n", written.MaxText/8), `"page.txt": is too large`},
		{"binary", membersFile, "\x7fELF\x00" + secret, "members.yaml: is no text"},
		{"other letters", membersFile, "caf\xe9 " + secret, "members.yaml: is no text"},
		{"another page", pageFile, secret + "\n" + secret, "sha256 of page.txt"},
		{"another file", unsaidFile, secret, "unsaid.yaml:1: yaml: cannot unmarshal !!str into"},
	} {
		fsys := copyOf(t)
		fsys[tt.file].Data = []byte(tt.data)
		_, err := Load(fsys)
		if err == nil || !strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), secret) {
			t.Errorf("%s: Load() = %.200v, want an error with %q and nothing of the file", tt.name, err, tt.want)
		}
	}
	many := fstest.MapFS(copyOf(t))
	for i := range 5 {
		many[examplesDir+"/en_large"+string(rune('a'+i))+".tsv"] = &fstest.MapFile{Data: []byte(strings.Repeat("#\n", written.MaxText/2))}
	}
	if _, err := Load(many); err == nil || !strings.Contains(err.Error(), "is too large") {
		t.Errorf("Load() of five large files = %v, want an error", err)
	}
}
