package corpus

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"miswg/corpus/written"
)

// TestDataIsEasyToRead keeps lines short enough to read and to compare, and lists
// without a word that another already stands for. The page and the examples are as
// people wrote them, and an address cannot be broken.
func TestDataIsEasyToRead(t *testing.T) {
	const longestLine = 200
	var files []string
	for _, pattern := range []string{"data/*.yaml", "start/*.yaml"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("Glob(%q) = %v, %v, want files", pattern, found, err)
		}
		files = append(files, found...)
	}
	for _, name := range files {
		text, err := os.ReadFile(filepath.Clean(name))
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(text), "\n") {
			if n := utf8.RuneCountInString(line); n > longestLine && !strings.Contains(line, "https://") {
				t.Errorf("%s:%d has %d characters, want at most %d", name, i+1, n, longestLine)
			}
		}
		repeated(written.Root(text), func(first, again *yaml.Node) {
			t.Errorf("%s:%d: %q is in its list already, as %q on line %d", name, again.Line, again.Value, first.Value, first.Line)
		})
	}
}

// repeated finds what stands twice in a list below n, however it is spelt.
func repeated(n *yaml.Node, found func(first, again *yaml.Node)) {
	seen := map[string]*yaml.Node{}
	for _, c := range n.Content {
		repeated(c, found)
		key := Fold(c.Value)
		if n.Kind != yaml.SequenceNode || key == "" {
			continue
		}
		if first, twice := seen[key]; twice {
			found(first, c)
		}
		seen[key] = c
	}
}
