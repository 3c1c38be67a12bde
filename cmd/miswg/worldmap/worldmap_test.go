package worldmap

import (
	"bytes"
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"reflect"
	"strings"
	"sync"
	"testing"

	"miswg/corpus"
	"miswg/index/answer"
	"miswg/index/live"
)

var update = flag.Bool("update", false, "rewrite the picture of the README")

var built = sync.OnceValues(func() (*answer.Engine, error) {
	e, _, _, err := live.Build("")
	return e, err
})

// engine answers from the real corpus; all tests share it.
func engine(t *testing.T) *answer.Engine {
	t.Helper()
	e, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func decoded(t *testing.T, data []byte, err error) image.Image {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func picture(t *testing.T, rows []answer.Entity, body corpus.Body) image.Image {
	t.Helper()
	data, err := PNG(rows, body, corpus.English)
	return decoded(t, data, err)
}

// near counts the pixels of a colour about the middle of a country.
func (a *atlas) near(img image.Image, id string, c color.Color) (n int) {
	for _, p := range a.places {
		for j := range 13 * 13 {
			at := p.middle.Add(image.Pt(edge+j%13-6, edge+j/13-6))
			if p.id == id && img.At(at.X, at.Y) == c {
				n++
			}
		}
	}
	return n
}

func TestPictureOfTheReadme(t *testing.T) {
	if testing.Short() {
		t.Skip("draws the world pixel by pixel, in one goroutine")
	}
	const path = "testdata/map.png"
	e := engine(t)
	data, err := PNG(e.Listed(corpus.English), e.Body(), corpus.English)
	img := decoded(t, data, err)
	if *update {
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err = os.ReadFile(path)
	if !reflect.DeepEqual(img, decoded(t, data, err)) || len(data) > 150_000 {
		t.Errorf("PNG(%q) = another picture than the %d bytes of %s, want the same, and at most 150000; -update renews it", "listed", len(data), path)
	}
}

func TestEveryMemberIsDrawn(t *testing.T) {
	if testing.Short() {
		t.Skip("draws the world pixel by pixel, in one goroutine")
	}
	e := engine(t)
	members := having(e.Listed(corpus.English), corpus.Member)
	a, err := open(nil)
	if err != nil || len(members) != 38 {
		t.Fatalf("members = %d, %v, want 38", len(members), err)
	}
	with, without := picture(t, members, e.Body()), picture(t, nil, e.Body())
	for _, r := range members {
		if in, out := a.near(with, r.ID, blue), a.near(without, r.ID, blue); in < 50 || out > 0 {
			t.Errorf("blue pixels at %s = %d, and %d without members, want at least 50 and 0", r.ID, in, out)
		}
	}
}

// TestAnotherCorpus draws another membership, with names of any kind. What is not
// solid is striped, so that nothing depends on colour.
func TestAnotherCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("draws the world pixel by pixel, in one goroutine")
	}
	rows := []answer.Entity{
		{ID: "BR", Type: corpus.Country, Name: "Brazil", Status: corpus.Member},
		{ID: "TV", Type: corpus.Country, Name: strings.Repeat("Tuvalu ", 40), Status: corpus.Member},
		{ID: "DZ", Type: corpus.Country, Name: "名\n\u202e\U0001f1e8", Status: corpus.Excluded},
		{ID: "KZ", Type: corpus.Country, Name: "Kazakhstan", Status: corpus.Observer},
		{ID: "org:x", Type: corpus.Organisation, Name: "X", Status: corpus.Member},
	}
	img := picture(t, rows, corpus.Body{})
	a, err := open(nil)
	if err != nil {
		t.Fatal(err)
	}
	for id, colours := range map[string][]color.Color{"BR": {blue}, "TV": {blue}, "DZ": {vermilion, paper}, "KZ": {blue, paper}, "CN": {pale}} {
		for _, c := range colours {
			if n := a.near(img, id, c); n < 30 {
				t.Errorf("pixels of %v at %s = %d, want at least 30", c, id, n)
			}
		}
	}
}

func TestEveryCountryHasAPlace(t *testing.T) {
	if testing.Short() {
		t.Skip("draws the world pixel by pixel, in one goroutine")
	}
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		t.Fatal(err)
	}
	var rows []answer.Entity
	for e := range c.Entities() {
		if e.Type == corpus.Country && e.ID != "AQ" {
			rows = append(rows, answer.Entity{ID: e.ID, Type: e.Type, Name: e.Name(corpus.English), Status: corpus.Excluded})
		}
	}
	if _, err := PNG(rows, corpus.Body{}, corpus.French); err != nil || len(rows) < 200 {
		t.Errorf("PNG(%d countries) = %v, want those of the world", len(rows), err)
	}
	rows = append(rows, answer.Entity{ID: "QQ", Type: corpus.Country, Name: "Nowhere", Status: corpus.Member})
	if _, err := PNG(rows, corpus.Body{}, corpus.English); err == nil || !strings.Contains(err.Error(), "Nowhere") {
		t.Errorf("PNG(%q) = %v, want an error that names it", "QQ", err)
	}
}

func TestAlt(t *testing.T) {
	e := engine(t)
	for l, want := range map[corpus.Lang][]string{
		corpus.English: {"Members of the MISWG. 38 members, 31 through the line “all NATO countries (except Iceland)” and 7 by name: ", "Left out: Iceland. 5 observers, not on the map: "},
		corpus.French:  {"Membres du MISWG. 38 membres, 31 visés par la ligne «\u00a0all NATO countries (except Iceland)\u00a0» et 7 par leur nom\u00a0: ", "Exclu\u00a0: Islande. 5 observateurs, hors de la carte\u00a0: "},
	} {
		for _, s := range want {
			if got := Alt(e.Listed(l), e.Body(), l); !strings.Contains(got, s) {
				t.Errorf("Alt(%q) = %q, want it to have %q", l, got, s)
			}
		}
	}
}
