package corpus

import (
	"strings"
	"testing"
)

func TestLoadRefusesCities(t *testing.T) {
	for _, tt := range []struct{ name, data, want string }{
		{"two countries", "cities:\n  FR: [Lyon, Bâle]\n  CH: [Bale]\n", `cities.yaml:2: "Bâle" of FR is taken by CH`},
		{"twice in one country", "cities:\n  FR: [Orléans, ORLEANS]\n", `cities.yaml:2: "ORLEANS" of FR is taken by FR`},
		{"unknown entity", "cities:\n  QQ: [Lyon]\n", `cities.yaml:2: no entity "QQ"`},
		{"Norway unquoted", "cities:\n  NO: [Oslo]\n", ""}, // a string all the same
		{"lower case", "cities:\n  fr: [Lyon]\n", `cities.yaml:2: no entity "fr"`},
		{"misspelt field", "citys:\n  FR: [Lyon]\n", `cities.yaml:1: unknown field "citys"`},
		{"no city in French", "cities:\n  FR: [Lyon]\nfrench: [Séoul]\n", `cities.yaml:3: "Séoul" is no city above`},
		{"empty", "", "cities.yaml:1: empty"},
	} {
		fsys := copyOf(t)
		fsys[citiesFile].Data = []byte(tt.data)
		_, err := Load(fsys)
		if tt.want == "" {
			if err != nil {
				t.Errorf("%s: Load() = %v, want nil", tt.name, err)
			}
			continue
		}
		if err == nil || !strings.HasPrefix(err.Error(), "corpus: ") || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: Load() = %v, want an error with %q", tt.name, err, tt.want)
		}
	}
}

// TestNoCityIsAnotherEntity: a town that bears another's name would answer for
// the wrong one.
func TestNoCityIsAnotherEntity(t *testing.T) {
	c := load(t)
	cities := map[string]string{}
	for n := range c.Names() {
		if n.Sort != City {
			continue
		}
		cities[n.Key] = n.ID
		if n.Kind != PlaceName || n.Rule != Context || n.Key == "" {
			t.Errorf("city %q = %+v, want a place read with caution", n.Surface, n)
		}
	}
	if len(cities) == 0 {
		t.Fatalf("%s has no cities", citiesFile)
	}
	for n := range c.Names() {
		if id, ok := cities[n.Key]; ok && n.Kind == EntityName && n.ID != id {
			t.Errorf("city %q of %s is the %s %q of %s", n.Key, id, n.Sort, n.Surface, n.ID)
		}
	}
}

func TestCityInFrench(t *testing.T) {
	c := load(t)
	for _, tt := range []struct {
		key, en, fr string
		ok          bool
	}{
		{"seoul", "Seoul", "Séoul", true},
		{"oslo", "Oslo", "Oslo", true},
		{"atlantis", "", "", false},
	} {
		en, _ := c.City(tt.key, English)
		if fr, ok := c.City(tt.key, French); en != tt.en || fr != tt.fr || ok != tt.ok {
			t.Errorf("City(%q) = %q, %q, %v, want %q, %q, %v", tt.key, en, fr, ok, tt.en, tt.fr, tt.ok)
		}
	}
}
