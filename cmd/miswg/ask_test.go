package main

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// TestLongLine: a line that is no question of anybody's costs that line, and is told of in
// its place.
func TestLongLine(t *testing.T) {
	long := strings.Repeat("is japan a member ", 300_000)
	in := "japan\n" + long + "\nnorway"
	asked := func(o askOptions) string {
		var out bytes.Buffer
		if err := ask(t.Context(), env{stdin: strings.NewReader(in), stdout: &out, stderr: &out, getenv: os.Getenv}, o, []string{"-"}); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	var got []map[string]any
	for dec := json.NewDecoder(strings.NewReader(asked(askOptions{json: true, lang: "auto"}))); dec.More(); {
		var a map[string]any
		if err := dec.Decode(&a); err != nil {
			t.Fatal(err)
		}
		got = append(got, a)
	}
	if len(got) != 3 || got[0]["question"] != "japan" || got[2]["question"] != "norway" {
		t.Fatalf("ask --json - = %d objects, want the answer to japan, an error, and the answer to norway", len(got))
	}
	why, _ := got[1]["error"].(string)
	opens, _ := got[1]["opens"].(string)
	if got[1]["line"] != 2.0 || !strings.Contains(why, "5400000 bytes") || len(opens) > 100 || !strings.HasPrefix(opens, "is japan a member") {
		t.Errorf("ask --json - of a long line = %.300v, want its number, how it begins and how long it is", got[1])
	}
	if plain := asked(askOptions{lang: "auto"}); len(plain) > 2000 || !strings.Contains(plain, "\n\nLine 2 (\"is japan") || !strings.Contains(plain, "Norway is a member") {
		t.Errorf("ask - of a long line = %.2000q, want the two answers and what became of line 2", plain)
	}
}

// TestAddressesStandAtTheEnd: each answer names the page and the day of its copy, and the
// address is there once.
func TestAddressesStandAtTheEnd(t *testing.T) {
	for lang, want := range map[string][3]string{
		"en": {"Source: International bilateral security instruments (copy of ", "International bilateral security instruments: https://", ""},
		"fr": {"Source\u00a0: International bilateral security instruments (copie du ", "International bilateral security instruments\u00a0: https://", ""},
	} {
		var out bytes.Buffer
		in := strings.NewReader("japan\nhello\nnorway\nes-tu un robot?\n")
		if err := ask(t.Context(), env{stdin: in, stdout: &out, getenv: os.Getenv}, askOptions{lang: lang}, []string{"-"}); err != nil {
			t.Fatal(err)
		}
		got := out.String()
		cited, end := strings.Count(got, want[0]), strings.LastIndex(got, "\n\n")
		if cited != 3 || !strings.HasPrefix(got[end+2:], want[1]) || strings.Count(got[end:], "\n") != 3 {
			t.Errorf("ask --lang %s - = %s\nwant the page named 3 times and its address at the end", lang, got)
		}
	}
	var out bytes.Buffer
	if err := ask(t.Context(), env{stdin: strings.NewReader(""), stdout: &out, getenv: os.Getenv}, askOptions{lang: "auto"}, []string{"are you a robot?"}); err != nil || strings.Count(out.String(), "https://") != 1 {
		t.Errorf("ask(are you a robot?) = %v, %s, want the address once", err, &out)
	}
}
