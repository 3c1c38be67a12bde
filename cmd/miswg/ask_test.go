package main

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// TestLongLine: a line that is no question of anybody's costs that line.
func TestLongLine(t *testing.T) {
	var out bytes.Buffer
	in := strings.NewReader("japan\n" + strings.Repeat("is japan a member ", 300_000) + "\nnorway")
	if err := ask(t.Context(), env{stdin: in, stdout: &out, stderr: &out, getenv: os.Getenv}, askOptions{json: true, lang: "auto"}, []string{"-"}); err != nil {
		t.Fatal(err)
	}
	var asked []string
	for dec := json.NewDecoder(&out); dec.More(); {
		var a struct{ Question string }
		if err := dec.Decode(&a); err != nil {
			t.Fatal(err)
		}
		asked = append(asked, a.Question)
	}
	if len(asked) != 3 || asked[0] != "japan" || len(asked[1]) > maxLine || asked[2] != "norway" {
		t.Errorf("%d answers, want those to japan, as much of the long line as is read, and norway", len(asked))
	}
}
