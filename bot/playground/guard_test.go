package playground_test

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"miswg/bot/playground"
)

// ask makes a request with headers "Name: value".
func ask(t *testing.T, method, url, body string, headers ...string) *http.Response {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		if name == "Host" {
			req.Host = value
		} else {
			req.Header.Set(name, value)
		}
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { res.Body.Close() })
	return res
}

// TestGuard tries what another page, or a name bound to this machine, would.
func TestGuard(t *testing.T) {
	s := start(t, playground.Options{})
	base := strings.TrimSuffix(s.URL(), "/")
	own := "Origin: " + base
	const js, bytes, say = "Content-Type: application/json", "Content-Type: application/octet-stream", `{"as":"alice","verb":"say","where":"#general","text":"hello"}`
	for _, tt := range []struct {
		name, method, path, body string
		headers                  []string
		want                     int
	}{
		{"the page", "GET", "/", "", nil, 200},
		{"the page under localhost", "GET", "/", "", []string{"Host: " + strings.Replace(base[7:], "127.0.0.1", "localhost", 1)}, 200},
		{"another host name", "GET", "/", "", []string{"Host: evil.example"}, 421},
		{"another host name's port", "GET", "/api/state?as=alice", "", []string{"Host: evil.example" + base[strings.LastIndex(base, ":"):]}, 421},
		{"no such file", "GET", "/nothing", "", nil, 404},
		{"outside the folder", "GET", "/../playground.go", "", nil, 404},
		{"the state", "GET", "/api/state?as=alice", "", nil, 200},
		{"the state of nobody", "GET", "/api/state?as=nobody", "", nil, 400},
		{"the state, for another site", "GET", "/api/state?as=alice", "", []string{"Sec-Fetch-Site: cross-site"}, 403},
		{"the stream, for another origin", "GET", "/api/events", "", []string{"Origin: https://evil.example"}, 403},
		{"a post of this page", "POST", "/api/act", say, []string{own, js}, 200},
		{"a post without an origin", "POST", "/api/act", say, []string{js}, 403},
		{"a post of another origin", "POST", "/api/act", say, []string{"Origin: https://evil.example", js}, 403},
		{"a post of another port", "POST", "/api/act", say, []string{"Origin: http://127.0.0.1:1", js}, 403},
		{"a post of nowhere", "POST", "/api/act", say, []string{"Origin: null", js}, 403},
		{"a form", "POST", "/api/act", "as=alice", []string{own, "Content-Type: application/x-www-form-urlencoded"}, 415},
		{"text in disguise", "POST", "/api/act", say, []string{own, "Content-Type: text/plain"}, 415},
		{"an unknown field", "POST", "/api/act", `{"as":"alice","verb":"say","sudo":true}`, []string{own, js}, 400},
		{"an unknown verb", "POST", "/api/act", `{"as":"alice","verb":"shout"}`, []string{own, js}, 400},
		{"too much", "POST", "/api/act", `{"text":"` + strings.Repeat("x", 13<<20) + `"}`, []string{own, js}, 400},
		{"an unknown fault", "POST", "/api/faults", `{"status":418}`, []string{own, js}, 400},
		{"a reload without a folder", "POST", "/api/reload", `{}`, []string{own, js}, 400},
		{"a method of nobody", "DELETE", "/api/act", "", []string{own, js}, 405},
		{"a file of this page", "POST", "/api/files?name=a.csv", "Norway", []string{own, bytes}, 200},
		{"a file without a name", "POST", "/api/files", "Norway", []string{own, bytes}, 400},
		{"a file without an origin", "POST", "/api/files?name=a.csv", "Norway", []string{bytes}, 403},
		{"a file of another origin", "POST", "/api/files?name=a.csv", "Norway", []string{"Origin: https://evil.example", bytes}, 403},
		{"a file for another site", "POST", "/api/files?name=a.csv", "Norway", []string{own, bytes, "Sec-Fetch-Site: cross-site"}, 403},
		{"a file under another host name", "POST", "/api/files?name=a.csv", "Norway", []string{"Host: evil.example", own, bytes}, 421},
		{"a file as a form", "POST", "/api/files?name=a.csv", "x", []string{own, "Content-Type: multipart/form-data; boundary=x"}, 415},
		{"a file as text", "POST", "/api/files?name=a.csv", "x", []string{own, "Content-Type: text/plain"}, 415},
		{"bytes for an act", "POST", "/api/act", say, []string{own, bytes}, 415},
		{"a file that is too large", "POST", "/api/files?name=a.csv", strings.Repeat("x", 25<<20+1), []string{own, bytes}, 400},
		{"a file of nobody", "POST", "/api/act", `{"as":"alice","verb":"say","where":"#general","files":["x"]}`, []string{own, js}, 400},
		{"a read of the uploads", "GET", "/api/files?name=a.csv", "", nil, 404},
	} {
		t.Run(tt.name, func(t *testing.T) {
			res := ask(t, tt.method, base+tt.path, tt.body, tt.headers...)
			if res.StatusCode != tt.want {
				body, _ := io.ReadAll(res.Body)
				t.Errorf("%s %s = %d %s, want %d", tt.method, tt.path, res.StatusCode, body, tt.want)
			}
			for name, want := range map[string]string{
				"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
				"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
			} {
				if got := res.Header.Get(name); !strings.HasPrefix(got, want) {
					t.Errorf("%s is %q, want %q first", name, got, want)
				}
			}
			if cors := res.Header.Get("Access-Control-Allow-Origin"); cors != "" {
				t.Errorf("Access-Control-Allow-Origin is %q, want none", cors)
			}
		})
	}
	if st := s.Slack().State(); len(st.In("#general")) != 1 {
		t.Errorf("%d messages, want only that of the page itself", len(st.In("#general")))
	}
}

// TestLoopbackOnly refuses addresses that others could reach.
func TestLoopbackOnly(t *testing.T) {
	for _, addr := range []string{":8421", "0.0.0.0:0", "[::]:0", "192.0.2.1:0", "example.com:0", "nonsense"} {
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		s, err := playground.Start(ctx, playground.Options{Addr: addr, Engine: engine(t)})
		cancel()
		if err == nil {
			s.Close()
			t.Errorf("Start on %q = nil, want an error", addr)
		}
	}
}
