package written

import (
	"strings"
	"testing"
	"testing/fstest"
)

type house struct {
	Name  At[string]        `yaml:"name"`
	Rooms []At[[]string]    `yaml:"rooms"`
	Rests Value             `yaml:"rests"`
	Doors map[string]string `yaml:"doors,omitempty"`
}

func TestDecode(t *testing.T) {
	var h house
	if got := Decode([]byte("\ufeffname: Old\nrooms:\n  - [hall]\nrests: 12\n"), &h); len(got) > 0 {
		t.Fatalf("Decode() = %v, want nothing wrong", got)
	}
	if h.Name != (At[string]{"Old", 1}) || len(h.Rooms) != 1 || h.Rooms[0].Line != 3 || h.Rests != (Value{"12", 4, 8}) {
		t.Errorf("Decode() read %+v, want each value with its place", h)
	}
	for text, want := range map[string]string{
		"":                           "1: empty",
		"nam: Old\n":                 `1: unknown field "nam"; there are name, rooms, rests, doors`,
		"name: &a Old\n":             "1: anchors and aliases are not read",
		"name: Old\nrooms: secret\n": "2: yaml: cannot unmarshal !!str into",
	} {
		got := Decode([]byte(text), &house{})
		if err := got.Error(); len(got) != 1 || !strings.Contains(err, want) || strings.Contains(err, "secret") {
			t.Errorf("Decode(%q) = %v, want %q", text, got, want)
		}
	}
}

// TestMend writes values where they stand, and nothing that waits for a person.
func TestMend(t *testing.T) {
	files := &Files{FS: fstest.MapFS{"a.yaml": {Data: []byte("é: \"1\" # one\ntext: yes\n")}}}
	if _, err := files.Read("a.yaml", MaxYAML); err != nil {
		t.Fatal(err)
	}
	r := Report{Mends: []Mend{
		{File: "a.yaml", At: Value{"1", 1, 4}, Value: "2", What: "one"},
		{File: "a.yaml", Below: 2, Value: "abc", What: "text, rests,", Confirm: "text"},
	}}
	for _, tt := range []struct {
		confirmed []string
		want      string
	}{{nil, "é: \"2\" # one\ntext: yes\n"}, {[]string{"text"}, "é: \"2\" # one\ntext: yes\nrests: \"abc\"\n"}} {
		got, err := r.Mend(files, tt.confirmed)
		if err != nil || string(got.Files["a.yaml"]) != tt.want || len(got.Done) != 1+len(tt.confirmed) {
			t.Errorf("Mend(%q) = %q, %v, %v, want %q", tt.confirmed, got.Files["a.yaml"], got.Done, err, tt.want)
		}
	}
	if _, err := r.Mend(files, []string{"other"}); err == nil {
		t.Error("Mend() of what does not wait = nil, want an error")
	}
}

func TestReportSaysThingsOnce(t *testing.T) {
	var r Report
	for range 2 {
		r.Wrong("a.yaml", 3, "%s stands twice", Shown("x"))
	}
	if want := `corpus: a.yaml:3: "x" stands twice`; r.Problems.Error() != want {
		t.Errorf("Problems = %q, want %q", r.Problems.Error(), want)
	}
}
