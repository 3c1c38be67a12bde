package fetch

import (
	"compress/gzip"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// bomb is small until it is unpacked.
func bomb(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html")
	w.Header().Set("Content-Encoding", "gzip")
	z := gzip.NewWriter(w)
	for line, n := strings.Repeat("<p>", 1<<12), 0; n <= MaxBytes; n += len(line) {
		z.Write([]byte(line))
	}
	z.Close()
}

// TestRobots has the examples of RFC 9309 and what people write.
func TestRobots(t *testing.T) {
	for _, tt := range []struct {
		robots, path string
		want         bool
	}{
		{"", "/en/page.html", true},
		{"User-agent: *\nDisallow: /\n", "/en/page.html", false},
		{"User-agent: *\nDisallow: /\n", "/robots.txt", true},
		{"User-agent: *\nDisallow:\n", "/en/page.html", true},
		{"\ufeffUSER-AGENT : *\r\ndisallow : /en # all of it\r\n", "/en/page.html", false},
		{"User-agent: other\nDisallow: /\n", "/en/page.html", true},
		{"User-agent: *\nDisallow: /\n\nUser-agent: MISWG/2.0\nDisallow: /fr\n", "/en/page.html", true},
		{"User-agent: *\nAllow: /\nUser-agent: miswg\nUser-agent: other\nDisallow: /en\n", "/en/page.html", false},
		{"User-agent: miswg\nUser-agent: *\nDisallow: /en\n", "/en/page.html", false},
		{"User-agent: miswg\nDisallow: /fr\n\nUser-agent: x\nDisallow: /a\n\nUser-agent: miswg\nDisallow: /en\n", "/en/page.html", false},
		{"User-agent: miswgx\nDisallow: /\n", "/en/page.html", true},
		{"Disallow: /\n", "/en/page.html", true},
		{"User-agent: *\nAllow: /en/page\nDisallow: /en\n", "/en/page.html", true},
		{"User-agent: *\nDisallow: /en/page\nAllow: /en/page\n", "/en/page.html", true},
		{"User-agent: *\nDisallow: /*.html$\n", "/en/page.html", false},
		{"User-agent: *\nDisallow: /*.htm$\n", "/en/page.html", true},
		{"User-agent: *\nDisallow: /*/p*e.\n", "/en/page.html", false},
		{"User-agent: *\nDisallow: /*?\n", "/en/page.html?x=1", false},
		{"User-agent: *\nDisallow: /*?\n", "/en/page.html", true},
		{"User-agent: *\nDisallow: /%70age\n", "/page.html", false},
		{"User-agent: *\nDisallow: /é\n", "/%c3%a9t%C3%A9", false},
		{"User-agent: *\nDisallow: /a%2fb\n", "/a%2Fb", false},
		{"User-agent: *\nDisallow: /a%2fb\n", "/a/b", true},
		{"User-agent: *\nDisallow: /100%\n", "/100%25", false},
		{"User-agent: *\nDisallow: " + strings.Repeat("*a", 2000) + "$\n", "/" + strings.Repeat("a", 3000) + "b", true},
		{"<html>User-agent: nobody</html>", "/en/page.html", true},
	} {
		u, err := url.Parse("https://host.example" + tt.path)
		if err != nil {
			t.Fatal(err)
		}
		if got := parse([]byte(tt.robots)).allow(u); got != tt.want {
			t.Errorf("parse(%q).allow(%q) = %v, want %v", tt.robots, tt.path, got, tt.want)
		}
	}
}

func TestGetObeysRobots(t *testing.T) {
	for name, tt := range map[string]struct {
		robots http.HandlerFunc
		path   string
		want   string // of the error; "" for none
	}{
		"none":                   {status(http.StatusNotFound), "/page", ""},
		"secret":                 {status(http.StatusForbidden), "/page", ""},
		"allows":                 {says("text/plain", "User-agent: *\nDisallow: /fr\n"), "/page", ""},
		"moved":                  {to("/other/robots.txt"), "/page", ""},
		"forbids":                {says("text/plain", "User-agent: miswg\nDisallow: /\n"), "/page", errForbidden.Error()},
		"forbids where it leads": {says("text/plain", "User-agent: *\nDisallow: /page\n"), "/moved", errForbidden.Error()},
		"broken":                 {status(http.StatusServiceUnavailable), "/page", "cannot be read: 503 Service Unavailable"},
		"elsewhere":              {to("https://192.0.2.1/robots.txt"), "/page", "cannot be read: leads to another host"},
		"cut": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "9")
			w.Write([]byte("U"))
		}, "/page", "it breaks off"},
		"endless": {func(w http.ResponseWriter, r *http.Request) {
			w.Write([]byte("User-agent: *\nDisallow: /page\n"))
			endless(w, r)
		}, "/page", errForbidden.Error()},
	} {
		srv := serve(t, map[string]http.HandlerFunc{robotsPath: tt.robots, "/other/robots.txt": says("text/plain", "User-agent: *\nDisallow: /fr\n"),
			"/page": says("text/html", hello), "/moved": to("/page")})
		p, err := Get(t.Context(), srv.Client(), srv.URL+tt.path, Seen{})
		switch {
		case tt.want == "" && (err != nil || string(p.HTML) != hello):
			t.Errorf("%s: Get() = %q, %v, want the page", name, p.HTML, err)
		case tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)):
			t.Errorf("%s: Get() = %v, want an error with %q", name, err, tt.want)
		}
	}
}

// FuzzRobots: whatever a host writes, a path is allowed or not, in either spelling alike.
func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /*%7e$\nAllow: /é", "/%7E")
	f.Fuzz(func(t *testing.T, robots, path string) {
		rs := parse([]byte(robots))
		u := &url.URL{Scheme: "https", Host: "host.example", Path: "/" + path}
		spelt := &url.URL{Scheme: "https", Host: "host.example", Path: u.Path, RawPath: octets(u.EscapedPath())}
		if got, want := rs.allow(spelt), rs.allow(u); got != want {
			t.Errorf("parse(%q).allow(%q) = %v, want %v as for %q", robots, spelt, got, want, u)
		}
	})
}
