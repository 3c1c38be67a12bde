package main

import (
	"maps"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/joho/godotenv"
)

// TestDollar writes files out of all that matters to godotenv. Where dollar finds none,
// godotenv reads each $ as it stands: as it reads another sign that it gives no meaning.
func TestDollar(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 200,000 files, in one goroutine")
	}
	pieces := strings.Split("A=|B=|C:|export D=|$|$A|${5}|$$|$(|\\|#| #|\t# |'|\"|\n|\r|\r\n|x|7| |\u00a0|é", "|")
	r := rand.New(rand.NewPCG(1, 2)) // #nosec G404 -- the same files every time
	read, passed := 0, 0
	for range 200_000 {
		var b strings.Builder
		for range 2 + r.IntN(9) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		text := "A=" + b.String()
		got, err := godotenv.Unmarshal(text)
		if err != nil || !strings.Contains(text, "$") {
			continue
		}
		read++
		if _, line := dollar(text); line > 0 {
			continue
		}
		passed++
		plain, err := godotenv.Unmarshal(strings.ReplaceAll(text, "$", "~"))
		want := map[string]string{}
		for name, value := range plain {
			want[name] = strings.ReplaceAll(value, "~", "$")
		}
		if err != nil || !maps.Equal(got, want) {
			t.Fatalf("dollar(%q) = 0, want its line: godotenv reads %q", text, got)
		}
	}
	if read < 1000 || passed < 100 {
		t.Errorf("%d files were read and %d passed, want enough to tell", read, passed)
	}
}
