package source

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"miswg/corpus"
	"miswg/corpus/source/fetch"
)

// fixture is the page in the layout of Canada.ca, with pieces of it replaced: old, new,
// old, new …
func fixture(t *testing.T, edits ...string) string {
	t.Helper()
	b, err := os.ReadFile("extract/testdata/page.html")
	if err != nil {
		t.Fatal(err)
	}
	page := string(b)
	for i := 0; i < len(edits); i += 2 {
		if !strings.Contains(page, edits[i]) {
			t.Fatalf("the page has no %q", edits[i])
		}
		page = strings.Replace(page, edits[i], edits[i+1], 1)
	}
	return page
}

var today = time.Date(2027, 3, 4, 0, 0, 0, 0, time.UTC)

// checked is what a check finds where a host has that page.
func checked(t *testing.T, page string) (Report, error) {
	t.Helper()
	srv := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		w.Header().Set("Content-Type", "text/html;charset=utf-8")
		io.WriteString(w, page)
	}))
	defer srv.Close()
	return Checker{Client: srv.Client(), Today: today, URL: srv.URL + "/page.html"}.Check(t.Context(), corpus.Source(), nil)
}

// lines writes what a report says, one thing a line.
func lines(r Report) string {
	var out strings.Builder
	for _, p := range r.Pages {
		for _, c := range p.Changes {
			fmt.Fprintf(&out, "%s %d %q %d %q\n", c.Kind, c.Was, c.Before, c.Is, c.After)
		}
	}
	for _, e := range r.Effects {
		fmt.Fprintf(&out, "%s: %s, was %s %q\n", e.Name, e.After, e.Before, e.Line)
	}
	for _, p := range r.Unread {
		fmt.Fprintf(&out, "unread %v\n", p)
	}
	for _, p := range r.Wrong {
		fmt.Fprintf(&out, "wrong %v\n", p)
	}
	return out.String()
}

// TestCheck holds the corpus against versions of its page. A wrong yes is the worst that
// could come of it.
func TestCheck(t *testing.T) {
	const (
		japan = "<li>Japan</li>"
		eda   = "<li>European Defence Agency (observer)</li>"
		esa   = `<li><abbr title="European Space Agency">ESA</abbr> (observer)</li>`
	)
	for _, tt := range []struct {
		name  string
		edits []string
		want  string // all of it if it ends a line, else a part
	}{
		{"the same", nil, ""},
		{"other blanks", []string{japan, "<li>\n\t&nbsp; Japan\u2003</li>", "working group consists", "working \r\n group&nbsp;consists"}, ""},
		{"another date", []string{`<time property="dateModified">2026-10-02`, `<time property="dateModified">2027-01-01`}, ""},
		{"a country more", []string{japan, "<li>Ireland</li>" + japan}, "added 0 \"\" 26 \"- Ireland\"\nIreland: member, was not_listed \"Ireland\"\n"},
		{"a country less", []string{japan, ""}, "removed 26 \"- Japan\" 0 \"\"\nJapan: not_listed, was member \"\"\n"},
		{"an exception more", []string{"(except Iceland)", "(except Iceland and Hungary)"},
			"reworded 22 \"- all NATO countries (except Iceland)\" 22 \"- all NATO countries (except Iceland and Hungary)\"\nHungary: excluded, was member \"all NATO countries (except Iceland and Hungary)\"\n"},
		{"the exception gone", []string{" (except Iceland)", ""},
			"reworded 22 \"- all NATO countries (except Iceland)\" 22 \"- all NATO countries\"\nIceland: member, was excluded \"all NATO countries\"\n"},
		{"an observer becomes a member", []string{esa, "<li>ESA</li>"}, "reworded 32 \"- ESA (observer)\" 32 \"- ESA\"\nEuropean Space Agency: member, was observer \"ESA\"\n"},
		{"a member becomes an observer", []string{japan, "<li>Japan (observer)</li>"}, "reworded 26 \"- Japan\" 26 \"- Japan (observer)\"\nJapan: observer, was member \"Japan (observer)\"\n"},
		{"an observer less", []string{eda, ""}, "removed 31 \"- European Defence Agency (observer)\" 0 \"\"\nEuropean Defence Agency: not_listed, was observer \"\""},
		{"an observer less of whom more is said", []string{esa, ""}, "wrong glossary.yaml:58: esa is acronym, but quote \"ESA\" on the page: false"},
		{"another order", []string{japan, "", "<li>Switzerland</li>", "<li>Switzerland</li>" + japan}, "moved 26 \"- Japan\" 29 \"- Japan\"\n"},
		{"other words", []string{"The Government of Canada works", "Canada’s government works"}, `reworded 7 "The Government of Canada works`},
		{"a new section", []string{`Group</a></li>`, `Group</a></li><li><a href="#s3">Contact us</a></li>`, `<section class="pagedetails">`, `<section><h2 id="s3">Contact us</h2><p>Write to us.</p></section><section class="pagedetails">`},
			"added 0 \"\" 36 \"Contact us\"\nadded 0 \"\" 37 \"Write to us.\"\n"},
		{"a section nothing announces", []string{`<section class="pagedetails">`, `<h2>Contact us</h2><section class="pagedetails">`}, "added 0 \"\" 35 \"Contact us\"\n"},
		{"a heading that is missing", []string{`Group</a></li>`, `Group</a></li><li><a href="#s3">Contact us</a></li>`}, "wrong page.txt: heading \"Contact us\" is announced in the table of contents but missing below it\n"},
		{"no table of contents", []string{`<h2 class="h3">On this page</h2>`, "", `<ul class="lst-spcd">`, `<ul hidden>`}, ""},
		{"a list in doubt", []string{japan, "<li>Nippon (candidate)</li><li>Ireland</li>"},
			"added 0 \"\" 26 \"- Nippon (candidate)\"\nadded 0 \"\" 27 \"- Ireland\"\nunread page.txt:26: the list has \"Nippon (candidate)\", and no entity is called so"},
		{"a footnote to a group", []string{"(except Iceland)", "*"}, `unread page.txt:22: the list has all of "NATO countries *", and no group is called so`},
		{"another introduction", []string{"group consists of:", "group is made of:"}, `unread page.txt: no line "This international working group consists of:"`},
		{"hidden from sight", []string{japan, japan + `<!-- <li>Russia</li> --><li hidden>Russia</li><li aria-hidden="true">Russia</li><li style="display:none">Russia</li><script>"<li>Russia</li>"</script>`}, ""},
		{"an observer for screen readers", []string{japan, `<li>Japan<span class="wb-inv"> (observer)</span></li>`}, `unread page.txt:26: the list has "Japan �"`},
		{"no observer for screen readers", []string{esa, `<li>ESA <span aria-hidden="true">(observer)</span></li>`}, `unread page.txt:32: the list has "ESA �"`},
		{"an observer with signs of no width", []string{eda, "<li>Ireland (obs\u200berver\u2060)</li>"}, "Ireland: observer, was not_listed \"Ireland (observer)\""},
		{"turned letters", []string{japan, japan + "<li>\u202edn\u200calerI</li>"}, `unread page.txt:27: the list has "�dnalerI"`},
		{"other letters that look alike", []string{japan, japan + "<li>Irel\u0430nd</li>"}, `unread page.txt:27: the list has "Irel`},
		{"struck out", []string{japan, "<li><s>Japan</s></li>"}, `unread page.txt:26: the list has "�"`},
		{"an exception below its group", []string{"(except Iceland)</li>", "<ul><li>Iceland</li></ul></li>"}, `unread page.txt:23: the list has "� Iceland"`},
		{"Slack's signs", []string{japan, "<li>&lt;!channel&gt; *Japan*</li>"}, `unread page.txt:26: the list has "<!channel> *Japan*"`},
		{"below the list", []string{"</ul>\n            </section>\n        </div>", "</ul><p>- Ireland</p></section></div>"}, "added 0 \"\" 35 \"� - Ireland\"\n"},
		{"a list that is no list", []string{`<ul class="colcount-sm-2">`, "<div>"}, ""},
	} {
		r, err := checked(t, fixture(t, tt.edits...))
		got := lines(r)
		exact := strings.HasSuffix(tt.want, "\n") || tt.want == ""
		switch {
		case err != nil:
			t.Errorf("%s: Check() = %v, want %q", tt.name, err, tt.want)
		case exact && got != tt.want, !strings.Contains(got, tt.want):
			t.Errorf("%s: Check() says\n%s\nwant\n%s", tt.name, got, tt.want)
		case r.Changed() != (tt.want != ""):
			t.Errorf("%s: Changed() = %v, want %v", tt.name, r.Changed(), tt.want != "")
		case len(r.Unread) > 0 && len(r.Effects) > 0:
			t.Errorf("%s: Effects = %v while %v, want none", tt.name, r.Effects, r.Unread)
		}
	}
}

// TestCheckOfNoList: what is gone is told as unread, not as if everybody had left.
func TestCheckOfNoList(t *testing.T) {
	page := fixture(t)
	at, end := strings.Index(page, `<ul class="colcount-sm-2">`), strings.Index(page, `<section class="pagedetails">`)
	r, err := checked(t, page[:at]+page[end:])
	if err != nil || len(r.Effects) > 0 || len(r.Unread) == 0 || !strings.Contains(r.Unread.Error(), "the list is empty") || len(r.Pages[0].Changes) != 13 {
		t.Errorf("Check() = %s, %v, want 13 lines gone and nobody's standing", lines(r), err)
	}
}

func TestCheckFails(t *testing.T) {
	page := fixture(t)
	for name, tt := range map[string]struct{ page, want string }{
		"empty":      {"", "has no main content"},
		"broken off": {page[:strings.Index(page, "<li>Singapore")], "breaks off"},
		"endless":    {page + strings.Repeat("<p>", fetch.MaxBytes/3), "is larger than"},
	} {
		if r, err := checked(t, tt.page); err == nil || !strings.Contains(err.Error(), tt.want) || r.Changed() {
			t.Errorf("%s: Check() = %s, %v, want an error with %q", name, lines(r), err, tt.want)
		}
	}
	if _, err := (Checker{Client: http.DefaultClient}).Check(t.Context(), fstest.MapFS{}, nil); err == nil {
		t.Error("Check() of no corpus = nil, want an error")
	}
}

// TestCheckAgain lets the host say that nothing has changed.
func TestCheckAgain(t *testing.T) {
	page, sent := fixture(t), 0
	srv := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"1"`)
		switch {
		case r.URL.Path == "/robots.txt":
			w.WriteHeader(http.StatusNotFound)
		case r.Header.Get("If-None-Match") == `"1"`:
			w.WriteHeader(http.StatusNotModified)
		default:
			sent++
			w.Header().Set("Content-Type", "text/html")
			io.WriteString(w, page)
		}
	}))
	defer srv.Close()
	k := Checker{Client: srv.Client(), Today: today, URL: srv.URL}
	seen := map[string]fetch.Seen{}
	for range 2 {
		r, err := k.Check(t.Context(), corpus.Source(), seen)
		if err != nil || r.Changed() || len(r.Pages) != 1 {
			t.Fatalf("Check() = %s, %v, want it unchanged", lines(r), err)
		}
		seen[r.Pages[0].File] = r.Pages[0].Seen
	}
	if sent != 1 {
		t.Errorf("the page was sent %d times, want once", sent)
	}
}

// TestFiles are a corpus that loads, or none.
func TestFiles(t *testing.T) {
	r, err := checked(t, fixture(t, "<li>Japan</li>", "<li>Ireland</li><li>Japan</li>"))
	if err != nil {
		t.Fatal(err)
	}
	files, err := r.Files()
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for name, b := range files {
		fsys[name] = &fstest.MapFile{Data: b}
	}
	c, err := corpus.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if e, _ := c.Entity("IE"); e.Status != corpus.Member || c.Document().Captured != "2027-03-04" || !slices.ContainsFunc(c.ToConfirm(), func(u corpus.Unconfirmed) bool { return u.Kind == "note" }) {
		t.Errorf("Load() of the files = %v, captured %v, %v to confirm, want a member of today, and notes to confirm", e.Status, c.Document().Captured, c.ToConfirm())
	}
	if r, err = checked(t, fixture(t)); err != nil {
		t.Fatal(err)
	}
	if files, err = r.Files(); err == nil || files != nil || r.Changed() {
		t.Errorf("Files() of the page as it was = %d files, %v, want an error", len(files), err)
	}
	if r, err = checked(t, fixture(t, "<li>Japan</li>", "<li><s>Japan</s></li>")); err != nil {
		t.Fatal(err)
	}
	if files, err = r.Files(); err == nil || !strings.Contains(err.Error(), "line 26 of page.txt cannot be copied word for word") || files != nil {
		t.Errorf("Files() = %d files, %v, want an error", len(files), err)
	}
}
