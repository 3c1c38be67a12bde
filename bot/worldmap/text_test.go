package worldmap

import (
	"flag"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"miswg/corpus"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("golden(%q) = (-want +got)\n%s", name, diff)
	}
}

func TestWords(t *testing.T) {
	for _, l := range corpus.Langs() {
		rows := listed(t, l)
		golden(t, "words."+string(l)+".txt", Alt(rows, body(t), l)+"\n\n"+Text(rows, body(t), l)+"\n")
	}
}

func TestAltNamesCounts(t *testing.T) {
	for l, want := range map[corpus.Lang][]string{
		corpus.English: {"38 members", "31 through the line “all NATO countries (except Iceland)”", "7 named", "Iceland", "5 observers"},
		corpus.French:  {"38 membres", "31 par la ligne « all NATO countries (except Iceland) »", "7 nommés", "Islande", "5 observateurs"},
	} {
		got := Alt(listed(t, l), body(t), l)
		for _, s := range want {
			if !strings.Contains(got, s) {
				t.Errorf("Alt(%q) = %q, want it to have %q", l, got, s)
			}
		}
		if n := strings.Count(got, ". ") + 1; n > 2 {
			t.Errorf("Alt(%q) = %d sentences, want at most 2", l, n)
		}
	}
}

func TestTextNamesEveryRow(t *testing.T) {
	for _, l := range corpus.Langs() {
		rows := listed(t, l)
		got := Text(rows, body(t), l)
		for _, r := range rows {
			if !strings.Contains(got, r.Name) {
				t.Errorf("Text(%q) = %q, want it to have %q", l, got, r.Name)
			}
		}
	}
}

// TestMaps compares the two maps with pictures in letters: # member, % exception,
// : other land, space sea. Each stands for a square of pixels, which keeps letters
// and edges out of it.
func TestMaps(t *testing.T) {
	img := drawn(t, corpus.English)
	for name, f := range map[string]frame{"world.txt": worldFrame, "europe.txt": europeFrame} {
		golden(t, name, inLetters(img, f.rect))
	}
}

func inLetters(img image.Image, r image.Rectangle) string {
	const w, h = 8, 16
	var b strings.Builder
	for y := r.Min.Y; y+h <= r.Max.Y; y += h {
		var line strings.Builder
		for x := r.Min.X; x+w <= r.Max.X; x += w {
			count := map[rune]int{}
			for i := range w * h {
				count[letter(img.At(x+i%w, y+i/w))]++
			}
			most := ' '
			for _, c := range "%#:" {
				if count[c] > count[most] || c == '%' && count[c] >= w*h/5 {
					most = c
				}
			}
			line.WriteRune(most)
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return b.String()
}

func letter(c color.Color) rune {
	switch color.RGBAModel.Convert(c) {
	case member:
		return '#'
	case exception:
		return '%'
	case land:
		return ':'
	case sea:
		return ' '
	}
	return 0
}
