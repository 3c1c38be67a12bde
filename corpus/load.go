// SPDX-License-Identifier: MIT

// Package corpus is what miswg knows: the source page as addressable passages,
// and the structured membership data, which says who is a member, an observer
// or neither, and which line of the page says so.
//
// Load reads and validates it all; the embedded copy (Source) and a directory
// given with --corpus take the same path. Nothing here searches or reasons.
package corpus

import (
	"embed"
	"io/fs"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"miswg/corpus/ahead"
	"miswg/corpus/written"
)

//go:embed data
var embedded embed.FS

// Source returns the embedded corpus. It always loads; a test holds that. Its folder
// exam, which package exam reads, says what is right and answers nothing.
func Source() fs.FS { return source }

var source = func() fs.FS {
	sub, err := fs.Sub(embedded, "data")
	if err != nil {
		panic(err) // unreachable: "data" is embedded above
	}
	return sub
}()

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

// general are the files of what is known of the world, whatever the page. A corpus that
// names them as builtin is read with the program's own.
var general = []string{groupsFile, ambiguousFile, citiesFile, formsFile}

// Load reads and validates a corpus. Its error is of type [written.Problems] and names
// all that is wrong, each with its file and, where there is one, its line.
func Load(fsys fs.FS) (*Corpus, error) {
	l := newLoader(fsys)
	l.load()
	if len(l.Problems) > 0 {
		return nil, l.Problems
	}
	return l.Corpus, nil
}

// LoadDir is Load for a directory of the machine.
func LoadDir(dir string) (*Corpus, error) { return written.InDir(dir, Load) }

// Mend writes what follows from the texts and needs no thought: hashes, and today as
// the day of copying where a text has changed; counts; and the fingerprints of the
// statements and notes whose IDs are given, which a person has read again.
func Mend(fsys fs.FS, confirmed []string, today time.Time) (written.Mending, error) {
	l := newLoader(fsys)
	l.today = today.Format(time.DateOnly)
	l.load()
	return l.Mend(l.files, confirmed)
}

// MendDir is Mend for a directory of the machine.
func MendDir(dir string, confirmed []string, today time.Time) (written.Mending, error) {
	return written.InDir(dir, func(fsys fs.FS) (written.Mending, error) { return Mend(fsys, confirmed, today) })
}

// A Draft is a corpus as it would be if its files had other texts. Nobody has read
// those yet: it may be wrong, and nothing is answered from it.
type Draft struct {
	Files map[string][]byte // all that the corpus is made of, mended
	List  written.Problems  // why the list cannot be read; while there are any, no standing is known
	Wrong written.Problems  // what else is wrong
	read  *Corpus
}

// Passages yields the passages of its documents, in document order.
func (d Draft) Passages() iter.Seq[Passage] { return d.read.Passages() }

// Entity returns the entity with that ID, and whether it is known how it stands.
func (d Draft) Entity(id string) (Entity, bool) {
	if len(d.List) > 0 {
		return Entity{}, false
	}
	return d.read.Entity(id)
}

// Redraft reads a corpus with other texts for some of its files, mended as Mend does. It
// is an error if what could be mended cannot be written.
func Redraft(fsys fs.FS, texts map[string][]byte, today time.Time) (Draft, error) {
	l := draftLoader(fsys, texts, today)
	m, err := l.Mend(l.files, nil)
	if err != nil {
		return Draft{}, err
	}
	if len(m.Files) > 0 {
		mended := map[string][]byte{}
		maps.Copy(mended, texts)
		maps.Copy(mended, m.Files)
		l = draftLoader(fsys, mended, today)
	}
	d := Draft{Files: l.files.All(), read: l.Corpus}
	for _, builtin := range l.in.source.Builtin.V {
		delete(d.Files, builtin)
	}
	for _, p := range l.Problems {
		if slices.Contains(l.ofList, p) {
			d.List = append(d.List, p)
		} else {
			d.Wrong = append(d.Wrong, p)
		}
	}
	if l.lists == nil || l.Full() {
		d.List, d.Wrong = append(d.List, d.Wrong...), nil
	}
	return d, nil
}

// draftLoader loads a corpus with other texts for some of its files.
func draftLoader(fsys fs.FS, texts map[string][]byte, today time.Time) *loader {
	l := newLoader(fsys)
	l.today = today.Format(time.DateOnly)
	for name, text := range texts {
		l.files.Put(name, text)
	}
	l.load()
	return l
}

// A loader is a corpus under construction.
type loader struct {
	*Corpus
	*written.Report
	known   ahead.Files
	files   *written.Files
	in      *contents
	parties *worldLoader
	aside   []string         // files of examples that were not read
	today   string           // the day to write for a text that has changed
	ofList  written.Problems // those of the list of who takes part
}

func newLoader(fsys fs.FS) *loader {
	l := &loader{Corpus: &Corpus{}, Report: &written.Report{}, files: &written.Files{FS: fsys}, in: &contents{}}
	l.parties = &worldLoader{world: &l.world, Report: l.Report, in: l.in, stands: map[string]stand{}}
	return l
}

// contents are what the YAML files say; a key is its field in small letters.
type contents struct {
	source          sourceYAML
	body            Body
	members, others struct{ Entities []written.At[entityYAML] }
	groups          struct{ Groups, Regions []written.At[groupYAML] }
	glossary        struct{ Terms []written.At[termYAML] }
	ambiguous       struct{ Ambiguous []written.At[Ambiguity] }
	statements      struct{ Statements []written.At[statementYAML] }
	unsaid          struct{ Unsaid []written.At[topicYAML] }
	cities          struct {
		Cities map[string]written.At[[]string]
		French []written.At[string]
	}
	forms struct {
		EN, FR map[string]written.At[[]string]
	}
}

// A yamlFile is a file, and what it is decoded into.
type yamlFile struct {
	name string
	out  any
}

// files are the YAML files in reading order.
func (y *contents) files() []yamlFile {
	return []yamlFile{
		{sourceFile, &y.source}, {bodyFile, &y.body}, {membersFile, &y.members}, {othersFile, &y.others}, {groupsFile, &y.groups}, {glossaryFile, &y.glossary},
		{ambiguousFile, &y.ambiguous}, {statementsFile, &y.statements}, {unsaidFile, &y.unsaid}, {citiesFile, &y.cities}, {formsFile, &y.forms},
	}
}

// load goes as far as it makes sense: what stands on a file that cannot be read is
// not held against anything.
func (l *loader) load() {
	var err error
	if l.known, err = ahead.Read(); err != nil {
		panic(err) // unreachable: a test reads them
	}
	if !l.readYAML() {
		return
	}
	l.parties.loadEntities()
	for _, step := range []func(){l.parties.checkNames, l.parties.loadGroups, l.parties.loadAmbiguities, l.parties.loadForms, l.parties.loadCities, l.loadHome} {
		step()
	}
	documents := pageLoader{&l.pages, l.Report, l.files, &l.in.source, l.today}
	legible := documents.load()
	if legible {
		lists := listLoader{world: &l.world, pages: &l.pages, Report: l.Report, source: &l.in.source}
		before := len(l.Problems)
		lists.load()
		l.ofList = l.Problems[before:]
		l.lists, l.counts = lists.lists, lists.counts
		l.confirmNotes()
		l.loadTerms()
	}
	var naming sync.WaitGroup
	naming.Go(func() {
		l.collectNames(l.terms)
		l.addForeign()
	})
	if legible { // beside the names, which none of it needs
		for _, step := range []func(){l.loadStatements, l.loadUnsaid, l.loadExamples, l.loadBody} {
			step()
		}
	}
	naming.Wait()
	l.digest = l.wholeDigest()
}

// readYAML decodes the YAML files: source.yaml first, which says what is builtin, and
// the others side by side.
func (l *loader) readYAML() bool {
	all := l.in.files()
	found := make([]written.Problems, len(all))
	var decoding sync.WaitGroup
	for i, f := range all {
		b, err := l.readFile(f.name)
		if err != nil {
			found[i] = written.Problems{{What: err.Error()}}
			continue
		}
		decoding.Go(func() { found[i] = l.known.Decode(b, f.out) })
		if f.name == sourceFile {
			decoding.Wait()
		}
	}
	decoding.Wait()
	for i, f := range all {
		for _, p := range found[i] {
			l.Wrong(f.name, p.Line, "%s", p.What)
		}
	}
	for _, name := range l.in.source.Builtin.V {
		if !slices.Contains(general, name) {
			l.Wrong(sourceFile, l.in.source.Builtin.Line, "builtin cannot be %s; it may name %s", written.Shown(name), strings.Join(general, ", "))
		}
	}
	return len(l.Problems) == 0
}

// readFile returns a file of the corpus, or the program's own where that is builtin.
func (l *loader) readFile(name string) ([]byte, error) {
	if !slices.Contains(l.in.source.Builtin.V, name) {
		return l.files.Read(name, written.MaxYAML)
	}
	b, err := fs.ReadFile(Source(), name)
	if err != nil {
		return nil, err
	}
	return b, l.files.Instead(name, b)
}

// loadHome reads the country that "we" are.
func (l *loader) loadHome() {
	home := l.in.source.Home
	l.home = home.V
	if _, ok := l.byEntity[l.home]; !ok {
		l.Wrong(sourceFile, home.Line, "home %s is no entity; write the id of the country that \"we\" are", written.Shown(l.home))
	}
}

func oneOf[T comparable](v T, of ...T) bool { return slices.Contains(of, v) }
