package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"time"
)

type sourceYAML struct {
	Pages       []at[pageYAML]     `yaml:"pages"`
	Documents   []at[documentYAML] `yaml:"documents"`
	Publisher   Text               `yaml:"publisher"`
	Attribution Text               `yaml:"attribution"`
	Home        at[string]         `yaml:"home"`
	Form        map[Lang]at[Form]  `yaml:"form"`
	Counts      countsYAML         `yaml:"counts"`
}

type pageYAML struct {
	File     string `yaml:"file"`
	SHA256   scalar `yaml:"sha256"`
	Title    string `yaml:"title"`
	URL      string `yaml:"url"`
	Lang     Lang   `yaml:"lang"`
	Captured scalar `yaml:"captured"`
}

// A Form is how a page of one language is written: what its parts begin with, and
// the words of its list.
type Form struct {
	Contents  string            `yaml:"contents"`  // heading of the table of contents, whose entries are the headings; or ""
	Markers   []string          `yaml:"markers"`   // what a line of a list begins with
	List      []string          `yaml:"list"`      // lines that introduce the list of who takes part
	Observers []string          `yaml:"observers"` // lines that introduce a list of observers alone
	Observer  string            `yaml:"observer"`  // what marks an observer in the list
	All       []string          `yaml:"all"`       // begins a line that stands for all countries of a group
	Except    []string          `yaml:"except"`    // begins the exceptions of such a line
	And       []string          `yaml:"and"`       // joins the last of them
	Means     map[string]string `yaml:"means"`     // entity IDs of names that the page uses and two entities bear
}

// loadSource reads source.yaml and the pages. It reports whether there is a page to
// hold anything against.
func (l *loader) loadSource() bool {
	s := l.yaml.source
	l.home = s.Home.V
	if _, ok := l.byEntity[l.home]; !ok {
		l.wrong(sourceFile, s.Home.Line, "home %s is no entity; write the id of the country that \"we\" are", shown(l.home))
	}
	if s.Publisher.EN == "" || s.Publisher.FR == "" {
		l.wrong(sourceFile, 0, "publisher is required in both languages")
	}
	if (s.Attribution.EN == "") != (s.Attribution.FR == "") {
		l.wrong(sourceFile, 0, "attribution stands in one language; write it in both")
	}
	if len(s.Pages) == 0 {
		l.wrong(sourceFile, 0, "pages is required: the page with the list comes first")
		return false
	}
	l.byPassage = map[string]int{}
	ok := true
	for _, y := range s.Pages {
		ok = l.loadPage(y) && ok
	}
	l.loadDocuments()
	return ok
}

// loadPage reads one page. It reports whether there is anything to read in it.
func (l *loader) loadPage(y at[pageYAML]) bool {
	l.checkPage(y)
	b, err := l.files.read(y.V.File, maxText)
	if err != nil {
		l.wrong(sourceFile, y.Line, "file %s: %v", shown(y.V.File), err)
		return false
	}
	sum := sha256.Sum256(b)
	l.checkSeal(y.Line, y.V.File, y.V.SHA256, y.V.Captured, hex.EncodeToString(sum[:]))
	s := l.yaml.source
	d := &Document{
		ID: y.V.File, Page: true, Title: y.V.Title, URL: y.V.URL, Lang: y.V.Lang, Captured: y.V.Captured.Value, SHA256: y.V.SHA256.Value,
		Publisher: s.Publisher, Attribution: s.Attribution,
	}
	for _, other := range l.docs {
		if other.Lang == d.Lang || other.ID == d.ID {
			l.wrong(sourceFile, y.Line, "%s is in the same language as %s; one page a language", d.ID, other.ID)
			return false
		}
	}
	l.docs = append(l.docs, d)
	form, ok := s.Form[d.Lang]
	if !ok {
		l.wrong(sourceFile, y.Line, "form says nothing of pages in %s; copy that of the other language and translate it", shown(string(d.Lang)))
		return false
	}
	l.parsePage(string(b), d, form.V)
	return true
}

func (l *loader) checkPage(y at[pageYAML]) {
	p := y.V
	if p.URL == "" || p.Title == "" || p.Captured.Value == "" || p.File == "" {
		l.wrong(sourceFile, y.Line, "file, title, url and captured are required")
	}
	if !oneOf(p.Lang, English, French) {
		l.wrong(sourceFile, y.Line, "lang is %s; want en or fr", shown(string(p.Lang)))
	}
	if p.URL != "" && !isHTTPS(p.URL) {
		l.wrong(sourceFile, y.Line, "url is no address that begins with https://")
	}
	l.checkDay(y.Line, p.Captured.Value)
}

// checkSeal holds a text against the hash that source.yaml has of it, so that no word
// of it changes unseen.
func (l *loader) checkSeal(line int, file string, seal, captured scalar, sum string) {
	if seal.Value == sum {
		return
	}
	l.wrong(sourceFile, line, "sha256 of %s is %s; if you meant to change the text, write that, and the day you copied it", file, sum)
	l.mends = append(l.mends,
		mend{file: sourceFile, at: seal, value: sum, what: "sha256 of " + file},
		mend{file: sourceFile, at: captured, value: l.today, what: "the day that " + file + " was copied"})
}

// checkDay holds a capture date to the calendar.
func (l *loader) checkDay(line int, day string) {
	if day == "" {
		return
	}
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		l.wrong(sourceFile, line, "captured %s is no date; write it as 2006-01-02", shown(day))
	}
}

func isHTTPS(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Scheme == "https" && u.Host != ""
}
