package corpus

import (
	"fmt"
	"slices"
	"strings"
)

// parsePage splits the page's text into passages. The first line is the title;
// the entries under "On this page" are the headings; "- " starts a list item.
func parsePage(file, text string, d Document) ([]Passage, error) {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	headings := headingsOf(lines)
	if len(headings) == 0 {
		return nil, fmt.Errorf("%s:1: no headings under %q", file, contents)
	}
	var out []Passage
	seen := map[string]bool{}
	section, slug, intro := d.Title, "introduction", ""
	inContents := false
	for i, line := range lines {
		line = strings.TrimSuffix(line, "\r")
		n := i + 1
		if line == "" {
			return nil, fmt.Errorf("%s:%d: empty line", file, n)
		}
		p := Passage{Section: section, Kind: Paragraph, Lang: d.Lang, URL: d.URL, Text: line, Line: n}
		item, isItem := strings.CutPrefix(line, "- ")
		switch {
		case i == 0:
			if line != d.Title {
				return nil, fmt.Errorf("%s:1: title is %q, want %q", file, line, d.Title)
			}
			p.Kind = Title
		case line == contents:
			inContents = true
			continue
		case inContents && isItem:
			continue
		case slices.Contains(headings, line):
			inContents = false
			section, slug, intro = line, sectionSlug(line), ""
			p.Section, p.Kind = line, Heading
		case isItem:
			if intro == "" {
				return nil, fmt.Errorf("%s:%d: list item without an introduction", file, n)
			}
			p.Kind, p.Text, p.Intro = Item, item, intro
		}
		p.ID = slug + "/" + slugOf(p.Text, 4)
		if seen[p.ID] {
			return nil, fmt.Errorf("%s:%d: passage ID %q is not unique", file, n, p.ID)
		}
		seen[p.ID] = true
		if p.Kind == Paragraph {
			intro = ""
			if strings.HasSuffix(p.Text, ":") {
				intro = p.ID
			}
		}
		out = append(out, p)
	}
	for _, h := range headings {
		if !slices.ContainsFunc(out, func(p Passage) bool { return p.Kind == Heading && p.Text == h }) {
			return nil, fmt.Errorf("%s: heading %q is announced but missing", file, h)
		}
	}
	return out, nil
}

// contents is the page's own heading of its table of contents.
const contents = "On this page"

func headingsOf(lines []string) []string {
	at := slices.Index(lines, contents)
	if at < 0 {
		return nil
	}
	var out []string
	for _, l := range lines[at+1:] {
		h, ok := strings.CutPrefix(l, "- ")
		if !ok {
			break
		}
		out = append(out, h)
	}
	return out
}

// sectionSlug is the last two words of a heading: "working-group".
func sectionSlug(heading string) string {
	words := strings.Fields(Fold(heading))
	return strings.Join(words[max(len(words)-2, 0):], "-")
}

// slugOf joins the first n words of s, folded.
func slugOf(s string, n int) string {
	words := strings.Fields(Fold(s))
	return strings.Join(words[:min(n, len(words))], "-")
}
