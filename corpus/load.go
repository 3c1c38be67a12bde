package corpus

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
)

//go:embed data
var embedded embed.FS

// Source returns the embedded corpus. It always loads; a test holds that.
func Source() fs.FS {
	sub, err := fs.Sub(embedded, "data")
	if err != nil {
		panic(err) // unreachable: "data" is embedded above
	}
	return sub
}

// The files of a corpus, in reading order.
const (
	sourceFile     = "source.yaml"
	bodyFile       = "body.yaml"
	membersFile    = "members.yaml"
	othersFile     = "others.yaml"
	groupsFile     = "groups.yaml"
	glossaryFile   = "glossary.yaml"
	ambiguousFile  = "ambiguous.yaml"
	statementsFile = "statements.yaml"
	unsaidFile     = "unsaid.yaml"
	citiesFile     = "cities.yaml"
	formsFile      = "forms.yaml"
	examplesDir    = "examples"
)

// Load reads and validates a corpus. Its error is of type Problems and names all
// that is wrong, each with its file and, where there is one, its line.
func Load(fsys fs.FS) (*Corpus, error) {
	l := newLoader(fsys)
	l.load()
	if len(l.problems) > 0 {
		return nil, l.problems
	}
	return l.Corpus, nil
}

// A loader is a corpus under construction.
type loader struct {
	*Corpus
	files    files
	yaml     written
	problems Problems
	noted    map[Problem]bool
	stands   map[string]stand // entity ID → where it stands
	mends    []mend           // what could be written to make the problems go away
	today    string           // the day to write for a text that has changed
}

func newLoader(fsys fs.FS) *loader {
	return &loader{
		Corpus: &Corpus{},
		files:  files{fsys: fsys, kept: map[string][]byte{}},
		noted:  map[Problem]bool{},
	}
}

// A stand is a line of a file.
type stand struct {
	file string
	line int
}

// written is what the YAML files say.
type written struct {
	source     sourceYAML
	body       bodyYAML
	members    entitiesYAML
	others     entitiesYAML
	groups     groupsYAML
	glossary   glossaryYAML
	ambiguous  ambiguousYAML
	statements statementsYAML
	unsaid     unsaidYAML
	cities     citiesYAML
	forms      formsYAML
}

// load goes as far as it makes sense: what stands on a file that cannot be read is
// not held against anything.
func (l *loader) load() {
	if !l.readYAML() {
		return
	}
	l.loadEntities()
	foreign := make(chan []foreignName, 1)
	go func(countries []region) { foreign <- foreignNames(countries) }(l.regions())
	for _, step := range []func(){l.checkNames, l.loadGroups, l.loadAmbiguities, l.loadForms, l.loadCities} {
		step()
	}
	if l.loadSource() {
		for _, step := range []func(){l.loadList, l.confirmNotes, l.loadTerms, l.loadStatements, l.loadUnsaid, l.loadExamples, l.loadBody} {
			step()
		}
	}
	l.collectNames()
	l.addForeign(<-foreign)
	l.digest = l.digestOf()
}

// readYAML decodes the YAML files, side by side.
func (l *loader) readYAML() bool {
	y := &l.yaml
	all := []struct {
		name string
		out  any
	}{
		{sourceFile, &y.source}, {bodyFile, &y.body}, {membersFile, &y.members}, {othersFile, &y.others}, {groupsFile, &y.groups}, {glossaryFile, &y.glossary},
		{ambiguousFile, &y.ambiguous}, {statementsFile, &y.statements}, {unsaidFile, &y.unsaid}, {citiesFile, &y.cities}, {formsFile, &y.forms},
	}
	found := make([]Problems, len(all))
	var decoding sync.WaitGroup
	for i, f := range all {
		b, err := l.files.read(f.name, maxYAML)
		if err != nil {
			found[i] = Problems{{What: err.Error()}}
			continue
		}
		decoding.Go(func() { found[i] = decodeYAML(b, f.out) })
	}
	decoding.Wait()
	for i, f := range all {
		for _, p := range found[i] {
			l.wrong(f.name, p.Line, "%s", p.What)
		}
	}
	return len(l.problems) == 0
}

// digestOf covers every file that was read.
func (l *loader) digestOf() string {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(l.files.kept)) {
		fmt.Fprintf(h, "%s %d\n", name, len(l.files.kept[name]))
		h.Write(l.files.kept[name])
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}

// trimArticle drops a leading article from a name such as "the EU" or "l'UE".
func trimArticle(s string) string {
	for _, a := range []string{"the ", "les ", "le ", "la ", "l'", "l’"} {
		if rest, ok := strings.CutPrefix(s, a); ok {
			return rest
		}
	}
	return s
}

func oneOf[T comparable](v T, of ...T) bool { return slices.Contains(of, v) }
