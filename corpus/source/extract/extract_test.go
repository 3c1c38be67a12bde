package extract

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"miswg/corpus"
)

// fixture is the page in the layout of Canada.ca, with one piece of it replaced.
func fixture(t *testing.T, old, new string) []byte {
	t.Helper()
	b, err := os.ReadFile("testdata/page.html")
	if err != nil || !strings.Contains(string(b), old) {
		t.Fatalf("the page has no %q: %v", old, err)
	}
	return []byte(strings.Replace(string(b), old, new, 1))
}

// ours is the text that the corpus has.
func ours(t *testing.T) string {
	t.Helper()
	b, err := fs.ReadFile(corpus.Source(), "page.txt")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestTextIsThatOfTheCorpus(t *testing.T) {
	got, err := Text(fixture(t, "", ""))
	if want := ours(t); err != nil || got != want {
		t.Errorf("Text() = %q, %v, want %q", got, err, want)
	}
}

// TestTextOfWhatPeopleSee changes the page where it shows or where it does not.
func TestTextOfWhatPeopleSee(t *testing.T) {
	const japan = "<li>Japan</li>"
	for _, tt := range []struct{ name, old, new, was, want string }{
		{"nothing but layout", japan, "\n<li \tclass='x'>\n <p><strong>Ja</strong>pan\u00a0</p>\r\n</li>", "", ""},
		{"another order of parts", `<div class="mwstitle section">`, `<p hidden>x</p><div>`, "", ""},
		{"a comment", japan, japan + "<!-- <li>Russia</li> -->", "", ""},
		{"a script", japan, japan + "<script>document.write('<li>Russia</li>')</script><style>li:after{content:'Russia'}</style><template><li>Russia</li></template><noscript><li>Russia</li></noscript>", "", ""},
		{"hidden", japan, japan + "<li hidden>Russia</li>", "", ""},
		{"hidden from screen readers", japan, japan + `<li aria-hidden="TRUE">Russia</li>`, "", ""},
		{"for screen readers alone", japan, japan + `<li class="a wb-inv">Russia</li>`, "", ""},
		{"not displayed", japan, japan + `<li style="color: red; DISPLAY : none !important">Russia</li>`, "", ""},
		{"not visible", japan, japan + `<li style="visibility:hidden">Russia</li><li style="opacity:0.0">Russia</li><li style="font-size:0px">Russia</li>`, "", ""},
		{"far out", japan, japan + `<li style="position:absolute;left:-9999px">Russia</li><li style="clip:rect(0,0,0,0)">Russia</li>`, "", ""},
		{"in a hidden list", "<p>This international working", "<div hidden><ul><li>Russia</li></ul></div><p>This international working", "", ""},
		{"with a hidden word", japan, `<li>Japan <span class="wb-inv">(observer)</span></li>`, "- Japan", "- Japan �"},
		{"with a word for the eyes alone", japan, `<li>Japan <span aria-hidden="true">(observer)</span></li>`, "- Japan", "- Japan �"},
		{"with a picture of nothing", japan, `<li>Japan <span class="glyphicon" aria-hidden="true"> </span><img src="x.png" alt=""></li>`, "", ""},
		{"with a picture of words", japan, `<li>Japan <img src="x.png" alt="(observer)"></li>`, "- Japan", "- Japan (observer)"},
		{"with a hidden picture", japan, `<li>Japan <img hidden src="x.png" alt="(observer)"></li>`, "- Japan", "- Japan �"},
		{"nothing to see", japan, japan + `<li><span style="display:none">Russia</span></li><li> </li>`, "", ""},
		{"struck out", japan, `<li><del>Japan</del></li>`, "- Japan", "- �"},
		{"struck out by style", japan, `<li><span style="text-decoration: line-through">Japan</span></li>`, "- Japan", "- �"},
		{"struck out letters", japan, "<li>J\u0336a\u0336pan</li>", "- Japan", "- J�a�pan"},
		{"a footnote", japan, `<li>Japan<sup id="fn1-rf"><a class="fn-lnk" href="#fn1"><span class="wb-inv">Footnote </span>1</a></sup></li>`, "- Japan", "- Japan1 �"},
		{"an entry in an entry", japan, "<li>Japan<ul><li>Okinawa<ul><li>Naha</li></ul></li></ul> (observer)</li>", "- Japan", "- Japan (observer)\n- � Okinawa\n- � Naha"},
		{"a heading in an entry", japan, "<li><h3>Japan</h3>(observer)<br>since<p>2027</p></li>", "- Japan", "- Japan (observer) since 2027"},
		{"zero width", japan, "<li>\u200bJ\u00adap\ufeffan (obs\u200derver\u200e)</li>", "- Japan", "- Japan (observer)"},
		{"turned letters", japan, "<li>\u202enapaJ\u202c</li>", "- Japan", "- �napaJ�"},
		{"control characters", japan, "<li>Ja\x1b[2Jpan\x7f&#7;</li>", "- Japan", "- Ja�[2Jpan��"},
		{"letters in two pieces", japan, "<li>Cote\u0301</li>", "- Japan", "- Coté"},
		{"Slack's signs", japan, "<li>&lt;!channel&gt; *Japan* &lt;https://evil.example|x&gt;</li>", "- Japan", "- <!channel> *Japan* <https://evil.example|x>"},
		{"markup in letters", japan, "<li>&lt;script&gt;Japan</li>", "- Japan", "- <script>Japan"},
		{"a line that would be an entry", japan + "", "</ul><p>- Russia</p><p>• Russia<br># Russia</p><ul>" + japan, "- Japan", "� - Russia\n� • Russia\n� # Russia\n- Japan"},
		{"a heading that nothing announces", "<p>This international working", "<h3>Who takes part</h3><p>This international working", "This international working", "# Who takes part\nThis international working"},
		{"a contents in a nav", `<ul class="lst-spcd">`, `<nav role="navigation"><ul>`, "", ""},
		{"links elsewhere", `<section class="toc">`, `<nav class="gc-subway"><ul><li><a href="/en/x.html">Russia</a></li></ul></nav><section>`, "", ""},
		{"who is responsible", `<p>Learn about`, `<p class="gc-byline"><strong>From: <a href="/en">PSPC</a></strong></p><p>Learn about`, "", ""},
		{"a title in a header", `<h1 property="name" id="wb-cont" dir="ltr">`, `<header><h1>`, "", ""},
		{"what stands above the title", `<div class="mwstitle section">`, `<p>Notice</p><div>`, "\nLearn about", "\nNotice\nLearn about"},
		{"a table", "<p>This international working", "<table><caption>Dates</caption><tr><th>Japan</th> <th></th><td>2027</td></tr><tr><td> </td></tr></table><p>This international working",
			"This international working", "Dates\nJapan | 2027\nThis international working"},
		{"a list in a table", "<p>This international working", "<table><tr><td>One</td><td><ul><li>Two</li></ul></td></tr></table><p>This international working", "This international working", "One\n- Two\nThis international working"},
		{"a list of terms", "<p>This international working", "<dl><dt>NSA</dt><dd>An authority</dd></dl><p>This international working", "This international working", "NSA\nAn authority\nThis international working"},
		{"a heading for screen readers within a list", japan, japan + `</ul><h3 class="wb-inv">Observers</h3><p hidden>x</p><ul>`, "- Japan", "- Japan\n�"},
		{"a heading for screen readers before a list", "<p>This international working", `<h3 class="wb-inv">Members</h3><p>This international working`, "", ""},
		{"hidden words in a sentence", "consists of:</p>", `consists<span class="wb-inv"> today</span> of:</p>`, "", ""},
		{"broken markup", japan, "<li>Japan<li><b>Peru<i></b></i></p></li></span>", "- Japan", "- Japan\n- Peru"},
	} {
		got, err := Text(fixture(t, tt.old, tt.new))
		if want := strings.Replace(ours(t), tt.was, tt.want, 1); err != nil || got != want {
			t.Errorf("%s: Text() = %v\n%s\nwant\n%s", tt.name, err, got, want)
		}
	}
}

func TestTextRefuses(t *testing.T) {
	page := string(fixture(t, "", ""))
	at := strings.Index(page, "<li>Singapore")
	for name, tt := range map[string]struct{ page, want string }{
		"nothing":            {"", "has no main content"},
		"no main content":    {"<html><h1>Moved</h1></html>", "has no main content"},
		"two main contents":  {page + page, "has main content in 2 places"},
		"broken off":         {page[:at], "breaks off"},
		"an open comment":    {page[:at] + "<!-- " + page[at:], "breaks off"},
		"no title":           {"<main><p>Japan</p></main>", "has no title"},
		"a hidden title":     {"<main><h1 hidden>Japan</h1></main>", "has no title"},
		"a title of nothing": {"<main><h1> </h1></main>", "has no title"},
		"other letters":      {"<main><h1>caf\xe9</h1></main>", "not in UTF-8"},
		"too many lines":     {"<main><h1>x</h1>" + strings.Repeat("<p>y", MaxLines) + "</main>", "1001 lines; at most"},
		"too long":           {"<main><h1>x</h1><p>" + strings.Repeat("y", MaxText) + "</main>", "bytes of text; at most"},
		"too deep":           {"<main><h1>x</h1>" + strings.Repeat("<div>", 600) + "</main>", "cannot be read"},
	} {
		got, err := Text([]byte(tt.page))
		if err == nil || !strings.Contains(err.Error(), tt.want) || got != "" {
			t.Errorf("%s: Text() = %q, %v, want an error with %q", name, got, err, tt.want)
		}
	}
}

// FuzzText: whatever a page is, its text is lines that can be copied.
func FuzzText(f *testing.F) {
	f.Add("<p>- a<br>#b</p><h2>c</h2><h3 hidden>d</h3><nav><a href=x>e</a></nav><img alt='* f'>")
	f.Add("<ul><li>a<ul><li hidden>b</ul><del>c</del><li style=';:'><a href='#'>x</a></ul><table><tr><td><li>y")
	f.Fuzz(func(t *testing.T, page string) {
		text, err := Text([]byte("<main><h1>x</h1>" + page + "</main>"))
		if err != nil {
			return
		}
		for line := range strings.SplitSeq(text, "\n") {
			if line == "" || line != Line(line) {
				t.Fatalf("Text(%q) has the line %q, want %q", page, line, Line(line))
			}
		}
	})
}
