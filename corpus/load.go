package corpus

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"
	"strings"
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

// Counts are the numbers that must add up. The page prints none of them.
type Counts struct {
	Member   int `yaml:"member"`
	Observer int `yaml:"observer"`
	Excluded int `yaml:"excluded"`
	NATO     int `yaml:"nato"`  // countries of the group the page names as a whole
	Named    int `yaml:"named"` // members named one by one
}

// Load reads and validates a corpus. An error names the file and, where there
// is one, the line.
func Load(fsys fs.FS) (*Corpus, error) {
	c := &Corpus{}
	if err := c.load(fsys); err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	return c, nil
}

func (c *Corpus) load(fsys fs.FS) error {
	page, err := c.loadPage(fsys)
	if err != nil {
		return err
	}
	if err := c.loadEntities(fsys); err != nil {
		return err
	}
	if _, ok := c.byEntity[c.home]; !ok {
		return fmt.Errorf("%s:1: home %q is no entity", sourceFile, c.home)
	}
	foreign := make(chan []foreignName, 1)
	go func(countries []region) { foreign <- foreignNames(countries) }(c.regions())
	steps := []func(fs.FS) error{c.loadGroups, c.loadTerms, c.loadAmbiguities, c.loadStatements, c.loadUnsaid, c.loadForms, c.loadCities, c.loadExamples, c.loadBody}
	for _, step := range steps {
		if err := step(fsys); err != nil {
			return err
		}
	}
	c.collectNames()
	c.addForeign(<-foreign)
	if err := c.checkMembership(page); err != nil {
		return err
	}
	c.digest, err = digestOf(fsys, page, c.examplesDigest)
	return err
}

type sourceYAML struct {
	Page        string `yaml:"page"`
	SHA256      string `yaml:"sha256"`
	Title       string `yaml:"title"`
	URL         string `yaml:"url"`
	Lang        Lang   `yaml:"lang"`
	Captured    string `yaml:"captured"`
	Publisher   Text   `yaml:"publisher"`
	Attribution Text   `yaml:"attribution"`
	Counts      Counts `yaml:"counts"`
	Home        string `yaml:"home"`
}

func (c *Corpus) loadPage(fsys fs.FS) (string, error) {
	var s sourceYAML
	if err := decodeFile(fsys, sourceFile, &s); err != nil {
		return "", err
	}
	if s.URL == "" || s.Title == "" || s.Captured == "" || s.Page == "" {
		return "", fmt.Errorf("%s:1: page, title, url and captured are required", sourceFile)
	}
	b, err := fs.ReadFile(fsys, s.Page)
	if err != nil {
		return "", err
	}
	if sum := sha256.Sum256(b); hex.EncodeToString(sum[:]) != s.SHA256 {
		return "", fmt.Errorf("%s: sha256 of %s is %x", sourceFile, s.Page, sum)
	}
	c.doc = Document{Title: s.Title, URL: s.URL, Lang: s.Lang, Captured: s.Captured, Publisher: s.Publisher, Attribution: s.Attribution, SHA256: s.SHA256}
	c.counts, c.home = s.Counts, s.Home
	if c.passages, err = parsePage(s.Page, string(b), c.doc); err != nil {
		return "", err
	}
	c.byPassage = map[string]int{}
	for i, p := range c.passages {
		c.byPassage[p.ID] = i
	}
	c.list, err = parseMembership(s.Page, c.passages)
	return s.Page, err
}

// digestOf covers the page and every data file.
func digestOf(fsys fs.FS, page, examples string) (string, error) {
	h := sha256.New()
	for _, name := range []string{page, sourceFile, bodyFile, membersFile, othersFile, groupsFile, glossaryFile, ambiguousFile, statementsFile, unsaidFile, citiesFile, formsFile} {
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(h, "%s %d\n", name, len(b))
		h.Write(b)
	}
	fmt.Fprintln(h, examples)
	return hex.EncodeToString(h.Sum(nil))[:12], nil
}

// trimArticle drops a leading article from a name such as "the EU" or "l'UE".
func trimArticle(s string) string {
	for _, a := range []string{"the ", "les ", "le ", "la ", "l'"} {
		if rest, ok := strings.CutPrefix(s, a); ok {
			return rest
		}
	}
	return s
}

func oneOf[T comparable](v T, of ...T) bool { return slices.Contains(of, v) }
