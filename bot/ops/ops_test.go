package ops

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"

	"miswg/bot/stats"
)

type fake struct{ ready, lasting, broken bool }

func (f *fake) Stats() stats.Stats {
	return stats.Stats{Received: 7, Acked: 6, Sockets: 2, PingAge: 1500 * time.Millisecond, Lasting: f.lasting, Broken: f.broken}
}
func (f *fake) Ready() bool { return f.ready }

func get(t *testing.T, h http.Handler, path string) (int, string) {
	t.Helper()
	s := httptest.NewServer(h)
	defer s.Close()
	resp, err := http.Get(s.URL + path)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(b)
}

func TestReadiness(t *testing.T) {
	f := &fake{}
	digest := func() string { return "abc" }
	h := Handler(f, NewObserver(), digest, false)
	if code, body := get(t, h, "/healthz"); code != 200 || !strings.Contains(body, "remembers nothing") {
		t.Errorf("GET /healthz = %d %q, want 200, and that it remembers nothing", code, body)
	}
	if code, _ := get(t, h, "/readyz"); code != 503 {
		t.Errorf("GET /readyz while deaf = %d, want 503", code)
	}
	f.ready = true
	if code, _ := get(t, h, "/readyz"); code != 200 {
		t.Errorf("GET /readyz = %d, want 200", code)
	}
	required := Handler(f, NewObserver(), digest, true)
	for _, tt := range []struct {
		lasting, broken bool
		want            int
	}{{false, false, 503}, {true, true, 503}, {true, false, 200}} {
		f.lasting, f.broken = tt.lasting, tt.broken
		if code, _ := get(t, required, "/readyz"); code != tt.want {
			t.Errorf("GET /readyz with a store that is required, lasting %v, broken %v = %d, want %d", tt.lasting, tt.broken, code, tt.want)
		}
	}
	// Libraries register on the default mux; this one has only its own pages.
	if code, _ := get(t, h, "/debug/vars"); code != 404 {
		t.Errorf("GET /debug/vars = %d, want 404", code)
	}
}

func metrics(t *testing.T) string {
	t.Helper()
	o := NewObserver()
	o.Answered("status", "fr")
	o.Acknowledged(3 * time.Millisecond)
	o.Replied(40 * time.Millisecond)
	code, body := get(t, Handler(&fake{}, o, func() string { return "abc" }, false), "/metrics")
	if code != 200 {
		t.Fatalf("GET /metrics = %d, want 200", code)
	}
	return body
}

func TestMetrics(t *testing.T) {
	body := metrics(t)
	for _, want := range []string{
		"miswg_envelopes_received_total 7", "miswg_acknowledgements_total 6", "miswg_connections_ready 2", "miswg_ping_age_seconds 1.5",
		`miswg_corpus_info{digest="abc"} 1`, `miswg_answers_total{kind="status",lang="fr"} 1`, "miswg_acknowledgement_seconds_count 1", "miswg_reply_seconds_count 1",
	} {
		if !strings.Contains(body, want+"\n") {
			t.Errorf("GET /metrics lacks %q", want)
		}
	}
}

var metricName = regexp.MustCompile(`\bmiswg_[a-z_]+\b`)

// TestDashboardAndAlertsUseRealNames holds both files to what /metrics serves,
// and the dashboard to showing all of it.
func TestDashboardAndAlertsUseRealNames(t *testing.T) {
	served := map[string]bool{}
	for _, m := range metricName.FindAllString(metrics(t), -1) {
		served[m] = true
	}
	shown := map[string]bool{}
	for _, file := range []string{"dashboard.json", "alerts.yaml"} {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var any any
		if file == "dashboard.json" {
			err = json.Unmarshal(b, &any)
		} else {
			err = yaml.Unmarshal(b, &any)
		}
		if err != nil {
			t.Errorf("%s: %v", file, err)
		}
		names := metricName.FindAllString(string(b), -1)
		if len(names) == 0 {
			t.Errorf("%s names no metric", file)
		}
		for _, m := range names {
			if !served[m] {
				t.Errorf("%s names %s, which is not served", file, m)
			}
			if file == "dashboard.json" {
				shown[strings.TrimSuffix(m, "_bucket")] = true
			}
		}
	}
	for m := range served {
		base := m
		for _, suffix := range []string{"_bucket", "_sum", "_count"} {
			base = strings.TrimSuffix(base, suffix)
		}
		if !shown[base] && !shown[m] {
			t.Errorf("the dashboard does not show %s", m)
		}
	}
}

func TestNilObserverIgnores(t *testing.T) {
	var o *Observer
	o.Answered("status", "en")
	o.Acknowledged(time.Second)
	o.Replied(time.Second)
}
