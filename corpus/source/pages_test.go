package source

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"miswg/corpus"
)

const french = `Groupe de travail Exemple
Sur cette page
- Qui participe
Qui participe
Le groupe de travail réunit :
- tous les pays nordiques (sauf l'Islande)
- Canada
- Japon
- Agence spatiale européenne (observateur)
`

// asHTML writes a page with that text: a line that an entry announces is a heading.
func asHTML(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	var out strings.Builder
	fmt.Fprintf(&out, "<main><h1>%s</h1>", html.EscapeString(lines[0]))
	for _, line := range lines[1:] {
		entry, is := strings.CutPrefix(line, "- ")
		line = html.EscapeString(line)
		switch {
		case is:
			fmt.Fprintf(&out, `<ul><li><a href="#x">%s</a></li></ul>`, html.EscapeString(entry))
		case slices.Contains(lines, "- "+line):
			fmt.Fprintf(&out, `<h2>%s</h2>`, line)
		default:
			fmt.Fprintf(&out, `<p>%s</p>`, line)
		}
	}
	return out.String() + "</main>"
}

// TestCheckTwoPages: pages in two languages must say the same before anybody's standing
// is told.
func TestCheckTwoPages(t *testing.T) {
	web := map[string]string{"/fr": asHTML(french)}
	srv := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if web[r.URL.Path] == "" {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, web[r.URL.Path])
	}))
	defer srv.Close()
	files, err := corpus.Start(today)
	if err != nil {
		t.Fatal(err)
	}
	english := string(files["page.txt"])
	sum := sha256.Sum256([]byte(french))
	entry := fmt.Sprintf("  - {file: page_fr.txt, lang: fr, title: Groupe de travail Exemple, url: %q, captured: \"2027-01-02\", sha256: %s}\n", srv.URL+"/fr", hex.EncodeToString(sum[:]))
	source := string(files["source.yaml"])
	for _, edit := range [][2]string{
		{"url: https://example.org/working-group", "url: " + srv.URL + "/en"},
		{"\n# Further documents", entry + "\n# Further documents"},
		{"form:\n", "form:\n  fr: {contents: Sur cette page, markers: [\"- \"], list: [\"Le groupe de travail réunit :\"], observer: (observateur), all: [tous les], except: [sauf], and: [et]}\n"},
	} {
		if !strings.Contains(source, edit[0]) {
			t.Fatalf("source.yaml has no %q", edit[0])
		}
		source = strings.Replace(source, edit[0], edit[1], 1)
	}
	files["source.yaml"], files["page_fr.txt"] = []byte(source), []byte(french)
	fsys := fstest.MapFS{}
	for name, b := range files {
		fsys[name] = &fstest.MapFile{Data: b}
	}
	for _, tt := range []struct{ name, en, fr, want string }{
		{"as they were", english, french, ""},
		{"one says more", english + "- Ireland\n", french, "added 0 \"\" 14 \"- Ireland\"\nunread page_fr.txt: its list lacks IE, which is member by page.txt:14; the lists must say the same\n"},
		{"both say more", english + "- Ireland\n", french + "- Irlande\n", "added 0 \"\" 14 \"- Ireland\"\nadded 0 \"\" 10 \"- Irlande\"\nIreland: member, was not_listed \"Ireland\"\n"},
		{"they differ", english + "- Ireland\n", french + "- Irlande (observateur)\n", "unread page_fr.txt:10: IE is observer by this line, but member by page.txt:14"},
	} {
		web["/en"], web["/fr"] = asHTML(tt.en), asHTML(tt.fr)
		r, err := Checker{Client: srv.Client(), Today: today}.Check(t.Context(), fsys, nil)
		got := lines(r)
		exact := strings.HasSuffix(tt.want, "\n") || tt.want == ""
		if err != nil || len(r.Pages) != 2 || exact && got != tt.want || !strings.Contains(got, tt.want) {
			t.Errorf("%s: Check() says\n%s%v, want\n%s", tt.name, got, err, tt.want)
		}
	}
	k := Checker{Client: srv.Client(), Today: today, URL: srv.URL + "/en"}
	if _, err := k.Check(t.Context(), fsys, nil); err == nil || !strings.Contains(err.Error(), "the corpus has 2 pages") {
		t.Errorf("Check() of two pages at one address = %v, want an error", err)
	}
}
