package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	link    = regexp.MustCompile(`(?:\]\(|\bsrc(?:set)?=")([^()\s"]+)[)"]`)
	heading = regexp.MustCompile(`(?m)^#+ (.+)$`)
	noSlug  = regexp.MustCompile(`[^\pL\pN_ -]`)
)

// anchors are the names that GitHub gives the headings of a Markdown text.
func anchors(text string) (names []string) {
	for _, m := range heading.FindAllStringSubmatch(anyBlock.ReplaceAllString(text, ""), -1) {
		names = append(names, strings.ReplaceAll(noSlug.ReplaceAllString(strings.ToLower(m[1]), ""), " ", "-"))
	}
	return names
}

func TestAnchors(t *testing.T) {
	text := "# The operator's guide\n\n```sh\n# no heading\n```\n\n## Settings, signals and exits\n"
	if got, want := anchors(text), []string{"the-operators-guide", "settings-signals-and-exits"}; !slices.Equal(got, want) {
		t.Errorf("anchors(%q) = %q, want %q", text, got, want)
	}
}

// TestReadmeLinksResolve follows every link and picture of the Markdown files that people
// read to the file and the heading it names.
func TestReadmeLinksResolve(t *testing.T) {
	followed := 0
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && slices.Contains([]string{".git", ".dist", "node_modules", "testdata"}, d.Name()) {
			return filepath.SkipDir
		}
		if filepath.Ext(path) != ".md" {
			return nil
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, m := range link.FindAllStringSubmatch(anyBlock.ReplaceAllString(string(b), ""), -1) {
			if strings.HasPrefix(m[1], "https://") {
				continue
			}
			followed++
			name, anchor, anchored := strings.Cut(m[1], "#")
			target := path
			if name != "" {
				target = filepath.Join(filepath.Dir(path), name)
			}
			to, err := os.ReadFile(target)
			if err != nil {
				t.Errorf("%s: %v", path, err)
			} else if anchored && !slices.Contains(anchors(string(to)), anchor) {
				t.Errorf("%s: %s has no heading #%s", path, target, anchor)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if followed < 30 {
		t.Errorf("%d links and pictures, want those of README, guide and notes", followed)
	}
}
