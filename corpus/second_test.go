package corpus

import (
	"strings"
	"testing"
)

const secondDir = "testdata/second"

// TestSecondCorpus loads a body that shares nothing with ours but the world: two
// pages, a list of observers of its own, an organisation that is a member, countries
// that observe, no group line, no exception, further documents.
func TestSecondCorpus(t *testing.T) {
	c, err := LoadDir(secondDir)
	if err != nil {
		t.Fatalf("LoadDir(%q) = %v, want nil", secondDir, err)
	}
	if got := c.ToConfirm(); len(got) > 0 {
		t.Errorf("ToConfirm() = %+v, want nothing", got)
	}
	want := Counts{Member: 12, Observer: 4, Named: 12, MemberCountries: 11, MemberOrganisations: 1, ObserverCountries: 2, ObserverOrganisations: 2}
	if got := c.Counts(); got != want {
		t.Errorf("Counts() = %+v, want %+v", got, want)
	}
	holds(t, "second", c)
	if list := c.Membership(); len(list.Groups) > 0 || len(list.Except()) > 0 || len(list.Lines()) != 18 {
		t.Errorf("Membership() = %+v, want two introductions and sixteen lines without a group", list)
	}
	for _, tt := range []struct {
		id     string
		status Status
		en, fr string
	}{
		{"BR", Member, "Brazil", "le Brésil"}, {"FR", Member, "France", "la France"}, {"NL", Member, "Netherlands", "les Pays-Bas"},
		{"TT", Member, "Trinidad and Tobago", "Trinité-et-Tobago"}, {"VN", Member, "Viet Nam", "le Viêt Nam"}, {"NZ", Member, "New Zealand", "la Nouvelle-Zélande"},
		{"org:lba", Member, "Lower Basin Authority", "l'Autorité du bassin inférieur"}, {"DE", Observer, "Germany", "l'Allemagne"},
		{"KR", Observer, "Republic of Korea", "la République de Corée"}, {"KP", NotListed, "", ""}, {"org:ec", Observer, "European Commission", "la Commission européenne"},
		{"org:irs", Observer, "Institute for River Science (IRS)", "l'Institut des sciences fluviales (ISF)"}, {"CA", NotListed, "", ""}, {"IS", NotListed, "", ""},
	} {
		e, ok := c.Entity(tt.id)
		if !ok || e.Status != tt.status || e.BasisIn(English).Text() != tt.en || e.BasisIn(French).Text() != tt.fr {
			t.Errorf("Entity(%q) = %s by %q and %q, want %s by %q and %q", tt.id, e.Status, e.BasisIn(English).Text(), e.BasisIn(French).Text(), tt.status, tt.en, tt.fr)
		}
	}
	n := 0
	for s := range c.Statements() {
		n++
		en, fr := s.QuotesIn(English), s.QuotesIn(French)
		if len(en) == 0 || len(en) != len(fr) || fr[0].Passage().Lang != French {
			t.Errorf("Statement %s quotes %d and %d lines, want as many in both languages", s.ID, len(en), len(fr))
		}
	}
	if n != 8 || len(c.Examples()) == 0 || len(c.Documents()) != 4 {
		t.Errorf("%d statements, %d examples, %d documents, want 8, some, 4", n, len(c.Examples()), len(c.Documents()))
	}
}

// TestBuiltin: only what is general knowledge may be the program's own, and not beside
// a file of that name.
func TestBuiltin(t *testing.T) {
	fsys := copyOf(t)
	delete(fsys, groupsFile)
	_, err := Load(fsys)
	if want := "groups.yaml: there is no such file"; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("Load() without groups = %v, want %q", err, want)
	}
	source := string(fsys[sourceFile].Data)
	for _, tt := range []struct{ builtin, want string }{
		{"[groups.yaml]", ""},
		{"[groups.yaml, cities.yaml]", "cities.yaml: it is builtin, and stands here too"},
		{"[groups.yaml, members.yaml]", `source.yaml:38: builtin cannot be "members.yaml"; it may name groups.yaml`},
		{"[groups.yaml, ../secret]", `builtin cannot be "../secret"`},
	} {
		fsys[sourceFile].Data = []byte(source + "builtin: " + tt.builtin + "\n")
		c, err := Load(fsys)
		if tt.want == "" {
			if err != nil {
				t.Errorf("Load() with builtin %s = %v, want nil", tt.builtin, err)
			} else if g, ok := c.Group("nato"); !ok || len(g.Countries) == 0 {
				t.Errorf("Group(nato) with builtin %s = %v, want its countries", tt.builtin, g)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("Load() with builtin %s = %v, want %q", tt.builtin, err, tt.want)
		}
	}
}
