package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"
	"testing/fstest"
)

// frenchPage is what a French page may look like; the real one has not been published.
const frenchPage = `Instruments de sécurité bilatéraux internationaux
Sur cette page
- Aperçu
- Groupe de travail
Aperçu
Ces instruments facilitent les occasions d'affaires dans des secteurs comme :
- la défense
- la sécurité
Groupe de travail
Ce groupe de travail international réunit :
• tous les pays de l'OTAN (sauf l'Islande)
• Australie
• l'Autriche
• Israël
• le Japon
• Nouvelle-Zélande
• Singapour
• la Suisse
• Commission européenne (observateur)
• Agence européenne de défense (observateur)
• l'ESA (observateur)
• Bureau de sécurité de l'OTAN (observateur)
• OCCAR (observateur)
`

// withFrench is the embedded corpus with that page beside the English one.
func withFrench(tb testing.TB, page string, edits ...edit) fstest.MapFS {
	tb.Helper()
	sum := sha256.Sum256([]byte(page))
	entry := "  - {file: page_fr.txt, lang: fr, title: Instruments de sécurité bilatéraux internationaux, url: \"https://www.canada.ca/fr/page.html\", captured: \"2027-01-02\", sha256: " + hex.EncodeToString(sum[:]) + "}\n"
	fsys := edited(tb, append(edits,
		edit{sourceFile, "publisher:\n", entry + "publisher:\n"},
		edit{sourceFile, "list: []", "list: [\"Ce groupe de travail international réunit :\"]"},
		edit{statementsFile, "    quotes:\n      - \"International bilateral security instruments are agreements …\"\n    closes: [\"International bilateral security instruments are agreements …\"]\n",
			"    quotes:\n      en: [\"International bilateral security instruments are agreements …\"]\n      fr: [\"Ces instruments facilitent …\"]\n" +
				"    closes: [\"International bilateral security instruments are agreements …\", \"Ces instruments facilitent …\"]\n"})...)
	fsys["page_fr.txt"] = &fstest.MapFile{Data: []byte(page)}
	return fsys
}

func TestOnePageALanguage(t *testing.T) {
	c, err := Load(withFrench(t, frenchPage))
	if err != nil {
		t.Fatalf("Load() = %v, want nil", err)
	}
	if c.Counts() != load(t).Counts() {
		t.Errorf("Counts() = %+v, want those of one page", c.Counts())
	}
	for id, want := range map[string][2]string{
		"JP": {"Japan", "le Japon"}, "CH": {"Switzerland", "la Suisse"}, "IS": {"all NATO countries (except Iceland)", "tous les pays de l'OTAN (sauf l'Islande)"},
		"CA": {"all NATO countries (except Iceland)", "tous les pays de l'OTAN (sauf l'Islande)"}, "org:esa": {"ESA (observer)", "l'ESA (observateur)"}, "BR": {"", ""},
	} {
		e, _ := c.Entity(id)
		if got := [2]string{e.BasisIn(English).Text(), e.BasisIn(French).Text()}; got != want || e.Basis.Text() != want[0] {
			t.Errorf("BasisIn() of %s = %q, want %q", id, got, want)
		}
	}
	s, _ := c.Stated("sectors")
	if en, fr := s.QuotesIn(English), s.QuotesIn(French); len(en) != 7 || len(fr) != 3 || fr[2].Text() != "la sécurité" {
		t.Errorf("QuotesIn() = %d in English, %d in French, want 7 and 3", len(en), len(fr))
	}
	if s.Confirmed() {
		t.Error("Confirmed() = true, want a person to read the French quotes")
	}
	if m, _ := c.Stated("mission"); len(m.QuotesIn(French)) != len(m.Quotes) || !m.Confirmed() {
		t.Error("QuotesIn(fr) of a statement without French quotes: want the English ones")
	}
	if d := c.DocumentIn(French); d.ID != "page_fr.txt" || c.Document().ID != pageFile || c.DocumentIn(English).ID != pageFile {
		t.Errorf("DocumentIn() = %q, want each its page", d.ID)
	}
	if got := c.MembershipIn(French).Intro.Text(); got != "Ce groupe de travail international réunit :" {
		t.Errorf("MembershipIn(fr) begins %q, want the French introduction", got)
	}
	p, ok := c.Passage("page-fr/de-travail/le-japon")
	if !ok || p.Lang != French || p.URL != "https://www.canada.ca/fr/page.html" || !c.Readable(p, French) || c.Readable(p, English) {
		t.Errorf("Passage() = %+v, %v, want the French line, for French answers alone", p, ok)
	}
	one := load(t)
	if q, _ := one.Find("Japan"); !one.Readable(q.Passage(), French) {
		t.Error("Readable() = false in French, want true where there is no French page")
	}
	if !c.Mentions("aperçu") || one.Mentions("aperçu") {
		t.Errorf("Mentions(%q) = %v with the French page, %v without, want only with it", "aperçu", c.Mentions("aperçu"), one.Mentions("aperçu"))
	}
}

// TestPagesMustAgree: an entity of which two pages say two things is named.
func TestPagesMustAgree(t *testing.T) {
	for _, tt := range []struct{ name, old, new, want string }{
		{"one less", "• le Japon\n", "", "page_fr.txt: its list lacks JP, which is member by page.txt:26"},
		{"one more", "• le Japon\n", "• le Japon\n• Brésil\n", "page_fr.txt:16: BR is member by this line, and not on the list of page.txt"},
		{"another standing", "l'ESA (observateur)", "l'ESA", "page_fr.txt:21: org:esa is member by this line, but observer by page.txt:32"},
		{"another exception", "(sauf l'Islande)", "(sauf l'Islande et le Monténégro)", "page_fr.txt:11: ME is excluded by this line, but member by page.txt:22"},
		{"no list", "Ce groupe de travail international réunit :", "Il réunit :", `page_fr.txt: no line "Ce groupe de travail international réunit :"`},
		{"a line nobody can read", "• le Japon\n", "• le Japon (candidat)\n", `page_fr.txt:15: the list has "le Japon (candidat)"`},
		{"no French words", "tous les pays de l'OTAN", "tous les pays de la Ligue", `page_fr.txt:11: the list has all of "pays de la Ligue"`},
	} {
		page := strings.Replace(frenchPage, tt.old, tt.new, 1)
		if page == frenchPage {
			t.Fatalf("%s: the French page has no %q", tt.name, tt.old)
		}
		if _, err := Load(withFrench(t, page)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: Load() = %v, want an error with %q", tt.name, err, tt.want)
		}
	}
	_, err := Load(withFrench(t, frenchPage, edit{sourceFile, "lang: en", "lang: fr"}))
	if want := "is in the same language as"; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("Load() of two pages in French = %v, want an error with %q", err, want)
	}
	_, err = Load(withFrench(t, frenchPage, edit{sourceFile, "  fr:\n    contents", "  de:\n    contents"}))
	if want := `form says nothing of pages in "fr"`; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("Load() without a French form = %v, want an error with %q", err, want)
	}
}
